"""The objects of performance assessment in the scene: a scheme in force, another that is tried, a computed half-year from
its sheets to the edition that was handed over, what was entered, and a commendation."""

from __future__ import annotations

from uuid import UUID

from duban.chapters.assessment.actions import trying
from duban.chapters.assessment.models import Sheet
from duban.chapters.assessment.queries import reckoning
from duban.chapters.assessment.tests import computing, rounds
from duban.support.jobs.work import Task
from tests.cast import Town


def objects(town: Town) -> dict[str, dict[str, UUID]]:
    """The half-year is told to its end in July; the scene goes on where it was."""
    computing.adopted(town)
    draft = computing.drafted(town, computing.late_costs_four())
    trial = trying.ask(by=town["chen"], at=town.tick(), scheme=draft.uid, year=2026)
    trying.on_bell(Task(trial.uid, town.tick(), reckoning.quiet))
    run = computing.computed(town, 2026)
    fact, commended = computing.entered(town), rounds.commendation(town)
    now = town.at
    of = rounds.published(town)
    result = rounds.unit_result(of, town)
    objection = rounds.answer(town, rounds.object_to(town, result))
    edition = rounds.export(town, rounds.fix(town, rounds.submit(town, of)))
    town.at = now
    sheets = Sheet.objects.filter(run=run)
    return {
        "schemes": {"uid": draft.uid},
        "scheme-trials": {"uid": trial.uid},
        "facts": {"uid": fact.uid},
        "commendations": {"uid": commended.uid},
        "runs": {"uid": run.uid},
        "sheets": {"uid": sheets.get(unit=town.unit("works"), person=None).uid},
        "result-rounds": {"uid": of.uid},
        "unit-results": {"uid": result.uid},
        "person-results": {"uid": rounds.person_result(of, town).uid},
        "result-objections": {"uid": objection.uid},
        "annual-editions": {"uid": edition.uid},
    }


def arguments(objects_: dict[str, dict[str, UUID]]) -> dict[str, UUID]:
    """By the names of the acts' arguments."""
    names = {
        "analysis": "analyses",
        "commendation": "commendations",
        "edition": "annual-editions",
        "evaluation": "evaluations",
        "fact": "facts",
        "result": "unit-results",
        "result_objection": "result-objections",
        "result_round": "result-rounds",
        "run": "runs",
        "scheme": "schemes",
    }
    return {name: objects_[word]["uid"] for name, word in names.items()}

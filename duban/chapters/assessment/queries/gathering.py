"""The facts on record under each of the 11 criteria of art. 12, by its pair in article 9; and what a broken promise or a
missed date means for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from duban.chapters.assessment.queries import recalling, timing
from duban.chapters.assessment.queries.recalling import Recall, Recalled
from duban.chapters.assessment.terms.evaluation import CRITERIA, PAIRS
from duban.chapters.supervision.terms import ProblemKind
from duban.ground.beijing import beijing_day

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation
    from duban.chapters.matters.models import Matter

P = ProblemKind


@dataclass(frozen=True)
class Gathered:
    """What is computed for an evaluation: the dates with their timeliness, and the facts under each criterion."""

    dates: Sequence[timing.Dated]
    criteria: Mapping[str, Sequence[Recalled]]

    @property
    def timeliness(self) -> str:
        """That of the matter itself; empty: 不适用."""
        return self.dates[0].timeliness if self.dates else ""


def gather(matter: Matter, year: int, at: datetime) -> Gathered:
    """Everything that the records say today."""
    today = beijing_day(at)
    recall, dates = Recall(matter, at), timing.dates(matter, year, today)
    span = _span(matter, year, today)
    sources: Mapping[str, Sequence[Callable[[], Iterator[Recalled]]]] = {
        "12(1)": (
            recall.delays,
            recall.urgings,
            recall.specials,
            lambda: recall.problems(frozenset({P.OVERDUE})),
        ),
        "12(2)": (recall.plan,),
        "12(3)": (recall.breakdown, recall.handed_over, lambda: recall.problems(frozenset({P.DUTY}))),
        "12(4)": (recall.interviews,),
        "12(5)": (
            lambda: recall.coordinations(of_service=False),
            lambda: recall.problems(frozenset({P.COOPERATION})),
        ),
        "12(6)": (recall.letters,),
        "12(7)": (recall.reports, recall.notices),
        "12(8)": (recall.promises, lambda: recall.coordinations(of_service=True)),
        "12(9)": (
            lambda: recall.dates(dates),
            recall.indicators,
            lambda: recall.problems(frozenset({P.QUALITY})),
        ),
        "12(10)": (recall.untrue, lambda: recall.problems(frozenset({P.UNTRUE})), recall.notices),
        "12(11)": (lambda: recall.problems(frozenset({P.OTHER})),),
    }
    found = {
        clause: list(chain(*(source() for source in sources[clause]), recall.seen(PAIRS[clause], *span)))
        for clause in CRITERIA
    }
    return Gathered(dates, found)


def _span(matter: Matter, year: int, today: date) -> tuple[date, date]:
    """The time that the evaluation looks at: of a matter without an end the year, else all its time."""
    if timing.no_end(matter):
        return date(year, 1, 1), date(year, 12, 31)
    return matter.docketed_on, today


def frozen(row: Evaluation, at: datetime) -> dict[str, object]:
    """The same as it is kept with the evaluation from its submission on."""
    now = gather(row.matter, row.year, at)
    return {
        "dates": [
            {
                "subject": one.subject,
                "ref": one.ref,
                "label": one.label,
                "original_on": _text(one.original_on),
                "due_on": _text(one.due_on),
                "met_on": _text(one.met_on),
                "timeliness": one.timeliness,
                "late": one.late,
                "findings": [{**asdict(found), "on": _text(found.on)} for found in one.findings],
            }
            for one in now.dates
        ],
        "criteria": {clause: [one.as_json() for one in facts] for clause, facts in now.criteria.items()},
    }


def kept(row: Evaluation) -> Gathered:
    """What was frozen at submission."""
    facts = row.facts
    return Gathered(
        dates=[
            timing.Dated(
                subject=one["subject"],
                ref=one["ref"],
                label=one["label"],
                original_on=_day(one["original_on"]),
                due_on=_day(one["due_on"]),
                met_on=_day(one["met_on"]),
                timeliness=one["timeliness"],
                late=one["late"],
                findings=[timing.Barred(**{**found, "on": _day(found["on"])}) for found in one["findings"]],
            )
            for one in facts.get("dates", [])
        ],
        criteria={
            clause: [recalling.read(one) for one in lines]
            for clause, lines in facts.get("criteria", {}).items()
        },
    )


def shown(row: Evaluation, at: datetime) -> Gathered:
    """What the evaluation shows: as it was frozen, before that as the records say now."""
    return kept(row) if row.submitted_on is not None else gather(row.matter, row.year, at)


def _text(day: date | None) -> str:
    return str(day) if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

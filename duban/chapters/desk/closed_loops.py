"""未闭环清单 of what is closed: what is late on clues and in cases, for the circle of each alone and in no count (decision 40)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from duban.chapters.accountability.queries import duties, judging, slips
from duban.chapters.accountability.terms.case import DutyKind
from duban.chapters.accountability.terms.judging import Step
from duban.chapters.desk.loops import Loop
from duban.ground.access import ACTS
from duban.support.organization.models import Person


def of(person: Person, at: datetime) -> list[Loop]:
    """What is late on the clues and in the cases that exist for this person."""
    return [*_cases(person, at), *_clues(person, at), *_slips(person, at)]


def _cases(person: Person, at: datetime) -> Iterator[Loop]:
    """What the cases oblige to."""
    for one in duties.overdue(person, at):
        what = str(DutyKind(one.kind).label)
        yield Loop("case", what, one.case.ref, one.case.number, one.due_on, one.article, "case")


def _clues(person: Person, at: datetime) -> Iterator[Loop]:
    """The steps that clues wait for."""
    for clue, step in judging.late(person, at):
        what = _("线索逾期未办：%(step)s") % {"step": Step(step.step).label}
        yield Loop("clue", what, clue.ref, clue.number, step.due_on or clue.registered_on, "16", "clue")


def _slips(person: Person, at: datetime) -> Iterator[Loop]:
    """What was entered for the head and nobody has compared with the paper (decision 10)."""
    for one in slips.late(person, at):
        root, page = slips.root_of(one), "case" if one.case else "clue"
        what = _("代录的组长签批件逾期未复核：%(act)s") % {"act": ACTS[one.act].name}
        yield Loop(page, what, root.ref, root.number, one.entered_on, "6(3)", page)

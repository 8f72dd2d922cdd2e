"""What waits in clues and cases for a person: on his own pages alone, in no count, on no print (decision 40)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.accountability.queries import cases, clues, duties, judging, materials, slips, standins
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import DutyKind
from duban.chapters.accountability.terms.judging import Step
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

# What of a clue waits for the head's word, and what for the Office to bring in; the rest either of them does.
OF_HEAD = frozenset({Step.CHOOSE, Step.START, Step.REFER})
OF_DIRECTOR = frozenset({Step.RECEIPT, Step.RESULT})


@dataclass(frozen=True)
class Due:
    """One thing that is asked of him; `late` so many calendar days past its day."""

    what: str
    title: str
    url: str
    since: date | None
    late: int = 0


@dataclass(frozen=True)
class Panel:
    """What is asked of him, and which lists exist for him."""

    rows: tuple[Due, ...]
    clues: bool
    cases: bool


def of(person: Person, at: datetime) -> Panel:
    """His panel; falsy lists where he knows of nothing."""
    return Panel(
        (*_clues(person, at), *_slips(person, at), *_duties(person, at), *_own(person, at)),
        clues=clues.has_a_seat(person, at),
        cases=cases.has_cases(person, at),
    )


def _clues(person: Person, at: datetime) -> Iterator[Due]:
    """For the head and the director, over the clues that exist for them, and for whoever stands in on one."""
    day = beijing_day(at)
    held, in_place = organization.roles(person, day), standins.clues_for(person, at)
    if not in_place and not held & {Role.LEADING_GROUP_HEAD, Role.OFFICE_DIRECTOR}:
        return
    mine = clues.clues(person, at).filter(pk__in=judging.waiting().values("pk"))
    for one in mine.order_by("registered_on", "id"):
        awaited = judging.awaited(one, day)
        if awaited is None:
            continue
        head = Role.LEADING_GROUP_HEAD in held and awaited.step not in OF_DIRECTOR
        directs = Role.OFFICE_DIRECTOR in held or one.pk in in_place
        director = directs and (awaited.step not in OF_HEAD or cases.concerns_head([one], day))
        if head or director:
            what, url = str(Step(awaited.step).label), reverse("clue", args=[one.uid])
            yield _due(what, one.number, url, one.registered_on, by=awaited.due_on, today=day)


def _slips(person: Person, at: datetime) -> Iterator[Due]:
    """What was entered for the head, for those who may compare it with the paper."""
    for one in slips.unchecked(person, at):
        if person.pk not in (one.entered_by_id, one.decider_id):
            root, url = slips.root_of(one), reverse("check_head_slip", args=[one.uid])
            what, today = _("复核代录的组长签批件"), beijing_day(at)
            yield _due(what, root.number, url, one.entered_on, by=slips.due_on(one), today=today)


def _duties(person: Person, at: datetime) -> Iterator[Due]:
    """What the cases wait for from him, by his post or as one of their handlers."""
    for duty in duties.owed_by(person, at):
        what, url = str(DutyKind(duty.kind).label), reverse("case", args=[duty.case.uid])
        yield _due(what, duty.case.number, url, duty.imposed_on, by=duty.due_on, today=beijing_day(at))


def _own(person: Person, at: datetime) -> Iterator[Due]:
    """What he was told himself, while he may answer it."""
    today = beijing_day(at)
    for record in materials.records_of(person):
        notice = materials.notice_of(record)
        heard = stages.step_from("accountability.make_statement", record.case.stage) is not None
        if notice is not None and heard and today <= notice.until_on:
            url = reverse("my_record", args=[record.uid])
            number, until = record.case.number, notice.until_on
            yield _due(_("陈述申辩"), number, url, notice.told_on, by=until, today=today)


def _due(what: str, title: str, url: str, since: date | None, *, by: date | None, today: date) -> Due:
    if by is None:
        return Due(what, title, url, since)
    asked = _("%(what)s（%(day)s 前）") % {"what": what, "day": by}
    return Due(asked, title, url, since, max((today - by).days, 0))

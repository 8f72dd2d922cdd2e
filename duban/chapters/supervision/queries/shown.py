"""What the pages show of notices and problems, read in few queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries
from duban.chapters.supervision.models import (
    Correction,
    Objection,
    Problem,
    Rectification,
    SupervisionNotice,
)
from duban.chapters.supervision.terms import NoticeState, RectificationState
from duban.ground.beijing import beijing_day
from duban.support.files.models import StoredFile
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class NoticeLine:
    """One line of the list of notices; `overdue` says that service or reply is past its date."""

    uid: UUID
    number: str
    title: str
    matter_number: str
    unit: str
    state: str
    day: date
    served_on: date | None
    due_on: date | None
    overdue: bool


def sees_all(person: Person, at: datetime) -> bool:
    """The Office and the Leading Group: all notices, drafts too."""
    return bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)


def notice_lines(rows: Sequence[SupervisionNotice], today: date) -> list[NoticeLine]:
    """The lines of one page of the list, with what is owed next on each."""
    names = organization.unit_names(today)
    refs = [one.ref for one in rows]
    replies = matters.by_source(refs, ObligationKind.NOTICE_REPLY)
    services = matters.by_source(refs, ObligationKind.SERVE_NOTICE)
    lines = []
    for one in rows:
        owed = (services if one.state == NoticeState.ISSUED else replies).get(one.ref)
        standing = owed is not None and owed.met_on is None and owed.lapsed_on is None
        due_on = owed.due_on if owed is not None and standing else None
        late = owed is not None and owed.reported_on is None and due_on is not None and due_on < today
        lines.append(
            NoticeLine(
                uid=one.uid,
                number=one.number,
                title=one.matter.title,
                matter_number=one.matter.number,
                unit=names.get(one.unit_id, ""),
                state=str(NoticeState(one.state).label),
                day=one.issued_on or one.drafted_on,
                served_on=one.served_on,
                due_on=due_on,
                overdue=late,
            )
        )
    return lines


def states_seen(person: Person, at: datetime) -> list[tuple[str, str, int]]:
    """Code, word and number of the notices that the person may see, by state."""
    rows = queries.notices(person, at).order_by().values_list("state").annotate(count=Count("id"))
    counts = dict(rows)
    return [(code, str(word), counts[code]) for code, word in NoticeState.choices if code in counts]


def is_problem(uid: UUID) -> bool:
    """Whether a problem has that uid: what is owed on one without a notice names it."""
    return Problem.objects.filter(uid=uid).exists()


def notice_answered_by(uid: UUID) -> UUID | None:
    """The notice to which an objection or a reply of that uid belongs: what is owed on them names these."""
    objection = Objection.objects.filter(uid=uid).select_related("notice").first()
    if objection is not None:
        return objection.notice.uid
    reply = Rectification.objects.filter(uid=uid, notice__isnull=False).select_related("notice").first()
    return reply.notice.uid if reply is not None and reply.notice is not None else None


def objection_to(notice: SupervisionNotice) -> Objection | None:
    return Objection.objects.filter(notice=notice).select_related("by", "answered_by").first()


def replies_to(notice: SupervisionNotice) -> list[Rectification]:
    """The unit's replies, newest first."""
    return list(
        Rectification.objects.filter(notice=notice).select_related("by", "verified_by").order_by("-id")
    )


def reply_is_pending(notice: SupervisionNotice) -> bool:
    return Rectification.objects.filter(notice=notice, state=RectificationState.SUBMITTED).exists()


def corrections_of(notice: SupervisionNotice) -> list[Correction]:
    return list(Correction.objects.filter(notice=notice).select_related("by").order_by("id"))


def checks_of(problem: Problem) -> list[Rectification]:
    """Re-checks of a problem that the unit had itself reported."""
    return list(Rectification.objects.filter(problem=problem).select_related("verified_by").order_by("-id"))


def files_of(about: Problem | Rectification) -> list[StoredFile]:
    """What proves a problem or a reply."""
    return [one.file for one in about.evidence.select_related("file").order_by("id")]


def notices_naming(problem: Problem, person: Person, at: datetime) -> list[SupervisionNotice]:
    return list(queries.notices(person, at).filter(lines__problem=problem))


def unit_name(notice: SupervisionNotice) -> str:
    """The recipient's name of the day of issue; of drafting while it is not issued (decision 6)."""
    return organization.unit_name(notice.unit_id, notice.issued_on or notice.drafted_on)


def problems_in(notice: SupervisionNotice) -> list[Problem]:
    """All that the notice names, closed or not."""
    return list(Problem.objects.filter(lines__notice=notice).order_by("id"))

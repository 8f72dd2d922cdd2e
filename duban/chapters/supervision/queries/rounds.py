"""What the daily round looks for: duties to urge, what is still unanswered, notices still unsigned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import owed as overdue
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision.models import Problem, SupervisionNotice, Urging
from duban.chapters.supervision.terms import NoticeState
from duban.support.organization import queries as organization

BATCH = 500


def overdue_unurged(today: date) -> list[UUID]:
    """Obligations of units that are overdue and not reported, for which no duty to urge was written down since
    the date in force (an extended one is urged anew when it is overdue again)."""
    late = overdue.overdue_unreported(today, but=organization.office())
    refs = list(late)
    owed: set[str] = set()
    for start in range(0, len(refs), BATCH):
        duties = matters.by_source(refs[start : start + BATCH], ObligationKind.URGE)
        owed |= {ref for ref, duty in duties.items() if duty.imposed_on > late[ref][1]}
    return [uid for ref, (uid, _due_on) in late.items() if ref not in owed]


def unserved(before: datetime) -> QuerySet[SupervisionNotice]:
    """Issued, delivered in the system before that moment, document frozen, head and liaison notified."""
    return SupervisionNotice.objects.filter(
        Q(delivered_at__lt=before, document__frozen_at__lt=before),
        state=NoticeState.ISSUED,
        notified_head__isnull=False,
        notified_liaison__isnull=False,
    ).order_by("id")


@dataclass(frozen=True)
class Unanswered:
    """An obligation that was urged and is still not done: what a suggestion says of it."""

    obligation: UUID
    matter_number: str
    matter_ref: str
    unit_id: int
    task: str
    due_on: date
    urged_on: date


def urged_unanswered() -> list[Unanswered]:
    """Urged, still owed, not reported, and not on file as a problem; by the first urging."""
    rows = (
        Urging.objects.filter(
            obligation__met_on__isnull=True,
            obligation__lapsed_on__isnull=True,
            obligation__reported_on__isnull=True,
            obligation__suspended=False,
            obligation__isnull=False,
        )
        .exclude(obligation__in=Problem.objects.filter(obligation__isnull=False).values("obligation"))
        .select_related("obligation", "matter")
        .order_by("on", "id")
    )
    first: dict[int, Unanswered] = {}
    for row in rows:
        owed = row.obligation
        if owed is not None and owed.pk not in first:
            first[owed.pk] = Unanswered(
                obligation=owed.uid,
                matter_number=row.matter.number,
                matter_ref=row.matter.ref,
                unit_id=row.unit_id,
                task=owed.label or str(ObligationKind(owed.kind).label),
                due_on=owed.due_on,
                urged_on=row.on,
            )
    return list(first.values())

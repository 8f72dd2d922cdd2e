"""What a matter was before the system had it, and on which paper an earlier extension rests (ADR 0018)."""

from __future__ import annotations

from duban.chapters.intake import rules
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import EARLIER_EXTENSION, CandidateState
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip

TO_DOCKET = (*rules.ON_THE_WAY, CandidateState.APPROVED)


def paper_of(candidate: Candidate) -> ApprovalSlip | None:
    """The checked paper on which the candidate's earlier extension rests: its own, else that of the whole list."""
    own = organization.checked_slip(candidate.ref, EARLIER_EXTENSION)
    return own or organization.checked_slip(candidate.docketing_list.ref, EARLIER_EXTENSION)


def without_paper(listed: DocketingList) -> list[int]:
    """Source rows of the matters whose deadline was changed before and that have no checked paper for it."""
    rows = Candidate.objects.filter(docketing_list=listed, state__in=TO_DOCKET).matters()
    changed = [one for one in rows.order_by("source_row", "id") if original_on(one)]
    if not changed or organization.checked_slip(listed.ref, EARLIER_EXTENSION):
        return []
    return [one.source_row for one in changed if not organization.checked_slip(one.ref, EARLIER_EXTENSION)]


def original_on(candidate: Candidate) -> object:
    """The first deadline, where another is in force."""
    return candidate.brought.get("original_on") or None

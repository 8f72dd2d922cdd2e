"""What the superior Party organisation answers to a request without deciding on anybody (17(1))."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from duban.chapters.accountability.models import AccountabilityCase, HandlingProposal
from duban.chapters.accountability.queries import decisions, materials, proposals
from duban.chapters.accountability.rules import deciding as rules


def note(case: AccountabilityCase, proposal: HandlingProposal, piece: UUID | None, today: date) -> str:
    """Note its paper beside the request; who answered. Refuses without the paper, and after a decision."""
    rules.check_reply(paper=piece is not None, decided=bool(decisions.not_set_aside(case)))
    request = proposals.request_of(proposal)
    if request is None or piece is None:
        return ""
    request.reply, request.replied_on = materials.piece(case, piece), today
    request.save()
    return request.to

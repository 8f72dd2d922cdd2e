"""What the end of a post sets off, in the same transaction (art. 11(2); decision 6)."""

from __future__ import annotations

from duban.chapters.responsibility import queries
from duban.chapters.responsibility.queries import handovers
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded
from duban.support.notifications import inbox
from duban.support.organization.models import Post


def on_post_ended(recorded: Recorded) -> None:
    """Whoever leaves a unit with matters in hand hands them over: head, deputies and liaisons are told."""
    post, day = recorded.row, beijing_day(recorded.at)
    if not isinstance(post, Post) or post.unit_id is None:
        return
    lines = handovers.in_hand(post.unit_id, post.person, day)
    if not lines:
        return
    count = len(handovers.matters_of(lines))
    inbox.tell(
        queries.to_tell(post.unit_id, day),
        kind="responsibility.handover",
        text=f"{post.person.name}离任，名下有{count}个在办事项，请办理工作交接",
        at=recorded.at,
        slot=f"post_ended:{post.uid}",
        context_ref=lines[0].assignment.matter.ref,
    )

"""What the end of a post, and an adjustment of the units, set off in the same transaction (art. 11(2))."""

from __future__ import annotations

from duban.chapters.matters.queries import adjusting
from duban.chapters.responsibility import actions, queries
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


def on_adjusted(recorded: Recorded) -> None:
    """Units that came to an assigned matter are given it, those that left answer no more."""
    matter = adjusting.adjustment_by_uid(recorded.row.uid).matter
    if matter.assigned_on is not None and matter.closed_on is None and queries.is_changed(matter):
        actions.reassign(by=None, at=recorded.at, request_id=None, adjustment=recorded.row.uid)

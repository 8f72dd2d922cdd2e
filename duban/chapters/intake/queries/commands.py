"""What the Leading Group has decided or asked for, by the rows of which units owe it (16(3))."""

from __future__ import annotations

from collections.abc import Collection

from duban.chapters.intake.models import AgreedItem, LeaderInstruction, RequestForInstructions
from duban.chapters.intake.queries.requests import is_of_group
from duban.support.ledger.rows import Row
from duban.support.organization.terms import MeetingKind


def of_leading_group(refs: Collection[str]) -> dict[str, str]:
    """Of these sources those that are the Leading Group's: agreed in its meeting, written by one of its members, or
    its answer to a request; each in words."""
    return {**_agreed(refs), **_written(refs), **_answered(refs)}


def _uids(kind: type[Row], refs: Collection[str]) -> list[str]:
    own = f"{kind._meta.label_lower}:"
    return [ref.removeprefix(own) for ref in refs if ref.startswith(own)]


def _agreed(refs: Collection[str]) -> dict[str, str]:
    rows = AgreedItem.objects.filter(
        uid__in=_uids(AgreedItem, refs), meeting__kind=MeetingKind.LEADING_GROUP_MEETING
    ).select_related("meeting")
    return {
        one.ref: f"{one.meeting.held_on}领导小组会议（{one.meeting.number}）议定：{one.text}" for one in rows
    }


def _written(refs: Collection[str]) -> dict[str, str]:
    rows = LeaderInstruction.objects.filter(uid__in=_uids(LeaderInstruction, refs)).select_related("writer")
    return {
        one.ref: f"{one.written_on}{one.writer_name}批示：{one.text}"
        for one in rows
        if one.writer is not None and is_of_group(one.writer, one.written_on)
    }


def _answered(refs: Collection[str]) -> dict[str, str]:
    rows = RequestForInstructions.objects.filter(uid__in=_uids(RequestForInstructions, refs))
    return {one.ref: f"{one.answered_on}{one.answered_name}答复请示：{one.answer}" for one in rows}

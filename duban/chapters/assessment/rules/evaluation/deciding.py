"""How the Leading Group decides on an evaluation: ways, recusals, corrections (11(5); decisions 10, 30 and 31)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.assessment.rules.evaluation.sheet import EVALUATED, check_words
from duban.chapters.assessment.terms.evaluation import (
    ApprovedIn,
)
from duban.ground.access import Refusal, Unfit

PAPER_DECIDERS = frozenset({"LEADING_GROUP_HEAD", "LEADING_GROUP_MEETING"})


def check_way(way: ApprovedIn, allowed: Sequence[str]) -> None:
    """By a meeting, by circulation, or on a checked paper, as the rule set has it (decision 30)."""
    if way not in allowed:
        labels = "、".join(str(ApprovedIn(one).label) for one in allowed)
        raise Refusal("assessment.not_by", EVALUATED, way=way.label, allowed=labels)


@dataclass(frozen=True)
class Member:
    """Somebody of the Leading Group: units of the matter in his charge, and those in which he holds a post."""

    ref: str
    name: str
    is_head: bool = False
    charge: Sequence[str] = ()
    posts: Sequence[str] = ()


def recuses(member: Member, *, head_too: bool) -> bool:
    """A member recuses on units in his charge and on his own; the head not for the former alone (decision 31)."""
    return bool(member.posts) or bool(member.charge) and (head_too or not member.is_head)


def check_decider(member: Member, *, head_too: bool, judged_by: Collection[str]) -> None:
    """Whoever approves neither evaluated nor submitted it, and is not bound to recuse."""
    if member.ref in judged_by:
        raise Refusal("assessment.own_submission", "6(2)", name=member.name)
    if member.posts:
        raise Refusal("assessment.own_unit", "6(2)", unit="、".join(member.posts))
    if recuses(member, head_too=head_too):
        raise Refusal("assessment.in_charge_recuses", "6(2)", name=member.name, unit="、".join(member.charge))


def check_recusals(present: Sequence[Member], minutes: str, *, head_too: bool) -> list[str]:
    """Who sat in the meeting and had to recuse; the minutes say that each did."""
    bound = [one.name for one in present if recuses(one, head_too=head_too)]
    missing = [name for name in bound if name not in minutes]
    if missing:
        raise Refusal("assessment.recusal_unrecorded", "6(2)", names="、".join(missing))
    return bound


def check_signed(
    members: Sequence[Member], signed: Mapping[str, bool], *, head_too: bool, judged_by: Collection[str]
) -> list[str]:
    """传签: all who are not bound to recuse have agreed, among them at least one; the others are named."""
    asked = [one for one in members if not recuses(one, head_too=head_too) and one.ref not in judged_by]
    waiting = [one.name for one in asked if one.ref not in signed]
    if waiting or not asked:
        raise Refusal("assessment.not_signed", EVALUATED, names="、".join(waiting))
    against = [one.name for one in asked if not signed[one.ref]]
    if against:
        raise Refusal("assessment.disagreed", EVALUATED, names="、".join(against))
    return [one.name for one in members if one not in asked]


def check_signature(words: str, *, agrees: bool, signed_on: date | None, what: str) -> None:
    """Signed once; whoever does not agree says why."""
    if signed_on is not None:
        raise Refusal("assessment.signed_before", EVALUATED, on=signed_on)
    if not agrees:
        check_words(words, what)


def check_meeting(place: int | None, *, kind: str, label: str, entered_by: str, by: str) -> int:
    """A numbered item of a meeting of the Leading Group, whose minutes another person has entered (decision 10)."""
    if kind != ApprovedIn.LEADING_GROUP_MEETING:
        raise Refusal("assessment.not_of_group", EVALUATED, decider=label)
    if entered_by == by:
        raise Refusal("assessment.own_minutes", "6(2)")
    if place is None or place < 1:
        raise Unfit("assessment.item_missing", EVALUATED)
    return place


def check_paper_decider(kind: str, *, label: str) -> None:
    """The Leading Group decides: its head on paper, or its meeting."""
    if kind not in PAPER_DECIDERS:
        raise Refusal("assessment.not_of_group", EVALUATED, decider=label)


def check_none_under_way(under_way: bool) -> None:
    """One correction at a time."""
    if under_way:
        raise Refusal("assessment.under_way", EVALUATED)


def check_evidence(count: int) -> None:
    """A correction is proved (decision 30)."""
    if not count:
        raise Unfit("assessment.evidence_missing", EVALUATED)


def check_seated(unit: str, *, sits: bool) -> None:
    """Somebody is designated for the department in which the Office sits, and for no other."""
    if not sits:
        raise Refusal("assessment.not_seated", "6(2)", unit=unit)


def check_designee(name: str, *, tied: bool) -> None:
    """Somebody who has nothing to do with that department."""
    if tied:
        raise Refusal("assessment.designee_unfit", "6(2)", name=name)


def check_decided_on(on: date, submitted_on: date) -> None:
    """The act's date is the paper's, never before what it rests on (decision 10)."""
    if on < submitted_on:
        raise Unfit("assessment.decided_before", EVALUATED, on=on, submitted_on=submitted_on)

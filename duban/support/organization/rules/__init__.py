"""Pure rules of posts and papers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from duban.ground.access import ADMIN_POSTS, UNIT_POSTS, PostKind, Refusal, Unfit
from duban.support.organization.rules.changing import (
    CARRIED_AS,
    Changing,
    Leaving,
    check_carried,
    check_change,
    check_leaving,
    check_merger,
    check_standing,
    check_target,
    check_unit_there,
)

__all__ = [
    "CARRIED_AS",
    "Changing",
    "Leaving",
    "SINGLE_POSTS",
    "check_admins_apart",
    "check_appointment",
    "check_carried",
    "check_change",
    "check_delegation",
    "check_fact",
    "check_in_service",
    "check_leaving",
    "check_may_end",
    "check_meeting",
    "check_meeting_new",
    "check_merger",
    "check_name_free",
    "check_paper_date",
    "check_password",
    "check_post_runs",
    "check_replacement",
    "check_reset",
    "check_reset_receiver",
    "check_second_person",
    "check_span",
    "check_standing",
    "check_target",
    "check_unit_there",
    "check_username_free",
    "within",
]

SINGLE_POSTS = frozenset(
    {
        PostKind.UNIT_HEAD,
        PostKind.LIAISON_A,
        PostKind.LIAISON_B,
        PostKind.OFFICE_DIRECTOR,
        PostKind.LEADING_GROUP_HEAD,
    }
)


def within(day: date, from_on: date, to_on: date | None) -> bool:
    """Whether the day lies in the span, both ends included; None is an open end."""
    return from_on <= day and (to_on is None or day <= to_on)


def check_span(from_on: date, to_on: date | None) -> None:
    if to_on is not None and to_on < from_on:
        raise Unfit("organization.dates_reversed", "11(2)", start=from_on, to=to_on)


def check_appointment(
    kind: PostKind,
    *,
    has_unit: bool,
    held: Collection[PostKind],
    holder: str | None,
    from_on: date,
    label: str,
) -> None:
    """A unit post names its unit, a post of the body does not; a post for one person has one holder at a
    time; the three administrators exclude each other (art. 11(2); separation of duties)."""
    if kind in UNIT_POSTS and not has_unit:
        raise Unfit("organization.post_needs_unit", "11(2)", post=label)
    if kind not in UNIT_POSTS and has_unit:
        raise Unfit("organization.post_takes_no_unit", "11(2)", post=label)
    check_admins_apart(kind, held=held)
    if kind in SINGLE_POSTS and holder is not None:
        raise Refusal("organization.post_overlaps", "11(2)", post=label, holder=holder, start=from_on)


def check_admins_apart(kind: PostKind, *, held: Collection[PostKind]) -> None:
    """The three administrators exclude each other, in their own right and acting for another."""
    if kind in ADMIN_POSTS and ADMIN_POSTS & set(held) - {kind}:
        raise Refusal("organization.admins_exclude", "6(1)")


def check_post_runs(ended_on: date | None) -> None:
    if ended_on is not None:
        raise Refusal("organization.post_ended", "11(2)", ended=ended_on)


def check_paper_date(decided_on: date, today: date) -> None:
    """The act's date is the paper's: maybe past, never future (decision 10)."""
    if decided_on > today:
        raise Unfit("organization.future_paper", "7", decided_on=decided_on)


def check_meeting(number: str, *, held_on: date, today: date, chaired: bool, chair: str) -> str:
    """A meeting that was held, with its number and a chair who was there; returns the number, trimmed."""
    if held_on > today:
        raise Unfit("organization.future_meeting", "7", held_on=held_on)
    if not 1 <= len(number.strip()) <= 60:
        raise Unfit("organization.meeting_number", "7")
    if not chaired:
        raise Unfit("organization.chair_absent", "7", name=chair)
    return number.strip()


def check_meeting_new(*, known: bool, kind: str, held_on: date, number: str) -> None:
    if known:
        raise Refusal("organization.meeting_twice", "7", kind=kind, held_on=held_on, number=number)


def check_second_person(entered_by: str, checked_by: str, *, already: bool) -> None:
    """A paper decision is entered by one person and checked by another (decision 10)."""
    if already:
        raise Refusal("organization.paper_checked", "6(2)")
    if entered_by == checked_by:
        raise Refusal("organization.same_checker", "6(2)")


def check_fact(value: str, allowed: Collection[str], label: str) -> None:
    if value not in allowed:
        raise Unfit("organization.fact_value", "4", value=value, kind=label, choices="、".join(allowed))


def check_delegation(holder: str, deputy: str) -> None:
    if holder == deputy:
        raise Refusal("organization.delegate_self", "7")


def check_replacement(holder: str, taking: str, *, name: str) -> None:
    """Another takes the post over."""
    if holder == taking:
        raise Refusal("organization.replace_self", "11(2)", name=name)


def check_name_free(name: str, *, taken: bool) -> None:
    """Two units never share a name at a time: otherwise a list could not be read without guessing."""
    if taken:
        raise Refusal("organization.name_taken", "3", name=name)


def check_username_free(username: str, *, taken: bool) -> None:
    if taken:
        raise Refusal("organization.username_taken", "4", username=username)


def check_in_service(name: str, ended_on: date | None) -> None:
    if ended_on is not None:
        raise Refusal("organization.person_ended", "4", name=name, ended=ended_on)


def check_may_end(name: str, *, own: bool, held: Collection[str]) -> None:
    """Whoever still answers for something is not put out of the house (art. 4)."""
    if own:
        raise Refusal("organization.end_own", "6(1)")
    if held:
        raise Refusal("organization.still_holds", "4", name=name, posts="、".join(held))


def check_reset_receiver(issuer: str, receiver: str) -> None:
    """Two people stand behind every reset: the one who forgot, and another who knows him."""
    if issuer == receiver:
        raise Refusal("organization.reset_own", "6(1)")


def check_reset(*, matches: bool, expires_at: datetime, at: datetime) -> None:
    """One answer, whatever is wrong with the code: it says nothing to whoever guesses."""
    if not matches or at >= expires_at:
        raise Refusal("organization.reset_invalid", "6(1)")


def check_password(problems: Collection[str]) -> None:
    if problems:
        raise Unfit("organization.weak_password", "6(1)", problems="；".join(problems))

"""传签: the Leading Group decides on results without a meeting, each member on the units that are his to decide
(13(2); decisions 30 and 31)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from duban.chapters.assessment.rules.results.rounds import ARTICLE, Seat, check_recused, must_recuse
from duban.ground.access import Refusal, Unfit

# So many are named in a refusal.
NAMED = 5


def decides_on(seat: Seat, units: Collection[int], *, head_too: bool) -> frozenset[int]:
    """The units on which he decides: those for which he need not recuse and has not."""
    return frozenset(units) - must_recuse(seat, head_too=head_too) - seat.recused_for


def check_signer(
    seat: Seat, units: Collection[int], *, head_too: bool, judged: bool, signed_on: date | None
) -> None:
    """Signed once, by somebody who neither proposed nor submitted it and has at least one unit to decide on."""
    if judged:
        raise Refusal("assessment.results_own_submission", "6(2)", name=seat.name)
    if not decides_on(seat, units, head_too=head_too):
        raise Refusal("assessment.recused_for_all", "6(2)", name=seat.name)
    if signed_on is not None:
        raise Refusal("assessment.result_signed_before", ARTICLE, on=signed_on)


def check_words(words: str, *, agrees: bool) -> str:
    """Whoever does not agree says why."""
    said = words.strip()
    if not agrees and not said:
        raise Unfit("assessment.disagreement_reason", ARTICLE)
    return said


def check_circulated(
    members: Mapping[str, Seat],
    signed: Mapping[str, bool],
    units: Mapping[int, str],
    *,
    head_too: bool,
    judged_by: Collection[str],
) -> None:
    """All who have something to decide have agreed, who must recuse did, and for every unit somebody decided.

    `members` and `signed` go by the person's reference, `units` by the unit's key, with its name.
    """
    check_recused(list(members.values()), head_too=head_too)
    asked = {
        ref: decides_on(seat, units, head_too=head_too)
        for ref, seat in members.items()
        if ref not in judged_by
    }
    _refuse_named(
        "assessment.results_not_signed",
        members,
        [ref for ref, own in asked.items() if own and ref not in signed],
    )
    _refuse_named(
        "assessment.results_disagreed",
        members,
        [ref for ref, own in asked.items() if own and not signed[ref]],
    )
    left = set(units) - frozenset().union(*asked.values())
    if left:
        names = [units[one] for one in sorted(left)]
        raise Refusal("assessment.nobody_decides", "6(2)", units="、".join(names[:NAMED]))


def _refuse_named(code: str, members: Mapping[str, Seat], refs: Sequence[str]) -> None:
    if refs:
        raise Refusal(code, ARTICLE, names="、".join(members[ref].name for ref in refs))


def check_as_suggested(changes: int) -> None:
    """What was signed is what was suggested; nothing else is fixed on it."""
    if changes:
        raise Refusal("assessment.circulated_as_suggested", ARTICLE, count=changes)


def check_one_basis(*, meeting: bool) -> None:
    """What was decided by circulation was not decided in a meeting as well."""
    if meeting:
        raise Unfit("assessment.two_bases", ARTICLE)


def check_may_circulate(ways: Collection[str], *, allowed: Sequence[str]) -> None:
    """The body allows it; `allowed` says in words what else it does."""
    if "CIRCULATION" not in ways:
        raise Refusal("assessment.decider_unfit", ARTICLE, decider="传签", allowed="、".join(allowed))

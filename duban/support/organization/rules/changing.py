"""Pure rules of a unit merged into another or split in two (art. 3; decision 6)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from duban.ground.access import PostKind, Refusal, Unfit

# What a post may become in the unit that takes over: the same or a lower one. Any other post is an appointment.
CARRIED_AS: dict[PostKind, tuple[PostKind, ...]] = {
    PostKind.UNIT_HEAD: (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.HANDLER),
    PostKind.DEPUTY_IN_CHARGE: (PostKind.DEPUTY_IN_CHARGE, PostKind.HANDLER),
    PostKind.LIAISON_A: (PostKind.LIAISON_A, PostKind.LIAISON_B, PostKind.HANDLER),
    PostKind.LIAISON_B: (PostKind.LIAISON_B, PostKind.LIAISON_A, PostKind.HANDLER),
    PostKind.HANDLER: (PostKind.HANDLER,),
}


@dataclass(frozen=True)
class Changing:
    """A unit as a merger or a split looks at it: its name, since when that has been in use, and whether it is the
    Office or an outside cooperating unit."""

    name: str
    since: date
    ended_on: date | None = None
    is_office: bool = False
    external: bool = False


@dataclass(frozen=True)
class Leaving:
    """A post that ends with the day before the change: whose, of which unit, which, and since when."""

    unit: str
    post: str
    since: date


def check_change(basis: str, *, on: date, today: date) -> str:
    """A change rests on a paper and on a day that has come; returns the paper's words, trimmed."""
    if not basis.strip():
        raise Unfit("organization.change_basis", "3")
    if on > today:
        raise Unfit("organization.change_future", "3", on=on)
    return basis.strip()[:200]


def check_standing(unit: Changing, *, on: date) -> None:
    """The unit is there still, is not the Office, and bore its present name before the change."""
    if unit.ended_on is not None:
        raise Refusal("organization.unit_ended", "3", name=unit.name, ended=unit.ended_on)
    if unit.is_office:
        raise Refusal("organization.change_office", "8")
    if on <= unit.since:
        raise Unfit("organization.change_before", "3", on=on, name=unit.name, since=unit.since)


def check_unit_there(name: str, *, ended_on: date | None, from_on: date) -> None:
    """Nothing begins in a unit after its last day."""
    if ended_on is not None and from_on > ended_on:
        raise Refusal("organization.unit_ended", "3", name=name, ended=ended_on)


def check_merger(parts: Sequence[Changing], into: Changing | None, *, itself: bool, on: date) -> None:
    """Units that stand, of one kind with regard to art. 3, into another that stands; into a new one, two or more.

    An outside cooperating unit is asked by letter and answers for nothing: it takes no duties over, and passes none
    on (decision 1).
    """
    if not parts:
        raise Unfit("organization.merge_nothing", "3")
    for part in parts:
        check_standing(part, on=on)
    if itself:
        raise Unfit("organization.merge_itself", "3", name=into.name if into else parts[0].name)
    if into is None:
        if len(parts) < 2:
            raise Unfit("organization.merge_few", "3")
    else:
        check_standing(into, on=on)
    everybody = [*parts, *([into] if into else [])]
    outside = next((one for one in everybody if one.external), None)
    if outside is not None and not all(one.external for one in everybody):
        raise Refusal("organization.change_external", "3", name=outside.name)


def check_target(*, existing: bool, name: str) -> None:
    """Either a unit of the list takes over, or one that is set up with a name."""
    if existing == bool(name.strip()):
        raise Unfit("organization.merge_target", "3")


def check_leaving(posts: Collection[Leaving], *, on: date) -> None:
    """Every post that ends was held on the day before: otherwise somebody would answer for nothing."""
    for post in posts:
        if post.since >= on:
            raise Refusal(
                "organization.change_post_since", "11(2)", name=post.unit, post=post.post, since=post.since
            )


def check_carried(kind: PostKind, target: PostKind, *, own: bool, name: str, post: str, label: str) -> None:
    """A post goes over as what it was or as less; more is an appointment, and the keeper of security's to make."""
    if not own:
        raise Unfit("organization.carried_foreign", "11(2)")
    if target not in CARRIED_AS.get(kind, ()):
        raise Refusal("organization.carried_higher", "11(2)", name=name, post=post, target=label)

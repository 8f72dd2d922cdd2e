"""Who is who on a day: standing, posts, names of units; the lock of the organization."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q

from duban.ground.access import UNIT_POSTS, Actor, NotFound, PostKind, Refusal, Role, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import roster, stamps
from duban.support.organization.models import (
    ApprovalSlip,
    Body,
    Delegation,
    LeaderInCharge,
    OrgUnit,
    Person,
    Post,
    ResetCode,
)
from duban.support.organization.terms import POST_LABELS, DeciderKind, PaperState, ResetState

DEPUTIES = (PostKind.DEPUTY_IN_CHARGE,)


def on(day: date, prefix: str = "") -> Q:
    """The rows whose span holds the day, both ends included."""
    return Q(**{f"{prefix}from_on__lte": day}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    )


@dataclass(frozen=True)
class Hat:
    """One post that a person fills on a day, in his own right or acting for its holder."""

    kind: PostKind
    unit_id: int | None
    title: str
    acting_for: str = ""


def hats(person: Person, day: date) -> list[Hat]:
    """The posts that the person fills on that day, delegations included."""
    known = roster.now()
    own = [Hat(PostKind(post.kind), post.unit_id, post.title) for post in known.own(person, day)]
    return own + [
        Hat(PostKind(one.post.kind), one.post.unit_id, one.post.title, one.post.person.name)
        for one in known.lent(person, day)
    ]


def kinds_held(person: Person, from_on: date, to_on: date | None = None) -> set[PostKind]:
    """Every kind of post that the person fills on some day of the span, acting included; None is open."""

    def meets(prefix: str = "") -> Q:
        runs = Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": from_on})
        return runs if to_on is None else runs & Q(**{f"{prefix}from_on__lte": to_on})

    own = Post.objects.filter(meets(), person=person).values_list("kind", flat=True)
    lent = Delegation.objects.filter(meets(), meets("post__"), deputy=person).values_list(
        "post__kind", flat=True
    )
    return {PostKind(kind) for kind in [*own, *lent]}


def still_held(person: Person, day: date) -> list[str]:
    """What the person holds beyond that day, in words: posts, posts in which he acts, units in his charge."""
    beyond = Q(to_on__isnull=True) | Q(to_on__gt=day)
    own = Post.objects.filter(beyond, person=person).order_by("id")
    lent = Delegation.objects.filter(beyond, deputy=person).select_related("post").order_by("id")
    led = LeaderInCharge.objects.filter(beyond, person=person).order_by("id")

    def words(post: Post) -> str:
        place = unit_name(post.unit_id, day) if post.unit_id else ""
        return f"{place}{POST_LABELS[PostKind(post.kind)]}"

    return [
        *(words(post) for post in own),
        *(f"{words(one.post)}（代理）" for one in lent),
        *(f"{unit_name(charge.unit_id, day)}分管领导" for charge in led),
    ]


def roles(person: Person | None, day: date) -> frozenset[Role]:
    """What the person is in the body as a whole; nobody (the sweep, a reaction) is the system."""
    if person is None:
        return frozenset({Role.SYSTEM})
    held = {Role(hat.kind.value) for hat in hats(person, day) if hat.kind not in UNIT_POSTS}
    return frozenset({Role.PERSON, *held})


def standing(person: Person | None, at: datetime, ties: frozenset[Tie] = frozenset()) -> Standing:
    return Standing(roles=roles(person, beijing_day(at)), ties=ties)


def actor_of(person: Person | None, at: datetime, *, on_behalf_of: str = "") -> Actor:
    """The frozen value that the ledger keeps of who acted: name, unit and post of that day."""
    if person is None:
        return Actor.SYSTEM
    day = beijing_day(at)
    worn = sorted(hats(person, day), key=lambda hat: list(PostKind).index(hat.kind))
    first = worn[0] if worn else None
    unit = unit_name(first.unit_id, day) if first and first.unit_id else ""
    behalf = on_behalf_of or (first.acting_for if first else "")
    return Actor(
        ref=person.ref,
        name=person.name,
        unit=unit,
        post=first.kind.value if first else "",
        on_behalf_of=behalf,
    )


def body() -> Body:
    found = Body.objects.first()
    if found is None:
        raise NotFound("organization.no_body", "7")
    return found


def stamp() -> str:
    """The state of the organization in this transaction; whatever is adopted under its lock is kept by it."""
    return stamps.current()


def is_demo() -> bool:
    """Whether this database was made for demonstration."""
    return Body.objects.filter(demo_seed__isnull=False).exists()


def lock() -> Body:
    """Lock the organization: every act on units, people and posts passes here one after the other."""
    taken = locks.take(body())
    stamps.forget()
    return taken


def unit_by_uid(uid: UUID) -> OrgUnit:
    found = OrgUnit.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("organization.unit_unknown", "3")
    return found


def person_by_uid(uid: UUID) -> Person:
    found = Person.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("organization.person_unknown", "4")
    return found


def reset_code_by_uid(uid: UUID) -> ResetCode:
    found = ResetCode.objects.filter(uid=uid).select_related("person").first()
    if found is None:
        raise NotFound()
    return found


def open_reset_code(person: Person) -> ResetCode | None:
    return ResetCode.objects.filter(person=person, state=ResetState.OPEN).first()


def plain_code(code: str) -> str:
    """A reset code as it is hashed, however it was typed."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def is_code(code: str, code_hash: str) -> bool:
    return check_password(plain_code(code), code_hash)


def code_fits(person: Person | None, code: str, at: datetime) -> bool:
    """Whether the code would open; the same work is done where there is nobody, or no code."""
    found = open_reset_code(person) if person is not None else None
    fits = is_code(code, found.code_hash if found else _no_code())
    return fits and found is not None and at < found.expires_at


@lru_cache(maxsize=1)
def _no_code() -> str:
    return make_password(secrets.token_hex(16))


def post_by_uid(uid: UUID) -> Post:
    found = Post.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound()
    return found


def slip_by_uid(uid: UUID) -> ApprovalSlip:
    found = ApprovalSlip.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound()
    return found


def checked_slip(subject_ref: str, decision: str) -> ApprovalSlip | None:
    """The newest checked paper on which a decision about that subject rests, if there is one."""
    papers = ApprovalSlip.objects.filter(subject_ref=subject_ref, decision=decision, state=PaperState.CHECKED)
    return papers.order_by("id").last()


def needed_slip(subject_ref: str, decision: str) -> ApprovalSlip:
    """The checked paper on which an act must rest. Refuses without one (organization.needs_paper)."""
    slip = checked_slip(subject_ref, decision)
    if slip is None:
        raise Refusal("organization.needs_paper", "7")
    return slip


def office() -> OrgUnit:
    """The Leading Group Office as a unit: what it owes, it owes as a unit (its own debts are measured)."""
    found = roster.now().office
    if found is None:
        raise NotFound()
    return found


def holders(unit_id: int | None, kinds: tuple[PostKind, ...], day: date) -> list[Person]:
    """Who fills these posts of the unit on that day, people acting for them included."""
    return list(roster.now().holders(unit_id, kinds, day).values())


def holders_by_unit(kinds: tuple[PostKind, ...], day: date) -> dict[int, tuple[int, ...]]:
    """Ids of the people who fill these posts on that day, by unit, people acting for them included."""
    known = roster.now()
    found = {unit_id: tuple(known.holders(unit_id, kinds, day)) for unit_id in known.posts_in if unit_id}
    return {unit_id: people for unit_id, people in found.items() if people}


def head_of(unit_id: int, day: date) -> Person | None:
    """The unit's head on that day: the first responsible person (art. 11(2))."""
    posts = roster.on(roster.now().posts_in.get(unit_id, ()), day)
    return next((post.person for post in posts if post.kind == PostKind.UNIT_HEAD), None)


def deputies_of(unit_id: int, day: date) -> list[Person]:
    """The deputies in charge on that day: the directly responsible persons (art. 11(2))."""
    return holders(unit_id, DEPUTIES, day)


def leaders_of(unit_id: int, day: date) -> list[Person]:
    """The leader in charge of the unit on that day (decision 5)."""
    return [charge.person for charge in roster.on(roster.now().leaders_of.get(unit_id, ()), day)]


def staff_by_unit(day: date) -> dict[int, list[Person]]:
    """Everybody with a post of a unit on that day and an account in use, by unit."""
    known = roster.now()
    found = {
        unit_id: {post.person_id: post.person for post in roster.on(posts, day) if post.person.is_active}
        for unit_id, posts in known.posts_in.items()
        if unit_id is not None
    }
    return {unit_id: list(people.values()) for unit_id, people in sorted(found.items()) if people}


def people_with(role: PostKind, day: date) -> list[Person]:
    """Who holds a post of the body as a whole on that day, people acting included."""
    return holders(None, (role,), day)


def unit_name(unit_id: int, day: date) -> str:
    """The formal name that the unit bore on that day."""
    return roster.now().name(unit_id, day)


def unit_names(day: date) -> dict[int, str]:
    """Formal names of all units on that day, by id."""
    known = roster.now()
    return {unit_id: name for unit_id in known.names_of if (name := known.name(unit_id, day))}


@dataclass(frozen=True)
class Decided:
    """On which Beijing day, and for whom, a leader's or a meeting's decision counts."""

    on: date
    on_behalf_of: str = ""
    slip: ApprovalSlip | None = None


def decision(person: Person, at: datetime, *, subject_ref: str, word: str, entitled: bool) -> Decided:
    """A decision in the system by whoever is entitled to it, else on a checked paper (代录, decision 10).

    The paper's date is the decision's date. Refuses (organization.needs_paper) a clerk without one.
    """
    if entitled:
        return Decided(on=beijing_day(at))
    slip = needed_slip(subject_ref, word)
    name = slip.decider.name if slip.decider else str(DeciderKind(slip.decider_kind).label)
    return Decided(on=slip.decided_on, on_behalf_of=name, slip=slip)

"""Who is who, in memory: read once for each state of the organization, so that no page and no act joins for it.

The key is the body's `stamp`, which every organization act sets anew under the organization lock; a state that
was rolled back leaves a stamp that nobody asks for again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol, TypeVar

from duban.ground.access import PostKind
from duban.support.organization import stamps
from duban.support.organization.models import (
    Body,
    Delegation,
    LeaderInCharge,
    OrgUnit,
    Person,
    Post,
    UnitChangePart,
    UnitName,
)
from duban.support.organization.terms import NameKind, UnitKind


class Spanned(Protocol):
    """A row that holds from one day to another, both included; None is open."""

    @property
    def from_on(self) -> date: ...

    @property
    def to_on(self) -> date | None: ...


S = TypeVar("S", bound=Spanned)


def on(rows: Sequence[S], day: date) -> Iterator[S]:
    """Those of the rows that hold on that day."""
    return (row for row in rows if row.from_on <= day and (row.to_on is None or row.to_on >= day))


class Roster:
    """The body, posts, delegations, leaders in charge and formal names of all times. Its rows are read, never
    saved."""

    def __init__(self) -> None:
        self.body = Body.objects.first()
        self.office = OrgUnit.objects.filter(kind=UnitKind.OFFICE).first()
        self.people = {person.pk: person for person in Person.objects.defer("password", "phone_sealed")}
        self.posts_of: dict[int, list[Post]] = defaultdict(list)
        self.posts_in: dict[int | None, list[Post]] = defaultdict(list)
        posts = {post.pk: post for post in Post.objects.order_by("id")}
        for post in posts.values():
            post.person = self.people[post.person_id]
            self.posts_of[post.person_id].append(post)
            self.posts_in[post.unit_id].append(post)
        self.lent_to: dict[int, list[Delegation]] = defaultdict(list)
        self.lent_of: dict[int, list[Delegation]] = defaultdict(list)
        for one in Delegation.objects.order_by("id"):
            one.post, one.deputy = posts[one.post_id], self.people[one.deputy_id]
            self.lent_to[one.deputy_id].append(one)
            self.lent_of[one.post_id].append(one)
        self.leaders_of: dict[int, list[LeaderInCharge]] = defaultdict(list)
        for charge in LeaderInCharge.objects.order_by("id"):
            charge.person = self.people[charge.person_id]
            self.leaders_of[charge.unit_id].append(charge)
        self.ended_on: dict[int, date] = {}
        self.successor_of: dict[int, int] = {}
        self.merged_into: dict[int, list[int]] = defaultdict(list)
        for unit in OrgUnit.objects.filter(to_on__isnull=False).order_by("id"):
            if unit.to_on is not None:
                self.ended_on[unit.pk] = unit.to_on
            if unit.successor_id is not None:
                self.successor_of[unit.pk] = unit.successor_id
                self.merged_into[unit.successor_id].append(unit.pk)
        self.changed = frozenset(UnitChangePart.objects.values_list("unit_id", flat=True))
        self.names_of: dict[int, list[UnitName]] = defaultdict(list)
        for name in UnitName.objects.filter(kind=NameKind.FORMAL).order_by("from_on", "id"):
            self.names_of[name.unit_id].append(name)

    def own(self, person: Person, day: date) -> list[Post]:
        """The posts that the person holds on that day in his own right."""
        return list(on(self.posts_of.get(person.pk, ()), day))

    def lent(self, person: Person, day: date) -> list[Delegation]:
        """The posts in which the person acts for another on that day."""
        return [
            one
            for one in on(self.lent_to.get(person.pk, ()), day)
            if next(on([one.post], day), None) is not None
        ]

    def holders(self, unit_id: int | None, kinds: Sequence[PostKind], day: date) -> dict[int, Person]:
        """Who fills these posts of the unit on that day, people acting for them included, by id."""
        found: dict[int, Person] = {}
        for post in on(self.posts_in.get(unit_id, ()), day):
            if post.kind in kinds:
                found[post.person_id] = post.person
                found.update({one.deputy_id: one.deputy for one in on(self.lent_of.get(post.pk, ()), day)})
        return dict(sorted(found.items()))

    def name(self, unit_id: int, day: date) -> str:
        """The formal name of that day: empty before there was one, the last one after the unit has ended."""
        begun = [name for name in self.names_of.get(unit_id, ()) if name.from_on <= day]
        return begun[-1].name if begun else ""


@lru_cache(maxsize=8)
def _read(stamp: str) -> Roster:
    return Roster()


def now() -> Roster:
    """The roster of the organization as it stands in this transaction."""
    return _read(stamps.current())

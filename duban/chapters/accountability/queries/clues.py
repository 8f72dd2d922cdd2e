"""Reading clues: for its circle; for anyone else, administrators included, a clue does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.accountability.models import (
    THE_FOURTH,
    AccountabilityClue,
    CaseClue,
    CaseRecusal,
    CaseSeat,
    Circle,
    ClueNotice,
    Concerned,
)
from duban.chapters.accountability.queries import standins
from duban.chapters.accountability.terms.clues import ClueState
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import sameness
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.responsibility.queries import handovers
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.queries.reckoning import NoticeFacts
from duban.ground.access import BrokenAct, NotFound, current_scope, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import SupervisionNotice

STANDING_POSTS = standins.STANDING_POSTS


def clue_by_uid(uid: UUID) -> AccountabilityClue:
    """For replays; pages and acts go through `visible_clue`."""
    return AccountabilityClue.objects.get(uid=uid)


def clues(person: Person | None, at: datetime) -> QuerySet[AccountabilityClue]:
    """The clues that exist for the person: those in whose circle he is, or in the circle of the case to which they have
    led, while he holds the post for whose sake he is; the head of the Leading Group and the Office's director of the day
    see all, and where neither may act, whoever stands in. Never one that concerns him, or from whose case he has recused
    (decisions 39, 40)."""
    found = AccountabilityClue.objects.select_related("matter", "unit").order_by("-id")
    if person is None:
        return found
    held = [str(role) for role in organization.roles(person, beijing_day(at))]
    seats = Circle.objects.filter(person=person, to_at__isnull=True, post__in=["", *held])
    of_case = CaseSeat.objects.filter(person=person, to_at__isnull=True, post__in=["", *held])
    if not any(post in held for post in STANDING_POSTS):
        mine = Q(pk__in=seats.values("clue")) | Q(pk__in=standins.clues_for(person, at))
        in_case = Q(led_to__case__in=of_case.values("case"))
        found = found.filter(mine | in_case | Q(led_to__case__in=standins.cases_for(person, at)))
    recused = CaseRecusal.objects.filter(person=person)
    return found.exclude(pk__in=Concerned.objects.filter(person=person).values("clue")).exclude(
        led_to__case__in=recused.values("case")
    )


def has_a_seat(person: Person, at: datetime) -> bool:
    """Whether the list of clues exists for the person at all: for the head and the director always, for
    others while a clue does."""
    held = {str(role) for role in organization.roles(person, beijing_day(at))}
    return any(post in held for post in STANDING_POSTS) or clues(person, at).exists()


def notices_of(clue: AccountabilityClue) -> list[ClueNotice]:
    """The notices on which the clue rests, by day of service."""
    return list(ClueNotice.objects.filter(clue=clue).order_by("served_on", "id"))


def visible_clue(*, person: Person | None, at: datetime, uid: UUID) -> AccountabilityClue:
    """The clue, for its circle; otherwise 404, whoever asks."""
    found = clues(person, at).filter(uid=uid).first()
    if found is None:
        raise NotFound("accountability.not_found", "6(1)")
    return found


def clue_of(matter: Matter, unit: OrgUnit) -> AccountabilityClue | None:
    """The clue of that matter and recipient, else one on what is the same matter (merged into it, or its parent).
    Where units were merged, of those that their clues became: the unit's own, else the one that is open, else the
    newest; nothing joins them (decision 23)."""
    unit_of = sameness.answering(matter)
    now = unit_of(matter.pk, unit.pk)
    rows = AccountabilityClue.objects.filter(matter__in=sameness.same_matter(matter), ground="16(4)")
    found = [one for one in rows if unit_of(one.matter_id, one.unit_id) == now]
    found.sort(
        key=lambda one: (one.matter_id == matter.pk, one.unit_id == now, one.state == ClueState.OPEN, one.pk)
    )
    return found[-1] if found else None


def rests_on_notices(clue: AccountabilityClue) -> bool:
    """Whether it is the clue of 16(4), which notices raise."""
    return clue.ground == THE_FOURTH


def has_led_on(clue: AccountabilityClue) -> bool:
    """Whether verification has begun from it."""
    return CaseClue.objects.filter(clue=clue).exists()


def raised_by(ground: str, cause_ref: str) -> AccountabilityClue | None:
    """The clue of that ground which that fact has raised."""
    return AccountabilityClue.objects.filter(ground=ground, cause_ref=cause_ref).first()


def is_about_the_same(clue: AccountabilityClue, notice: SupervisionNotice) -> bool:
    """Whether the notice counts with the clue: the same matter and recipient (art. 16(4))."""
    unit_of = sameness.answering(notice.matter)
    same = clue.matter_id in {one.pk for one in sameness.same_matter(notice.matter)}
    return same and unit_of(clue.matter_id, clue.unit_id) == unit_of(notice.matter_id, notice.unit_id)


def clue_with(notice_ref: str) -> AccountabilityClue | None:
    """The clue that rests, among others, on that notice."""
    line = (
        ClueNotice.objects.filter(notice_ref=notice_ref).select_related("clue__matter", "clue__unit").first()
    )
    return line.clue if line else None


def read_under_lock(clue: AccountabilityClue, matter: Matter) -> AccountabilityClue:
    """The clue as it now stands. Every act on a clue has locked its matter first, so the matter's lock is the
    clue's: a reaction takes no lock that its cause does not hold."""
    scope = current_scope()
    if scope is None or matter.ref not in scope.locked or clue.matter_id != matter.pk:
        raise BrokenAct(f"{clue.ref} is read before its matter is locked")
    found = AccountabilityClue.objects.select_related("unit").get(pk=clue.pk)
    mark_locked(found.ref)
    return found


def lock_clue(clue: AccountabilityClue) -> AccountabilityClue:
    """For an act on the clue alone, which takes no other lock."""
    return locks.take(clue)


@dataclass(frozen=True)
class Standing:
    """How many notices count now, and whether that is enough."""

    count: int
    threshold: int
    reached: bool


def count_now(matter: Matter, unit: OrgUnit, on: date) -> Standing:
    """The count of art. 16(4) over the notices as they now stand; on a matter that was merged into another, over those of
    that one, for it counts with them from then on (decisions 9, 22)."""
    now = sameness.onward(matter)
    answers = OrgUnit.objects.get(pk=sameness.answering(now)(matter.pk, unit.pk))
    count, rules = reckoning.served_count(now, answers, on), reckoning.count_rules(on)
    return Standing(count, rules.threshold, reckoning.is_reached(count, rules))


def circle_of(clue: AccountabilityClue, day: date) -> list[Person]:
    """Whom a message about the clue may reach on that day: whoever has a seat, and who stands in where neither head nor
    director may act."""
    seats = Circle.objects.filter(clue=clue, to_at__isnull=True).select_related("person").order_by("id")
    found = [
        seat.person
        for seat in seats
        if not seat.post or seat.post in {str(role) for role in organization.roles(seat.person, day)}
    ]
    stands_in = standins.of_clue(clue, day)
    return [*found, stands_in] if stands_in is not None and stands_in not in found else found


def responsible(facts: NoticeFacts, today: date) -> tuple[dict[str, object], list[Person]]:
    """The responsible persons of the service date."""
    return responsible_on(facts.matter, facts.unit, facts.served_on, today=today)


def responsible_on(
    matter: Matter, of: OrgUnit, day: date, *, today: date, named: Sequence[Person] = ()
) -> tuple[dict[str, object], list[Person]]:
    """The responsible persons of that day as plain values, and the people themselves: first, direct and handlers, and whom
    the clue names beside them. The leader in charge is noted as a fact; as a responsible person only where the rule set
    of today reads it so (decision 23 [L])."""
    unit = matters.stood_for(matter, of.pk, day)
    head = organization.head_of(unit, day)
    first = [head] if head else []
    direct = organization.deputies_of(unit, day)
    own = responsibility.given_on(matter, unit, day)
    handlers = handovers.staff_on(own, day)
    leaders = organization.leaders_of(unit, day)
    snapshot: dict[str, object] = {
        "on": str(day),
        "unit": organization.unit_name(unit, day),
        "first": [_named(one) for one in first],
        "direct": [_named(one) for one in direct],
        "handlers": [_named(one) for one in handlers],
        "leader_in_charge": [_named(one) for one in leaders],
    }
    people = [*first, *direct, *handlers]
    if rulebook.values(today).flag("accountability.leader_in_charge_is_responsible"):
        snapshot["leader_is_responsible"] = True
        people += leaders
    others = [one for one in named if one not in people]
    if others:
        snapshot["named"] = [_named(one) for one in others]
    return snapshot, [*people, *others]


def _named(person: Person) -> dict[str, str]:
    return {"ref": person.ref, "name": person.name}

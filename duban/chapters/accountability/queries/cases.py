"""Reading cases: for their circle; for anyone else, administrators included, a case does not exist (decision 40)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseClue,
    CaseHandler,
    CasePerson,
    CaseRecusal,
    CaseSeat,
)
from duban.chapters.accountability.queries import clues, judging, standins
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.terms.clues import ClueState
from duban.chapters.accountability.terms.judging import Step
from duban.ground.access import NotFound, PostKind, Role, Standing, Unfit
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import background
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

ARTICLE = "6(1)"


def case_by_uid(uid: UUID) -> AccountabilityCase:
    """For replays; pages and acts go through `visible_case`."""
    return AccountabilityCase.objects.get(uid=uid)


def cases(person: Person | None, at: datetime) -> QuerySet[AccountabilityCase]:
    """The cases that exist for the person: those in whose circle he is, while he holds the post for whose sake he is;
    head and director of the day all of them, and where no director may act, whoever stands in. Never one that concerns him,
    or from which he has recused."""
    found = AccountabilityCase.objects.select_related("unit").order_by("-id")
    if person is None:
        return found
    held = [str(role) for role in organization.roles(person, beijing_day(at))]
    seats = CaseSeat.objects.filter(person=person, to_at__isnull=True, post__in=["", *held])
    if not any(post in held for post in clues.STANDING_POSTS):
        found = found.filter(Q(pk__in=seats.values("case")) | Q(pk__in=standins.cases_for(person, at)))
    return found.exclude(pk__in=CasePerson.objects.filter(person=person).values("case")).exclude(
        pk__in=CaseRecusal.objects.filter(person=person).values("case")
    )


def has_cases(person: Person, at: datetime) -> bool:
    """Whether the list of cases exists for the person at all."""
    held = {str(role) for role in organization.roles(person, beijing_day(at))}
    return any(post in held for post in clues.STANDING_POSTS) or cases(person, at).exists()


def visible_case(*, person: Person | None, at: datetime, uid: UUID) -> AccountabilityCase:
    """The case, for its circle; otherwise 404, whoever asks."""
    found = cases(person, at).filter(uid=uid).first()
    if found is None:
        raise NotFound("accountability.not_found", ARTICLE)
    return found


def lock(case: AccountabilityCase) -> AccountabilityCase:
    """The case as it now stands, until the end of the act. Locks after its matters, before a number series."""
    return locks.take(case)


def standing(person: Person | None, at: datetime, case: AccountabilityCase) -> Standing:
    """What the person is to this case, beside his posts: whoever stands in counts in it as the director does."""
    found = organization.standing(person, at)
    if person is None:
        return found
    roles = set(found.roles)
    if case.pk in standins.cases_for(person, at):
        roles.add(Role.OFFICE_DIRECTOR)
    if cases(person, at).filter(pk=case.pk).exists():
        roles.add(Role.CASE_CIRCLE)
        if CaseHandler.objects.filter(case=case, person=person, to_on__isnull=True).exists():
            roles.add(Role.CASE_HANDLER)
    if CasePerson.objects.filter(case=case, person=person, seen_from__isnull=False).exists():
        roles.add(Role.CONCERNED)
    return Standing(roles=frozenset(roles), ties=found.ties)


def standing_to_clue(person: Person | None, at: datetime, clue: AccountabilityClue) -> Standing:
    """What the person is to the clue: his posts, and whether he is of its circle; whoever stands in counts as the director
    does."""
    found = organization.standing(person, at)
    if person is None or not clues.clues(person, at).filter(pk=clue.pk).exists():
        return found
    roles = found.roles | {Role.CASE_CIRCLE}
    if clue.pk in standins.clues_for(person, at):
        roles |= {Role.OFFICE_DIRECTOR}
    return Standing(roles=roles, ties=found.ties)


# -- the circle -----------------------------------------------------------------------------------------


def circle_of(case: AccountabilityCase, day: date) -> list[CaseSeat]:
    """Who may know of the case on that day, with the reason."""
    seats = CaseSeat.objects.filter(case=case, to_at__isnull=True).select_related("person").order_by("id")
    return [
        seat
        for seat in seats
        if not seat.post or seat.post in {str(role) for role in organization.roles(seat.person, day)}
    ]


def circle_people(case: AccountabilityCase, day: date) -> list[Person]:
    """Who knows of the case on that day, and whom a message about it may reach: those with a seat, whoever has since come
    into a post that knows of every case, and who stands in for the director."""
    found = [seat.person for seat in circle_of(case, day)]
    for post in clues.STANDING_POSTS:
        for person in organization.people_with(post, day):
            out = is_concerned(case, person) or has_recused(case, person)
            if person not in found and not out:
                found.append(person)
    stands_in = standins.of_case(case, day)
    return [*found, stands_in] if stands_in is not None and stands_in not in found else found


def is_in_circle(case: AccountabilityCase, person: Person, day: date) -> bool:
    return person in circle_people(case, day)


def seat_of(case: AccountabilityCase, person: Person) -> CaseSeat | None:
    return CaseSeat.objects.filter(case=case, person=person, to_at__isnull=True).first()


def handlers_of(case: AccountabilityCase) -> list[Person]:
    rows = CaseHandler.objects.filter(case=case, to_on__isnull=True).select_related("person").order_by("id")
    return [row.person for row in rows]


def is_concerned(case: AccountabilityCase, person: Person) -> bool:
    return CasePerson.objects.filter(case=case, person=person).exists()


def has_recused(case: AccountabilityCase, person: Person) -> bool:
    return CaseRecusal.objects.filter(case=case, person=person).exists()


def people_of(case: AccountabilityCase) -> list[CasePerson]:
    return list(CasePerson.objects.filter(case=case).select_related("person").order_by("id"))


def person_of(case: AccountabilityCase, uid: UUID) -> CasePerson:
    """One of those whom the case concerns, by who he is."""
    found = CasePerson.objects.filter(case=case, person__uid=uid).select_related("person").first()
    if found is None:
        raise Unfit("accountability.not_concerned", "6(2)")
    return found


# -- before there is a case -----------------------------------------------------------------------------


def waits(clue: AccountabilityClue) -> bool:
    """Whether a case may begin from it."""
    return clue.state != ClueState.CLOSED and not CaseClue.objects.filter(clue=clue).exists()


def case_of(clue: AccountabilityClue) -> AccountabilityCase | None:
    """The case to which the clue has led."""
    link = CaseClue.objects.filter(clue=clue).select_related("case__unit").first()
    return link.case if link else None


def concerns_head(found: Sequence[AccountabilityClue], day: date) -> bool:
    """Whether one of the clues concerns the head of the Leading Group of that day."""
    return any(judging.head_concerned(clue, day) for clue in found)


def case_concerns_head(case: AccountabilityCase, day: date) -> bool:
    """Whether a person whom the case concerns heads the Leading Group on that day."""
    heads = organization.people_with(PostKind.LEADING_GROUP_HEAD, day)
    return CasePerson.objects.filter(case=case, person__in=heads).exists()


def startable(clue: AccountabilityClue, person: Person, at: datetime) -> list[AccountabilityClue]:
    """Other clues of the same unit from which one case could begin together with this one."""
    rows = clues.clues(person, at).filter(unit=clue.unit, state=ClueState.OPEN).exclude(pk=clue.pk)
    return list(rows.filter(led_to__isnull=True).order_by("id"))


def joinable(case: AccountabilityCase, person: Person, at: datetime) -> list[AccountabilityClue]:
    """Clues of the case's unit that have led to no case, as far as they exist for the person."""
    rows = clues.clues(person, at).filter(unit=case.unit, state=ClueState.OPEN, led_to__isnull=True)
    return list(rows.order_by("id"))


def clues_of(case: AccountabilityCase) -> list[AccountabilityClue]:
    links = CaseClue.objects.filter(case=case).select_related("clue__matter", "clue__unit").order_by("id")
    return [link.clue for link in links]


def handling_classes(found: Collection[AccountabilityClue], day: date) -> dict[str, str]:
    """How each ground is handled, by the table of that day (decision 35)."""
    return {clue.ground: judging.class_of(clue.ground, day) for clue in found}


def starting(clue: AccountabilityClue, day: date) -> rules.Starting:
    """The clue as the rule of starting looks at it."""
    judged = judging.judged(clue, None, day)
    awaited = judging.awaited(clue, day)
    before = awaited.step if awaited and awaited.step != Step.START else ""
    return rules.Starting(
        ground=clue.ground,
        unit=clue.unit_id,
        waits=waits(clue),
        handling=judged.handling,
        step=before,
        step_label=str(Step(before).label) if before else "",
    )


def candidate(case: AccountabilityCase, person: Person, day: date) -> rules.Candidate:
    """What the records say of somebody who is to handle the case (decision 39)."""
    return _candidates(case, [person], day)[0]


def may_handle(case: AccountabilityCase, day: date) -> list[Person]:
    """Everybody of whom the records say nothing against handling the case, by name."""
    people = list(Person.objects.filter(is_active=True).order_by("name_key", "id"))
    seen = zip(people, _candidates(case, people, day), strict=True)
    return [person for person, one in seen if one.free]


def _candidates(case: AccountabilityCase, people: Sequence[Person], day: date) -> list[rules.Candidate]:
    since = rules.recent_since(day, rulebook.values(day).number("accountability.recent_unit_years"))
    concerned = set(CasePerson.objects.filter(case=case).values_list("person_id", flat=True))
    recused = set(CaseRecusal.objects.filter(case=case).values_list("person_id", flat=True))
    clerks = standins.notice_clerks(clues_of(case))
    return [
        rules.Candidate(
            ref=person.ref,
            name=person.name,
            fit=person.is_active
            and bool(organization.hats(person, day))
            and not background.administers(person, day),
            concerned=person.pk in concerned,
            recused=person.pk in recused,
            grounds=rules.recusal_grounds(
                own_unit=case.unit_id in background.units_served(person, day, day),
                recent_unit=case.unit_id in background.units_served(person, since, day),
                notice_clerk=person.ref in clerks,
            ),
        )
        for person in people
    ]

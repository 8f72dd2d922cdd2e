"""Reading what the head decided on paper about clues and cases: for their circles alone (decisions 10, 40)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, Concerned, HeadSlip
from duban.chapters.accountability.queries import cases, clues
from duban.chapters.accountability.rules import slips as rules
from duban.chapters.accountability.terms.slips import SlipState
from duban.ground import workdays
from duban.ground.access import BrokenAct, NotFound, PostKind, Standing
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

Root = AccountabilityClue | AccountabilityCase
WAITING = (SlipState.ENTERED, SlipState.AGREES)
START = "accountability.start_verification"
OFFICE = (PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR)


def slip_by_uid(uid: UUID) -> HeadSlip:
    """For replays."""
    return HeadSlip.objects.get(uid=uid)


def unchecked(person: Person, at: datetime) -> list[HeadSlip]:
    """What nobody has compared yet, of the clues and cases that exist for the person; oldest first."""
    mine = Q(clue__in=clues.clues(person, at)) | Q(case__in=cases.cases(person, at))
    rows = HeadSlip.objects.filter(mine, state=SlipState.ENTERED).select_related("clue", "case")
    return list(rows.order_by("entered_on", "id"))


def due_on(slip: HeadSlip) -> date:
    """By when it should be compared, by the rule set of the day on which it was entered."""
    within = rulebook.values(slip.entered_on).number("accountability.check_slip_within")
    return workdays.add_working_days(slip.entered_on, within, rulebook.calendar())


def late(person: Person, at: datetime) -> list[HeadSlip]:
    """What should have been compared by now."""
    return [one for one in unchecked(person, at) if due_on(one) < beijing_day(at)]


def visible_slip(*, person: Person, at: datetime, uid: UUID) -> HeadSlip:
    """The paper, for the circle of its clue or case; otherwise 404."""
    mine = Q(clue__in=clues.clues(person, at)) | Q(case__in=cases.cases(person, at))
    found = (
        HeadSlip.objects.filter(mine, uid=uid).select_related("clue__matter", "case__unit", "file").first()
    )
    if found is None:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    return found


def lock(slip: HeadSlip) -> HeadSlip:
    """The paper as it now stands; its clue or case is locked first."""
    return locks.take(slip)


def of(root: Root) -> list[HeadSlip]:
    """Every paper on the clue or case, in the order of entry."""
    rows = HeadSlip.objects.select_related("decider", "entered_by", "checked_by")
    return list(rows.filter(_about(root)).order_by("id"))


def waits(root: Root, code: str) -> bool:
    """Whether a paper on that act is neither used nor found to differ."""
    return HeadSlip.objects.filter(_about(root), act=code, state__in=WAITING).exists()


def usable(root: Root, code: str) -> HeadSlip | None:
    """The checked paper on which the act may rest."""
    return HeadSlip.objects.filter(_about(root), act=code, state=SlipState.AGREES).first()


def deciders(code: str, day: date) -> frozenset[PostKind]:
    """The posts whose word the act is: the head's; for starting verification those that the rule set names (decision 34)."""
    if code != START:
        return frozenset({PostKind.LEADING_GROUP_HEAD})
    return frozenset(PostKind(one) for one in rulebook.values(day).texts("accountability.start_approved_by"))


def decides(person: Person, at: datetime, code: str) -> bool:
    """Whether the act is this person's own word now."""
    return held(person, beijing_day(at), code)


def signed(root: Root, code: str, decider: UUID, on: date) -> rules.Signed:
    """What the rules look at of a paper that is to be entered."""
    whom = organization.person_by_uid(decider)
    return rules.Signed(
        name=whom.name,
        headed=held(whom, on, code),
        concerned=concerns(root, whom),
        recused=not isinstance(root, AccountabilityClue) and cases.has_recused(root, whom),
        on=on,
        not_before=not_before(root),
        waits=waits(root, code),
    )


def root_of(slip: HeadSlip) -> Root:
    """The clue or the case of which the paper is."""
    root = slip.clue or slip.case
    if root is None:
        raise BrokenAct(f"{slip.ref} is of nothing")
    return root


def standing(person: Person, at: datetime, slip: HeadSlip) -> Standing:
    """What the person is to that clue or case."""
    root = root_of(slip)
    if isinstance(root, AccountabilityClue):
        return cases.standing_to_clue(person, at, root)
    return cases.standing(person, at, root)


def held(person: Person, day: date, code: str) -> bool:
    """Whether the person held on that day a post whose word the act is."""
    return any(person in organization.people_with(post, day) for post in deciders(code, day))


def not_before(root: Root) -> date:
    """The day on which a decision about it rests at the earliest."""
    return root.registered_on if isinstance(root, AccountabilityClue) else root.opened_on


def heads(day: date) -> list[Person]:
    return list(organization.people_with(PostKind.LEADING_GROUP_HEAD, day))


def concerns(root: Root, person: Person) -> bool:
    if isinstance(root, AccountabilityClue):
        return Concerned.objects.filter(clue=root, person=person).exists()
    return cases.is_concerned(root, person)


def may_compare(clue: AccountabilityClue, person: Person, by: Person, day: date) -> bool:
    """Somebody else of the Office, whom the clue does not concern."""
    of_office = any(person in organization.people_with(post, day) for post in OFFICE)
    return of_office and person.pk != by.pk and not concerns(clue, person)


def comparers(clue: AccountabilityClue, by: Person, day: date) -> list[Person]:
    """Who may be let in to compare."""
    found = {one.pk: one for post in OFFICE for one in organization.people_with(post, day)}
    return [one for one in found.values() if may_compare(clue, one, by, day)]


def _about(root: Root) -> Q:
    return Q(clue=root) if isinstance(root, AccountabilityClue) else Q(case=root)

"""Who does on a clue or a case what the director does where no director may: it concerns him, or he has recused
(decisions 34, 39, 40). So none has an empty circle, and what concerns head and director both still goes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseHandler,
    CasePerson,
    CaseRecusal,
    ClueNotice,
    Concerned,
)
from duban.chapters.supervision import queries as supervision
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import queries as ledger
from duban.support.organization import background
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

STANDING_POSTS = (PostKind.LEADING_GROUP_HEAD, PostKind.OFFICE_DIRECTOR)
KEY = "accountability.director_stand_ins"


def clues_for(person: Person, at: datetime) -> list[int]:
    """The ids of the clues on which this person stands in."""
    day = beijing_day(at)
    if not _holds(person, day):
        return []
    rows = AccountabilityClue.objects.all()
    for one in _directors(day):
        rows = rows.filter(_off_clue(one))
    return [one.pk for one in rows if of_clue(one, day) == person]


def cases_for(person: Person, at: datetime) -> list[int]:
    """The ids of the cases in which this person stands in."""
    day = beijing_day(at)
    if not _holds(person, day):
        return []
    rows = AccountabilityCase.objects.all()
    for one in _directors(day):
        rows = rows.filter(_off_case(one))
    return [one.pk for one in rows if of_case(one, day) == person]


def of_clue(clue: AccountabilityClue, day: date) -> Person | None:
    """Who stands in on the clue that day; nobody while a director may act on it, or the head where it does not concern him:
    what concerns him goes out, and not by his hand."""
    if not _needs_one_on_clue(clue, day):
        return None
    able = [one for one in _candidates(day) if _free_for_clue(clue, one)]
    return _first(able, clue.unit_id, [clue], day)


def of_case(case: AccountabilityCase, day: date) -> Person | None:
    """Who stands in in the case that day; nobody while a director may act in it: what is his to do, the head does not do.
    Where the post is vacant, nobody while the head may act."""
    directors, heads = _directors(day), _heads(day)
    if any(_free_for_case(case, one) for one in directors):
        return None
    if not directors and heads and all(_free_for_case(case, one) for one in heads):
        return None
    rests_on = list(AccountabilityClue.objects.filter(led_to__case=case).order_by("id"))
    able = [
        one
        for one in _candidates(day)
        if _free_for_case(case, one) and all(_free_for_clue(clue, one) for clue in rests_on)
    ]
    handling = CaseHandler.objects.filter(case=case, to_on__isnull=True).select_related("person")
    return _first(able, case.unit_id, rests_on, day, handling={one.person.ref for one in handling})


def somebody(clue: AccountabilityClue, day: date) -> bool:
    """Whether anybody may act on the clue at all."""
    return not _needs_one_on_clue(clue, day) or of_clue(clue, day) is not None


def notice_clerks(found: Sequence[AccountabilityClue]) -> set[str]:
    """Who drafted, and who issued, the notices on which the clues rest (decision 39)."""
    lines = ClueNotice.objects.filter(clue__in=[one.pk for one in found]).order_by("id")
    refs = list(lines.values_list("notice_ref", flat=True))
    drafted = {supervision.notice_by_uid(UUID(ref.rpartition(":")[2])).drafted_by.ref for ref in refs}
    issued = ledger.entries(set(ledger.entries_of("supervision.issue_notice", refs).values()))
    return drafted | {str(line.actor["ref"]) for line in issued.values()}


# -- who is asked first ---------------------------------------------------------------------------------


def _directors(day: date) -> list[Person]:
    return organization.people_with(PostKind.OFFICE_DIRECTOR, day)


def _heads(day: date) -> list[Person]:
    """Of the Leading Group, people acting for the head included."""
    return organization.people_with(PostKind.LEADING_GROUP_HEAD, day)


def _needs_one_on_clue(clue: AccountabilityClue, day: date) -> bool:
    heads = _heads(day)
    if any(_free_for_clue(clue, one) for one in _directors(day)):
        return False
    return not heads or not all(_free_for_clue(clue, one) for one in heads)


def _holds(person: Person, day: date) -> bool:
    """Whether he could stand in for anybody."""
    posts = rulebook.values(day).texts(KEY)
    return any(str(hat.kind) in posts for hat in organization.hats(person, day))


def _candidates(day: date) -> list[Person]:
    """Holders of the posts that the rule set names, in its order; nobody who keeps the system."""
    found: dict[int, Person] = {}
    for code in rulebook.values(day).texts(KEY):
        for one in _holders(PostKind(code), day):
            if one.is_active and not background.administers(one, day):
                found.setdefault(one.pk, one)
    return list(found.values())


def _holders(post: PostKind, day: date) -> Iterator[Person]:
    if post != PostKind.UNIT_HEAD:
        yield from organization.people_with(post, day)
        return
    for unit in organization.unit_names(day):
        yield from organization.holders(unit, (post,), day)


def _first(
    able: Sequence[Person],
    unit: int,
    clues: Sequence[AccountabilityClue],
    day: date,
    *,
    handling: Collection[str] = (),
) -> Person | None:
    """Whom the unit's work does not touch comes first: not in charge of it, not of it, no clerk of the notices, none of the
    handlers. A circle of one that is touched is better than none."""
    if not able:
        return None
    touched = {one.ref for one in organization.leaders_of(unit, day)} | notice_clerks(clues) | set(handling)
    return next(
        (
            one
            for one in able
            if one.ref not in touched and unit not in background.units_served(one, day, day)
        ),
        able[0],
    )


# -- whom it concerns, and who has recused --------------------------------------------------------------


def _off_clue(person: Person) -> Q:
    recused = CaseRecusal.objects.filter(person=person)
    return Q(pk__in=Concerned.objects.filter(person=person).values("clue")) | Q(
        led_to__case__in=recused.values("case")
    )


def _off_case(person: Person) -> Q:
    return Q(pk__in=CasePerson.objects.filter(person=person).values("case")) | Q(
        pk__in=CaseRecusal.objects.filter(person=person).values("case")
    )


def _free_for_clue(clue: AccountabilityClue, person: Person) -> bool:
    return not AccountabilityClue.objects.filter(_off_clue(person), pk=clue.pk).exists()


def _free_for_case(case: AccountabilityCase, person: Person) -> bool:
    return not AccountabilityCase.objects.filter(_off_case(person), pk=case.pk).exists()

"""A case that grows: further persons whom the facts concern, further clues on the same unit (decision 34)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import handling, on_paper, steps
from duban.chapters.accountability.models import AccountabilityCase, CaseClue, CasePerson
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import clues as registered
from duban.chapters.accountability.queries import naming
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import concerning as of_concern
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import Responsibility
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import background
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("accountability.name_concerned", queries.case_by_uid)
def name_concerned(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    person: UUID,
    responsibility: Responsibility,
    on: date,
) -> AccountabilityCase:
    """纳入涉及人员（第六条第二项）: a further person of the unit whom the facts of that day concern, with his post of then.

    Who was in the circle leaves it at once; he learns of the case from 见面 on, as the others. Refuses whom it concerns
    already, who did not serve in the unit on that day, a day to come, and the head of the Leading Group.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.name_concerned", queries.standing(by, at, found))
    widened, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.name_concerned", widened.stage)
    rules.check_day(on, today=today, not_before=date.min)
    whom = organization.person_by_uid(person)
    of_concern.check_concern(
        name=whom.name,
        unit=widened.unit_name,
        concerned=queries.is_concerned(widened, whom),
        heads=whom in organization.people_with(PostKind.LEADING_GROUP_HEAD, today),
        served=widened.unit_id in background.units_served(whom, on, on),
    )
    concern(widened, naming.Named(whom, Responsibility(responsibility), on), at)
    steps.advance(widened, step, today)
    ledger.record(
        "accountability.name_concerned",
        at=at,
        actor=organization.actor_of(by, at),
        row=widened,
        context=widened.ref,
        label="纳入涉及人员",
        new={"person": whom.ref, "responsibility": responsibility, "on": on},
    )
    return widened


@transaction.atomic
@ledger.once("accountability.join_case_clue", queries.case_by_uid)
def join_case_clue(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, clue: UUID
) -> AccountabilityCase:
    """线索并入案卷（第十六条）: a further clue on the same unit, which the head, or his checked paper (代录), has verified in
    the same case.

    The persons whom it names become persons concerned. Refuses a clue that could begin no case of its own, one on another
    unit, and any once a proposal is made.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    seen = registered.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.join_case_clue", queries.standing(by, at, found))
    matter = matters.lock(seen.matter, at=at)
    joined = registered.read_under_lock(seen, matter)
    widened, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.join_case_clue", widened.stage)
    rules.check_start([queries.starting(joined, today)], concerns_head=queries.concerns_head([joined], today))
    of_concern.check_joins(same_unit=joined.unit_id == widened.unit_id)
    head = on_paper.by_head(by, at, widened, "accountability.join_case_clue")
    CaseClue(case=widened, clue=joined).save()
    for one in naming.named_by([joined]):
        if not queries.is_concerned(widened, one.person):
            concern(widened, one, at)
    known = {one["ref"] for one in widened.leaders}
    widened.leaders = [
        *widened.leaders,
        *(one for one in naming.leaders_in([joined]) if one["ref"] not in known),
    ]
    steps.advance(widened, step, today)
    steps.tell(widened, at, f"joined:{joined.uid}")
    ledger.record(
        "accountability.join_case_clue",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=widened,
        context=widened.ref,
        label="线索并入案卷",
        new={"clue": joined.ref},
    )
    return widened


def concern(case: AccountabilityCase, one: naming.Named, at: datetime) -> None:
    """Take the person in with unit and post of the day; whom it concerns is in the circle no longer."""
    today = beijing_day(at)
    CasePerson(
        case=case,
        person=one.person,
        responsibility=one.responsibility,
        name=one.person.name,
        unit_name=organization.unit_name(case.unit_id, one.on),
        post=background.post_on(one.person, case.unit_id, one.on),
        on=one.on,
        facts=background.facts_on(one.person, one.on),
    ).save()
    handled = one.person in queries.handlers_of(case)
    handling.end(case, one.person, today, at)
    steps.unseat(case, one.person, at)
    if handled:
        handling.owe_handler(case, today)

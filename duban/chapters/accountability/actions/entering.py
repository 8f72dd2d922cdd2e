"""登记线索（人工）: what no record states, entered by a person with fact and evidence; 第二十五项 looked at twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import clues, telling
from duban.chapters.accountability.models import AccountabilityClue, Circle, ClueEvidence, ClueView
from duban.chapters.accountability.queries import cases, judging, standins
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.rules import clues as clue_rules
from duban.chapters.accountability.rules import judging as rules
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.files import actions as files
from duban.support.files import queries as received
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("accountability.enter_clue", queries.clue_by_uid)
def enter_clue(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    ground: str,
    matter: UUID,
    unit: UUID,
    fact: str,
    happened_on: date,
    evidence: Sequence[UUID],
    reason: str = "",
    people: Sequence[UUID] = (),
) -> AccountabilityClue:
    """登记责任追究线索（第十六条）: a ground with its fact and evidence, about a unit of the matter.

    The responsible persons of the Beijing day `happened_on` are noted, and the `people` whom the material names beside
    them; whom it concerns is not in its circle. `reason` is needed for 第二十五项. Whoever enters it belongs to its circle
    as long as he serves in the Office. Refuses 第四项, which comes by itself, an entry without fact or evidence, a day to
    come, a unit without part in the matter, and what concerns oneself.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("accountability.enter_clue", organization.standing(by, at))
    locked = matters.lock(found, at=at)
    today = beijing_day(at)
    rules.check_entry(
        ground, fact=fact, reason=reason, evidence=len(evidence), happened_on=happened_on, today=today
    )
    whom, party = organization.unit_by_uid(unit), matters.party_unit(locked, unit)
    named = [organization.person_by_uid(one) for one in dict.fromkeys(people)]
    snapshot, concerned = queries.responsible_on(locked, whom, happened_on, today=today, named=named)
    rules.check_subject(
        organization.unit_name(whom.pk, today),
        is_party=party is not None and party.in_scope,
        concerns_self=by.pk in {one.pk for one in concerned},
    )
    held = [files.seal(received.file_by_uid(one)) for one in evidence]
    clue = AccountabilityClue(
        number=clues.next_number(today),
        ground=ground,
        matter=locked,
        unit=whom,
        registered_on=today,
        happened_on=happened_on,
        responsible=snapshot,
        entered_by=by,
    )
    clue.put(fact=fact.strip(), why=reason.strip())
    clue.save()
    for file in held:
        ClueEvidence(clue=clue, file=file, on=happened_on).save()
    clues.seat(clue, at)
    _seat_author(clue, by, at)
    clues.concern(clue, concerned, at)
    clue_rules.check_somebody(left=standins.somebody(clue, today))
    telling.tell(clue, at, f"entered:{clue.uid}")
    ledger.record(
        "accountability.enter_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=clue,
        context=clue.ref,
        label=f"登记责任追究线索（待核实）{clue.number}",
        new={"ground": ground, "happened_on": happened_on, "evidence": [one.sha256 for one in held]},
    )
    return clue


def _seat_author(clue: AccountabilityClue, by: Person, at: datetime) -> None:
    """He knows of it; with his post in the Office the knowledge ends."""
    if not Circle.objects.filter(clue=clue, person=by).exists():
        Circle(clue=clue, person=by, post=PostKind.OFFICE_STAFF, from_at=at).save()


@transaction.atomic
@ledger.once("accountability.look_again", queries.clue_by_uid)
def look_again(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, words: str
) -> AccountabilityClue:
    """复核第二十五项的线索（第十六条第二十五项）: another person has looked whether it is one at all.

    Refuses other grounds, whoever entered it, and a second time.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.look_again", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    looked, today = queries.read_under_lock(found, matter), beijing_day(at)
    rules.check_second_look(judging.judged(looked, by, today), words=words)
    looked.second_by, looked.second_on = by, today
    looked.put(second_words=words.strip())
    looked.save()
    ledger.record(
        "accountability.look_again",
        at=at,
        actor=organization.actor_of(by, at),
        row=looked,
        context=looked.ref,
        label="复核线索，可以作为第二十五项的线索办理",
        new={"second_on": today},
    )
    return looked


@transaction.atomic
@ledger.once("accountability.view_clue", judging.view_by_uid)
def view_clue(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, file: UUID | None = None
) -> ClueView:
    """查阅线索（第六条第一项）: whoever of its circle opened the clue, or a file of it."""
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.view_clue", cases.standing_to_clue(by, at, found))
    seen = queries.lock_clue(found)
    about = judging.evidence_file(seen, file).ref if file else seen.ref
    view = ClueView(clue=seen, person=by, at=at, about_ref=about)
    view.save()
    ledger.record(
        "accountability.view_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=view,
        context=seen.ref,
        label="查阅线索材料" if file else "查阅线索",
        new={"about": about},
    )
    return view

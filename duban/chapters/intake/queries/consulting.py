"""Reading what units were asked before docketing: the Office and the Leading Group see all, a unit its own."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from duban.chapters.intake import rules
from duban.chapters.intake.models import Candidate, Consultation, DocketingList
from duban.chapters.intake.queries import sees
from duban.chapters.intake.terms import CandidateState, ConsultationState
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound, Relation, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

OPEN = (ConsultationState.ASKED, ConsultationState.OBJECTED)


def consultation_by_uid(uid: UUID) -> Consultation:
    """For replays; pages and acts go through `visible_consultation`."""
    return Consultation.objects.get(uid=uid)


def visible_consultation(*, person: Person | None, at: datetime, uid: UUID) -> Consultation:
    """What a unit was asked, if this person may see it; otherwise it does not exist."""
    found = (
        Consultation.objects.filter(uid=uid)
        .select_related("candidate", "candidate__docketing_list", "unit", "replied_by", "answered_by")
        .first()
    )
    if found is None or not (sees(person, at) or _of_unit(person, at, found)):
        raise NotFound("intake.consultation_unknown", "6(1)")
    return found


def _of_unit(person: Person | None, at: datetime, consultation: Consultation) -> bool:
    if person is None:
        return False
    posts = matters.units_of(person, beijing_day(at)).get(consultation.unit_id, set())
    return bool(posts & matters.WHOLE_UNIT)


def standing(person: Person | None, at: datetime, consultation: Consultation) -> Standing:
    """The person's standing towards it: the unit speaks by the posts that he fills in it, in the relation in
    which it is to stand to the matter."""
    posts = matters.units_of(person, beijing_day(at)).get(consultation.unit_id, set()) if person else set()
    ties = frozenset(Tie(Relation(consultation.relation), post) for post in posts)
    return organization.standing(person, at, ties)


def lock_consultation(consultation: Consultation) -> Consultation:
    return locks.take(consultation)


def consultations_of(candidate: Candidate) -> list[Consultation]:
    """Who was asked on this candidate, in the order of asking."""
    found = Consultation.objects.filter(candidate=candidate).select_related("replied_by", "answered_by")
    return list(found.order_by("id"))


def asked_now(candidate: Candidate, units: list[str]) -> list[str]:
    """Those of these units who are asked already, or whose objection waits: their names."""
    found = Consultation.objects.filter(candidate=candidate, unit__uid__in=units, state__in=OPEN)
    return list(found.values_list("unit_name", flat=True))


def waiting_on(listed: DocketingList, today: date) -> list[str]:
    """The units for whom the list must wait: names, once each. What is declined waits for nobody."""
    found = Consultation.objects.filter(candidate__docketing_list=listed, state__in=OPEN)
    rows = found.exclude(candidate__state=CandidateState.DECLINED).order_by("id")
    waits = [one.unit_name for one in rows if rules.still_waits(one.state, one.answer_by, today)]
    return list(dict.fromkeys(waits))


def to_reply(person: Person, at: datetime) -> list[Consultation]:
    """What the person's units are asked and may still answer, by the day."""
    posts = matters.units_of(person, beijing_day(at))
    units = [unit for unit, kinds in posts.items() if kinds & matters.WHOLE_UNIT]
    found = Consultation.objects.filter(
        unit__in=units, state=ConsultationState.ASKED, candidate__state__in=rules.ON_THE_WAY
    )
    waiting = found.filter(candidate__docketing_list__state__in=rules.OPEN_LISTS)
    return list(waiting.select_related("candidate", "candidate__docketing_list").order_by("answer_by", "id"))


def objections() -> list[Consultation]:
    """Objections that wait for the Office, oldest first."""
    found = Consultation.objects.filter(state=ConsultationState.OBJECTED).select_related("candidate")
    return list(found.exclude(candidate__state=CandidateState.DECLINED).order_by("replied_on", "id"))

"""Reading findings, proposal, review and deliberation of a case that the reader sees (17)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    CaseFindings,
    CasePerson,
    CaseTransfer,
    DecisionRequest,
    Deliberation,
    HandlingProposal,
    LegalReview,
    ProposedMeasure,
    ToleranceClaim,
)
from duban.chapters.accountability.queries import cases, tables
from duban.chapters.accountability.rules import measures, tracks
from duban.chapters.accountability.rules.deciding import Attended
from duban.chapters.accountability.rules.tracks import Findings
from duban.chapters.accountability.terms.case import Nature as Stopped
from duban.chapters.accountability.terms.decision import Handling, Loss, Track
from duban.ground.access import PostKind, Refusal
from duban.support.organization import background, lineage, meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import Meeting, Person
from duban.support.organization.terms import FactKind
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.queries import Values

YES = "是"


def findings_by_uid(uid: UUID) -> CaseFindings:
    return CaseFindings.objects.get(uid=uid)


def proposal_by_uid(uid: UUID) -> HandlingProposal:
    return HandlingProposal.objects.get(uid=uid)


def review_by_uid(uid: UUID) -> LegalReview:
    return LegalReview.objects.get(uid=uid)


def deliberation_by_uid(uid: UUID) -> Deliberation:
    return Deliberation.objects.get(uid=uid)


def request_by_uid(uid: UUID) -> DecisionRequest:
    return DecisionRequest.objects.get(uid=uid)


def findings_of(case: AccountabilityCase) -> CaseFindings | None:
    """The findings that count: the last ones."""
    rows = CaseFindings.objects.filter(case=case).select_related("first", "second")
    return rows.order_by("-ordinal").first()


def loss_so_far(case: AccountabilityCase) -> Loss:
    """What was found of loss, or that it cannot be said yet."""
    found = findings_of(case)
    return Loss(found.loss) if found is not None else Loss.UNDETERMINED


def needed_findings(case: AccountabilityCase) -> CaseFindings:
    """Findings come before any proposal. Refuses without them (accountability.findings_first)."""
    found = findings_of(case)
    if found is None:
        raise Refusal("accountability.findings_first", "17")
    return found


def all_findings(case: AccountabilityCase) -> list[CaseFindings]:
    return list(CaseFindings.objects.filter(case=case).select_related("first", "second").order_by("ordinal"))


def as_found(row: CaseFindings, case: AccountabilityCase) -> Findings:
    """The findings as the rules take them, with what became of 容错, person by person."""
    people, upheld = cases.people_of(case), tolerated(case)
    others = tuple(one.name for one in people if one.pk not in upheld)
    return Findings(
        loss=row.loss,
        nature=row.nature,
        crime=row.crime,
        established=row.established,
        tolerated=bool(upheld) and not others,
        others=others if upheld else (),
    )


def tolerated(case: AccountabilityCase) -> set[int]:
    """The ids of those of the case for whom a claim of 容错 was upheld (decision 38)."""
    return set(ToleranceClaim.objects.filter(case=case, upheld=True).values_list("person", flat=True))


def proposals_of(case: AccountabilityCase) -> list[HandlingProposal]:
    rows = HandlingProposal.objects.filter(case=case).select_related("first", "second", "findings")
    return list(rows.order_by("ordinal"))


def proposal_of(case: AccountabilityCase) -> HandlingProposal | None:
    """The proposal that counts: the last one, unless it went back."""
    found = proposals_of(case)
    return found[-1] if found and found[-1].returned_on is None else None


def needed_proposal(case: AccountabilityCase) -> HandlingProposal:
    """Refuses without one (accountability.proposal_gone)."""
    found = proposal_of(case)
    if found is None:
        raise Refusal("accountability.proposal_gone", "17")
    return found


def measures_of(proposal: HandlingProposal) -> list[ProposedMeasure]:
    rows = ProposedMeasure.objects.filter(proposal=proposal).select_related("person")
    return list(rows.order_by("id"))


def review_of(proposal: HandlingProposal) -> LegalReview | None:
    return LegalReview.objects.filter(proposal=proposal).select_related("reviewer").first()


def deliberation_of(proposal: HandlingProposal) -> Deliberation | None:
    rows = Deliberation.objects.filter(proposal=proposal).select_related("meeting", "entered_by")
    return rows.first()


def held_of(case: AccountabilityCase) -> str:
    """What the meeting held of the proposal that counts; empty before it has."""
    proposal = proposal_of(case)
    found = deliberation_of(proposal) if proposal is not None else None
    return found.held if found is not None else ""


def basis_lines(decision: CaseDecision) -> list[str]:
    """On what a decision rests: what its body says itself, what the legal review confirmed, or the law of that day."""
    own = decision.words("basis")
    review = review_of(decision.proposal) if decision.proposal is not None else None
    if own:
        return [own]
    if review is not None:
        return [str(one["line"]) for one in review.bases]
    return [
        one.line for one in tables.printed(track_of(decision.case, decision.proposal), decision.decided_on)
    ]


def track_of(case: AccountabilityCase, proposal: HandlingProposal | None) -> Track:
    """On which track a decision of the case stands: the proposal's, or that by which the case went out."""
    if proposal is not None:
        return Track(proposal.track)
    sent = CaseTransfer.objects.filter(case=case).first()
    return tracks.outgoing(crime=case.nature == Stopped.CRIME, loss=sent.loss if sent else "")


def request_of(proposal: HandlingProposal) -> DecisionRequest | None:
    return DecisionRequest.objects.filter(proposal=proposal).select_related("signed_by", "reply").first()


def grounds_of(case: AccountabilityCase) -> list[str]:
    """The grounds of its clues, its own first."""
    return list(dict.fromkeys([case.ground, *(one.ground for one in cases.clues_of(case))]))


def handling_of(case: AccountabilityCase, values: Values) -> tuple[str, str]:
    """The ground that decides how the case is handled, and its class: one that is only referred comes first; of a
    ground that a person decides, the start of verification was the decision (decision 35)."""
    for ground in grounds_of(case):
        if tables.handling(ground, values) == Handling.REFER:
            return ground, Handling.REFER
    return case.ground, Handling.OFFICE


def subject_of(person: CasePerson | None, values: Values) -> measures.Subject:
    """What a measure would meet: the unit, or the person as he was on the day concerned (decision 7). What was put on record
    of that day only after the case began counts as well."""
    if person is None:
        return measures.UNIT
    facts = {**background.facts_on(person.person, person.on), **person.facts}
    return tables.subject(
        category=str(facts.get(FactKind.PERSONNEL_CATEGORY, "")),
        political=str(facts.get(FactKind.POLITICAL_STATUS, "")),
        leading=facts.get(FactKind.LEADING_POST) == YES,
        values=values,
    )


def has_handled(case: AccountabilityCase, person: Person) -> bool:
    """Whether he ever handled the case: then he does not review it."""
    return case.handlers.filter(person=person).exists()


def attended(meeting: Meeting, case: AccountabilityCase) -> list[Attended]:
    """Who sat in the meeting, and what stands against his having a voice on this case."""
    bound = {one.ref for one in in_charge(case, meeting.held_on)}
    seen = [cases.candidate(case, person, meeting.held_on) for person in meetings.present(meeting)]
    return [
        Attended(one.ref, one.name, one.concerned, one.recused, one.grounds, in_charge=one.ref in bound)
        for one in seen
    ]


def in_charge(case: AccountabilityCase, day: date) -> list[Person]:
    """Who recuses because the unit, or the one that has taken it over, is in his charge that day: the head of the Leading
    Group only where the rule set says so (decision 31)."""
    units = dict.fromkeys((case.unit_id, lineage.successor(case.unit_id)))
    leaders = {one.pk: one for unit in units for one in organization.leaders_of(unit, day)}
    if rulebook.values(day).flag("assessment.head_recuses_for_units_in_charge"):
        return list(leaders.values())
    heads = {one.pk for one in organization.people_with(PostKind.LEADING_GROUP_HEAD, day)}
    return [one for key, one in leaders.items() if key not in heads]


def person_in(case: AccountabilityCase, uid: UUID | None) -> CasePerson | None:
    """One of those whom the case concerns; None is the unit."""
    return cases.person_of(case, uid) if uid is not None else None


def deliberable(since: date) -> list[Meeting]:
    """Meetings at which a proposal of that day can have been deliberated, the newest first."""
    return list(meetings.meetings().filter(held_on__gte=since)[:50])

"""One case of the demonstration on its way: short forms of the acts, with the people whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseDecision,
    CaseEvidence,
    CasePerson,
)
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import proposals, tables
from duban.chapters.accountability.rules import bases
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.terms.case import EvidenceKind, SeatPurpose, Signing
from duban.chapters.accountability.terms.decision import Held, Loss, Nature, ServiceWay, Track
from duban.chapters.matters import queries as matters
from duban.ground import workdays
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day, beijing_time
from duban.site.demo.decisions import running
from duban.site.demo.lives import Stage
from duban.support.organization import actions as organization
from duban.support.organization import queries as people
from duban.support.organization.models import Meeting, Person
from duban.support.organization.terms import MeetingKind
from duban.support.rulebook import queries as rulebook

UNIT_HEADS = (PostKind.UNIT_HEAD,)
GROUP = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)


def working_days(day: date) -> Iterator[datetime]:
    """Nine o'clock on that working day, and on each that follows."""
    while True:
        yield beijing_time(day, 9)
        day = workdays.following_working_day(day, rulebook.calendar())


def entered(
    stage: Stage, at: datetime, by: Person, place: int, ground: str, fact: str, *, file: str, reason: str = ""
) -> AccountabilityClue:
    """A clue on a matter under way and its lead unit."""
    matter = running(stage, place).matter
    lead = matters.lead_of(matter)
    if lead is None or lead.unit is None:
        raise ValueError(f"{matter} has no lead")
    return actions.enter_clue(
        by=by,
        at=at,
        request_id=None,
        ground=ground,
        matter=matter.uid,
        unit=lead.unit.uid,
        fact=fact,
        happened_on=beijing_day(at),
        evidence=[stage.evidence(by, at, file)],
        reason=reason,
    )


class Pursuit:
    """Begun by the head from a clue; `first` and `second` handle it once they are named."""

    first: Person
    second: Person

    def __init__(self, stage: Stage, at: datetime, clue: AccountabilityClue, reason: str) -> None:
        self.stage = stage
        self.case: AccountabilityCase = actions.start_verification(
            by=stage.head, at=at, request_id=None, clue=clue.uid, reason=reason
        )

    def fit(self, day: date) -> list[Person]:
        """The Office's second clerk and clerk, then heads of units, who need not recuse."""
        heads = people.holders_by_unit(UNIT_HEADS, day)
        rows = Person.objects.filter(pk__in=[pk for found in heads.values() for pk in found]).order_by("id")
        return [
            one
            for one in (self.stage.second, self.stage.clerk, *rows)
            if (seen := queries.candidate(self.case, one, day)).fit
            and not seen.concerned
            and not seen.grounds
        ]

    def name(self, at: datetime) -> None:
        self.first, self.second = self.fit(beijing_day(at))[:2]
        actions.name_handlers(
            by=self.stage.director,
            at=at,
            request_id=None,
            case=self.case.uid,
            handlers=(self.first.uid, self.second.uid),
        )

    def whom(self, place: int = 0) -> CasePerson:
        """The first responsible person, or another of those whom the case concerns."""
        return queries.people_of(self.case)[place]

    def keep(
        self,
        at: datetime,
        name: str,
        *,
        proves: str = "",
        origin: str = "核实人员调取",
        kind: EvidenceKind = EvidenceKind.DOCUMENT,
    ) -> CaseEvidence:
        return actions.add_evidence(
            by=self.first,
            at=at,
            request_id=None,
            case=self.case.uid,
            kind=kind,
            name=name,
            origin=origin,
            proves=proves,
            received_on=beijing_day(at),
            file=self.stage.evidence(self.first, at, "material.txt"),
        )

    def until(self, at: datetime) -> date:
        """The last day of a statement that is told now."""
        today = beijing_day(at)
        days = rulebook.values(today).number("accountability.statement_within")
        return rules.statement_until(today, days, rulebook.calendar())

    def show(self, at: datetime, whom: CasePerson, facts: str, opinion: str) -> None:
        actions.show_facts(
            by=self.first,
            at=at,
            request_id=None,
            case=self.case.uid,
            person=whom.person.uid,
            second=self.second.uid,
            on=beijing_day(at),
            facts=facts,
            opinion=opinion,
            signing=Signing.SIGNED,
        )

    def tell(self, at: datetime, whom: CasePerson, held: str) -> None:
        actions.tell_statement(
            by=self.first,
            at=at,
            request_id=None,
            case=self.case.uid,
            person=whom.person.uid,
            held=held,
            until_on=self.until(at),
        )

    def hear(self, at: datetime, facts: str, opinion: str, held: str) -> date:
        """Everybody concerned is shown the facts and told; the last day on which he may answer."""
        for one in queries.people_of(self.case):
            self.show(at, one, facts, opinion)
            self.tell(at, one, held)
        return self.until(at)

    def find(self, at: datetime, loss: Loss, words: str, *, established: bool = True) -> None:
        actions.record_findings(
            by=self.first,
            at=at,
            request_id=None,
            case=self.case.uid,
            second=self.second.uid,
            established=established,
            loss=loss,
            nature=Nature.NONE,
            words=words,
        )

    def propose(
        self,
        at: datetime,
        track: Track,
        report: str,
        *,
        measures: tuple[Suggestion, ...] = (),
        not_pursued: str = "",
    ) -> None:
        actions.propose_handling(
            by=self.first,
            at=at,
            request_id=None,
            case=self.case.uid,
            second=self.second.uid,
            track=track,
            report=report,
            measures=measures,
            not_pursued=not_pursued,
        )

    def review(self, at: datetime, track: Track, opinion: str) -> None:
        """By the next who need not recuse, admitted for that by the head."""
        day = beijing_day(at)
        reviewer = next(one for one in self.fit(day) if one not in (self.first, self.second))
        actions.admit_to_circle(
            by=self.stage.head,
            at=at,
            request_id=None,
            case=self.case.uid,
            person=reviewer.uid,
            purpose=SeatPurpose.LEGAL_REVIEW,
        )
        printed = tables.printed(track, day)
        actions.review_legality(
            by=reviewer,
            at=at,
            request_id=None,
            case=self.case.uid,
            agrees=True,
            opinion=opinion,
            confirmed=tuple(one.name for one in bases.unchecked(printed)),
        )

    def deliberate(self, at: datetime, number: str, held: Held, resolution: str) -> None:
        day = beijing_day(at)
        group = [person for post in GROUP for person in people.people_with(post, day)]
        left = [person for person in proposals.in_charge(self.case, day) if person in group]
        actions.deliberate(
            by=self.stage.director,
            at=at,
            request_id=None,
            case=self.case.uid,
            meeting=self._meeting(at, number, group).uid,
            item="1",
            held=held,
            opinions="；".join(f"{one.name}：同意" for one in group if one not in left),
            resolution=resolution,
            left=tuple(one.uid for one in left),
        )

    def _meeting(self, at: datetime, number: str, group: Sequence[Person]) -> Meeting:
        return organization.hold_meeting(
            by=self.stage.second,
            at=at,
            request_id=None,
            kind=MeetingKind.LEADING_GROUP_MEETING,
            number=number,
            held_on=beijing_day(at),
            chair=self.stage.head.uid,
            attended=[person.uid for person in group],
            minutes=self.stage.evidence(self.stage.second, at, "领导小组会议纪要.txt"),
        )

    def serve(self, at: datetime, decision: CaseDecision, how: ServiceWay, note: str) -> None:
        actions.serve_decision(
            by=self.first,
            at=at,
            request_id=None,
            case_decision=decision.uid,
            served_on=beijing_day(at),
            how=how,
            note=note,
        )

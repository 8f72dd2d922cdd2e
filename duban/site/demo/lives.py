"""The lives that the matters of the demonstration lead: each is a generator that asks for a moment and then
does the next act. The story runs them side by side in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from duban.chapters.feedback import actions as feedback
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.matters import queries
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.terms import Cycle
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.terms import ProblemKind, ServiceGround, UrgingChannel
from duban.ground import workdays
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day, beijing_time
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

# A life asks for the moment of its next act; a list that was docketed hands over the lives of its matters.
Life = Iterator["datetime | list[Life]"]


@dataclass(frozen=True)
class Stage:
    """What every life has at hand: the day on which the story stands, the people of the Office, evidence."""

    on: date
    clerk: Person
    second: Person
    director: Person
    head: Person
    evidence: Callable[[Person, datetime, str], UUID]

    def day(self, ago: int) -> date:
        """A working day about that many days ago."""
        return workdays.previous_working_day(self.on - timedelta(days=ago), rulebook.calendar())

    def at(self, ago: int, hour: int = 9, minute: int = 0) -> datetime:
        return beijing_time(self.day(ago), hour, minute)


class Way:
    """One matter on its way: short forms of the acts, with the people whose turn it is."""

    def __init__(self, stage: Stage, matter: Matter, index: int = 0) -> None:
        self.stage, self.matter, self.index = stage, matter, index
        lead = queries.lead_of(matter)
        if lead is None or lead.unit_id is None:
            raise ValueError(f"{matter} has no lead")
        self.lead = lead.unit_id

    def people(self, at: datetime, *kinds: PostKind, unit: int | None = None) -> list[Person]:
        return organization.holders(unit or self.lead, kinds, beijing_day(at))

    def liaison(self, at: datetime) -> Person:
        return self.people(at, PostKind.LIAISON_A)[0]

    def chief(self, at: datetime) -> Person:
        return self.people(at, PostKind.UNIT_HEAD)[0]

    def owed(self, kind: ObligationKind, *, first: bool = True) -> Obligation:
        rows = queries.standing_obligations(self.matter, kinds=(kind,))
        return rows[0 if first else -1]

    def assign(self, at: datetime) -> None:
        responsibility.assign(by=self.stage.clerk, at=at, request_id=None, matter=self.matter.uid)

    def plan(self, at: datetime, first: date, cycle: Cycle = Cycle.MONTHLY) -> None:
        responsibility.adopt_plan(
            by=self.stage.clerk,
            at=at,
            request_id=None,
            matter=self.matter.uid,
            cycle=cycle,
            first_due_on=first,
        )

    def assignments(self) -> Sequence[Assignment]:
        return list(Assignment.objects.filter(matter=self.matter).order_by("id"))

    def sign(self, at: datetime) -> None:
        for one in self.assignments():
            signer = self.people(at, PostKind.LIAISON_A, PostKind.UNIT_HEAD, unit=one.unit_id)[0]
            responsibility.sign_for(by=signer, at=at, request_id=None, assignment=one.uid)

    def break_down(self, at: datetime, labels: Sequence[str]) -> None:
        due = queries.deadline_of(self.matter).due_on
        for one in self.assignments():
            if one.relation == "SERVICE":
                self.promise(at, one)
                continue
            staff = self.people(at, PostKind.HANDLER, PostKind.LIAISON_A, unit=one.unit_id)
            step = max(
                1, (min(due, self.stage.on + timedelta(days=60)) - beijing_day(at)).days // len(labels)
            )
            tasks = [
                responsibility.TaskGiven(
                    label=label,
                    person=staff[index % len(staff)].uid,
                    due_on=min(due, beijing_day(at) + timedelta(days=step * (index + 1))),
                    section="业务科" if index else "综合科",
                )
                for index, label in enumerate(labels)
            ]
            by = self.people(at, PostKind.LIAISON_A, unit=one.unit_id)[0]
            responsibility.break_down(by=by, at=at, request_id=None, assignment=one.uid, tasks=tasks)

    def promise(self, at: datetime, one: Assignment) -> None:
        """The service unit's promise, for a day that is still to come where the matter runs that long."""
        last = min(queries.deadline_of(self.matter).due_on, self.stage.on + timedelta(days=12))
        serving = self.people(at, PostKind.HANDLER, PostKind.LIAISON_A, unit=one.unit_id)
        responsibility.promise_service(
            by=self.people(at, PostKind.LIAISON_A, unit=one.unit_id)[0],
            at=at,
            request_id=None,
            assignment=one.uid,
            promise="按需提供场地、水电和秩序保障，接到需求后2个工作日内响应。",
            due_on=last,
            people=[serving[0].uid],
        )

    def report(
        self,
        at: datetime,
        owed: Obligation,
        *,
        percent: int,
        progress: str,
        completed_on: date | None = None,
        evidence: str = "",
        problems: str = "",
    ) -> Report:
        by = self.people(at, PostKind.LIAISON_A, unit=owed.unit_id)[0]
        files = [self.stage.evidence(by, at, evidence)] if evidence else []
        return feedback.submit_report(
            by=by,
            at=at,
            request_id=None,
            matter=self.matter.uid,
            obligation=owed.uid,
            progress=progress,
            percent=percent,
            problems=problems,
            next_step="按方案推进下一节点",
            completed_on=completed_on,
            evidence=files,
        )

    def approve(self, at: datetime, report: Report) -> None:
        head = self.people(at, PostKind.UNIT_HEAD, unit=report.unit_id)[0]
        feedback.approve_report(by=head, at=at, request_id=None, report=report.uid)

    def accept(self, at: datetime, report: Report, opinion: str = "情况属实，予以采纳") -> None:
        feedback.accept_report(
            by=self.stage.clerk, at=at, request_id=None, report=report.uid, opinion=opinion
        )

    def send_return(
        self, at: datetime, report: Report, kind: ReturnKind, reason: str, new_due_on: date
    ) -> None:
        feedback.return_for(
            by=self.stage.clerk,
            at=at,
            request_id=None,
            report=report.uid,
            kind=kind,
            reason=reason,
            new_due_on=new_due_on,
        )

    def urge(self, at: datetime, asked: str, answered: str = "", owed: Obligation | None = None) -> None:
        supervision.urge(
            by=self.stage.clerk,
            at=at,
            request_id=None,
            matter=self.matter.uid,
            unit=queries.deadline_of(self.matter).unit.uid,
            channel=UrgingChannel.PHONE,
            contact=self.liaison(at).name,
            asked=asked,
            answered=answered,
            obligation=owed.uid if owed else None,
            next_on=beijing_day(at) + timedelta(days=4),
        )

    def notice(
        self, at: datetime, fact: str, requirement: str, *, by_head: bool = False, also: Sequence[UUID] = ()
    ) -> SupervisionNotice:
        """A problem with its evidence, and the notice that names it (and what is still open of earlier ones),
        drafted, signed off and issued."""
        unit = queries.deadline_of(self.matter).unit.uid
        clerk = self.stage.clerk
        problem = supervision.record_problem(
            by=clerk,
            at=at,
            request_id=None,
            matter=self.matter.uid,
            unit=unit,
            kind=ProblemKind.OVERDUE,
            fact=fact,
            found_on=beijing_day(at),
            evidence=[self.stage.evidence(clerk, at, "现场检查记录.txt")],
        )
        later = at + timedelta(minutes=20)
        notice = supervision.draft_notice(
            by=clerk,
            at=later,
            request_id=None,
            matter=self.matter.uid,
            unit=unit,
            problems=[*also, problem.uid],
            requirement=requirement,
            reply_days=10,
        )
        signer = self.stage.head if by_head else self.stage.director
        later += timedelta(minutes=30)
        supervision.sign_off_notice(by=signer, at=later, request_id=None, notice=notice.uid)
        supervision.issue_notice(
            by=clerk, at=later + timedelta(minutes=10), request_id=None, notice=notice.uid
        )
        return notice

    def serve(self, at: datetime, notice: SupervisionNotice) -> None:
        supervision.serve_notice(
            by=self.liaison(at), at=at, request_id=None, notice=notice.uid, ground=ServiceGround.SIGNED
        )

    def under_way(self, since: int) -> Life:
        """Assigned, planned, signed for and broken down, beginning that many days ago; every fourth matter
        reports by the month, the others by the quarter."""
        cycle, first = (Cycle.QUARTERLY, 88) if self.index % 4 else (Cycle.MONTHLY, 30)
        at = self.stage.at(since, 10, self.index)
        yield at
        self.assign(at)
        at += timedelta(minutes=30)
        yield at
        on = self.stage.day(since) + timedelta(days=first)
        self.plan(at, workdays.next_working_day(on, rulebook.calendar()), cycle)
        at = self.stage.at(since - 1, 15, self.index)
        yield at
        self.sign(at)
        at = self.stage.at(since - 6, 16, self.index)
        yield at
        self.break_down(at, ("制定实施方案", "组织实施", "自查验收"))

    def progress(self, reach: int, *, until: int = 1, said: str = "按方案有序推进") -> Life:
        """Every milestone and periodic feedback that fell due at least `until` days ago, each reported in time
        and accepted; the work comes to `reach` per cent."""
        kinds = (ObligationKind.PERIODIC_REPORT, ObligationKind.MILESTONE)
        owed = [
            one
            for one in queries.standing_obligations(self.matter, kinds=kinds)
            if (self.stage.on - one.due_on).days >= until
        ]
        for index, one in enumerate(owed, start=1):
            ago, percent = (self.stage.on - one.due_on).days + 2, reach * index // len(owed)
            if one.kind == ObligationKind.MILESTONE:
                text, done_on = f"{one.label}，已按节点完成。", self.stage.day(ago)
            else:
                text, done_on = f"{said}，累计完成{percent}%。", None
            yield from self.feed_back(ago, one, percent, text, completed_on=done_on)

    def feed_back(
        self,
        ago: int,
        owed: Obligation,
        percent: int,
        progress: str,
        *,
        completed_on: date | None = None,
        answered: bool = True,
    ) -> Life:
        """One feedback, approved in the unit and, if `answered`, accepted by the Office."""
        at = self.stage.at(ago, 10, self.index)
        yield at
        report = self.report(at, owed, percent=percent, progress=progress, completed_on=completed_on)
        at = self.stage.at(ago, 16, self.index)
        yield at
        self.approve(at, report)
        if answered:
            at = self.stage.at(max(1, ago - 2), 17, self.index)
            yield at
            self.accept(at, report)

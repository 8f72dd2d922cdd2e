"""Bring a matter to its end and its evaluation through its states, by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import CauseAnalysis, Designation, Evaluation
from duban.chapters.assessment.terms.evaluation import APPROVE, CRITERIA, ApprovedIn, Cause, Quality
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters.models import Matter, Objective
from duban.chapters.matters.tests.adjusting import claim
from duban.chapters.matters.tests.builders import deadline
from duban.chapters.responsibility import actions as duties
from duban.chapters.responsibility.tests import builders as responsibility
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.tests import builders as problems
from duban.ground.beijing import beijing_day
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting, OrgUnit
from duban.support.organization.terms import MeetingKind
from tests.cast import Town
from tests.papers import checked_paper, text_file

DUE_ON = date(2026, 3, 31)
PROMISED_ON = date(2026, 3, 20)
SERVED_ON = date(2026, 4, 3)
DONE_ON = date(2026, 4, 10)


def close(town: Town, matter: Matter) -> Matter:
    matters_actions.close(by=town["chen"], at=town.tick(), request_id=None, matter=matter.uid)
    matter.refresh_from_db()
    return matter


def closed_matter(town: Town) -> Matter:
    """Done in time, closed on the same day."""
    return close(town, feedback.accepted_matter(town))


def running(town: Town, *, due_on: date = DUE_ON, promised_on: date = PROMISED_ON) -> Matter:
    """Signed for by all, broken down in time, promised by the service unit."""
    matter = responsibility.assigned_matter(town, due_on=due_on)
    for unit, who in (("works", "lin"), ("business", "zhao"), ("company", "feng")):
        responsibility.sign(town, matter, unit=unit, who=who)
    responsibility.promise(town, matter, due_on=promised_on)
    for unit, who, person in (("works", "lin", "gao"), ("business", "zhao", "zhao")):
        duties.break_down(
            by=town[who],
            at=town.tick(),
            request_id=None,
            assignment=responsibility.assignment(town, matter, unit).uid,
            tasks=responsibility.tasks(town, person, due_on=due_on),
        )
    return matter


def late_matter(
    town: Town,
    *,
    coordinated: bool = True,
    due_on: date = DUE_ON,
    promised_on: date = PROMISED_ON,
    served_on: date = SERVED_ON,
    done_on: date = DONE_ON,
) -> Matter:
    """The service unit promised in time and served late; so the lead unit was late. Other units' cause is claimed and
    found: two days are not charged, ground (2) is barred."""
    matter = running(town, due_on=due_on, promised_on=promised_on)
    if coordinated:
        coordinate(town, matter, promised_on)
    town.go_to(served_on)
    serve(town, matter)
    find_other_unit(town, matter, promised_on, served_on)
    return finish(town, matter, done_on)


def late_alone(town: Town) -> Matter:
    """Late, and nobody else had to do with it; no cause is claimed."""
    return finish(town, running(town, promised_on=DUE_ON), DONE_ON, served=True)


def finish(town: Town, matter: Matter, done_on: date, *, served: bool = False) -> Matter:
    """Reported and accepted on that day, and closed."""
    if served:
        town.go_to(DUE_ON)
        serve(town, matter)
    town.go_to(done_on)
    feedback.accept(town, feedback.submitted(town, matter))
    matter.refresh_from_db()
    return close(town, matter)


def coordinate(town: Town, matter: Matter, promised_on: date) -> Coordination:
    """The lead unit asks the service unit, which answers in time and promises it for that day."""
    asked = supervision.request_coordination(
        by=town["lin"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        asking=town.unit("works").uid,
        asked=town.unit("company").uid,
        text="请腾退码头仓库，以便进场施工",
        needed_on=promised_on,
    )
    return supervision.answer_coordination(
        by=town["feng"],
        at=town.tick(),
        request_id=None,
        coordination=asked.uid,
        promises=True,
        answer="三月二十日前腾退",
        promised_on=promised_on,
    )


def serve(town: Town, matter: Matter) -> None:
    """What the service unit promised, it does two weeks after its date."""
    feedback.accept(town, feedback.submit(town, matter, who="xu", kind="SERVICE"))
    for row in Coordination.objects.filter(matter=matter).exclude(state="SETTLED"):
        supervision.settle_coordination(
            by=town["lin"],
            at=town.tick(),
            request_id=None,
            coordination=row.uid,
            settled_on=beijing_day(town.at),
        )


def find_other_unit(town: Town, matter: Matter, promised_on: date, served_on: date) -> None:
    """其他单位原因, with the coordination on record; two days are not charged, ground (2) is barred."""
    made = claim(
        town,
        deadline(matter),
        cause="OTHER_UNIT",
        fact="旅游公司未按承诺提供施工场地",
        on_record="3月2日协调记录",
        from_on=promised_on + timedelta(days=1),
        to_on=served_on,
    )
    matters_actions.find_exemption(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        finding=made.uid,
        found=True,
        words="其他单位原因，属实",
        days_not_charged=2,
        bars_ground_2=True,
    )


def last_report(matter: Matter) -> Report:
    return Report.objects.filter(matter=matter, state="ACCEPTED").latest("id")


def reopen(town: Town, matter: Matter, report: Report) -> None:
    """An inspection contradicts the accepted result: the matter is under way again."""
    record = problems.record_problem(town, matter)
    feedback.reopen(town, report, record.ref)
    matter.refresh_from_db()


# -- the evaluation -------------------------------------------------------------------------------------


def judgements(matter: Matter, quality: Quality = Quality.GOOD) -> list[actions.ObjectiveJudgement]:
    rows = Objective.objects.filter(matter=matter, ended_on__isnull=True).order_by("id")
    return [
        actions.ObjectiveJudgement(one.uid, quality, reason="达到目标", evidence="分段验收单") for one in rows
    ]


def findings() -> list[actions.CriterionJudgement]:
    """All eleven; the last does not apply."""
    rows = [actions.CriterionJudgement(clause, words="经核查情况属实") for clause in CRITERIA[:-1]]
    return [*rows, actions.CriterionJudgement("12(11)", words="没有其他事项", applies=False)]


def whole(matter: Matter, quality: Quality = Quality.GOOD) -> dict[str, Any]:
    """A sheet without a gap."""
    return {
        "matter": matter.uid,
        "objectives": judgements(matter, quality),
        "criteria": findings(),
        "quality": quality,
        "quality_reason": "各项目标均已实现",
        "opinion": "建议审定",
    }


def evaluated(town: Town, matter: Matter, quality: Quality = Quality.GOOD, **changed: Any) -> Evaluation:
    return actions.evaluate(
        by=town["chen"], at=town.tick(), request_id=None, **{**whole(matter, quality), **changed}
    )


def analysed(
    town: Town,
    row: Evaluation,
    *,
    subject_ref: str = "",
    cause: Cause = Cause.OTHER_UNIT,
    unit: str = "company",
    criteria: Sequence[str] = ("12(8)", "12(9)"),
) -> CauseAnalysis:
    return actions.analyse_cause(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        evaluation=row.uid,
        subject_ref=subject_ref or row.matter.ref,
        cause=cause,
        words="旅游公司迟交场地，主体施工推迟",
        responsibility="旅游公司未兑现服务承诺，负主要责任；工程建设部协调不及时",
        criteria=list(criteria),
        unit=town.unit(unit).uid if unit else None,
    )


def answered(town: Town, analysis: CauseAnalysis, *, who: str = "xu") -> CauseAnalysis:
    return actions.answer_analysis(
        by=town[who], at=town.tick(), request_id=None, analysis=analysis.uid, answer="场地腾退受租约影响"
    )


def submitted(town: Town, matter: Matter, quality: Quality = Quality.GOOD, **changed: Any) -> Evaluation:
    """Ready for the Leading Group; what is late is analysed, and the named unit has answered."""
    row = evaluated(town, matter, quality, **changed)
    if matter.completed_on is not None and matter.completed_on > deadline(matter).due_on:
        answered(town, analysed(town, row))
    return submit(town, row)


def submit(town: Town, row: Evaluation, *, who: str = "chen") -> Evaluation:
    return actions.submit_evaluation(by=town[who], at=town.tick(), request_id=None, evaluation=row.uid)


def approve_on_paper(town: Town, row: Evaluation) -> Evaluation:
    """The head signs the paper; 陈 enters it, 钱 checks it and carries it in."""
    checked_paper(town, row.ref, APPROVE, decided_on=beijing_day(town.at))
    return actions.approve_evaluation(
        by=town["qian"], at=town.tick(), request_id=None, evaluation=row.uid, way=ApprovedIn.PAPER
    )


def approved(town: Town, matter: Matter, quality: Quality = Quality.GOOD, **changed: Any) -> Evaluation:
    return approve_on_paper(town, submitted(town, matter, quality, **changed))


def correcting(town: Town, row: Evaluation) -> Evaluation:
    return actions.correct_evaluation(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        evaluation=row.uid,
        reason="验收单数据有误",
        evidence=[text_file(town, "chen", name="更正依据.txt", text="重新丈量").uid],
    )


def corrected(town: Town, row: Evaluation, quality: Quality = Quality.FAIRLY_GOOD) -> Evaluation:
    """The correction as it goes to the Leading Group."""
    correcting(town, row)
    return submit(town, evaluated(town, row.matter, quality))


def meeting(
    town: Town, *, recusals: str = "周明德回避", attended: Sequence[str] = ("wang", "zhou")
) -> Meeting:
    """A meeting of the Leading Group on this day, entered by 陈."""
    return organization.hold_meeting(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        kind=MeetingKind.LEADING_GROUP_MEETING,
        number="2026年第3次",
        held_on=beijing_day(town.at),
        chair=town["wang"].uid,
        attended=[town[one].uid for one in attended],
        minutes=text_file(town, "chen", name="会议纪要.txt", text="领导小组会议纪要").uid,
        recusals=recusals,
    )


def seat_office_in(town: Town, key: str) -> None:
    """The Office sits in that department from its founding on; the town's is a unit of its own. The change of a post
    afterwards lets everybody read the organization anew."""
    table = OrgUnit._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET parent_id = %s WHERE id = %s",  # noqa: S608  # a table's own name
            [town.unit(key).pk, town.unit("office").pk],
        )
    organization.add_person(by=None, at=town.tick(), request_id=None, username="zeng", name="曾岩")


def designated(town: Town, key: str = "works", who: str = "shen") -> Designation:
    """The head designates somebody of another department."""
    return actions.designate_assessor(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        unit=town.unit(key).uid,
        person=town[who].uid,
        reason="办公室设在该部",
    )

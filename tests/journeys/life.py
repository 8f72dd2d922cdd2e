"""One real life: a published list is read, two of its matters are docketed, carried out, urged, formally
noticed, and closed. It is told once; every door lives it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.feedback.models import Report
from duban.chapters.intake import queries as intake
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.responsibility.models import Assignment
from duban.chapters.supervision.models import Objection, Problem, Rectification, SupervisionNotice
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person, UnitName
from tests.journeys.door import Door, Upload

WORKS, BUSINESS, COMPANY = "工程建设部", "经营管理部", "台儿庄古城旅游发展有限公司"
DUE_A, DUE_B = date(2026, 4, 30), date(2026, 5, 29)
THRESHOLD = "即为就本事项向该单位送达的第 2 次"


def unit(name: str) -> UUID:
    return OrgUnit.objects.get(pk=UnitName.objects.get(name=name).unit_id).uid


def person(username: str) -> UUID:
    return Person.objects.get(username=username).uid


def owed(matter: Matter, kind: str, of: str = "") -> Obligation:
    rows = Obligation.objects.filter(matter=matter, kind=kind).standing().order_by("due_on", "id")
    return (rows.filter(unit__uid=unit(of)) if of else rows)[0]


def assignment(matter: Matter, of: str) -> UUID:
    return Assignment.objects.get(matter=matter, unit__uid=unit(of)).uid


def report(matter: Matter) -> UUID:
    return Report.objects.filter(matter=matter).latest("id").uid


def notice() -> SupervisionNotice:
    return SupervisionNotice.objects.latest("id")


def live(door: Door) -> None:
    """The whole story."""
    docketed(door)
    first, second = Matter.objects.order_by("id")
    given_out(door, first, second)
    under_way(door, first)
    times_change(door, first, second)
    annulled(door, second)
    done_in_time(door, second)
    noticed_twice(door, first)
    done_late(door, first)


def docketed(door: Door) -> None:
    """From the file to the circular: two rows are proposed, six answered with 不予立项, all approved on paper."""
    title = "2026年度“三重”督办事项清单"
    door.act(
        "chen",
        "intake.import_list",
        file=Upload("D28.xlsx", "published"),
        title=title,
        year=2026,
        kind="ANNUAL",
    )
    rows = list(Candidate.objects.order_by("source_row"))
    for row, lead, co, due_on in ((rows[0], WORKS, BUSINESS, DUE_A), (rows[1], BUSINESS, COMPANY, DUE_B)):
        relation = "CO" if co == BUSINESS else "SERVICE"
        door.act(
            "chen",
            "intake.complete_candidate",
            candidate=row.uid,
            completion={
                "category": "KEY_PROJECT",
                "limb": "ANCIENT_TOWN",
                "due_on": due_on,
                "units": [
                    {"unit": unit(lead), "relation": "LEAD"},
                    {"unit": unit(co), "relation": relation},
                ],
                "confirmed": [],
                "remark": "原单位不在本机构名录，按职责分工改列",
            },
        )
        proposal = f"拟作为重点工程立项督办，由{lead}牵头办理。"
        door.act("chen", "intake.propose", candidate=row.uid, proposal=proposal)
    for row in rows[:2]:
        door.act("sun", "intake.review_proposal", candidate=row.uid, agrees=True, opinion="同意")
    for row in rows[2:]:
        door.act(
            "sun",
            "intake.decline",
            candidate=row.uid,
            reason="不属于本机构职责",
            reply="经研究，该项指标由市直部门承担，不列入本年度督办清单。",
        )
    listed = DocketingList.objects.get()
    door.act("sun", "intake.submit_list", docketing_list=listed.uid)
    listed.refresh_from_db()
    door.clock.day(date(2026, 3, 3))
    paper(door, intake.subject_of(listed), "APPROVE", date(2026, 3, 3), listed.uid)
    door.act("chen", "intake.approve_list", docketing_list=listed.uid, opinion="")
    door.act("chen", "intake.docket_list", docketing_list=listed.uid)
    door.look("lin", "/matters/", "地区生产总值增长15%")


def paper(door: Door, subject: str, word: str, on: date, listed: UUID) -> None:
    """代录: 陈 enters the head's decision with its scan, 钱 checks it."""
    door.act(
        "chen",
        "organization.enter_paper",
        subject_ref=subject,
        decision=word,
        decider_kind="LEADING_GROUP_HEAD",
        decider=person("wang"),
        decided_on=on,
        opinion="同意立项",
        paper=Upload("呈批单.pdf", f"{word} {on}"),
    )
    slip = ApprovalSlip.objects.latest("id")
    door.act("qian", "organization.check_paper", slip=slip.uid, agrees=True, remark="")


def given_out(door: Door, first: Matter, second: Matter) -> None:
    """Assigned, planned, signed for and broken down by every unit."""
    door.clock.day(date(2026, 3, 4))
    for matter in (first, second):
        door.act("chen", "responsibility.assign", matter=matter.uid, requirement="")
        door.act(
            "chen",
            "responsibility.adopt_plan",
            matter=matter.uid,
            cycle="MONTHLY",
            first_due_on=date(2026, 3, 31),
            day=None,
        )
    door.look("lin", f"/matters/{first.uid}/assignment/", "任务交办通知单", WORKS)
    door.clock.day(date(2026, 3, 5))
    parts = (
        (first, WORKS, "lin", "gao", DUE_A),
        (first, BUSINESS, "zhao", "zhao", DUE_A),
        (second, BUSINESS, "zhao", "zhao", DUE_B),
    )
    for matter, of, who, whom, due_on in parts:
        door.act(who, "responsibility.sign_for", assignment=assignment(matter, of))
        task = {"label": "组织实施", "section": "业务科", "person": person(whom), "due_on": due_on}
        door.act(who, "responsibility.break_down", assignment=assignment(matter, of), tasks=[task])
    serving = assignment(second, COMPANY)
    door.act("feng", "responsibility.sign_for", assignment=serving)
    door.act(
        "feng",
        "responsibility.promise_service",
        assignment=serving,
        promise="两个工作日内提供场地",
        due_on=DUE_B,
        people=[person("feng")],
    )


def file_report(door: Door, matter: Matter, who: str, head: str, kind: str, **data: object) -> UUID:
    """Filed by the liaison, approved by the unit's head; now it is with the Office."""
    door.act(
        who,
        "feedback.submit_report",
        matter=matter.uid,
        obligation=owed(matter, kind).uid,
        **data,
    )
    door.act(head, "feedback.approve_report", report=report(matter))
    return report(matter)


def under_way(door: Door, first: Matter) -> None:
    """The first feedback, with evidence."""
    door.clock.day(date(2026, 3, 30))
    filed = file_report(
        door,
        first,
        "lin",
        "li",
        "PERIODIC_REPORT",
        progress="完成前期手续，已进场施工。",
        percent=30,
        next_step="加快推进主体工程",
        evidence=[Upload("进场照片说明.txt", "3月28日进场")],
    )
    door.act("chen", "feedback.accept_report", report=filed, opinion="情况属实，予以采纳")


def times_change(door: Door, first: Matter, second: Matter) -> None:
    """The second matter is extended, the first suspended for a week."""
    door.clock.day(date(2026, 4, 8))
    door.act(
        "zhao",
        "matters.request_extension",
        matter=second.uid,
        obligation=owed(second, "MATTER_DEADLINE").uid,
        new_due_on=date(2026, 6, 12),
        reason="设备尚未到货，供货方已出具说明",
    )
    change = TimeChange.objects.latest("id")
    door.act("zhou", "matters.decide_extension", change=change.uid, grant=True, opinion="同意延期")
    door.look("zhao", f"/matters/{second.uid}/", "2026-05-29", "2026-06-12")
    door.clock.day(date(2026, 4, 10))
    door.act(
        "wang",
        "matters.suspend",
        matter=first.uid,
        review_on=date(2026, 4, 24),
        reason="上级规划调整，待批复后恢复",
    )
    door.clock.day(date(2026, 4, 17))
    door.act("chen", "matters.resume", matter=first.uid, reason="批复已到")


def recorded(door: Door, matter: Matter, of: str, fact: str, kind: str) -> Problem:
    door.act(
        "chen",
        "supervision.record_problem",
        matter=matter.uid,
        unit=unit(of),
        kind=kind,
        fact=fact,
        found_on=door.clock.at.date(),
        evidence=[Upload("现场检查记录.txt", fact)],
    )
    return Problem.objects.latest("id")


def draft(door: Door, matter: Matter, of: str, problem: Problem, days: int) -> SupervisionNotice:
    door.act(
        "chen",
        "supervision.draft_notice",
        matter=matter.uid,
        unit=unit(of),
        problems=[problem.uid],
        requirement="查明原因，限期整改，书面报送整改情况。",
        reply_days=days,
    )
    return notice()


def annulled(door: Door, second: Matter) -> None:
    """A notice that nobody signs for counts as served the next working day; the unit's objection is upheld."""
    door.clock.day(date(2026, 4, 20))
    found = recorded(door, second, BUSINESS, "3月份进展未按方案报送。", "OTHER")
    sent = draft(door, second, BUSINESS, found, 10)
    door.act("sun", "supervision.sign_off_notice", notice=sent.uid)
    door.act("chen", "supervision.issue_notice", notice=sent.uid)
    door.clock.day(date(2026, 4, 22), 8)
    door.sweep()
    door.look("zheng", f"/notices/{sent.uid}/", "2026-04-21")
    door.clock.day(date(2026, 4, 22), 10)
    door.act(
        "zheng", "supervision.object_to_notice", notice=sent.uid, text="3月份进展已于3月31日报送，回执在案。"
    )
    door.clock.day(date(2026, 4, 23))
    door.act(
        "sun",
        "supervision.answer_objection",
        objection=Objection.objects.get(notice=sent).uid,
        upheld=True,
        answer="经核对，已按时报送，异议成立。",
    )


def overdue_reports(door: Door, matter: Matter, who: str, head: str) -> None:
    """What is still owed periodically is made good before the result."""
    while Obligation.objects.filter(
        matter=matter, kind="PERIODIC_REPORT", due_on__lte=door.clock.at.date()
    ).standing():
        filed = file_report(
            door, matter, who, head, "PERIODIC_REPORT", progress="按方案推进，累计完成八成。", percent=80
        )
        door.act("chen", "feedback.accept_report", report=filed, opinion="予以采纳")


def done_in_time(door: Door, second: Matter) -> None:
    """Reported, returned for 补办, made good, accepted, closed."""
    door.clock.day(date(2026, 4, 24))
    overdue_reports(door, second, "zhao", "zheng")
    filed = file_report(
        door,
        second,
        "zhao",
        "zheng",
        "MATTER_DEADLINE",
        progress="任务全部完成。",
        percent=100,
        completed_on=date(2026, 4, 23),
    )
    door.act(
        "chen",
        "feedback.return_for",
        report=filed,
        kind="SUPPLEMENT",
        reason="缺少验收单，请补齐。",
        new_due_on=date(2026, 4, 30),
    )
    door.clock.day(date(2026, 4, 27))
    filed = file_report(
        door,
        second,
        "zhao",
        "zheng",
        "SUPPLEMENT",
        progress="任务全部完成，验收单已补齐。",
        percent=100,
        completed_on=date(2026, 4, 23),
        evidence=[Upload("验收单.txt", "验收合格")],
    )
    door.act("chen", "feedback.accept_report", report=filed, opinion="材料齐全，予以采纳")
    door.act("chen", "matters.close", matter=second.uid)


def noticed_twice(door: Door, first: Matter) -> None:
    """Late: urged, noticed, objected to in vain, not put right, noticed again; the clue is registered by itself."""
    door.clock.day(date(2026, 5, 11), 8)
    door.sweep()
    door.clock.day(date(2026, 5, 11), 9)
    door.act(
        "chen",
        "supervision.urge",
        matter=first.uid,
        unit=unit(WORKS),
        obligation=owed(first, "MATTER_DEADLINE").uid,
        channel="PHONE",
        contact="林海",
        asked="办理时限已过，请说明原因并报送办理结果",
        answered="本周内报送",
        next_on=date(2026, 5, 14),
    )
    urge_the_rest(door, first)
    door.clock.day(date(2026, 5, 12))
    found = recorded(door, first, WORKS, "办理时限已过，主体工程未完成。", "OVERDUE")
    sent = draft(door, first, WORKS, found, 3)
    door.act("sun", "supervision.sign_off_notice", notice=sent.uid)
    door.act("chen", "supervision.issue_notice", notice=sent.uid)
    door.act("lin", "supervision.serve_notice", notice=sent.uid, ground="SIGNED")
    door.clock.day(date(2026, 5, 13))
    door.act("li", "supervision.object_to_notice", notice=sent.uid, text="前期受规划调整影响，请予撤销。")
    door.act(
        "sun",
        "supervision.answer_objection",
        objection=Objection.objects.get(notice=sent).uid,
        upheld=False,
        answer="暂停期间已不计入时限，异议不成立。",
    )
    door.clock.day(date(2026, 5, 15))
    reply(door, sent, "已增派人员，主体工程完成九成。", verified=False)
    door.clock.day(date(2026, 5, 18))
    again = draft(door, first, WORKS, found, 5)
    door.look("wang", f"/notices/{again.uid}/sign-off/", THRESHOLD)
    door.act("wang", "supervision.sign_off_notice", notice=again.uid)
    door.act("chen", "supervision.issue_notice", notice=again.uid)
    door.look("chen", f"/notices/{again.uid}/serve/", THRESHOLD, "责任追究线索（待核实）")
    door.act(
        "chen",
        "supervision.serve_notice",
        notice=again.uid,
        ground="LEFT",
        served_on=date(2026, 5, 18),
        second_person=person("qian"),
        note="单位负责人外出，联络员拒绝签收",
    )
    clue = AccountabilityClue.objects.get()
    door.look("wang", f"/clues/{clue.uid}/", clue.number, "待核实")
    door.clock.day(date(2026, 5, 20))
    reply(door, again, "主体工程已全部完成。", verified=True)


def urge_the_rest(door: Door, matter: Matter) -> None:
    """Whatever else the round of the morning has found overdue."""
    for duty in Obligation.objects.filter(matter=matter, kind="URGE").standing().order_by("id"):
        late = Obligation.objects.select_related("unit").get(uid=duty.source_ref.rpartition(":")[2])
        door.act(
            "chen",
            "supervision.urge",
            matter=matter.uid,
            unit=late.unit.uid,
            obligation=late.uid,
            channel="PHONE",
            contact="林海",
            asked="请即补报进展情况",
        )


def reply(door: Door, to: SupervisionNotice, text: str, *, verified: bool) -> None:
    door.act("lin", "supervision.reply_to_notice", notice=to.uid, text=text)
    door.act(
        "chen",
        "supervision.verify_rectification",
        rectification=Rectification.objects.latest("id").uid,
        verified=verified,
        finding="现场复查，已整改到位。" if verified else "现场复查，仍有缺口。",
    )


def done_late(door: Door, first: Matter) -> None:
    """Reported, returned for 重新办理, done anew, accepted, the clue ended by the head, closed."""
    door.clock.day(date(2026, 5, 21))
    overdue_reports(door, first, "lin", "li")
    filed = file_report(
        door,
        first,
        "lin",
        "li",
        "MATTER_DEADLINE",
        progress="任务已完成。",
        percent=100,
        completed_on=date(2026, 5, 20),
    )
    door.act(
        "chen",
        "feedback.return_for",
        report=filed,
        kind="REDO",
        reason="附属工程未完成，请重新办理。",
        new_due_on=date(2026, 5, 29),
    )
    door.clock.day(date(2026, 5, 28))
    filed = file_report(
        door,
        first,
        "lin",
        "li",
        "REDO",
        progress="附属工程已完成并通过验收。",
        percent=100,
        completed_on=date(2026, 5, 28),
        evidence=[Upload("竣工验收单.txt", "验收合格")],
    )
    door.act("chen", "feedback.accept_report", report=filed, opinion="经核查，任务完成，予以采纳")
    clue = AccountabilityClue.objects.get()
    door.act(
        "wang",
        "accountability.close_clue",
        clue=clue.uid,
        kind="OTHER",
        reason="经核实，已整改到位，予以提醒，不再启动追究程序。",
    )
    door.act("chen", "matters.close", matter=first.uid)
    door.look("lin", f"/matters/{first.uid}/", "办结", "2026-05-28")

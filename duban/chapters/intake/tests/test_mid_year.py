"""A body that begins in mid-year: what its list says of the time before, from the file to the assigned matter."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from django.urls import reverse

from duban.chapters.intake import actions
from duban.chapters.intake.actions import Completion
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.rules import Before
from duban.chapters.intake.terms import EARLIER_EXTENSION, CandidateState
from duban.chapters.intake.tests import builders
from duban.chapters.intake.tests.walking import WalkCase
from duban.chapters.matters.models import Matter, Milestone, Obligation
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory, ObligationKind
from duban.chapters.responsibility import actions as responsibility
from duban.ground.access import Refusal
from duban.support.files import actions as files
from duban.support.organization import actions as organization_actions
from duban.support.organization import queries as organization
from duban.support.organization.terms import DeciderKind

HEAD = (
    "序号", "类别", "事项", "牵头单位", "原定时限", "调整后时限", "完成率", "进展情况", "是否完成", "实际完成时间", "督办通知书",
)  # fmt: skip
RUNNING = (
    "1", "重点工程", "东护城河清淤", "工程建设部", "2026年1月31日", "2026年9月30日", "60%", "主体完工", "否", "", "2025年12月下达1份",
)  # fmt: skip
DONE = (
    "2",
    "重要事项",
    "游客中心改造",
    "经营管理部",
    "2026年2月15日",
    "",
    "100%",
    "已投用",
    "是",
    "2026年2月10日",
    "",
)
PLAIN = ("3", "重要事项", "消防隐患整治", "经营管理部", "2026年10月31日", "", "", "", "", "", "")
UNCLEAR = ("4", "重要事项", "街区提升", "经营管理部", "2026年11月30日", "", "", "推进中", "基本完成", "", "")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


class MidYearTest(WalkCase):
    def book(self, *rows: tuple[str, ...]) -> bytes:
        return builders.workbook(rows or (RUNNING, DONE, PLAIN, UNCLEAR), head=HEAD)

    def taken(self, *rows: tuple[str, ...]) -> DocketingList:
        return self.walked(self.book(*rows))

    def paper(self, subject: str) -> None:
        """The paper on which the earlier extension rests, entered by 陈, checked by 钱."""
        at = self.town.tick()
        by = self.town["chen"]
        scan = files.keep(
            BytesIO(PDF),
            "延期批示.pdf",
            actor=organization.actor_of(by, at),
            standing=organization.standing(by, at),
            at=at,
            request_id=None,
            owner_ref=by.ref,
        )
        slip = organization_actions.enter_paper(
            by=by,
            at=at,
            request_id=None,
            subject_ref=subject,
            decision=EARLIER_EXTENSION,
            decider_kind=DeciderKind.LEADING_GROUP_HEAD,
            decider=self.town["wang"].uid,
            meeting_number="",
            decided_on=date(2026, 1, 20),
            opinion="同意延期",
            paper=scan.uid,
        )
        organization_actions.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )

    def reviewed(self, *rows: tuple[str, ...]) -> DocketingList:
        """Everything reviewed that is still to be docketed."""
        listed = self.taken(*rows)
        for one in Candidate.objects.filter(docketing_list=listed, state=CandidateState.CANDIDATE):
            builders.complete(
                self.town,
                one,
                Completion(category=MatterCategory.KEY_PROJECT, limb=DefinitionLimb.ANCIENT_TOWN),
            )
            builders.propose(self.town, one)
            builders.review(self.town, one)
        return listed

    def docketed(self) -> Matter:
        listed = self.reviewed(RUNNING, DONE)
        self.paper(listed.ref)
        uid = listed.uid
        town = self.town
        actions.submit_list(by=town["sun"], at=town.tick(), request_id=None, docketing_list=uid)
        actions.approve_list(by=town["wang"], at=town.tick(), request_id=None, docketing_list=uid)
        actions.docket_list(by=town["chen"], at=town.tick(), request_id=None, docketing_list=uid)
        return Matter.objects.get()

    def test_the_columns_are_read_as_what_was_before(self) -> None:
        first, second, third, fourth = Candidate.objects.filter(docketing_list=self.taken()).order_by("id")
        self.assertEqual(str(first.due_on), "2026-09-30")
        self.assertEqual(
            (first.brought["original_on"], first.brought["percent"], first.brought["progress"]),
            ("2026-01-31", 60, "主体完工"),
        )
        self.assertEqual((second.state, second.brought["completed_on"]), ("FINISHED", "2026-02-10"))
        self.assertEqual((third.brought, third.state), ({}, "CANDIDATE"))
        self.assertEqual([one["code"] for one in fourth.open_questions], ["brought_done"])

    def test_the_screen_says_that_earlier_notices_do_not_count(self) -> None:
        begun = self.at_rows(self.book())
        page = self.see("chen", self.url("import_rows", begun, "?show=all"))
        self.assertContains(page, "此前的督办通知只作经过记载，不计入次数")
        listed = self.finish(begun)
        first = builders.row(listed, 1)
        page = self.see("chen", reverse("candidate", args=[first.uid]))
        self.assertContains(page, "不计入督办通知书的次数")

    def test_a_doubt_about_the_time_before_is_answered_on_its_row(self) -> None:
        begun = self.at_rows(self.book())
        wrong = self.row(begun, 3, finished="yes")
        self.assertContains(wrong, "未写明实际完成时间", status_code=422)
        self.row(begun, 3, finished="yes", completed_on="2026-02-20")
        self.assertEqual(self.now(begun).candidates[3].state, "FINISHED")
        self.row(begun, 3, finished="no")
        fourth = self.now(begun).candidates[3]
        self.assertEqual((fourth.state, fourth.brought["progress"]), ("CANDIDATE", "推进中"))

    def test_what_was_done_before_is_never_docketed_unless_it_was_not_done(self) -> None:
        listed = self.taken(DONE)
        second = Candidate.objects.get(docketing_list=listed)
        with self.assertRaisesMessage(Refusal, "intake.candidate_state"):
            builders.propose(self.town, second)
        page = self.see("chen", reverse("docketing_result", args=[listed.uid]))
        self.assertContains(page, "承接前已完成")
        again = builders.complete(self.town, second, Completion(before=Before(finished=False)))
        self.assertEqual(again.state, CandidateState.CANDIDATE)

    def test_the_list_waits_for_the_paper_of_an_earlier_extension(self) -> None:
        listed = self.reviewed(RUNNING)
        page = self.see("sun", reverse("docketing_list", args=[listed.uid]))
        self.assertContains(page, "代录此前延期依据")
        with self.assertRaisesMessage(Refusal, "intake.earlier_extension"):
            actions.submit_list(
                by=self.town["sun"], at=self.town.tick(), request_id=None, docketing_list=listed.uid
            )
        self.paper(builders.row(listed, 1).ref)
        page = self.see("sun", reverse("docketing_list", args=[listed.uid]))
        self.assertNotContains(page, "代录此前延期依据")
        actions.submit_list(
            by=self.town["sun"], at=self.town.tick(), request_id=None, docketing_list=listed.uid
        )

    def test_the_matter_has_both_dates_its_progress_and_nothing_owed_from_before(self) -> None:
        matter = self.docketed()
        self.assertEqual((matter.percent, matter.completed_on), (60, None))
        page = self.see("chen", reverse("matter", args=[matter.uid]))
        for text in ("2026-01-31", "2026-09-30", "主体完工", "非本系统报送", "不计入督办通知书的次数"):
            self.assertContains(page, text)
        self.assertFalse(Obligation.objects.filter(matter=matter).exists())
        responsibility.assign(by=self.town["chen"], at=self.town.tick(), request_id=None, matter=matter.uid)
        owed = Obligation.objects.filter(matter=matter)
        deadline = owed.get(kind=ObligationKind.MATTER_DEADLINE)
        self.assertEqual((str(deadline.original_due_on), str(deadline.due_on)), ("2026-01-31", "2026-09-30"))
        today = self.town.at.date()
        self.assertEqual([one for one in owed if one.due_on < today or one.imposed_on < today], [])
        page = self.see("chen", reverse("matter", args=[matter.uid]))
        self.assertEqual(page.context["light"].colour, "green")
        self.assertEqual(page.context["original_due_on"], date(2026, 1, 31))

    def test_nodes_that_were_passed_are_told_and_not_imposed(self) -> None:
        row = (*RUNNING[:4], "", "2026年2月底前完成主体，2026年9月30日前竣工", *RUNNING[6:])
        listed = self.reviewed(row)
        for act, who in (
            (actions.submit_list, "sun"),
            (actions.approve_list, "wang"),
            (actions.docket_list, "chen"),
        ):
            act(by=self.town[who], at=self.town.tick(), request_id=None, docketing_list=listed.uid)
        self.assertEqual(Milestone.objects.filter(planned_on__lt=self.town.at.date()).count(), 0)
        page = self.see("chen", reverse("matter", args=[Matter.objects.get().uid]))
        self.assertContains(page, "2026-02-28")

"""The pages of assignment, sign-for, breakdown and plan."""

from __future__ import annotations

import re
from datetime import date

from django.urls import reverse

from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import docket_matter, owed
from duban.chapters.responsibility import pages
from duban.chapters.responsibility.models import AssignmentObjection, Handover, Plan, Task
from duban.chapters.responsibility.tests.builders import assign, assignment, running_matter, sign
from duban.support.documents.actions import freeze
from duban.support.documents.models import Document
from duban.support.ledger.models import LedgerEntry
from tests import pdfs
from tests.looking import PageCase


class PagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = docket_matter(cls.town)

    def url(self, name: str) -> str:
        return reverse(name, args=[self.matter.uid])

    def offered(self, who: str) -> dict[str, bool]:
        self.matter.refresh_from_db()
        standing = matters.standing(self.town[who], self.town.at, self.matter)
        found = pages.offers(
            person=self.town[who],
            at=self.town.at,
            matter=self.matter,
            standing=standing,
            obligations=matters.obligations_of(self.matter),
        )
        return {one.code.partition(".")[2]: one.possible for one in found}

    def test_a_matter_is_assigned_by_the_office_that_sees_what_follows(self) -> None:
        self.assert_seen_by(self.url("assign"), right=("chen", "sun"), strangers=("wu", "gao", "guan"))
        self.assertEqual(self.see("lin", self.url("assign")).status_code, 403)
        page = self.see("chen", self.url("assign"))
        for text in ("工程建设部", "台儿庄古城旅游发展有限公司", "2026-06-30", "视为于次一工作日结束时收到"):
            self.assertContains(page, text)
        self.assertEqual(
            self.fill("chen", self.url("assign"), {"requirement": "汛期前完成"}).status_code, 303
        )
        again = self.fill("chen", self.url("assign"), {"requirement": "再次交办，不得丢失"})
        self.assertContains(again, "再次交办，不得丢失", status_code=409)

    def test_a_matter_without_a_lead_says_that_a_person_must_name_it(self) -> None:
        url = reverse("assign", args=[docket_matter(self.town, lead=None).uid])
        self.assertContains(self.fill("chen", url, {}), "系统不会默认首列单位牵头", status_code=409)

    def test_each_unit_signs_on_its_own_page(self) -> None:
        assign(self.town, self.matter)
        self.assert_seen_by(
            self.url("sign_for"), right=("lin", "zhao", "feng"), strangers=("wu", "chen", "wang")
        )
        self.assertContains(self.see("zhao", self.url("sign_for")), "经营管理部")
        self.assertEqual(self.fill("zhao", self.url("sign_for"), {}).status_code, 303)
        self.assertEqual(assignment(self.town, self.matter, "business").signed_by, self.town["zhao"])
        self.assertContains(self.fill("zhao", self.url("sign_for"), {}), "无需重复签收", status_code=409)

    def test_one_click_signs_from_the_desk_and_from_the_matter(self) -> None:
        assign(self.town, self.matter)
        at_matter = reverse("matter", args=[self.matter.uid])
        for who, unit, place, back in (
            ("lin", "works", reverse("desk"), reverse("desk")),
            ("zhao", "business", at_matter, at_matter),
        ):
            page = self.see(who, place).content.decode()
            found = re.search(r'<form[^>]* method="post" action="([^"]+/sign/[^"]*)">.*?</form>', page, re.S)
            assert found is not None, place
            request_id = re.search(r'name="request_id" value="([^"]+)"', found[0])
            assert request_id is not None, "it does the thing once however often it is pressed"
            for _press in range(2):
                pressed = {"from": "desk"} if back == reverse("desk") else {}
                answer = self.fill(who, found[1], pressed, request_id=request_id[1])
                self.assertEqual((answer.status_code, answer["Location"]), (303, back))
            self.assertEqual(assignment(self.town, self.matter, unit).signed_by, self.town[who])
            self.assertNotContains(self.see(who, place), found[1])
        self.assertEqual(LedgerEntry.objects.filter(act="responsibility.sign_for").count(), 2)

    def test_a_breakdown_names_people_row_by_row_and_keeps_what_was_typed(self) -> None:
        assign(self.town, self.matter)
        sign(self.town, self.matter)
        page = self.see("lin", self.url("break_down"))
        for name in ("高卫东", "李建国", "何海涛"):
            self.assertContains(page, name)
        self.assertNotContains(page, "赵晴", msg_prefix="only people of the own unit")
        row = {
            "label_1": "河道清淤",
            "section_1": "工程科",
            "person_1": self.town["gao"].uid,
            "due_on_1": "2026-05-29",
        }
        half = self.fill("lin", self.url("break_down"), {**row, "label_2": "驳岸修复"})
        self.assertContains(half, "驳岸修复", status_code=422)
        late = self.fill("lin", self.url("break_down"), {**row, "due_on_1": "2026-07-01"})
        self.assertContains(late, "晚于事项时限", status_code=422)
        self.assertContains(late, "河道清淤", status_code=422)
        self.assertContains(self.fill("lin", self.url("break_down"), {}), "至少列明一项任务", status_code=422)
        self.assertEqual(self.fill("lin", self.url("break_down"), row).status_code, 303)
        self.assertEqual(Task.objects.get().person, self.town["gao"])

    def test_a_plan_is_adopted_with_its_three_by_three(self) -> None:
        assign(self.town, self.matter)
        self.assert_seen_by(self.url("adopt_plan"), right=("chen",), strangers=("wu",))
        data = {
            "cycle": "MONTHLY",
            "first_due_on": "2026-03-31",
            "feedback_mode": "WRITTEN",
            "urging_within": 1,
            "urging_mode": "PHONE",
            "supervision_within": 3,
            "supervision_mode": "SPECIAL",
            "supervision_requirement": "查看现场",
        }
        past = self.fill("chen", self.url("adopt_plan"), {**data, "first_due_on": "2026-03-01"})
        self.assertContains(past, "查看现场", status_code=422)
        self.assertEqual(self.fill("chen", self.url("adopt_plan"), data).status_code, 303)
        plan = Plan.objects.get()
        self.assertEqual((plan.day, plan.feedback_mode, plan.supervision_mode), (31, "WRITTEN", "SPECIAL"))
        self.assertEqual(len(owed(self.matter, "PERIODIC_REPORT")), 4)

    def test_a_plan_is_proposed_by_the_template_of_the_category_and_shown_whole(self) -> None:
        assign(self.town, self.matter)
        url = self.url("adopt_plan")
        page = self.see("chen", url)
        for text in ("重点工程的模板", "形象进度、完成投资", 'value="2026-03-31"', "到现场核对进度"):
            self.assertContains(page, text)
        initial = page.context["form"].initial
        self.assertEqual(
            [initial[f"{part}_mode"] for part in ("feedback", "urging", "supervision")],
            ["WRITTEN", "ON_SITE", "SPECIAL"],
        )
        given = {**initial, "urging_within": 2, "supervision_requirement": "逐段查看"}
        self.assertEqual(self.fill("chen", url, given).status_code, 303)
        shown = self.see("lin", reverse("matter", args=[self.matter.uid]))
        for text in (
            "每月，首次 2026-03-31",
            "逾期后 2 个工作日内；上门督办",
            "催办无果后 3 个工作日内；专项督办",
            "逐段查看",
        ):
            self.assertContains(shown, text)
        again = self.see("chen", url)
        self.assertContains(again, "已按现行方案填好")
        self.assertEqual(again.context["form"].initial["supervision_requirement"], "逐段查看")

    def test_a_unit_objects_and_the_office_answers_on_pages_that_say_what_does_not_wait(self) -> None:
        assign(self.town, self.matter)
        url = self.url("object_to_assignment")
        self.assert_seen_by(url, right=("lin", "zheng", "feng"), strangers=("wu", "chen", "gao"))
        page = self.see("zhao", url)
        for text in ("责任不因异议中止", "2026-03-06", "事项调整", "经营管理部"):
            self.assertContains(page, text)
        half = self.fill("zhao", url, {"competent": "规划设计部"})
        self.assertContains(half, "规划设计部", status_code=422)
        given = {"competent": "规划设计部", "reason": "不属本部职责"}
        self.assertEqual(self.fill("zhao", url, given).status_code, 303)
        made = AssignmentObjection.objects.get()
        answering = reverse("answer_assignment_objection", args=[made.uid])
        self.assert_seen_by(answering, right=("sun",), strangers=("wu", "lin", "guan"))
        for who in ("chen", "zhao"):
            self.assertEqual(self.see(who, answering).status_code, 403)
        self.assertContains(self.see("sun", answering), "答复本身不变更责任单位")
        self.assertEqual(
            self.offered("sun"),
            {"adopt_plan": True, "allow_joint_lead": True, "answer_objection": True},
            "an offer that names it",
        )
        self.assertEqual(self.offered("zhao")["object_to_assignment"], False)
        self.assertContains(self.see("sun", reverse("desk")), answering)
        self.assertContains(self.see("zhao", reverse("matter", args=[self.matter.uid])), "不属本部职责")
        self.assertNotContains(self.see("lin", reverse("matter", args=[self.matter.uid])), "不属本部职责")
        self.assertEqual(self.fill("sun", answering, {"upheld": "yes", "answer": "同意"}).status_code, 303)
        self.assertContains(
            self.see("zhao", reverse("matter", args=[self.matter.uid])), "异议成立，另按事项调整办理"
        )
        self.assertContains(self.see("sun", reverse("desk")), "办理事项调整：经营管理部的异议成立")

    def test_a_service_unit_promises_and_everybody_of_the_matter_reads_it(self) -> None:
        assign(self.town, self.matter)
        url = self.url("promise_service")
        self.assert_seen_by(url, right=("feng", "xu"), strangers=("wu", "chen", "gao"))
        for who in ("lin", "zhao"):
            self.assertEqual(self.see(who, url).status_code, 403)
        self.assertEqual(self.offered("feng")["promise_service"], False)
        given = {"promise": "两日内提供场地", "people": [self.town["feng"].uid], "due_on": "2026-05-29"}
        self.assertContains(self.fill("feng", url, given), "请先签收", status_code=409)
        sign(self.town, self.matter, unit="company", who="feng")
        self.assertEqual(self.offered("feng")["promise_service"], True)
        self.assertContains(self.see("feng", reverse("desk")), url)
        self.assertNotContains(self.see("feng", url), "赵晴", msg_prefix="only people of the own unit")
        half = self.fill("feng", url, {**given, "people": None})
        self.assertContains(half, "两日内提供场地", status_code=422)
        self.assertEqual(self.fill("feng", url, given).status_code, 303)
        page = self.see("zhao", reverse("matter", args=[self.matter.uid]))
        for text in ("服务承诺", "两日内提供场地", "冯丽", "2026-05-29"):
            self.assertContains(page, text)
        self.assertNotIn("promise_service", self.offered("feng"))

    def test_a_hand_over_is_listed_by_the_unit_and_signed_by_its_receiver(self) -> None:
        self.matter = running_matter(self.town)
        at_matter = reverse("matter", args=[self.matter.uid])
        url = reverse("hand_over", args=[self.town.unit("works").uid])
        self.assert_seen_by(url, right=("li", "he", "lin"), strangers=("wu", "gao", "zhao", "guan"))
        self.assertEqual(self.see("chen", url).status_code, 403)
        self.assertContains(self.see("lin", at_matter), url)
        self.assertContains(self.see("li", url), "高卫东")
        chosen = f"{url}?outgoing={self.town['gao'].uid}"
        self.assertContains(self.see("li", chosen), self.matter.title)
        given = {"receiver": self.town["lin"].uid, "on": "2026-03-02", "remark": "图纸在档案柜"}
        late = self.fill("li", chosen, {**given, "on": "2026-03-03"})
        self.assertContains(late, "图纸在档案柜", status_code=422)
        self.assertEqual(self.fill("li", chosen, given).status_code, 303)
        listed = reverse("handover", args=[Handover.objects.get().uid])
        self.assert_seen_by(listed, right=("li", "lin", "gao", "chen"), strangers=("wu", "zhao", "guan"))
        self.assertContains(self.see("lin", reverse("desk")), listed)
        self.assertNotContains(
            self.see("gao", listed), "清单有误，退回", msg_prefix="the receiver alone signs"
        )
        page = self.see("lin", listed)
        for text in ("图纸在档案柜", "承担任务：第1段清淤", "任务交办通知单", "清单有误，退回"):
            self.assertContains(page, text)
        self.assertContains(self.fill("lin", listed, {"agrees": "no"}), "退回的理由", status_code=422)
        self.assertEqual(self.fill("lin", listed, {"agrees": "yes"}).status_code, 303)
        self.assertContains(
            self.see("zhao", at_matter), "2026-03-02 起，承办（服务）人员由高卫东变更为林海（工作交接）"
        )

    def test_the_slip_is_shown_as_it_was_frozen(self) -> None:
        self.assertEqual(self.see("lin", self.url("assignment_slip")).status_code, 404)
        assign(self.town, self.matter)
        paper = Document.objects.get(kind="assignment")
        if not paper.sha256:
            self.assertEqual(self.see("lin", self.url("assignment_slip")).status_code, 409)
            freeze(by=None, at=self.town.tick(), request_id=None, document=paper.uid)
        page = pdfs.text(self.see("lin", self.url("assignment_slip")).content)
        for text in ("任务交办通知单", "古城督交〔2026〕1号", "李建国", "第十一条第二项"):
            self.assertIn(text, page)
        self.assertEqual(self.see("wu", self.url("assignment_slip")).status_code, 404)

    def test_the_buttons_follow_the_state(self) -> None:
        object_ = {"object_to_assignment": True, "hand_over": True}
        self.assertEqual(self.offered("chen"), {"assign": True, "allow_joint_lead": True})
        self.assertEqual(self.offered("lin"), {})
        assign(self.town, self.matter)
        self.assertEqual(self.offered("lin"), {"sign_for": True, "break_down": False, **object_})
        self.assertEqual(self.offered("chen"), {"adopt_plan": True, "allow_joint_lead": True})
        sign(self.town, self.matter)
        self.assertEqual(self.offered("lin"), {"break_down": True, **object_})
        self.matter = running_matter(self.town)
        self.assertEqual(self.offered("lin"), object_)
        self.town.go_to(date(2026, 3, 7))
        self.assertEqual(self.offered("lin"), {"object_to_assignment": False, "hand_over": True})
        self.assertEqual(date(2026, 3, 2), self.matter.assigned_on)

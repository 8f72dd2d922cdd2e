"""The pages of what is done about a problem beside a notice, and of 协调事项."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Coordination, Problem, RectificationPlan, SupervisionNotice
from duban.chapters.supervision.tests import builders, treating
from tests.looking import PageCase


class TreatingPagesTest(PageCase):
    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)

    def url(self, name: str, uid: object) -> str:
        return reverse(name, args=[uid])

    def test_the_notice_warns_of_what_follows(self) -> None:
        self.notice.refresh_from_db()
        assert self.notice.document is not None
        said = "\n".join(self.notice.document.facts["paragraphs"])
        self.assertIn("本通知书为就该事项向你单位发出的第1份", said)
        self.assertIn("满2次的，登记责任追究线索（待核实）", said)

    def test_two_problems_in_one_notice_count_once(self) -> None:
        found = [builders.record_problem(self.town, self.matter, unit="business") for _each in range(2)]
        builders.served_notice(self.town, self.matter, unit="business", problems=found)
        page = self.see("chen", f"{self.url('draft_notice', self.matter.uid)}?problem={found[0].uid}")
        self.assertContains(page, "该单位送达的第 2 次")

    def test_drafting_says_for_each_unit_what_one_more_would_mean(self) -> None:
        builders.record_problem(self.town, self.matter, unit="business")
        page = self.see("chen", self.url("draft_notice", self.matter.uid))
        self.assertContains(page, "工程建设部：再送达一份")
        self.assertContains(page, "经营管理部：本通知书送达后")

    def test_issuing_says_which_one_it_will_be(self) -> None:
        drafted = builders.draft(self.town, self.matter)
        signed = builders.sign_off(self.town, drafted, who="wang")
        self.assertContains(self.see("chen", self.url("issue_notice", signed.uid)), "第 2 次")

    def test_the_director_decides_on_a_page_that_says_what_follows(self) -> None:
        problem = treating.self_reported(self.town, self.matter)
        url = self.url("decide_no_notice", problem.uid)
        self.assert_seen_by(url, right=("sun",), strangers=("wu", "zhao"))
        self.assertEqual(self.see("chen", url).status_code, 403)
        self.assertContains(self.see("sun", url), "本问题不下达通知书、不计次数")
        self.assertContains(self.see("sun", self.url("problem", problem.uid)), url)
        self.assertNotContains(self.see("chen", self.url("problem", problem.uid)), url)
        answer = self.fill(
            "sun", url, {"ground": "SELF_REPORTED", "notice": "", "reason": "检查前已书面报告"}
        )
        self.assertEqual(answer.status_code, 303)
        page = self.see("lin", self.url("problem", problem.uid))
        self.assertContains(page, "检查前已书面报告")
        self.assertContains(page, "不下达通知书，跟踪整改")

    def test_a_problem_of_the_same_kind_is_shown_with_those_before(self) -> None:
        again = builders.record_problem(self.town, self.matter, who="qian", fact="第四段同样不饱满")
        page = self.see("chen", self.url("problem", again.uid))
        self.assertContains(page, "同类问题此前已有 1 个")
        self.assertContains(page, self.url("problem", self.notice.lines.get().problem.uid))
        first = self.see("chen", self.url("problem", self.notice.lines.get().problem.uid))
        self.assertNotContains(first, "同类问题此前已有")

    def test_what_is_owed_on_a_problem_leads_to_the_problem(self) -> None:
        problem = treating.leave(self.town, treating.self_reported(self.town, self.matter))
        answer = self.see("chen", self.url("notice", problem.uid))
        self.assertEqual((answer.status_code, answer["Location"]), (303, self.url("problem", problem.uid)))
        self.assertEqual(self.see("wu", self.url("notice", problem.uid)).status_code, 404)

    def test_the_unit_plans_and_asks_for_time_and_the_director_answers(self) -> None:
        plan, ask, decide = (
            self.url(name, self.notice.uid)
            for name in ("plan_rectification", "request_rectification_extension", "extend_rectification")
        )
        page = self.see("lin", self.url("notice", self.notice.uid))
        self.assertContains(page, plan)
        self.assertContains(page, ask)
        self.fill("lin", plan, {"measures": "返工", "responsible": "高卫东", "done_by": "2026-03-10"})
        self.assertEqual(RectificationPlan.objects.get().responsible, "高卫东")
        late = self.fill("lin", ask, {"new_due_on": "2026-03-16", "reason": "养护期未到"})
        self.assertContains(late, "须晚于现时限", status_code=422)
        self.fill("lin", ask, {"new_due_on": "2026-03-27", "reason": "养护期未到"})
        self.assertContains(self.see("sun", "/"), self.url("notice", self.notice.uid))
        self.assertContains(self.see("sun", self.url("notice", self.notice.uid)), decide)
        self.assertNotContains(self.see("chen", self.url("notice", self.notice.uid)), decide)
        self.assertContains(self.see("sun", decide), "2026-03-27")
        self.fill("sun", decide, {"grant": "yes", "opinion": "同意"})
        page = self.see("lin", self.url("notice", self.notice.uid))
        for words in ("2026-03-27", "原定", "2026-03-16", "同意延长", "责任人 高卫东"):
            self.assertContains(page, words)
        whole = self.see("zhao", self.url("matter", self.matter.uid))
        self.assertNotContains(whole, "养护期未到")


class CoordinationPagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def at(self, row: Coordination, step: str = "coordination") -> str:
        return reverse(step, args=[row.uid])

    def test_from_the_matter_to_the_promise_and_its_end(self) -> None:
        ask = reverse("request_coordination", args=[self.matter.uid])
        self.assertContains(self.see("lin", reverse("matter", args=[self.matter.uid])), ask)
        works, business = (self.town.unit(key).uid for key in ("works", "business"))
        page = self.see("lin", ask)
        self.assertContains(page, "经营管理部")
        answer = self.fill(
            "lin", ask, {"asking": works, "asked": business, "text": "请腾退仓库", "needed_on": "2026-03-31"}
        )
        row = Coordination.objects.get()
        self.assertEqual(answer["Location"], self.at(row))
        self.assertContains(self.see("zhao", "/"), "请腾退仓库")
        self.fill(
            "zhao",
            self.at(row, "answer_coordination"),
            {"promises": "yes", "answer": "照办", "promised_on": "2026-03-20"},
        )
        for who in ("lin", "zhao"):
            self.assertContains(self.see(who, "/"), "已承诺")
        self.assertContains(self.see("lin", self.at(row)), "尚未届满")
        self.fill("zhao", self.at(row, "report_coordination"), {"outcome": "已腾空"})
        self.fill("lin", self.at(row, "settle_coordination"), {"settled_on": "2026-03-02", "note": ""})
        row.refresh_from_db()
        self.assertEqual(row.state, "SETTLED")
        self.assertNotContains(self.see("lin", "/coordinations/"), "请腾退仓库")
        self.assertContains(self.see("lin", "/coordinations/?state=all"), "请腾退仓库")

    def test_declined_the_office_settles_it(self) -> None:
        row = treating.answered(self.town, treating.asked(self.town, self.matter), promises=False)
        self.fill("lin", self.at(row, "escalate_coordination"), {"reason": "影响汛前完工"})
        self.assertContains(self.see("chen", "/"), self.at(row))
        decide = {"binds": "yes", "decision": "由经营管理部解除租约", "due_on": "2026-03-20"}
        self.fill("chen", self.at(row, "decide_coordination"), decide)
        page = self.see("zhao", self.at(row))
        for words in ("由经营管理部解除租约", "2026-03-20", "已协调，待落实", "仓库另有租约"):
            self.assertContains(page, words)

    def test_it_exists_for_both_units_and_the_office_alone(self) -> None:
        row = treating.asked(self.town, self.matter)
        self.assert_seen_by(
            self.at(row), right=("lin", "zhao", "chen", "wang"), strangers=("feng", "wu", "guan")
        )
        matter = reverse("matter", args=[self.matter.uid])
        self.assertContains(self.see("zhao", matter), self.at(row))
        self.assertNotContains(self.see("feng", matter), self.at(row))
        self.assertNotContains(self.see("feng", matter), "请腾退")
        self.assertNotContains(self.see("feng", reverse("matter_timeline", args=[self.matter.uid])), "请腾退")

    def test_a_promise_past_its_date_is_late_on_both_desks(self) -> None:
        row = treating.answered(self.town, treating.asked(self.town, self.matter))
        self.town.go_to(date(2026, 3, 23))
        for who in ("lin", "zhao"):
            self.assertContains(self.see(who, self.at(row)), "逾期 3 天")


class ProblemIsGone(PageCase):
    """The stranger's way to a problem's page by way of the notices."""

    problem: Problem

    @classmethod
    def prepare(cls) -> None:
        cls.problem = builders.record_problem(cls.town, builders.matter_under_way(cls.town))

    def test_it_is_not_there(self) -> None:
        for name in ("problem", "notice", "decide_no_notice"):
            self.assertEqual(self.see("wu", reverse(name, args=[self.problem.uid])).status_code, 404, name)

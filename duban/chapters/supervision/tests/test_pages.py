"""The pages of supervision, through their URLs."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import (
    Problem,
    Rectification,
    SupervisionNotice,
    Urging,
)
from duban.chapters.supervision.tests import builders
from duban.support.files.models import StoredFile
from tests import pdfs
from tests.looking import PageCase

SECOND = (
    "再送达一份《督办通知书》，即为就本事项向该单位送达的第 2 次。依照第十六条第四项，"
    "届时登记责任追究线索（待核实），报请组长决定是否启动核实；是否追究责任，须经核实、听取陈述申辩和集体研究。"
)
OUTSIDE = ("wu", "guan", "an", "shenji", "gao")


def upload(text: str = "检查记录", name: str = "检查记录.txt") -> BytesIO:
    file = BytesIO(text.encode())
    file.name = name
    return file


class MatterFormsTest(PageCase):
    """催办、登记问题、拟制通知书, which start from a matter."""

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def url(self, name: str) -> str:
        return reverse(name, args=[self.matter.uid])

    def test_they_are_there_for_the_office_alone(self) -> None:
        for name in ("urge", "record_problem", "draft_notice"):
            self.assert_seen_by(self.url(name), right=("chen", "qian", "sun"), strangers=("wu", "guan"))
            for who in ("lin", "li", "gao", "zhou", "wang"):
                self.assertEqual(self.see(who, self.url(name)).status_code, 403)

    def test_a_task_is_urged(self) -> None:
        owed = builders.own_deadline(self.matter)
        page = self.see("chen", f"{self.url('urge')}?obligation={owed.uid}")
        mark = f"{self.town.unit('works').uid}/{owed.uid}"
        self.assertContains(page, f'<option value="{mark}" selected>')
        self.assertContains(page, "催办不计入督办通知次数")
        data = {
            "whom": mark,
            "channel": "PHONE",
            "contact": "林海",
            "asked": "请报送进展",
            "next_on": "2026-03-05",
        }
        self.assertEqual(self.fill("chen", self.url("urge"), data).status_code, 303)
        self.assertEqual(Urging.objects.get().obligation, owed)
        again = self.fill("chen", self.url("urge"), data)
        self.assertContains(again, "个工作日内不重复催办", status_code=409)
        self.assertContains(again, "请报送进展", status_code=409)

    def test_a_unit_is_urged_in_general(self) -> None:
        data = {
            "whom": f"{self.town.unit('company').uid}/",
            "channel": "ON_SITE",
            "contact": "冯丽",
            "asked": "请配合供电",
        }
        self.assertEqual(self.fill("chen", self.url("urge"), data).status_code, 303)
        self.assertIsNone(Urging.objects.get().obligation)
        self.assertEqual(self.fill("chen", self.url("urge"), {**data, "contact": ""}).status_code, 422)

    def problem_data(self, **changed: Any) -> dict[str, Any]:
        return {
            "unit": self.town.unit("works").uid,
            "kind": "QUALITY",
            "fact": "驳岸第三段砂浆不饱满",
            "found_on": "2026-03-02",
            **changed,
        }

    def test_a_problem_is_recorded_with_its_evidence(self) -> None:
        files = [upload(), upload("现场记录", "现场记录.txt")]
        done = self.fill("chen", self.url("record_problem"), self.problem_data(evidence=files))
        problem = Problem.objects.get()
        self.assertRedirects(
            done, reverse("problem", args=[problem.uid]), status_code=303, fetch_redirect_response=False
        )
        self.assertEqual([one.file.name for one in problem.evidence.all()], ["检查记录.txt", "现场记录.txt"])

    def test_a_refused_problem_loses_neither_words_nor_files(self) -> None:
        data = self.problem_data(found_on="2026-02-01", evidence=[upload()])
        refused = self.fill("chen", self.url("record_problem"), data)
        self.assertContains(refused, "砂浆不饱满", status_code=422)
        self.assertContains(refused, "发现日期", status_code=422)
        self.assertContains(refused, "检查记录.txt", status_code=422)
        kept = re.search(r'name="kept" value="([^"]+)"', refused.content.decode())
        assert kept is not None
        again = self.fill("chen", self.url("record_problem"), self.problem_data(kept=kept[1]))
        self.assertEqual(again.status_code, 303)
        self.assertEqual(Problem.objects.get().evidence.count(), 1)
        self.assertEqual(StoredFile.objects.filter(name="检查记录.txt").count(), 1)

    def test_a_file_that_may_not_be_kept_is_refused_and_the_words_stay(self) -> None:
        data = self.problem_data(evidence=[upload("机密★10年", "机密★文件.txt")])
        refused = self.fill("chen", self.url("record_problem"), data)
        self.assertContains(refused, "密级标志", status_code=refused.status_code)
        self.assertIn(refused.status_code, {409, 422})
        self.assertContains(refused, "砂浆不饱满", status_code=refused.status_code)
        self.assertEqual(Problem.objects.count(), 0)

    def test_a_notice_is_drafted_on_all_problems_of_the_check(self) -> None:
        one = builders.record_problem(self.town, self.matter)
        two = builders.record_problem(self.town, self.matter, fact="围堰未按方案加固")
        builders.record_problem(self.town, self.matter, unit="business", fact="协办单位未到场")
        page = self.see("chen", f"{self.url('draft_notice')}?problem={one.uid}")
        self.assertEqual(page.content.decode().count(" checked"), 2)
        self.assertContains(page, "送达的第 1 次")
        data = {"problems": [str(one.uid), str(two.uid)], "requirement": "立即返工", "reply_days": "10"}
        done = self.fill("chen", self.url("draft_notice"), data)
        notice = SupervisionNotice.objects.get()
        self.assertRedirects(
            done, reverse("notice", args=[notice.uid]), status_code=303, fetch_redirect_response=False
        )
        self.assertEqual(notice.unit, self.town.unit("works"))

    def test_problems_of_two_units_do_not_share_a_notice(self) -> None:
        one = builders.record_problem(self.town, self.matter)
        two = builders.record_problem(self.town, self.matter, unit="business")
        data = {"problems": [str(one.uid), str(two.uid)], "requirement": "立即返工", "reply_days": "10"}
        refused = self.fill("chen", self.url("draft_notice"), data)
        self.assertContains(refused, "所选问题不属于本事项该单位", status_code=422)
        self.assertContains(refused, "立即返工", status_code=422)

    def test_without_a_problem_the_page_teaches_the_next_step(self) -> None:
        page = self.see("chen", self.url("draft_notice"))
        self.assertContains(page, "请先登记问题")
        self.assertContains(page, self.url("record_problem"))


class NoticePagesTest(PageCase):
    """One notice from draft to its end."""

    matter: Matter
    first: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.first = builders.draft(cls.town, cls.matter)

    def url(self, name: str, notice: SupervisionNotice | None = None) -> str:
        return reverse(name, args=[(notice or self.first).uid])

    def served(self) -> SupervisionNotice:
        builders.sign_off(self.town, self.first)
        builders.issue(self.town, self.first)
        return builders.serve(self.town, self.first)

    def second(self) -> SupervisionNotice:
        self.served()
        return builders.draft(self.town, self.matter)

    def test_a_draft_is_seen_inside_and_a_notice_by_its_recipient(self) -> None:
        self.assert_seen_by(
            self.url("notice"),
            right=("chen", "qian", "sun", "wang", "zhou"),
            strangers=(*OUTSIDE, "lin", "li", "zhao", "feng"),
        )
        self.served()
        self.assert_seen_by(
            self.url("notice"),
            right=("chen", "wang", "lin", "li", "he"),
            strangers=(*OUTSIDE, "zhao", "feng"),
        )

    def test_signing_the_first_says_what_one_notice_means(self) -> None:
        self.assertContains(self.see("sun", self.url("sign_off_notice")), "第 1 次")
        self.assertEqual(self.fill("sun", self.url("sign_off_notice"), {}).status_code, 303)
        again = self.fill("sun", self.url("sign_off_notice"), {})
        self.assertContains(again, "已签发", status_code=409)

    def test_before_the_second_is_signed_or_served_the_screen_says_what_follows(self) -> None:
        second = self.second()
        self.assertContains(self.see("sun", self.url("sign_off_notice", second)), SECOND)
        self.assertContains(self.see("chen", self.url("sign_off_notice", second)), "纸质呈批单")
        refused = self.fill("sun", self.url("sign_off_notice", second), {})
        self.assertContains(refused, "须由组长签发", status_code=409)
        self.assertContains(refused, "第十六条第四项", status_code=409)
        self.assertEqual(self.fill("wang", self.url("sign_off_notice", second), {}).status_code, 303)
        builders.issue(self.town, second)
        for who in ("lin", "chen"):
            self.assertContains(self.see(who, self.url("serve_notice", second)), SECOND)
        self.assertContains(self.see("chen", self.url("notice", second)), SECOND)

    def test_it_is_issued_signed_for_and_shown_with_its_document(self) -> None:
        builders.sign_off(self.town, self.first)
        self.assertEqual(self.fill("chen", self.url("issue_notice"), {}).status_code, 303)
        self.assertContains(self.fill("lin", self.url("serve_notice"), {}), "尚未定稿存证", status_code=409)
        builders.freeze(self.town)
        self.assertEqual(self.fill("lin", self.url("serve_notice"), {}).status_code, 303)
        page = self.see("lin", self.url("notice"))
        self.assertContains(page, "古城督通〔2026〕1号")
        self.assertContains(page, "2026-03-16")
        self.first.refresh_from_db()
        assert self.first.document is not None
        paper = reverse("notice_document", args=[self.first.uid, self.first.document.uid])
        self.assertIn("砂浆不饱满", pdfs.text(self.see("lin", paper).content))
        self.assertEqual(self.see("zhao", paper).status_code, 404)
        foreign = reverse("notice_document", args=[self.first.uid, self.first.uid])
        self.assertEqual(self.see("lin", foreign).status_code, 404)

    def test_the_office_enters_a_paper_receipt(self) -> None:
        builders.issue(self.town, builders.sign_off(self.town, self.first))
        data = {"ground": "SIGNED", "served_on": "2026-03-02", "signed_for_by": self.town["li"].uid}
        refused = self.fill("chen", self.url("serve_notice"), data)
        self.assertContains(refused, "签收单扫描件", status_code=422)
        scan = upload("签收单", "签收单.txt")
        self.assertEqual(
            self.fill("chen", self.url("serve_notice"), {**data, "receipt": scan}).status_code, 303
        )
        self.first.refresh_from_db()
        assert self.first.receipt is not None
        file = reverse("notice_file", args=[self.first.uid, self.first.receipt.uid])
        response = self.see("lin", file)
        self.assertEqual((response.status_code, response["X-Content-Type-Options"]), (200, "nosniff"))
        self.assertIn("attachment", response["Content-Disposition"])
        self.assertEqual(self.see("zhao", file).status_code, 404)

    def test_the_office_records_that_it_was_left(self) -> None:
        builders.issue(self.town, builders.sign_off(self.town, self.first))
        data = {
            "ground": "LEFT",
            "served_on": "2026-03-02",
            "second_person": self.town["qian"].uid,
            "note": "联络员拒收",
        }
        self.assertEqual(self.fill("chen", self.url("serve_notice"), data).status_code, 303)
        self.assertContains(self.see("chen", self.url("notice")), "留置送达")

    def test_withdrawing_annulling_and_correcting_are_the_directors(self) -> None:
        end = {"problems_stand": "no", "reason": "事实不成立"}
        for name in ("withdraw_notice", "annul_notice", "correct_notice"):
            self.assertEqual(self.see("chen", self.url(name)).status_code, 403)
            self.assertEqual(self.see("sun", self.url(name)).status_code, 200)
            self.assertEqual(self.see("wu", self.url(name)).status_code, 404)
        self.assertContains(self.fill("sun", self.url("annul_notice"), end), "不能办理", status_code=409)
        notice = self.served()
        words = {"wrong": "三日内", "right": "五日内", "reason": "录入错误"}
        self.assertEqual(self.fill("sun", self.url("correct_notice", notice), words).status_code, 303)
        self.assertEqual(self.fill("sun", self.url("annul_notice", notice), {"reason": ""}).status_code, 422)
        self.assertEqual(self.fill("sun", self.url("annul_notice", notice), end).status_code, 303)
        page = self.see("lin", self.url("notice"))
        self.assertContains(page, "已撤销")
        self.assertContains(page, "“三日内”→“五日内”")

    def test_a_draft_is_withdrawn(self) -> None:
        data = {"problems_stand": "yes", "reason": "另行处置"}
        self.assertEqual(self.fill("sun", self.url("withdraw_notice"), data).status_code, 303)
        self.assertContains(self.see("chen", self.url("notice")), "已撤回")

    def test_an_objection_is_made_and_answered(self) -> None:
        notice = self.served()
        self.assertEqual(self.see("chen", self.url("object_to_notice", notice)).status_code, 403)
        text = {"text": "该段系另一标段"}
        self.assertEqual(self.fill("lin", self.url("object_to_notice", notice), text).status_code, 303)
        again = self.fill("lin", self.url("object_to_notice", notice), text)
        self.assertContains(again, "已提出过异议", status_code=409)
        answer = reverse("answer_objection", args=[notice.objection.uid])
        self.assertEqual(self.see("lin", answer).status_code, 403)
        self.assertContains(self.see("sun", answer), "该段系另一标段")
        given = {"upheld": "no", "answer": "经核属贵部承办范围"}
        self.assertEqual(self.fill("sun", answer, given).status_code, 303)
        self.assertContains(self.see("lin", self.url("notice")), "经核属贵部承办范围")

    def test_a_reply_is_sent_with_proof_and_checked(self) -> None:
        notice = self.served()
        data = {"text": "已返工", "evidence": [upload("验收单", "验收单.txt")]}
        self.assertEqual(self.fill("lin", self.url("reply_to_notice", notice), data).status_code, 303)
        pending = self.fill("li", self.url("reply_to_notice", notice), {"text": "补充说明"})
        self.assertContains(pending, "补充说明", status_code=409)
        reply = Rectification.objects.get()
        check = reverse("verify_rectification", args=[reply.uid])
        self.assertEqual(self.see("lin", check).status_code, 403)
        self.assertEqual(self.see("zhao", check).status_code, 404)
        self.assertContains(self.see("chen", check), "验收单.txt")
        self.assertEqual(
            self.fill("chen", check, {"verified": "yes", "finding": "现场合格"}).status_code, 303
        )
        self.assertContains(self.see("lin", self.url("notice")), "整改到位")
        file = reverse("notice_file", args=[notice.uid, reply.evidence.get().file.uid])
        self.assertEqual(self.see("chen", file).status_code, 200)

    def test_what_is_owed_on_an_answer_leads_to_its_notice(self) -> None:
        notice = self.served()
        reply = builders.reply(self.town, notice)
        led = self.see("chen", reverse("notice", args=[reply.uid]))
        self.assertRedirects(led, self.url("notice"), status_code=303, fetch_redirect_response=False)
        self.assertEqual(self.see("zhao", reverse("notice", args=[reply.uid])).status_code, 404)

    def test_a_stale_form_is_told_so(self) -> None:
        version = self.first.version
        builders.sign_off(self.town, self.first)
        answer = self.fill("chen", self.url("issue_notice"), {"version": version})
        self.assertContains(answer, "已由他人更改", status_code=409)

    def test_a_double_click_does_it_once(self) -> None:
        request_id = "3f0c2a52-6a39-4f0e-8b43-4a7d4f5a9a11"
        for _ in range(2):
            done = self.fill("sun", self.url("sign_off_notice"), {}, request_id=request_id)
            self.assertEqual(done.status_code, 303)


class ListTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        builders.served_notice(cls.town, cls.matter)
        builders.issued_notice(cls.town, cls.matter, unit="business")
        builders.draft(cls.town, cls.matter, unit="company")

    def test_each_sees_what_is_his(self) -> None:
        url = reverse("notices")
        for who, seen, hidden in (
            ("chen", ("1号", "2号", "未编号"), ()),
            ("lin", ("1号",), ("2号", "未编号")),
            ("zhao", ("2号",), ("1号", "未编号")),
            ("feng", ("没有收到",), ("1号", "2号", "未编号")),
            ("gao", ("没有收到",), ("1号",)),
            ("wu", ("没有收到",), ("1号",)),
        ):
            with self.subTest(who):
                page = self.see(who, url)
                for text in seen:
                    self.assertContains(page, text)
                for text in hidden:
                    self.assertNotContains(page, text)

    def test_the_filter_lives_in_the_address(self) -> None:
        page = self.see("chen", f"{reverse('notices')}?state=ISSUED")
        self.assertContains(page, "2号")
        self.assertNotContains(page, "1号")

    def test_a_long_list_costs_no_more_than_a_short_one(self) -> None:
        self.see("chen", reverse("notices"))
        with CaptureQueriesContext(connection) as short:
            self.see("chen", reverse("notices"))
        builders.draft(self.town, builders.matter_under_way(self.town))
        builders.draft(self.town, builders.matter_under_way(self.town))
        self.see("chen", reverse("notices"))  # a new minute moves the end of the session
        with CaptureQueriesContext(connection) as long:
            self.see("chen", reverse("notices"))
        self.assertEqual(len(long), len(short))

    def test_what_is_late_is_red_and_says_so(self) -> None:
        self.town.go_to(date(2026, 3, 20))
        self.assertContains(self.see("chen", reverse("notices")), "逾期")


class ProblemPageTest(PageCase):
    matter: Matter
    problem: Problem

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.problem = builders.record_problem(cls.town, cls.matter)

    def test_it_shows_fact_and_evidence_to_office_and_unit(self) -> None:
        url = reverse("problem", args=[self.problem.uid])
        self.assert_seen_by(url, right=("chen", "wang", "lin", "li"), strangers=(*OUTSIDE, "zhao"))
        page = self.see("chen", url)
        self.assertContains(page, "砂浆不饱满")
        self.assertContains(page, reverse("draft_notice", args=[self.matter.uid]))
        self.assertNotContains(self.see("lin", url), reverse("draft_notice", args=[self.matter.uid]))
        file = reverse("problem_file", args=[self.problem.uid, self.problem.evidence.get().file.uid])
        self.assertEqual(self.see("lin", file).status_code, 200)
        self.assertEqual(self.see("zhao", file).status_code, 404)

    def test_a_foreign_file_is_not_handed_out_here(self) -> None:
        other = builders.record_problem(self.town, self.matter, unit="business").evidence.get().file
        url = reverse("problem_file", args=[self.problem.uid, other.uid])
        self.assertEqual(self.see("lin", url).status_code, 404)

    def test_what_the_unit_reported_is_checked_on_its_own_page(self) -> None:
        reported = builders.record_problem(
            self.town, self.matter, self_reported=True, own_new_on=date(2026, 3, 20)
        )
        url = reverse("verify_problem", args=[reported.uid])
        self.assertEqual(self.see("lin", url).status_code, 403)
        self.assertContains(self.see("chen", reverse("problem", args=[reported.uid])), url)
        self.assertEqual(self.fill("chen", url, {"verified": "yes", "finding": "已赶上"}).status_code, 303)
        self.assertContains(self.see("chen", reverse("problem", args=[reported.uid])), "整改到位")

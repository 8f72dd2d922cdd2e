"""The page of a round: what it offers beside its course, and what the Office's own result is to its director."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.urls import reverse

from duban.chapters.assessment.models import ResultObjection
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.rounds import PARTIES, Party
from duban.chapters.assessment.tests.test_results_pages import PageCase
from duban.support.notifications.models import Message


class TestTheRound(PageCase):
    def test_where_units_were_merged_within_the_period_their_stretches_can_be_joined(self) -> None:
        button = "合并单位的两段考核"
        parted = rounds.proposed(self.town, until=date(2026, 5, 31), parties=rounds.MERGED)
        page = reverse("result_round", args=[parted.uid])
        url = f"{reverse('join_stretches', args=[parted.uid])}?kind=unit"
        # A unit that was split off began within the period, and is nobody's second stretch.
        self.assertNotContains(self.look("chen", page), button)
        self.assertContains(self.look("chen", url), "没有因合并而分为两段的单位")
        rounds.merge_works(self.town)
        self.assertContains(self.look("chen", page), button)
        form = self.look("chen", url)
        self.assertContains(form, "工程建设部")
        self.assertNotContains(form, "规划设计部（")
        parts = [str(rounds.unit_result(parted, self.town, one).uid) for one in ("works", "business")]
        given = {"results": parts, "points": "88", "grade": "FAIRLY_GOOD", "reason": "5月1日合并"}
        self.assertEqual(self.fill("chen", url, **given).status_code, 303)
        self.assertEqual(len(queries.unit_results(parted)), 2)

    def test_of_the_office_its_director_sees_the_result_and_objects(self) -> None:
        parties = (*PARTIES, Party("office", total="95", proposed="GOOD"))
        of = rounds.published(self.town, year=2025, until=rounds.UNTIL.replace(year=2025), parties=parties)
        office = rounds.unit_result(of, self.town, "office")
        told = Message.objects.filter(kind="assessment.published", subject_ref=office.ref)
        self.assertEqual([one.person for one in told], [self.town["sun"]])
        url = reverse("object_to_unit_result", args=[office.uid])
        self.assertContains(self.look("sun", reverse("unit_result", args=[office.uid])), url)
        self.assertEqual(self.look("chen", url).status_code, 403)
        self.assertEqual(self.fill("sun", url, reason="该次催办已在期限内办理").status_code, 303)
        made = ResultObjection.objects.get()
        self.assertEqual(made.by, self.town["sun"])
        answer = reverse("answer_result_objection", args=[made.uid])
        self.assertEqual(self.fill("chen", answer, upheld="no", answer="x", remedy="NONE").status_code, 409)
        self.assertEqual(
            self.fill("zhou", answer, upheld="no", answer="扣分依据充分", remedy="NONE").status_code, 303
        )

    def test_what_went_up_comes_back_with_its_reason(self) -> None:
        of = rounds.published(self.town)
        page = reverse("result_round", args=[of.uid])
        back = reverse("return_results", args=[of.uid])
        self.assertNotContains(self.look("wang", page), back)
        rounds.submit(self.town, of)
        self.assertContains(self.look("wang", page), back)
        self.assertContains(self.look("chen", page), "代录退回考核结果")
        self.assertEqual(self.look("zhou", back).status_code, 403)
        self.assertEqual(self.fill("wang", back, reason="").status_code, 422)
        answer = self.fill("wang", back, reason="请核实经营管理部的扣分")
        self.assertEqual((answer.status_code, answer.url), (303, page))
        shown = self.look("sun", page)
        self.assertContains(shown, "2026-07-14 退回修改：请核实经营管理部的扣分")
        possible = [one.code for one in shown.context["offers"] if one.possible]
        self.assertEqual(possible[:2], ["assessment.publish_result", "assessment.submit_results"])
        self.assertContains(self.look("sun", reverse("desk")), "修改退回的考核结果")
        works = rounds.unit_result(of, self.town)
        seen = self.look("li", reverse("unit_result", args=[works.uid]))
        self.assertContains(seen, "已退回，待修改后再报")
        self.assertNotContains(seen, "请核实经营管理部的扣分")
        run = rounds.run(self.town)
        self.assertContains(self.look("chen", reverse("propose_results")), str(run.uid))

    def test_no_form_is_shown_for_what_its_act_would_refuse(self) -> None:
        of = rounds.submitted(self.town)
        back = reverse("return_results", args=[of.uid])
        self.assertContains(self.look("wang", back), '<form class="act"')
        units = reverse("fix_unit_grade", args=[of.uid])
        self.assertEqual(self.fill("wang", units, opinion="同意").status_code, 303)
        self.assertContains(self.look("wang", back), "单位等次已于")
        rounds.fix_persons(self.town, of)
        rounds.export(self.town, of)
        for who, name in (("wang", "return_results"), ("sun", "publish_result"), ("sun", "submit_results")):
            shown = self.look(who, reverse(name, args=[of.uid]))
            self.assertContains(shown, "考核结果已移交", msg_prefix=name)
            self.assertNotContains(shown, '<form class="act', msg_prefix=name)
        sent = self.go("wang", "post", back, {"request_id": str(uuid4()), "reason": "请核实"})
        self.assertContains(sent, "考核结果已移交", status_code=409)

    def test_the_group_signs_and_the_clerk_fixes_what_all_have_agreed_to(self) -> None:
        of = rounds.submitted(self.town)
        page, sign = reverse("result_round", args=[of.uid]), reverse("sign_results", args=[of.uid])
        units, word = reverse("fix_unit_grade", args=[of.uid]), "按传签确定"
        self.assertContains(self.look("zhou", page), sign)
        self.assertContains(self.look("zhou", reverse("desk")), "传签考核结果")
        self.assertContains(self.look("chen", page), "尚未传签：王志远、周明德")
        self.assertNotContains(self.look("chen", units), word)
        self.assertEqual(self.fill("zhou", sign, agrees="no").status_code, 422)
        self.assertEqual(self.fill("zhou", sign, agrees="yes", words="请办公室存档").status_code, 303)
        signed = self.look("chen", page)
        self.assertContains(signed, "尚未传签：王志远")
        self.assertContains(signed, "请办公室存档")
        self.assertEqual(self.fill("wang", sign, agrees="yes").status_code, 303)
        for unit in ("works", "business"):
            rounds.recusal(self.town, of, unit=unit)
        self.assertContains(self.look("chen", units), word)
        self.assertEqual(self.fill("chen", units, circulated="on").status_code, 303)
        works = reverse("unit_result", args=[rounds.unit_result(of, self.town).uid])
        self.assertContains(self.look("li", works), "领导小组（周明德、王志远）")
        self.assertNotContains(self.look("li", page), "传签", status_code=404)

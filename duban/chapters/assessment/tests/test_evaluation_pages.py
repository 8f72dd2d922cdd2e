"""The pages of evaluation: the sheet, the list, one evaluation, an analysis, the desk, the matter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from duban.chapters.assessment.forms.evaluation import key
from duban.chapters.assessment.models import CauseAnalysis, Designation, Evaluation
from duban.chapters.assessment.terms.evaluation import CRITERIA, Quality
from duban.chapters.assessment.tests import evaluating
from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.matters.models import Matter, Objective
from duban.chapters.matters.tests.builders import owed
from tests.looking import PageCase
from tests.onward import running_matter
from tests.papers import text_file
from tests.sent_out import issued_circular


def typed(matter: Matter, **changed: Any) -> dict[str, Any]:
    """What a clerk fills into the sheet."""
    given: dict[str, Any] = {
        "year": 2026,
        "quality": "GOOD",
        "quality_reason": "各项目标均已实现",
        "better_reason": "",
        "opinion": "建议审定",
    }
    for one in Objective.objects.filter(matter=matter):
        given |= {f"quality_{one.uid}": "GOOD", f"reason_{one.uid}": "达标", f"evidence_{one.uid}": "验收单"}
    for clause in CRITERIA:
        given[f"{key(clause)}_words"] = "属实"
    return {**given, **changed}


class SheetTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)

    def test_a_clerk_writes_it_submits_it_and_the_head_approves_on_paper(self) -> None:
        url = reverse("evaluate", args=[self.matter.uid])
        self.assert_seen_by(url, right=("chen", "sun"), strangers=("wu", "guan"))
        self.assertEqual(self.see("lin", url).status_code, 403)
        page = self.see("chen", url)
        for words in ("系统计算", "提前", "清淤量3.2万方", "第十二条第八项 服务配合", "签收 2026-03-02"):
            self.assertContains(page, words)
        done = self.fill("chen", url, typed(self.matter))
        row = Evaluation.objects.get()
        self.assertRedirects(done, reverse("evaluation", args=[row.uid]), 303, fetch_redirect_response=False)
        self.assertEqual(row.criteria.count(), 11)
        page = self.see("chen", reverse("evaluation", args=[row.uid]))
        self.assertContains(page, "考核评估报告报审")
        self.assertNotContains(page, "报审前还须")
        done = self.fill("chen", reverse("submit_evaluation", args=[row.uid]), {})
        self.assertEqual(done.status_code, 303)
        page = self.see("qian", reverse("approve_evaluation", args=[row.uid]))
        for words in ("周明德：分管工程建设部、经营管理部", "代录纸质决定", "责任追究线索（待核实）"):
            self.assertContains(page, words)
        self.assertEqual(self.fill("qian", page.wsgi_request.path, {"way": "PAPER"}).status_code, 409)
        evaluating.approve_on_paper(self.town, row)
        page = self.see("lin", reverse("evaluation", args=[row.uid]))
        for words in ("已审定", "纸质签批 王志远", "古城督评〔2026〕1号"):
            self.assertContains(page, words)

    def test_a_half_filled_sheet_is_kept_and_says_what_is_wanting(self) -> None:
        url = reverse("evaluate", args=[self.matter.uid])
        done = self.fill("chen", url, {"year": 2026, "opinion": "待补", "stay": "1"})
        self.assertEqual(done.status_code, 303)
        self.assertIn("year=2026", done["Location"])
        row = Evaluation.objects.get()
        self.assertContains(self.see("chen", url), "待补")
        page = self.see("chen", reverse("evaluation", args=[row.uid]))
        self.assertContains(page, "尚未填写：总体质量效果等级")
        self.assertEqual(self.fill("chen", reverse("submit_evaluation", args=[row.uid]), {}).status_code, 422)

    def test_another_clerk_wrote_meanwhile(self) -> None:
        row = evaluating.evaluated(self.town, self.matter)
        url = reverse("evaluate", args=[self.matter.uid])
        stale = self.fill("chen", url, {**typed(self.matter), "version": str(row.version - 1)})
        self.assertEqual(stale.status_code, 409)

    def test_the_short_sheet_folds_what_it_does_not_ask_for(self) -> None:
        evaluating.evaluated(self.town, self.matter, short=True)
        page = self.see("chen", reverse("evaluate", args=[self.matter.uid])).content.decode()
        folded = page.split("其余考核内容")[1]
        self.assertIn("第十二条第八项", folded)
        self.assertNotIn("第十二条第九项", folded.split("</details>")[0])

    def test_what_runs_is_greyed_with_its_reason(self) -> None:
        page = self.see("chen", reverse("matter", args=[running_matter(self.town).uid]))
        self.assertContains(page, "的办理结果尚未采纳，不能考核评估")
        url = reverse("evaluate", args=[accepted_matter(self.town).uid])
        self.assertEqual(self.see("chen", url).status_code, 200)


class ListTest(PageCase):
    good: Evaluation
    late: Evaluation
    waits: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.good = evaluating.approved(cls.town, evaluating.closed_matter(cls.town))
        cls.late = evaluating.submitted(cls.town, evaluating.late_matter(cls.town), Quality.FAIR)
        cls.waits = evaluating.closed_matter(cls.town)

    def uids(self, who: str, query: str = "") -> set[str]:
        page = self.see(who, f"{reverse('evaluations')}?{query}").content.decode()
        rows = {self.good, self.late}
        return {str(one.uid) for one in rows if reverse("evaluation", args=[one.uid]) in page}

    def test_everybody_finds_what_exists_for_him(self) -> None:
        both = {str(self.good.uid), str(self.late.uid)}
        for who, found in (
            ("chen", both),
            ("wang", both),
            ("lin", {str(self.good.uid)}),
            ("feng", {str(self.good.uid)}),
            ("wu", set()),
        ):
            self.assertEqual(self.uids(who), found, who)

    def test_the_filters_stand_in_the_address(self) -> None:
        good, late = {str(self.good.uid)}, {str(self.late.uid)}
        works, planning = (self.town.unit(one).uid for one in ("works", "planning"))
        for query, found in (
            ("year=2026", good | late),
            ("year=2025", set()),
            ("state=APPROVED", good),
            ("state=SUBMITTED", late),
            ("timeliness=LATE", late),
            ("timeliness=EARLY", good),
            ("quality=GOOD", good),
            ("quality=FAIR", set()),
            (f"unit={works}", good | late),
            (f"unit={planning}", set()),
            ("unit=nothing", set()),
            ("state=WHATEVER&year=x", good | late),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.uids("chen", query), found)

    def test_what_the_office_owes_stands_above_and_on_the_desk(self) -> None:
        duty = owed(self.waits, "EVALUATE")[0]
        page = self.see("chen", reverse("evaluations"))
        self.assertContains(page, "应评估的事项")
        self.assertContains(page, reverse("evaluate", args=[self.waits.uid]))
        self.assertNotContains(self.see("lin", reverse("evaluations")), "应评估的事项")
        desk = self.see("chen", reverse("desk"))
        self.assertContains(desk, "考核评估：2026年度")
        page = self.see("lin", reverse("matter", args=[self.waits.uid]))
        self.assertContains(page, f"由领导小组办公室在 {duty.due_on} 前完成")

    def test_a_report_waits_on_the_desk_of_the_head_and_not_of_who_recuses(self) -> None:
        url = reverse("evaluation", args=[self.late.uid])
        self.assertContains(self.see("wang", reverse("desk")), url)
        self.assertContains(self.see("wang", reverse("group_page")), url)
        self.assertNotContains(self.see("zhou", reverse("desk")), url)

    def test_the_matter_shows_it_when_it_is_approved(self) -> None:
        for row, who, seen in (
            (self.good, "lin", True),
            (self.late, "lin", False),
            (self.late, "chen", True),
        ):
            page = self.see(who, reverse("matter", args=[row.matter.uid])).content.decode()
            self.assertEqual(reverse("evaluation", args=[row.uid]) in page, seen, (who, row))


class AnalysisTest(PageCase):
    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.row = evaluating.evaluated(cls.town, evaluating.late_matter(cls.town))

    def test_the_named_unit_reads_it_and_answers(self) -> None:
        url = reverse("analyse_cause", args=[self.row.uid])
        page = self.see("chen", url)
        self.assertContains(page, "办结时限")
        given = {
            "subject_ref": self.row.matter.ref,
            "cause": "OTHER_UNIT",
            "unit": self.town.unit("company").uid,
            "words": "旅游公司迟交场地",
            "responsibility": "旅游公司负主要责任",
            "criteria": ["12(8)"],
        }
        self.assertEqual(self.fill("chen", url, {**given, "unit": ""}).status_code, 422)
        self.assertEqual(self.fill("chen", url, given).status_code, 303)
        one = CauseAnalysis.objects.get()
        analysis = reverse("analysis", args=[one.uid])
        self.assert_seen_by(analysis, right=("feng", "xu", "chen", "wang"), strangers=("lin", "zhao", "wu"))
        self.assertContains(self.see("feng", reverse("desk")), analysis)
        self.assertContains(self.see("feng", reverse("evaluations")), analysis)
        self.assertNotContains(self.see("chen", analysis), reverse("answer_analysis", args=[one.uid]))
        answer = reverse("answer_analysis", args=[one.uid])
        self.assertContains(self.see("feng", analysis), answer)
        self.assertEqual(self.see("chen", answer).status_code, 403)
        self.assertContains(self.see("feng", answer), "旅游公司迟交场地")
        self.assertEqual(self.fill("feng", answer, {"answer": "场地腾退受租约影响"}).status_code, 303)
        page = self.see("chen", reverse("evaluation", args=[self.row.uid]))
        for words in (
            "其他单位原因（台儿庄古城旅游发展有限公司）",
            "场地腾退受租约影响",
            "第十二条第八项 服务配合",
        ):
            self.assertContains(page, words)
        self.assertNotContains(self.see("feng", analysis), answer)

    def test_a_unit_that_is_no_party_reads_it_too_and_nothing_else(self) -> None:
        one = evaluating.analysed(self.town, self.row, unit="planning")
        self.assertEqual(self.see("wu", reverse("analysis", args=[one.uid])).status_code, 200)
        self.assertEqual(self.see("wu", reverse("matter", args=[self.row.matter.uid])).status_code, 404)
        self.assertEqual(self.see("wu", reverse("evaluation", args=[self.row.uid])).status_code, 404)

    def test_where_nothing_was_late_there_is_nothing_to_analyse(self) -> None:
        good = evaluating.evaluated(self.town, evaluating.closed_matter(self.town))
        page = self.see("chen", reverse("analyse_cause", args=[good.uid]))
        self.assertContains(page, "没有延时的时限")


class WayTest(PageCase):
    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.row = evaluating.submitted(cls.town, evaluating.closed_matter(cls.town))

    def test_the_head_signs_and_approves_by_circulation(self) -> None:
        sign = reverse("sign_evaluation", args=[self.row.uid])
        self.assertEqual(self.see("chen", sign).status_code, 403)
        self.assertEqual(self.fill("zhou", sign, {"agrees": "yes"}).status_code, 409)
        self.assertEqual(self.fill("wang", sign, {"agrees": "yes"}).status_code, 303)
        approve = reverse("approve_evaluation", args=[self.row.uid])
        self.assertEqual(self.fill("wang", approve, {"way": "CIRCULATION"}).status_code, 303)
        page = self.see("wang", reverse("evaluation", args=[self.row.uid]))
        for words in ("传签审定", "王志远：同意", "回避：周明德"):
            self.assertContains(page, words)

    def test_a_meeting_is_chosen_with_its_item(self) -> None:
        held = evaluating.meeting(self.town)
        url = reverse("approve_evaluation", args=[self.row.uid])
        given = {"way": "LEADING_GROUP_MEETING", "meeting": held.uid, "place": "3"}
        self.assertEqual(self.fill("qian", url, given).status_code, 303)
        self.assertContains(self.see("lin", reverse("evaluation", args=[self.row.uid])), "会议纪要第 3 项")

    def test_it_is_returned_with_a_reason(self) -> None:
        url = reverse("return_evaluation", args=[self.row.uid])
        self.assertEqual(self.fill("wang", url, {"reason": "请补充依据"}).status_code, 303)
        self.assertContains(
            self.see("chen", reverse("evaluation", args=[self.row.uid])), "退回修改：请补充依据"
        )

    def test_a_correction_marks_the_circular(self) -> None:
        evaluating.approve_on_paper(self.town, self.row)
        self.town.go_to(date(2026, 3, 4))
        circular = issued_circular(self.town)
        url = reverse("correct_evaluation", args=[self.row.uid])
        self.assertContains(self.see("chen", url), circular.number)
        self.assertEqual(self.fill("chen", url, {"reason": "数据有误"}).status_code, 422)
        kept = text_file(self.town, "chen", name="重新丈量.txt", text="905米").uid
        done = self.fill("chen", url, {"reason": "数据有误", "kept": str(kept)})
        self.assertEqual(done.status_code, 303)
        row = Evaluation.objects.get(corrects=self.row)
        file = reverse("evaluation_file", args=[row.uid, kept])
        self.assertEqual(self.see("chen", file).status_code, 200)
        self.assertEqual(self.see("lin", file).status_code, 404)
        evaluating.approve_on_paper(self.town, evaluating.submit(self.town, row))
        page = self.see("chen", reverse("evaluation", args=[row.uid]))
        for words in ("更正后已标注", circular.number, "数据有误", "第 1 版"):
            self.assertContains(page, words)
        self.assertContains(self.see("chen", reverse("circular", args=[circular.uid])), "通报不改写")
        self.assertContains(self.see("lin", reverse("evaluation", args=[self.row.uid])), "以新的一版为准")


class DesignationTest(PageCase):
    def test_an_office_of_its_own_needs_nobody(self) -> None:
        url = reverse("designate_assessor")
        self.assertEqual(self.see("lin", url).status_code, 403)
        self.assertContains(self.see("chen", url), "无需指定考核人员")
        self.assertNotContains(self.see("chen", reverse("evaluations")), url)

    def test_where_it_sits_in_a_department_the_head_designates(self) -> None:
        evaluating.seat_office_in(self.town, "works")
        url = reverse("designate_assessor")
        self.assertContains(self.see("wang", reverse("evaluations")), url)
        page = self.see("wang", url)
        self.assertContains(page, "沈伟")
        self.assertNotContains(page, "李建国")
        given = {"person": self.town["shen"].uid, "reason": "办公室设在该部"}
        self.assertEqual(self.fill("wang", url, given).status_code, 303)
        self.assertEqual(Designation.objects.get().person, self.town["shen"])
        matter = evaluating.closed_matter(self.town)
        sheet = reverse("evaluate", args=[matter.uid])
        self.assertEqual(self.see("shen", sheet).status_code, 200)
        self.assertEqual(self.fill("shen", sheet, typed(matter)).status_code, 303)
        self.assertEqual(self.fill("chen", sheet, typed(matter)).status_code, 409)

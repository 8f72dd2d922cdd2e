"""What an approved evaluation sets off (art. 16(2), (13), (17), (22)), and what it does not."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.rules import clues as rules
from duban.chapters.assessment.actions import CriterionJudgement
from duban.chapters.assessment.models import Evaluation
from duban.chapters.assessment.queries import gathering
from duban.chapters.assessment.terms.evaluation import Cause, Quality
from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.models import Matter
from duban.ground.regulation import clauses
from duban.support.ledger.models import LedgerEntry
from tests.looking import PageCase
from tests.stories import TownCase

PROMISE = (
    "服务承诺：两个工作日内提供施工场地；2026-03-02作出（按时），承诺 2026-03-20 前兑现，"
    "实际 2026-04-03 兑现，逾期 14 天"
)
COORDINATION = (
    "2026-03-02 工程建设部提请配合：请腾退码头仓库，以便进场施工；2026-03-02 答复（按时），"
    "承诺 2026-03-20 前办理，实际 2026-04-03 兑现，逾期 14 天"
)


def clues() -> list[tuple[str, str]]:
    """Ground and unit of each clue there is."""
    rows = AccountabilityClue.objects.select_related("unit").order_by("ground", "id")
    return [(one.ground, one.responsible["unit"]) for one in rows]


class BrokenPromiseTest(PageCase):
    """A service unit answered in time and broke its promise; the lead unit was late because of it."""

    matter: Matter
    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.late_matter(cls.town)
        cls.row = evaluating.submitted(cls.town, cls.matter, Quality.FAIRLY_GOOD)

    def test_its_facts_stand_under_the_eighth_criterion_before_anybody_writes(self) -> None:
        found = gathering.gather(self.matter, 2026, self.town.at).criteria["12(8)"]
        self.assertEqual([one.words for one in found], [PROMISE, COORDINATION])
        fresh = evaluating.late_matter(
            self.town,
            due_on=date(2026, 5, 29),
            promised_on=date(2026, 5, 8),
            served_on=date(2026, 5, 29),
            done_on=date(2026, 6, 5),
        )
        page = self.see("chen", reverse("evaluate", args=[fresh.uid])).content.decode()
        field = page.split('name="c12_8_words"')[1].split("</textarea>")[0]
        for words in (
            "服务承诺：两个工作日内提供施工场地；2026-04-10作出（按时），承诺 2026-05-08 前兑现",
            "实际 2026-05-29 兑现，逾期 21 天",
        ):
            self.assertIn(words, field)

    def test_late_stays_late_and_quality_as_judged_with_the_finding_beside(self) -> None:
        evaluating.approve_on_paper(self.town, self.row)
        page = self.see("lin", reverse("evaluation", args=[self.row.uid]))
        for words in (
            "延时",
            "较好",
            "其他单位原因，属实",
            "不计入 2 天",
            "不适用第十六条第二项",
            PROMISE,
            COORDINATION,
        ):
            self.assertContains(page, words)
        self.row.refresh_from_db()
        self.assertEqual((self.row.timeliness, self.row.quality), ("LATE", "FAIRLY_GOOD"))

    def test_the_seventeenth_for_the_service_unit_and_the_twenty_second_for_the_lead(self) -> None:
        self.assertEqual(clues(), [])
        evaluating.approve_on_paper(self.town, self.row)
        self.assertEqual(clues(), [("16(17)", "台儿庄古城旅游发展有限公司"), ("16(22)", "工程建设部")])
        service, lead = AccountabilityClue.objects.order_by("ground")
        self.assertEqual(service.fact, f"致使工作延误（时限评估为“延时”）：{PROMISE}；{COORDINATION}")
        self.assertEqual(service.happened_on, evaluating.PROMISED_ON)
        self.assertEqual(
            lead.fact,
            "经审定的2026年度考核评估：时限2026-03-31，2026-04-10完成，逾期10天，时限评估为“延时”。"
            "不可抗因素认定：其他单位原因，属实（不计入2天）。",
        )
        self.assertEqual([one.state for one in (service, lead)], ["OPEN", "OPEN"])
        for clue, why in ((service, "致使延误"), (lead, "已认定排除第二项")):
            self.assertIn(why, clue.why)
            self.assertIn(clauses.cite(clue.ground), clue.why)
            self.assertEqual([one.about_ref for one in clue.evidence.all()], [self.row.ref])
        cause = LedgerEntry.objects.get(act="assessment.approve_evaluation")
        raised = LedgerEntry.objects.filter(act="accountability.raise_clue")
        self.assertEqual({one.caused_by for one in raised}, {cause.uid})

    def test_nobody_beside_their_circle_learns_of_them(self) -> None:
        evaluating.approve_on_paper(self.town, self.row)
        for clue in AccountabilityClue.objects.all():
            url = reverse("clue", args=[clue.uid])
            self.assert_seen_by(url, right=("wang", "sun"), strangers=("chen", "lin", "feng", "zhou"))
        page = self.see("lin", reverse("matter", args=[self.matter.uid]))
        self.assertNotContains(page, "责任追究线索")

    def test_a_correction_raises_nothing_twice(self) -> None:
        evaluating.approve_on_paper(self.town, self.row)
        evaluating.approve_on_paper(self.town, evaluating.corrected(self.town, self.row))
        self.assertEqual([ground for ground, _unit in clues()], ["16(17)", "16(22)"])


class WhatElseTest(TownCase):
    def test_late_without_a_finding_is_the_second_and_nobody_else_answers(self) -> None:
        row = evaluating.evaluated(self.town, evaluating.late_alone(self.town))
        evaluating.analysed(self.town, row, cause=Cause.OWN, unit="")
        evaluating.approve_on_paper(self.town, evaluating.submit(self.town, row))
        self.assertEqual(clues(), [("16(2)", "工程建设部")])

    def test_a_named_unit_of_which_nothing_is_on_record_is_no_clue(self) -> None:
        row = evaluating.evaluated(self.town, evaluating.late_alone(self.town))
        evaluating.answered(self.town, evaluating.analysed(self.town, row, unit="business"), who="zheng")
        evaluating.approve_on_paper(self.town, evaluating.submit(self.town, row))
        self.assertEqual(clues(), [("16(2)", "工程建设部")])

    def test_a_good_evaluation_raises_nothing(self) -> None:
        evaluating.approved(self.town, evaluating.closed_matter(self.town))
        self.assertEqual(clues(), [])

    def test_a_poor_quality_is_the_second(self) -> None:
        matter = evaluating.closed_matter(self.town)
        row = evaluating.evaluated(
            self.town, matter, Quality.POOR, objectives=evaluating.judgements(matter, Quality.FAIR)
        )
        evaluating.analysed(self.town, row, subject_ref=f"{matter.ref}/quality", cause=Cause.OWN, unit="")
        evaluating.approve_on_paper(self.town, evaluating.submit(self.town, row))
        self.assertEqual(clues(), [("16(2)", "工程建设部")])
        self.assertIn("质量效果评估为“差”", AccountabilityClue.objects.get().fact)

    def test_what_is_found_under_the_tenth_criterion_is_the_thirteenth_and_no_unit_reads_it(self) -> None:
        matter = evaluating.closed_matter(self.town)
        unit = self.town.unit("business").uid
        words = "商户协调会无人到场，经两次催办仍不作为"
        found = [*evaluating.findings(), CriterionJudgement("12(10)", words, faulted=True, unit=unit)]
        row = evaluating.approved(self.town, matter, criteria=found)
        self.assertEqual(clues(), [("16(13)", "经营管理部")])
        self.assertEqual(AccountabilityClue.objects.get().fact, words)
        row.refresh_from_db()
        document = row.document
        self.assertNotIn(words, str(document.facts) if document else words)

    def test_the_grounds_of_the_lead_unit(self) -> None:
        for late, spared, barred, poor, grounds in (
            (0, 0, False, False, []),
            (10, 0, False, False, ["16(2)"]),
            (10, 2, False, False, ["16(2)"]),
            (10, 2, True, False, ["16(22)"]),
            (10, 10, True, False, []),
            (0, 0, False, True, ["16(2)"]),
            (10, 0, False, True, ["16(2)"]),
            (10, 2, True, True, ["16(22)", "16(2)"]),
        ):
            found = rules.grounds_of_lead(late_days=late, not_charged=spared, barred=barred, poor=poor)
            self.assertEqual(found, grounds)

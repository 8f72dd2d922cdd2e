"""The pages from the findings on: forms for whom they are open to, one's own record, papers, names in public, counts."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from duban.chapters.accountability.models import CaseDecision, CaseView, DecisionAppeal, HandlingProposal
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.tests import casing, deciding
from duban.ground.beijing import beijing_day
from duban.support.documents import sweeps
from duban.support.documents.models import Document
from tests import pdfs
from tests.looking import PageCase

OUTSIDE = ("chen", "zhou", "he", "lin", "zhao", "wu", "guan", "an", "shenji")


class ProposalPagesTest(PageCase):
    def test_the_way_from_the_findings_to_the_request(self) -> None:
        case = deciding.heard(self.town)

        def url(name: str) -> str:
            return reverse(name, args=[case.uid])

        self.assert_seen_by(url("record_findings"), right=("qian",), strangers=OUTSIDE)
        second = str(self.town["shen"].uid)
        found = {
            "established": "yes",
            "loss": "YES",
            "nature": "NONE",
            "words": "损失已核算",
            "second": second,
        }
        self.assertEqual(self.fill("qian", url("record_findings"), found).status_code, 303)
        page = self.see("qian", url("propose_handling"))
        self.assertContains(page, "按现有认定，可走途径：组织处理")
        person = casing.concerned(self.town, case)
        given = {
            "track": "17(1)",
            "report": "核实报告全文",
            "second": second,
            f"measures_{person.person.uid}": ["ADMONITION_TALK"],
        }
        wrong = self.fill("qian", url("propose_handling"), {**given, "track": "17(2)"})
        self.assertContains(wrong, "核实报告全文", status_code=409)
        self.assertContains(wrong, "第十七条第二项", status_code=409)
        self.assertEqual(self.fill("qian", url("propose_handling"), given).status_code, 303)
        self.assertEqual(HandlingProposal.objects.get().measures.get().person, person)
        casing.admit(self.town, case, "zheng")
        self.assertContains(self.see("zheng", url("review_legality")), "《中国共产党党内监督条例》")
        reviewed = {
            "agrees": "yes",
            "opinion": "适当",
            "confirmed": list(deciding.unchecked(self.town, "17(1)")),
        }
        self.assertEqual(self.fill("zheng", url("review_legality"), reviewed).status_code, 303)
        sat = deciding.meeting(self.town)
        held = {
            "meeting": str(sat.uid),
            "item": "1",
            "opinions": "一致同意",
            "held": "ADOPTED",
            "resolution": "同意",
            "left": [str(self.town["zhou"].uid)],
        }
        self.assertContains(self.see("sun", url("deliberate")), "分管该单位的周明德到会的，须回避")
        self.assertEqual(self.fill("sun", url("deliberate"), held).status_code, 303)
        too_early = self.see("sun", url("case"))
        self.assertNotContains(too_early, url("record_decision"))
        self.assertContains(too_early, "尚未报请上级党组织")
        self.assertEqual(self.fill("wang", url("request_decision"), {"words": ""}).status_code, 303)
        self.assertContains(self.see("sun", url("case")), url("record_decision"))
        shown = self.see("wang", url("case"))
        for text in ("核实报告全文", "一致同意", "古城督责请〔2026〕1号", "责任追究请示", "诫勉谈话"):
            self.assertContains(shown, text)


class DecisionPagesTest(PageCase):
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.served(cls.town)

    def test_the_circle_sees_it_and_he_whom_it_meets_his_own(self) -> None:
        case = self.decision.case
        page = self.see("qian", reverse("case", args=[case.uid]))
        step = decisions.steps_of(self.decision)[0]
        for text in ("区委组〔2026〕15号", "影响期内", reverse("execute_step", args=[step.uid])):
            self.assertContains(page, text)
        record = casing.concerned(self.town, case)
        own = self.see("li", reverse("my_record", args=[record.uid]))
        for text in ("区委组〔2026〕15号", "作出决定的党委（党组）", "提出申诉"):
            self.assertContains(own, text)
        self.assertNotContains(own, deciding.WORDS["report"])
        self.assertNotContains(own, reverse("execute_step", args=[step.uid]))

    def test_forms_are_for_those_to_whom_they_are_open(self) -> None:
        uid = self.decision.uid
        step = decisions.steps_of(self.decision)[0]
        self.assert_seen_by(
            reverse("execute_step", args=[step.uid]), right=("qian", "sun"), strangers=OUTSIDE
        )
        self.assert_seen_by(reverse("change_decision", args=[uid]), right=("sun",), strangers=OUTSIDE)
        self.assert_seen_by(reverse("appeal_decision", args=[uid]), right=("qian", "li"), strangers=OUTSIDE)
        self.assert_seen_by(
            reverse("record_decision", args=[self.decision.case.uid]), right=("qian",), strangers=OUTSIDE
        )

    def test_he_appeals_and_the_director_answers(self) -> None:
        today = str(beijing_day(self.town.at))
        sent = {"made_on": today, "text": "延期系上级批复所致", "excuse": ""}
        answer = self.fill("li", reverse("appeal_decision", args=[self.decision.uid]), sent)
        self.assertEqual(answer.status_code, 303)
        found = DecisionAppeal.objects.get()
        paper = casing.evidence(self.town, self.decision.case)
        given = {"outcome": "WITHDRAWN", "answered_on": today, "answer": "事实不清", "piece": str(paper.uid)}
        url = reverse("answer_appeal", args=[found.uid])
        self.assertEqual(self.fill("sun", url, given).status_code, 303)
        record = casing.concerned(self.town, self.decision.case)
        self.assertContains(self.see("li", reverse("my_record", args=[record.uid])), "事实不清")

    def test_while_an_appeal_waits_no_other_is_offered(self) -> None:
        record = reverse("my_record", args=[casing.concerned(self.town, self.decision.case).uid])
        appeal = reverse("appeal_decision", args=[self.decision.uid])
        self.assertContains(self.see("li", record), appeal)
        deciding.appeal(self.town, self.decision)
        self.assertNotContains(self.see("li", record), appeal)
        self.assertNotContains(self.see("qian", reverse("case", args=[self.decision.case.uid])), appeal)

    def test_whom_no_decision_met_reads_so_once_the_others_are_reported(self) -> None:
        record = reverse("my_record", args=[casing.concerned(self.town, self.decision.case, "he").uid])
        self.assertNotContains(self.see("he", record), "没有对您作出处理决定")
        for step in decisions.steps_of(self.decision):
            deciding.do(self.town, step)
        deciding.report(self.town, deciding.fresh(self.decision.case))
        page = self.see("he", record)
        for text in ("没有对您作出处理决定，不予追究", "不予追究告知书", "申请澄清正名"):
            self.assertContains(page, text)
        for secret in ("李建国", "诫勉谈话", "区委组〔2026〕15号"):
            self.assertNotContains(page, secret)

    def test_what_the_superior_body_sends_back_is_entered_with_its_paper(self) -> None:
        case = deciding.requested(self.town)
        paper = casing.evidence(self.town, case)
        url = reverse("return_proposal", args=[case.uid])
        self.assertContains(self.see("sun", url), "依据的文书")
        given = {"reason": "责任划分不清", "piece": str(paper.uid)}
        self.assertEqual(self.fill("sun", url, given).status_code, 303)
        page = self.see("sun", reverse("case", args=[case.uid]))
        self.assertContains(page, "上级党组织复文")

    def test_papers_of_one_title_say_whose_they_are(self) -> None:
        sweeps.sweep(self.town.tick())
        case = self.decision.case
        page = self.see("qian", reverse("case", args=[case.uid]))
        for whom in ("李建国", "何海涛", "高卫东"):
            self.assertContains(page, f"事实材料见面记录（{whom}）")
            self.assertContains(page, f"陈述申辩告知书（{whom}）")
        self.assertContains(page, "送达回证（李建国）")
        own = self.see("he", reverse("my_record", args=[casing.concerned(self.town, case, "he").uid]))
        self.assertContains(own, "事实材料见面记录（何海涛）")
        self.assertNotContains(own, "李建国")
        titles = Document.objects.filter(context_ref=case.ref).values_list("title", flat=True)
        self.assertFalse([one for one in titles if "李建国" in one], "a title is not sealed")

    def test_a_paper_is_read_by_its_circle_and_by_whom_it_is_addressed_to(self) -> None:
        sweeps.sweep(self.town.tick())
        receipt = Document.objects.get(kind="service_receipt")
        url = reverse("case_paper", args=[receipt.uid])
        self.assert_seen_by(url, right=("qian", "wang", "li"), strangers=OUTSIDE)
        self.assertIn("送达回证", pdfs.text(self.see("li", url).content))
        request = Document.objects.get(kind="accountability_request")
        self.assert_seen_by(
            reverse("case_paper", args=[request.uid]), right=("wang",), strangers=(*OUTSIDE, "li")
        )
        self.assertEqual(self.see("sun", reverse("document", args=[receipt.uid])).status_code, 404)
        before = CaseView.objects.count()
        self.see("qian", reverse("case_paper_word", args=[receipt.uid]))
        self.assertEqual(CaseView.objects.count(), before + 1)

    def test_names_are_public_only_where_the_decision_says_so_and_for_its_period(self) -> None:
        page = reverse("published_decisions")
        self.assertNotContains(self.see("wu", page), "李建国")
        case = deciding.fresh(self.decision.case)
        more = deciding.record(
            self.town, case, measure="CIRCULAR_CRITICISM", number="区委组〔2026〕16号", names_public=True
        )
        deciding.compare(self.town, more)
        self.assertNotContains(self.see("wu", page), "李建国")
        deciding.serve(self.town, more)
        self.assertContains(self.see("wu", page), "李建国")
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=31))
        self.assertNotContains(self.see("wu", page), "李建国")

    def test_counts_tell_of_nobody(self) -> None:
        page = reverse("accountability_statistics")
        self.assertContains(self.see("wang", page), "数量过少，不予显示")
        self.assertNotContains(self.see("wang", page), "工程建设部")
        self.assertEqual(self.see("chen", page).status_code, 404)

    def test_what_is_late_is_on_the_list_of_its_circle_alone(self) -> None:
        self.assertNotContains(self.see("sun", reverse("open_loops")), "执行处理决定")
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=60))
        self.assertContains(self.see("sun", reverse("open_loops")), "执行处理决定")
        self.assertNotContains(self.see("chen", reverse("open_loops")), "执行处理决定")

"""领导小组审定考核评估报告: in a meeting, by circulation, on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import Evaluation
from duban.chapters.assessment.queries import evaluations
from duban.chapters.assessment.terms.evaluation import APPROVE
from duban.chapters.assessment.tests import evaluating
from duban.ground.access import PostKind
from duban.support.documents.models import Document
from duban.support.ledger.models import LedgerEntry
from duban.support.ledger.rows import Row
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization.models import Person
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook.tests import builders as rulebook
from tests.locking import MatterStory
from tests.papers import checked_paper, text_file
from tests.sent_out import issued_circular
from tests.stories import Answer


class TestApproveEvaluation(MatterStory):
    """On paper: the head signed it, 陈 entered it, 钱 checked it."""

    act = "assessment.approve_evaluation"
    doer = "qian"
    wrong_role = "zhou"
    refused = "assessment.wrong_state"

    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)
        cls.row = evaluating.submitted(cls.town, cls.matter)
        checked_paper(cls.town, cls.row.ref, APPROVE, decided_on=date(2026, 3, 2))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"evaluation": self.row.uid, "way": "PAPER", "opinion": "同意", **changed}

    def spoil(self) -> None:
        self.send(self.act, "qian", self.data())

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.approved_in), ("APPROVED", "PAPER"))
        self.assertEqual((self.row.approved_for, self.row.approved_on), ("王志远", date(2026, 3, 2)))
        paper = Document.objects.get(subject_ref=self.row.ref)
        self.assertEqual((paper.kind, paper.number), ("evaluation_report", "古城督评〔2026〕1号"))
        text = "\n".join(paper.facts["paragraphs"])
        for words in (
            "时限评估为“提前”",
            "清淤量3.2万方：“好”",
            "总体质量效果评估为“好”",
            "以上报告经纸质签批（王志远）",
        ):
            self.assertIn(words, text)
        told = Message.objects.filter(kind="assessment.evaluation", text__contains="已审定")
        self.assertEqual(
            {one.person.username for one in told}, {"li", "he", "lin", "zheng", "zhao", "xu", "feng"}
        )
        found = evaluations.approved(2026)
        act = LedgerEntry.objects.get(act="assessment.approve_evaluation")
        self.assertEqual(
            [(one.quality, one.matter, one.act) for one in found], [("GOOD", self.matter, act.pk)]
        )
        self.assertEqual([one.quality for one in found[0].objectives], ["GOOD", "GOOD"])

    def refusal(self, who: str = "qian", **changed: Any) -> str:
        return self.send(self.act, who, self.data(**changed)).code

    def other(self) -> Evaluation:
        return evaluating.submitted(self.town, evaluating.closed_matter(self.town))

    def test_a_paper_is_needed(self) -> None:
        self.assertEqual(self.refusal(evaluation=self.other().uid), "organization.needs_paper")

    def test_a_paper_of_before_the_submission_decides_nothing(self) -> None:
        checked_paper(self.town, self.row.ref, APPROVE, decided_on=date(2026, 3, 1))
        self.assertEqual(self.refusal(), "assessment.decided_before")

    def test_the_leading_group_decides_and_nobody_beside_it(self) -> None:
        self.paper(self.row, DeciderKind.LEADER_IN_CHARGE, self.town["zhou"])
        self.assertEqual(self.refusal(), "assessment.not_of_group")

    def test_the_head_does_not_sign_what_he_evaluated(self) -> None:
        self.appoint("wang", None, PostKind.OFFICE_STAFF)
        matter = evaluating.closed_matter(self.town)
        row = evaluating.evaluated(self.town, matter)
        evaluating.submit(self.town, row, who="wang")
        checked_paper(self.town, row.ref, APPROVE, decided_on=date(2026, 3, 2))
        self.assertEqual(self.refusal(evaluation=row.uid), "assessment.own_submission")

    def test_nobody_carries_it_for_the_own_unit(self) -> None:
        self.appoint("qian", "company")
        self.assertEqual(self.refusal(), "assessment.own_unit")

    def test_a_way_that_the_rule_set_has_not_is_none(self) -> None:
        rulebook.adopt(self.town, 2, assessment__approved_in=["LEADING_GROUP_MEETING"])
        self.assertEqual(self.refusal(), "assessment.not_by")

    def test_units_may_read_it_from_then_on(self) -> None:
        self.assertEqual(self.send("assessment.correct_evaluation", "lin", self.correction()).status, 404)
        self.send(self.act, "qian", self.data())
        self.assertEqual(self.send("assessment.correct_evaluation", "lin", self.correction()).status, 403)

    def correction(self) -> dict[str, Any]:
        return {"evaluation": self.row.uid, "reason": "有误", "evidence": []}

    def test_it_locks_the_evaluation(self) -> None:
        self.assert_locks(self.row)

    # -- in a meeting --------------------------------------------------------------------------------

    def in_meeting(self, **changed: Any) -> dict[str, Any]:
        held = evaluating.meeting(self.town, **changed)
        return {"way": "LEADING_GROUP_MEETING", "meeting": held.uid, "place": 2}

    def test_a_meeting_decides_and_names_who_recused(self) -> None:
        answer = self.send(self.act, "qian", self.data(**self.in_meeting()))
        self.assertEqual(answer.status, 200, answer)
        self.row.refresh_from_db()
        self.assertEqual((self.row.recused, self.row.place), ("周明德", 2))

    def test_the_minutes_say_who_recused(self) -> None:
        self.assertEqual(self.refusal(**self.in_meeting(recusals="")), "assessment.recusal_unrecorded")

    def test_who_was_not_there_needs_no_recusal(self) -> None:
        self.assertEqual(self.refusal(**self.in_meeting(recusals="", attended=("wang",))), "")

    def test_who_entered_the_minutes_does_not_carry_them(self) -> None:
        self.assertEqual(self.refusal("chen", **self.in_meeting()), "assessment.own_minutes")

    def test_an_item_of_a_meeting_is_named(self) -> None:
        given = self.in_meeting()
        self.assertEqual(self.refusal(**{**given, "place": None}), "assessment.item_missing")
        self.assertEqual(self.refusal(way="LEADING_GROUP_MEETING"), "assessment.not_of_group")

    # -- by circulation ------------------------------------------------------------------------------

    def sign(self, who: str, *, agrees: bool = True) -> None:
        actions.sign_evaluation(
            by=self.town[who],
            at=self.town.tick(),
            request_id=None,
            evaluation=self.row.uid,
            agrees=agrees,
            words="" if agrees else "依据不足",
        )

    def test_a_circulation_waits_for_everybody_who_need_not_recuse(self) -> None:
        self.assertEqual(self.refusal("wang", way="CIRCULATION"), "assessment.not_signed")
        self.sign("wang")
        self.assertEqual(self.refusal("wang", way="CIRCULATION"), "")
        self.row.refresh_from_db()
        self.assertEqual((self.row.recused, self.row.approved_for), ("周明德", "领导小组（王志远）"))

    def test_one_who_does_not_agree_stands_against_it(self) -> None:
        self.sign("wang", agrees=False)
        self.assertEqual(self.refusal("wang", way="CIRCULATION"), "assessment.disagreed")

    def appoint(self, who: str, unit: str | None, kind: PostKind = PostKind.HANDLER) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town[who].uid,
            kind=kind,
            unit=self.town.unit(unit).uid if unit else None,
            from_on=date(2026, 3, 2),
        )

    def paper(self, row: Evaluation, kind: DeciderKind, decider: Person) -> None:
        slip = organization.enter_paper(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            subject_ref=row.ref,
            decision=APPROVE,
            decider_kind=kind,
            decider=decider.uid,
            decided_on=date(2026, 3, 2),
            paper=text_file(self.town, "chen", name="呈批单.txt", text="同意").uid,
        )
        organization.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )


class TestApproveCorrection(MatterStory):
    """The approval of a correction: the former stands no more, what rests on it is marked."""

    act = "assessment.approve_evaluation"
    doer = "qian"
    wrong_role = "zhou"
    refused = "assessment.wrong_state"

    former: Evaluation
    row: Evaluation
    circular: Row
    printed: int

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)
        cls.former = evaluating.approved(cls.town, cls.matter)
        cls.town.go_to(date(2026, 3, 4))
        cls.circular = issued_circular(cls.town)
        cls.printed = cls.circular.version
        cls.row = evaluating.corrected(cls.town, cls.former)
        checked_paper(cls.town, cls.row.ref, APPROVE, decided_on=cls.row.submitted_on or date(2026, 3, 2))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"evaluation": self.row.uid, "way": "PAPER", **changed}

    def spoil(self) -> None:
        self.send(self.act, "qian", self.data())

    def check(self, answer: Answer) -> None:
        self.former.refresh_from_db()
        self.row.refresh_from_db()
        self.assertEqual((self.former.state, self.row.state, self.row.ordinal), ("SUPERSEDED", "APPROVED", 2))
        marks = self.row.dependents.all()
        self.assertEqual([(one.ref, one.page) for one in marks], [(self.circular.ref, "circular")])
        self.circular.refresh_from_db()
        self.assertEqual(self.circular.version, self.printed, "nothing is rewritten")
        self.assertEqual([one.quality for one in evaluations.approved(2026)], ["FAIRLY_GOOD"])
        self.assertIn("更正", Document.objects.get(subject_ref=self.row.ref).title)

    def test_it_locks_the_former_too(self) -> None:
        self.assert_locks(self.former)

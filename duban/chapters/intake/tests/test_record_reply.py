"""登记答复 (6(3)): after contact, with number and satisfaction; an unsatisfied reply stays owed."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import MatterSource, SourceStep
from duban.chapters.intake.terms import Satisfaction
from duban.chapters.intake.tests import sourcing
from duban.chapters.matters.models import Matter, Obligation
from tests.onward import accepted_matter
from tests.stories import ActStory, Answer


class TestRecordReply(ActStory):
    act = "intake.record_reply"
    doer = "chen"
    wrong_role = "lin"
    refused = "intake.source_settled"
    matter: Matter
    source: MatterSource

    @classmethod
    def prepare(cls) -> None:
        cls.matter = accepted_matter(cls.town)
        cls.source = sourcing.source(cls.town, cls.matter, sourcing.SUGGESTION)
        sourcing.contact(cls.town, cls.source)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "source": self.source.uid,
            "on": "2026-03-02",
            "number": "古城管函〔2026〕5号",
            "satisfaction": "SATISFIED",
            **changed,
        }

    def spoil(self) -> None:
        sourcing.reply(self.town, self.source)

    def duty(self) -> Obligation:
        return Obligation.objects.get(source_ref=self.source.ref, kind="SOURCE_REPLY")

    def check(self, answer: Answer) -> None:
        step = SourceStep.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (step.number, step.satisfaction, step.settles), ("古城管函〔2026〕5号", "SATISFIED", True)
        )
        self.assertEqual(self.duty().met_by_ref, step.ref)

    def refuse(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_locks_the_matter_and_the_source(self) -> None:
        self.assert_locks(self.matter, self.source)

    def test_it_wants_number_and_satisfaction(self) -> None:
        self.refuse("intake.reply_number", number="")
        self.refuse("intake.reply_satisfaction", satisfaction=None)

    def test_contact_comes_first(self) -> None:
        other = sourcing.source(self.town, self.matter, sourcing.SUGGESTION, number="第030号")
        self.refuse("intake.contact_first", source=other.uid)

    def test_who_is_not_content_must_be_answered_again(self) -> None:
        sourcing.reply(self.town, self.source, satisfaction=Satisfaction.NOT)
        self.assertTrue(self.duty().is_standing)
        closing = self.send("matters.close", "chen", {"matter": self.matter.uid})
        self.assertEqual((closing.status, closing.code), (409, "matters.source_waits"), closing)
        self.assertIn("答复来源方", closing.body["refusal"]["message"])
        self.assertEqual(self.send(self.act, "chen", self.data(satisfaction="BASICALLY")).status, 200)
        self.assertEqual(self.send("matters.close", "chen", {"matter": self.matter.uid}).status, 200)

    def test_the_answer_to_a_complaint_bears_no_identity(self) -> None:
        called = sourcing.source(self.town, self.matter, sourcing.HOTLINE)
        answered = {"source": called.uid, "number": "", "text": "已回访 13800138000"}
        self.refuse("intake.source_identity", **answered)
        self.assertEqual(
            self.send(self.act, "chen", self.data(**{**answered, "text": "已回访，诉求已解决"})).status, 200
        )

    def test_a_closed_matter_takes_no_more(self) -> None:
        sourcing.reply(self.town, self.source)
        self.assertEqual(self.send("matters.close", "chen", {"matter": self.matter.uid}).status, 200)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "matters.already_closed"), answer)

    def test_a_withdrawn_source_takes_nothing(self) -> None:
        self.send("intake.withdraw_source", "sun", {"source": self.source.uid, "reason": "有误"})
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "intake.source_withdrawn")

"""登记来源单位验收 (6(3)): before closing, on the source's own paper."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import MatterSource, SourceStep
from duban.chapters.intake.tests import sourcing
from duban.chapters.matters.models import Matter, Obligation
from tests.onward import accepted_matter, running_matter
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestRecordAcceptance(ActStory):
    act = "intake.record_acceptance"
    doer = "chen"
    wrong_role = "lin"
    refused = "intake.source_settled"
    matter: Matter
    source: MatterSource

    @classmethod
    def prepare(cls) -> None:
        cls.matter = accepted_matter(cls.town)
        cls.source = sourcing.source(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        paper = text_file(self.town, "chen", name="销号通知.txt", text="同意销号").uid
        return {"source": self.source.uid, "on": "2026-03-02", "accepted": True, "paper": paper, **changed}

    def spoil(self) -> dict[str, Any]:
        sourcing.acceptance(self.town, self.source)
        return self.data()

    def duty(self) -> Obligation:
        return Obligation.objects.get(source_ref=self.source.ref, kind="SOURCE_ACCEPTANCE")

    def check(self, answer: Answer) -> None:
        step = SourceStep.objects.get(uid=answer.body["uid"])
        self.assertEqual((step.accepted, step.settles), (True, True))
        self.assertEqual(self.duty().met_by_ref, step.ref)

    def close(self) -> Answer:
        return self.send("matters.close", "chen", {"matter": self.matter.uid})

    def test_it_locks_the_matter_and_the_source(self) -> None:
        self.assert_locks(self.matter, self.source)

    def test_it_wants_the_paper(self) -> None:
        answer = self.send(self.act, "chen", self.data(paper=None))
        self.assertEqual((answer.status, answer.code), (422, "intake.acceptance_paper"))

    def test_closing_waits_for_it(self) -> None:
        answer = self.close()
        self.assertEqual((answer.status, answer.code), (409, "matters.source_waits"), answer)
        self.assertIn("取得来源单位验收", answer.body["refusal"]["message"])
        self.assertIn("凭来源单位的文件", answer.body["refusal"]["next"])
        sourcing.acceptance(self.town, self.source)
        self.assertEqual(self.close().status, 200)

    def test_a_no_is_kept_and_the_duty_stands(self) -> None:
        sourcing.acceptance(self.town, self.source, accepted=False)
        self.assertTrue(self.duty().is_standing)
        self.assertEqual(self.close().code, "matters.source_waits")

    def test_no_source_strikes_off_what_has_no_result(self) -> None:
        early = sourcing.source(self.town, running_matter(self.town))
        answer = self.send(self.act, "chen", self.data(source=early.uid))
        self.assertEqual(answer.code, "intake.acceptance_before_result")

    def test_a_closed_matter_takes_no_more(self) -> None:
        sourcing.acceptance(self.town, self.source)
        self.assertEqual(self.send("matters.close", "chen", {"matter": self.matter.uid}).status, 200)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "matters.already_closed"), answer)

    def test_a_withdrawn_source_takes_nothing(self) -> None:
        self.send("intake.withdraw_source", "sun", {"source": self.source.uid, "reason": "有误"})
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "intake.source_withdrawn")

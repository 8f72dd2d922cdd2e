"""登记沟通 (6(3)): with the delegate or member, before the reply, as often as it happens."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import MatterSource, SourceStep
from duban.chapters.intake.tests import sourcing
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import suspend_matter
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestRecordContact(ActStory):
    act = "intake.record_contact"
    doer = "lin"
    wrong_role = "zhao"
    refused = "intake.source_not_asked"
    matter: Matter
    source: MatterSource

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.source = sourcing.source(cls.town, cls.matter, sourcing.SUGGESTION)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "source": self.source.uid,
            "on": "2026-03-02",
            "partner": "市人大代表",
            "text": "上门沟通，代表赞成先行试点",
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(source=sourcing.source(self.town, self.matter).uid)

    def check(self, answer: Answer) -> None:
        step = SourceStep.objects.get(uid=answer.body["uid"])
        self.assertEqual((step.kind, step.on, step.settles), ("CONTACT", date(2026, 3, 2), True))
        duty = Obligation.objects.get(source_ref=self.source.ref, kind="SOURCE_CONTACT")
        self.assertEqual((duty.met_on, duty.met_by_ref), (date(2026, 3, 2), step.ref))

    def test_it_locks_the_matter_and_the_source(self) -> None:
        self.assert_locks(self.matter, self.source)

    def test_a_second_contact_is_kept_and_settles_nothing_anew(self) -> None:
        self.send(self.act, "lin", self.data())
        again = self.send(self.act, "chen", self.data(text="电话再次沟通"))
        self.assertEqual(again.status, 200, again)
        self.assertEqual(list(SourceStep.objects.values_list("settles", flat=True)), [True, False])

    def test_days_outside_paper_and_today_are_refused(self) -> None:
        for on in ("2026-02-19", "2026-03-03"):
            self.assertEqual(self.send(self.act, "lin", self.data(on=on)).code, "intake.source_day")

    def test_it_wants_to_know_what_was_said(self) -> None:
        answer = self.send(self.act, "lin", self.data(text=" "))
        self.assertEqual((answer.status, answer.code), (422, "intake.text_length"), answer)

    def test_nothing_is_added_while_the_matter_is_suspended(self) -> None:
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "lin", self.data())
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)

    def test_a_withdrawn_source_takes_nothing(self) -> None:
        self.send("intake.withdraw_source", "sun", {"source": self.source.uid, "reason": "有误"})
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "intake.source_withdrawn")

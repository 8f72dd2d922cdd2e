"""登记事项来源 (8(6)): what a source bears, what it demands before closing, and what is never kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import MatterSource
from duban.chapters.intake.terms import SourceKind
from duban.chapters.intake.tests import sourcing
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import DUE_ON, suspend_matter
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestRecordSource(ActStory):
    act = "intake.record_source"
    doer = "chen"
    wrong_role = "lin"
    refused = "intake.source_twice"
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"matter": self.matter.uid, "written_on": "2026-02-20", **sourcing.AUDIT, **changed}

    def spoil(self) -> None:
        sourcing.source(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        found = MatterSource.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.kind, found.number), ("AUDIT", "台审整改〔2026〕3号"))
        owed = Obligation.objects.get(source_ref=found.ref)
        self.assertEqual((owed.kind, owed.unit), ("SOURCE_ACCEPTANCE", self.town.unit("office")))
        self.assertEqual((owed.due_on - DUE_ON).days, 30)

    def refuse(self, code: str, **changed: Any) -> Answer:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)
        return answer

    def test_it_locks_the_matter(self) -> None:
        self.assert_locks(self.matter)

    def test_it_wants_what_the_kind_demands_and_names_it(self) -> None:
        answer = self.refuse("intake.source_demands", number=" ", body_name="")
        self.assertIn("来源单位、来源文号", answer.body["refusal"]["message"])

    def test_a_complaint_bears_no_telephone_or_card_number(self) -> None:
        for text in ("来电人 13800138000", "电话０６３２-6671234", "身份证370402199003071234"):
            with self.subTest(text=text):
                answer = self.refuse("intake.source_identity", **{**sourcing.HOTLINE, "text": text})
                self.assertIn("来源要求", answer.body["refusal"]["message"])
        self.assertFalse(MatterSource.objects.exists())
        self.assertEqual(self.send(self.act, "chen", self.data(**sourcing.HOTLINE)).status, 200)

    def test_dates_that_cannot_be_are_refused(self) -> None:
        self.refuse("intake.source_day", written_on="2026-03-03")
        self.refuse("intake.source_due_early", due_on="2026-02-19")

    def test_the_source_names_its_own_day(self) -> None:
        found = sourcing.source(self.town, self.matter, sourcing.SUGGESTION, due_on=date(2026, 5, 20))
        owed = Obligation.objects.filter(source_ref=found.ref).order_by("id")
        self.assertEqual(
            [(one.kind, one.due_on) for one in owed],
            [("SOURCE_CONTACT", date(2026, 5, 20)), ("SOURCE_REPLY", date(2026, 5, 20))],
        )

    def test_a_matter_without_an_end_wants_a_day(self) -> None:
        endless = running_matter(self.town, due_on=date(9999, 12, 31))
        self.refuse("intake.source_due", matter=endless.uid)

    def test_most_sources_demand_nothing(self) -> None:
        found = sourcing.source(self.town, self.matter, {"kind": SourceKind.LIVELIHOOD})
        self.assertFalse(Obligation.objects.filter(source_ref=found.ref).exists())

    def test_a_suspended_matter_is_refused(self) -> None:
        suspend_matter(self.town, self.matter)
        self.refuse("matters.is_suspended")

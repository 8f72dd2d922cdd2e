"""The table of sources (8(6), 6(3)) and the numbers that no complaint may bear."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.intake.rules import identity
from duban.chapters.intake.rules import sources as rules
from duban.chapters.intake.terms import SourceKind, StepKind
from duban.support.rulebook import shipped

TABLE = shipped.bodies()["intake.sources"]["value"]


class TestTable(SimpleTestCase):
    def test_every_kind_has_its_line_once(self) -> None:
        self.assertEqual(sorted(row["source"] for row in TABLE), sorted(SourceKind.values))

    def test_what_waits_before_closing(self) -> None:
        for kind, steps in (
            (SourceKind.AUDIT, [StepKind.ACCEPTANCE]),
            (SourceKind.PARTY_INSPECTION, [StepKind.ACCEPTANCE]),
            (SourceKind.ENVIRONMENT, [StepKind.ACCEPTANCE]),
            (SourceKind.SAFETY, [StepKind.ACCEPTANCE]),
            (SourceKind.INSPECTION, [StepKind.ACCEPTANCE]),
            (SourceKind.SUGGESTION, [StepKind.CONTACT, StepKind.REPLY]),
            (SourceKind.PROPOSAL, [StepKind.CONTACT, StepKind.REPLY]),
            (SourceKind.HOTLINE, [StepKind.REPLY]),
            (SourceKind.PETITION, [StepKind.REPLY]),
            (SourceKind.CITY, [StepKind.REPLY]),
            (SourceKind.LIVELIHOOD, []),
        ):
            with self.subTest(kind=kind):
                self.assertEqual(rules.demands_of(kind, TABLE).steps, steps)

    def test_complaints_alone_protect_people(self) -> None:
        found = {kind for kind in SourceKind.values if rules.demands_of(kind, TABLE).protects}
        self.assertEqual(found, {"HOTLINE", "PETITION"})

    def test_a_kind_that_the_table_leaves_out_demands_nothing(self) -> None:
        self.assertEqual(rules.demands_of("AUDIT", []), rules.Demands("AUDIT"))


class TestStepDue(SimpleTestCase):
    def test_by_when(self) -> None:
        matter_due, today = date(2026, 6, 30), date(2026, 3, 2)
        for step, given, due, expected in (
            (StepKind.REPLY, date(2026, 5, 1), matter_due, date(2026, 5, 1)),
            (StepKind.REPLY, None, matter_due, matter_due),
            (StepKind.ACCEPTANCE, None, matter_due, date(2026, 7, 30)),
            (StepKind.REPLY, None, date(2026, 2, 1), today),
        ):
            with self.subTest(step=step, due=due):
                self.assertEqual(
                    rules.step_due(step, given=given, matter_due=due, today=today, after=30), expected
                )


class TestIdentity(SimpleTestCase):
    def test_numbers_of_people_are_recognised(self) -> None:
        for text, found in (
            ("请回电13800138000谢谢", "TELEPHONE"),
            ("138-0013-8000", "TELEPHONE"),
            ("１３８００１３８０００", "TELEPHONE"),
            ("+86 13800138000", "TELEPHONE"),
            ("家里0632-6671234", "TELEPHONE"),
            ("(0632)6671234", "TELEPHONE"),
            ("37040219900307123X", "ID_CARD"),
            ("370402 19900307 1234", "ID_CARD"),
            ("370402900307123", "ID_CARD"),
        ):
            with self.subTest(text=text):
                self.assertEqual(identity.identity_in(text), found)

    def test_numbers_of_papers_pass(self) -> None:
        for text in (
            "GD20260218-0457",
            "鲁信访〔2026〕123号",
            "工单202602180457001",
            "投资1380万元，面积13800.5平方米",
            "第027号",
            "2026年3月2日至2026年6月30日",
            "",
        ):
            with self.subTest(text=text):
                self.assertEqual(identity.identity_in(text), "")

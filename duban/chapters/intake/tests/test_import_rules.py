"""Pure rules of an import: which units words mean, what was before, which columns may mean what."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.intake import rules
from duban.chapters.intake.rules import Before, Question, Unit, UnitRead
from duban.chapters.intake.terms import CandidateState, ImportState, RowStatus, Topic
from duban.ground.access import Refusal, Unfit

TODAY = date(2026, 7, 15)
WORKS, PLAN, WATER = Unit("w", "工程部", ""), Unit("p", "规划部", ""), Unit("o", "水务局", "", in_scope=False)
SCOPE = {"w": True, "p": True, "o": False}


def units(*read: tuple[str, str, str]) -> list[UnitRead]:
    return [UnitRead(text, uid, text if uid else "", relation) for text, uid, relation in read]


class NamingTest(SimpleTestCase):
    def settle(
        self,
        read: list[UnitRead],
        named: dict[str, Unit | None] | None = None,
        lead: Unit | None = None,
    ) -> list[tuple[str, str]]:
        found = rules.placed(rules.with_names(read, named or {}, lead), SCOPE)
        return [(one.uid or one.text, one.relation) for one in found]

    def test_words_become_the_unit_that_a_person_names(self) -> None:
        """Decision 1; art. 3: parts follow the column, outside units only help."""
        table: list[tuple[Any, ...]] = [
            (
                [("工程部", "w", "LEAD"), ("规划", "", "CO")],
                {"规划": PLAN},
                None,
                [("w", "LEAD"), ("p", "CO")],
            ),
            (
                [("工程部", "w", "LEAD"), ("水务", "", "")],
                {"水务": WATER},
                None,
                [("w", "LEAD"), ("o", "EXTERNAL")],
            ),
            ([("工程部", "w", "LEAD"), ("某办", "", "CO")], {"某办": None}, None, [("w", "LEAD")]),
            ([("工程部", "w", "LEAD"), ("某办", "", "CO")], {}, None, [("w", "LEAD"), ("某办", "CO")]),
            ([("工程部", "w", "LEAD"), ("规划", "", "CO")], {"规划": WORKS}, None, [("w", "LEAD")]),
            ([("工程部", "w", ""), ("规划部", "p", "")], {}, PLAN, [("p", "LEAD"), ("w", "CO")]),
            ([("工程部", "w", "LEAD"), ("规划部", "p", "LEAD")], {}, WORKS, [("w", "LEAD"), ("p", "CO")]),
            ([("某办", "", "LEAD")], {}, WORKS, [("w", "LEAD"), ("某办", "CO")]),
            ([("规划部", "p", "SERVICE"), ("规划", "p", "CO")], {}, None, [("p", "CO")]),
            ([("工程部", "w", ""), ("规划部", "p", "")], {}, None, [("w", ""), ("p", "")]),
        ]
        for read, named, lead, expected in table:
            with self.subTest(read=read, named=named, lead=lead):
                self.assertEqual(self.settle(units(*read), named, lead), expected)

    def test_only_words_of_the_row_without_a_unit_are_named(self) -> None:
        rules.check_named({"规划": PLAN}, ["规划"])
        with self.assertRaisesMessage(Unfit, "intake.unit_text_unknown"):
            rules.check_named({"城管": PLAN}, ["规划"])

    def test_naming_one_word_answers_its_question_and_no_other(self) -> None:
        asked = [
            Question("unit_unknown", "?", Topic.UNITS, about="规划"),
            Question("unit_unknown", "?", Topic.UNITS, about="城管"),
            Question("lead_missing", "?", Topic.UNITS),
        ]
        after = rules.answer_named(asked, {"规划": "规划部"}, by="陈", on="2026-07-15")
        self.assertEqual([one.answer for one in after], ["规划部", "", ""])
        led = rules.answer_lead(asked, "工程部", by="陈", on="2026-07-15")
        self.assertEqual([one.answer for one in led], ["", "", "工程部"])


class BeforeTest(SimpleTestCase):
    def test_what_was_done_before_is_history(self) -> None:
        done = {"finished": True, "completed_on": "2026-05-20"}
        table: list[tuple[Any, Any, Any]] = [
            (done, RowStatus.READY, CandidateState.FINISHED),
            (done, RowStatus.ASK, CandidateState.FINISHED),
            (done, RowStatus.SKIPPED, CandidateState.CANDIDATE),
            ({"finished": True, "completed_on": ""}, RowStatus.READY, CandidateState.CANDIDATE),
            ({"finished": True, "completed_on": "2026-07-16"}, RowStatus.READY, CandidateState.CANDIDATE),
            ({"finished": False, "completed_on": ""}, RowStatus.READY, CandidateState.CANDIDATE),
            ({}, RowStatus.READY, CandidateState.CANDIDATE),
        ]
        for brought, status, state in table:
            with self.subTest(brought=brought, status=status):
                self.assertEqual(rules.state_of_row(brought, status, TODAY), state)

    def test_it_comes_back_as_it_was_kept(self) -> None:
        for found in (
            Before(),
            Before("主体完工", 60, date(2026, 6, 30), False, None, "2份"),
            Before(finished=True, completed_on=date(2026, 5, 20)),
        ):
            with self.subTest(found=found):
                self.assertEqual(rules.before_of(found.to_json()), found)

    def test_what_cannot_be_is_refused(self) -> None:
        for found, code in (
            (Before(finished=True), "intake.completed_missing"),
            (Before(finished=True, completed_on=date(2026, 7, 16)), "intake.completed_ahead"),
            (Before(percent=101), "intake.percent_unfit"),
        ):
            with self.subTest(code), self.assertRaisesMessage(Unfit, code):
                rules.check_before(found, place="第 3 行", today=TODAY)

    def test_the_two_deadlines_are_two_facts_only_where_they_differ(self) -> None:
        rules.check_original(None, TODAY, place="")
        rules.check_original(date(2026, 6, 30), date(2026, 9, 30), place="")
        for original in (date(2026, 9, 30), date(2026, 10, 1)):
            with self.assertRaisesMessage(Unfit, "intake.original_after_due"):
                rules.check_original(original, date(2026, 9, 30), place="")

    def test_a_changed_deadline_rests_on_a_paper(self) -> None:
        rules.check_earlier_extension([])
        with self.assertRaises(Refusal) as refused:
            rules.check_earlier_extension([3, 4, 5, 6, 7, 8])
        self.assertEqual(refused.exception.params, {"count": 6, "rows": "3、4、5、6、7 等"})


class ImportRuleTest(SimpleTestCase):
    def test_an_import_is_worked_on_while_it_is_open(self) -> None:
        for state in ImportState:
            with self.subTest(state):
                if state == ImportState.OPEN:
                    rules.check_import_open(state, label="")
                else:
                    with self.assertRaisesMessage(Refusal, "intake.import_state"):
                        rules.check_import_open(state, label="")

    def test_one_column_names_the_matter(self) -> None:
        rules.check_meanings(["number", "title", "lead", "lead"])
        for meanings in (["number", "lead"], ["title", "title"]):
            with self.subTest(meanings), self.assertRaisesMessage(Unfit, "intake.one_title"):
                rules.check_meanings(meanings)

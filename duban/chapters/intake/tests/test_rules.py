"""The rules of docketing as tables, per article and decision."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.intake import rules
from duban.chapters.intake.rules import Question, Settled, Standing, Unit
from duban.chapters.intake.rules.candidates import NEEDED as CANDIDATE_NEEDS
from duban.chapters.intake.rules.lists import NEEDED as LIST_NEEDS
from duban.chapters.intake.terms import (
    MAX_ROWS,
    CandidateState,
    ListState,
    RowStatus,
    Topic,
)
from duban.ground.access import Refusal, Relation

TODAY = date(2026, 3, 2)
DUE = date(2026, 6, 30)
LEAD, CO, SERVICE, EXTERNAL = Relation.LEAD, Relation.CO, Relation.SERVICE, Relation.EXTERNAL


class ListTest(SimpleTestCase):
    def test_each_act_has_its_state_and_no_other(self) -> None:
        """第十一条第一项: 拟办 → 审定 → 立项通报."""
        draft, returned = ListState.DRAFT, ListState.RETURNED
        allowed = {
            "intake.complete_candidate": {draft, returned},
            "intake.propose": {draft, returned},
            "intake.review_proposal": {draft, returned},
            "intake.decline": {draft, returned},
            "intake.consult_units": {draft, returned},
            "intake.object_to_proposal": {draft, returned},
            "intake.answer_objection": {draft, returned},
            "intake.submit_list": {draft, returned},
            "intake.approve_list": {ListState.SUBMITTED},
            "intake.return_list": {ListState.SUBMITTED},
            "intake.docket_list": {ListState.APPROVED},
        }
        self.assertEqual(set(allowed), set(LIST_NEEDS))
        for act, states in allowed.items():
            for state in ListState:
                with self.subTest(act=act, state=state):
                    if state in states:
                        rules.check_state(act, state, label="", name="")
                    else:
                        with self.assertRaisesMessage(Refusal, "intake.list_state"):
                            rules.check_state(act, state, label="", name="")

    def test_a_paper_never_dates_from_before_the_submission(self) -> None:
        rules.check_decided_on(TODAY, TODAY)
        rules.check_decided_on(TODAY, None)
        with self.assertRaisesMessage(Refusal, "intake.decided_before"):
            rules.check_decided_on(date(2026, 3, 1), TODAY)

    def test_only_whom_the_rule_set_names_approves(self) -> None:
        rules.check_decider(None, ("LEADING_GROUP_HEAD",), label="", labels=())
        rules.check_decider("LEADING_GROUP_HEAD", ("LEADING_GROUP_HEAD",), label="", labels=())
        with self.assertRaisesMessage(Refusal, "intake.decider_unfit"):
            rules.check_decider("LEADER_IN_CHARGE", ("LEADING_GROUP_HEAD",), label="", labels=())

    def test_rows_between_one_matter_and_the_limit(self) -> None:
        rules.check_rows(MAX_ROWS, 1)
        for rows, matters, code in ((MAX_ROWS + 1, 5, "intake.too_many_rows"), (3, 0, "intake.no_rows")):
            with self.assertRaisesMessage(Refusal, code):
                rules.check_rows(rows, matters)

    def test_years_from_2000_to_the_next(self) -> None:
        for year in (2000, 2026, 2027):
            rules.check_year(year, TODAY)
        for year in (0, 1999, 2028):
            with self.assertRaisesMessage(Refusal, "intake.year_unfit"):
                rules.check_year(year, TODAY)

    def test_columns_are_named_in_the_words_of_the_reading(self) -> None:
        rules.check_columns({"主责": "lead"})
        with self.assertRaisesMessage(Refusal, "intake.column_unknown"):
            rules.check_columns({"主责": "牵头"})

    def test_the_first_waiting_rows_are_named(self) -> None:
        with self.assertRaises(Refusal) as refused:
            rules.check_candidates_ready([3, 4, 5, 6, 7, 8], reviewed=1)
        self.assertEqual(refused.exception.params, {"count": 6, "rows": "3、4、5、6、7 等"})


class CandidateTest(SimpleTestCase):
    def test_each_act_has_its_state_and_no_other(self) -> None:
        open_ = {CandidateState.CANDIDATE, CandidateState.PROPOSED, CandidateState.REVIEWED}
        allowed = {
            "intake.complete_candidate": open_ | {CandidateState.FINISHED},
            "intake.propose": {CandidateState.CANDIDATE},
            "intake.review_proposal": {CandidateState.PROPOSED},
            "intake.decline": open_,
            "intake.consult_units": open_,
            "intake.object_to_proposal": open_,
            "intake.answer_objection": open_,
        }
        self.assertEqual(set(allowed), set(CANDIDATE_NEEDS))
        for act, states in allowed.items():
            for state in CandidateState:
                with self.subTest(act=act, state=state):
                    if state in states:
                        rules.check_candidate_open(act, state, label="", name="")
                    else:
                        with self.assertRaisesMessage(Refusal, "intake.candidate_state"):
                            rules.check_candidate_open(act, state, label="", name="")

    def test_units_by_decision_1_and_article_3(self) -> None:
        for units in (
            (),
            (Unit("a", "工程部", LEAD),),
            (Unit("a", "工程部", CO), Unit("b", "经营部", CO), Unit("c", "旅游公司", SERVICE)),
            (Unit("a", "工程部", LEAD), Unit("x", "区水务局", EXTERNAL, in_scope=False)),
        ):
            with self.subTest(units):
                rules.check_units(units)
        for code, refused in (
            ("intake.two_leads", (Unit("a", "工程部", LEAD), Unit("b", "经营部", LEAD))),
            ("intake.unit_twice", (Unit("a", "工程部", LEAD), Unit("a", "工程部", CO))),
            ("intake.lead_out_of_scope", (Unit("x", "区水务局", LEAD, in_scope=False),)),
            ("intake.out_of_scope", (Unit("x", "区水务局", SERVICE, in_scope=False),)),
            ("intake.in_scope", (Unit("a", "工程部", EXTERNAL),)),
        ):
            with self.subTest(code), self.assertRaisesMessage(Refusal, code):
                rules.check_units(refused)

    def test_an_outside_unit_that_helps_is_external_and_one_that_leads_is_not_changed(self) -> None:
        for relation, in_scope, expected in (
            (CO, True, CO),
            (CO, False, EXTERNAL),
            (SERVICE, False, EXTERNAL),
            (LEAD, False, LEAD),
            ("", False, ""),
        ):
            with self.subTest(relation=relation, in_scope=in_scope):
                self.assertEqual(rules.as_external(relation, in_scope=in_scope), expected)

    def settled(self, **changes: object) -> Settled:
        good: dict[str, object] = {
            "row": 3,
            "title": "护城河清淤",
            "category": "KEY_PROJECT",
            "limb": "CITY",
            "due_on": DUE,
            "units": (Unit("a", "工程部", LEAD),),
            "milestones": (("开工", date(2026, 4, 1)),),
        }
        return Settled(**{**good, **changes})  # type: ignore[arg-type]  # a table of one changed value each

    def test_a_proposal_leaves_nothing_open(self) -> None:
        """Decision 3: docket or not, category, units, time."""
        open_ = Question("unit_unknown", "单位名录中没有“甲”", Topic.UNITS)
        good: tuple[dict[str, object], ...] = (
            {},
            {"due_on": rules.NO_END},
            {"due_on": TODAY, "milestones": ()},
            {"units": ()},
            {"questions": (Question("lead_missing", "没有牵头单位", Topic.UNITS),)},
            {"questions": (Question("unit_unknown", "没有“甲”", Topic.UNITS, answer="乙"),)},
        )
        for changes in good:
            with self.subTest(changes):
                rules.check_settled(self.settled(**changes), today=TODAY)
        bad: tuple[tuple[str, dict[str, object]], ...] = (
            ("intake.question_open", {"questions": (open_,)}),
            ("intake.not_settled", {"title": ""}),
            ("intake.not_settled", {"title": "长" * 501}),
            ("intake.not_settled", {"category": ""}),
            ("intake.not_settled", {"limb": ""}),
            ("intake.not_settled", {"due_on": None}),
            ("intake.not_settled", {"units": (Unit("", "星际部", CO),)}),
            ("intake.not_settled", {"units": (Unit("a", "工程部", ""),)}),
            ("intake.not_settled", {"milestones": (("开工", None),)}),
            ("intake.due_passed", {"due_on": date(2026, 3, 1)}),
            ("intake.due_passed", {"milestones": (("开工", date(2026, 3, 1)),)}),
            ("intake.milestone_after_due", {"milestones": (("竣工", date(2026, 7, 1)),)}),
        )
        for code, changes in bad:
            with self.subTest(code, changes=changes), self.assertRaisesMessage(Refusal, code):
                rules.check_settled(self.settled(**changes), today=TODAY)

    def test_titles_from_one_to_500_characters(self) -> None:
        row = Standing(row=3, status=RowStatus.READY)
        for title in (None, "治", "长" * 500, "𠮷" * 500):
            rules.check_title(row, title)
        for title in ("", "  ", "长" * 501):
            with self.assertRaisesMessage(Refusal, "intake.title_length"):
                rules.check_title(row, title)

    def test_a_row_that_is_no_matter_becomes_one_by_its_title_alone(self) -> None:
        for status in (RowStatus.REFUSED, RowStatus.SKIPPED):
            rules.check_title(Standing(row=3, status=status), "护城河清淤")
            with self.assertRaisesMessage(Refusal, "intake.row_is_no_matter"):
                rules.check_title(Standing(row=3, status=status), None)

    def test_a_deadline_is_a_date_or_no_end_and_not_both(self) -> None:
        self.assertEqual(rules.check_due(DUE, open_ended=False), DUE)
        self.assertEqual(rules.check_due(None, open_ended=True), rules.NO_END)
        self.assertIsNone(rules.check_due(None, open_ended=False))
        with self.assertRaisesMessage(Refusal, "intake.two_deadlines"):
            rules.check_due(DUE, open_ended=True)


class QuestionTest(SimpleTestCase):
    def test_what_settles_a_question(self) -> None:
        for code, field, topic in (
            ("deadline_vague", "deadline", Topic.DEADLINE),
            ("due_on_unsettled", "", Topic.DEADLINE),
            ("milestone_undated", "", Topic.MILESTONES),
            ("unit_deadline", "lead", Topic.DEADLINE),
            ("unit_unknown", "co", Topic.UNITS),
            ("lead_several", "lead", Topic.UNITS),
            ("roles_undetermined", "undetermined", Topic.UNITS),
            ("unit_post", "people", Topic.PEOPLE),
            ("title_several", "title", Topic.TITLE),
            ("row_duplicate", "row", Topic.ROW),
        ):
            with self.subTest(code):
                self.assertEqual(rules.topic_of(code, field), topic)

    def answered(
        self, given: dict[Topic, str], confirmed: tuple[int, ...] = (), *, lead: bool = False
    ) -> list[str]:
        """Which of the four are answered, by code."""
        asked = [
            Question("deadline_vague", "", Topic.DEADLINE),
            Question("unit_unknown", "", Topic.UNITS),
            Question("lead_missing", "", Topic.UNITS),
            Question("row_duplicate", "", Topic.ROW, answer="不是", by="钱晓雯", on="2026-03-01"),
        ]
        after = rules.answer(
            asked,
            given=given,
            confirmed=confirmed,
            remark="核对无误",
            has_lead=lead,
            by="陈启明",
            on="2026-03-02",
        )
        self.assertEqual(after[3], asked[3], "an answer is never written over")
        return [one.code for one in after[:3] if one.answer and one.by == "陈启明"]

    def test_filling_in_answers_what_it_is_about_and_nothing_else(self) -> None:
        self.assertEqual(self.answered({}), [])
        self.assertEqual(self.answered({Topic.DEADLINE: "2026-06-30"}), ["deadline_vague"])
        self.assertEqual(self.answered({Topic.UNITS: "工程部"}), ["unit_unknown"])
        self.assertEqual(self.answered({Topic.UNITS: "工程部"}, lead=True), ["unit_unknown", "lead_missing"])

    def test_a_tick_answers_all_but_the_missing_lead(self) -> None:
        """Decision 1: nothing but a name is a lead unit."""
        self.assertEqual(self.answered({}, (0, 1, 2, 3)), ["deadline_vague", "unit_unknown"])

    def test_only_questions_that_exist_can_be_confirmed(self) -> None:
        rules.check_confirmed([0, 1], 2)
        for place in (-1, 2):
            with self.assertRaisesMessage(Refusal, "intake.question_unknown"):
                rules.check_confirmed([place], 2)

    def test_a_row_is_read_clear_when_nothing_is_asked(self) -> None:
        open_, answered = Question("a", "", Topic.ROW), Question("a", "", Topic.ROW, answer="是")
        self.assertEqual(rules.status_after([]), RowStatus.READY)
        self.assertEqual(rules.status_after([answered]), RowStatus.READY)
        self.assertEqual(rules.status_after([answered, open_]), RowStatus.ASK)

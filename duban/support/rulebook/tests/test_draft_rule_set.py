"""起草考核细则与参数: the Office writes what the next version changes of the one adopted last."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.organization import queries as organization
from duban.support.rulebook import actions, queries
from duban.support.rulebook.models import RuleSetDraft
from duban.support.rulebook.terms import DraftState
from duban.support.rulebook.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer

GIVEN = {"values": {"feedback.review_within": 7}, "note": "审核量增大", "from_on": "2026-04-01"}


class TestDraftRuleSet(ActStory):
    act = "rulebook.draft_rule_set"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "rulebook.draft_open"

    def data(self) -> dict[str, Any]:
        return dict(GIVEN)

    def spoil(self) -> None:
        builders.draft(self.town)

    def check(self, answer: Answer) -> None:
        draft = RuleSetDraft.objects.get()
        self.assertEqual((draft.changed, draft.base.number), ({"feedback.review_within": 7}, 1))
        self.assertEqual((draft.state, draft.from_on), (DraftState.DRAFT, date(2026, 4, 1)))
        self.assertEqual(queries.drafted(draft)["feedback.review_within"]["value"], 7)
        self.assertEqual(queries.values(TODAY).number("feedback.review_within"), 5)

    def test_what_is_as_in_force_is_no_change(self) -> None:
        draft = builders.draft(self.town, feedback__review_within=5, light__near_due=7)
        self.assertEqual(draft.changed, {"light.near_due": 7})

    def test_it_is_written_further(self) -> None:
        draft = builders.draft(self.town)
        more = {**GIVEN, "values": {"light.near_due": 3}, "draft": draft.uid}
        self.assertEqual(self.send(self.act, "qian", more).status, 200)
        draft.refresh_from_db()
        self.assertEqual((draft.changed, draft.changed_by), ({"light.near_due": 3}, self.town["qian"]))

    def test_what_has_gone_up_is_not_written_any_more(self) -> None:
        draft = builders.submit(self.town, builders.draft(self.town))
        answer = self.send(self.act, "chen", {**GIVEN, "draft": draft.uid})
        self.assertEqual((answer.status, answer.code), (409, "rulebook.draft_state"), answer)

    def test_it_refuses_what_the_program_cannot_do(self) -> None:
        cases: dict[str, Any] = {
            "rulebook.entry": {"room.unknown": 1},
            "rulebook.value": {"supervision.notice_threshold": 0},
        }
        for code, values in cases.items():
            answer = self.send(self.act, "chen", {**GIVEN, "values": values})
            self.assertEqual((answer.status, answer.code), (422, code), answer)
        self.assertFalse(RuleSetDraft.objects.exists())

    def test_a_draft_does_not_exist_for_a_stranger(self) -> None:
        draft = builders.draft(self.town)
        for who in ("lin", "wu", "guan", "zhou"):
            self.assertEqual(self.send(self.act, who, {**GIVEN, "draft": draft.uid}).status, 404, who)

    def test_two_clerks_begin_one_after_the_other(self) -> None:
        self.assert_locks(organization.body())

    def test_two_clerks_write_one_after_the_other(self) -> None:
        draft = builders.draft(self.town)
        self.assert_locks(draft, data={**GIVEN, "draft": draft.uid})

    def test_after_one_is_given_up_another_begins(self) -> None:
        draft = builders.draft(self.town)
        actions.give_up_draft(
            by=self.town["chen"], at=self.town.tick(), request_id=None, draft=draft.uid, reason="合并修改"
        )
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

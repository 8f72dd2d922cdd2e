"""What holds for grades of units and of persons alike where they are fixed by circulation (13(2); decisions 30, 31)."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.tests import rounds
from duban.support.rulebook.tests import builders as rulebook
from tests.stories import ActStory, Answer


class FixedByCirculation(ActStory):
    """The story of an act that fixes results: a subclass names another grade than the suggested one."""

    round: ResultRound

    def change(self) -> dict[str, Any]:
        raise AssertionError(f"{type(self).__name__} does not say what is decided otherwise")

    def circulated(self, **changed: Any) -> Answer:
        given = {"result_round": self.round.uid, "circulated": True, **changed}
        return self.send(self.act, "chen", given)

    def signed_by(self, *people: str) -> None:
        for unit in ("works", "business"):
            rounds.recusal(self.town, self.round, unit=unit)
        for who in people:
            data = {"result_round": self.round.uid, "agrees": True, "words": ""}
            self.assertEqual(self.send("assessment.sign_results", who, data).status, 200)

    def test_circulated_it_is_fixed_once_all_have_signed(self) -> None:
        self.signed_by("wang")
        self.assertEqual(self.circulated().code, "assessment.results_not_signed")

    def test_a_decision_is_taken_in_one_way(self) -> None:
        self.signed_by("wang", "zhou")
        held = rounds.meeting(self.town)
        self.assertEqual(self.circulated(meeting=held.uid, place=1).code, "assessment.two_bases")

    def test_what_was_signed_is_what_was_suggested(self) -> None:
        self.signed_by("wang", "zhou")
        answer = self.circulated(overrides=[self.change()])
        self.assertEqual(answer.code, "assessment.circulated_as_suggested", answer)

    def test_signatures_fix_nothing_where_a_meeting_has_to(self) -> None:
        self.signed_by("wang", "zhou")
        rulebook.adopt(self.town, 2, assessment__approved_in=["LEADING_GROUP_MEETING"])
        self.assertEqual(self.circulated().code, "assessment.decider_unfit")

"""合并两段考核."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.rounds import PARTIES, Party
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.stories import ActStory, Answer

MOVED = (
    Party("works", person="he", total="90", proposed="COMPETENT", to_on=date(2026, 3, 31)),
    Party("business", person="he", total="96", proposed="EXCELLENT", from_on=date(2026, 4, 1)),
)
REASON = "4月1日由工程建设部调入经营管理部"


class TestJoinStretches(ActStory):
    act = "assessment.join_stretches"
    doer = "chen"
    wrong_role = "wang"
    refused = "assessment.stretches_unfit"

    round: ResultRound
    parts: list[PersonResult]

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.proposed(cls.town, parties=(*PARTIES, *MOVED))
        cls.parts = queries.moved_persons(cls.round)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "results": [one.uid for one in self.parts],
            "points": "93.5",
            "grade": "COMPETENT",
            "reason": REASON,
            **changed,
        }

    def spoil(self) -> dict[str, Any] | None:
        other = rounds.person_result(self.round, self.town, "gao")
        return self.data(results=[self.parts[0].uid, other.uid])

    def check(self, answer: Answer) -> None:
        made = PersonResult.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.unit, str(made.points)), (self.town.unit("business"), "93.5"))
        self.assertEqual((made.from_on, made.to_on), (date(2026, 1, 1), rounds.UNTIL))
        self.assertEqual([str(one.points) for one in queries.stretches(made)], ["90", "96"])
        self.assertEqual(list(queries.person_results(self.round).filter(person=self.town["he"])), [made])

    def test_it_locks_the_round_and_both_stretches(self) -> None:
        self.assert_locks(self.round, *self.parts)

    def test_the_points_lie_between_those_of_the_stretches(self) -> None:
        for points in ("89.9", "96.1"):
            answer = self.send(self.act, "chen", self.data(points=points))
            self.assertEqual(answer.code, "assessment.stretch_points", answer)
            # 90 days at 90 and 91 at 96.
            self.assertIn("93.02", answer.body["refusal"]["next"])
        self.assertEqual(
            self.send(self.act, "chen", self.data(points="很多")).code, "assessment.result_reason_missing"
        )

    def test_it_needs_a_reason_and_a_grade_of_persons(self) -> None:
        self.assertEqual(
            self.send(self.act, "chen", self.data(reason="")).code, "assessment.result_reason_missing"
        )
        answer = self.send(self.act, "chen", self.data(grade="GOOD"))
        self.assertEqual(answer.code, "assessment.grade_of_other_scale", answer)
        self.assertEqual(
            self.send(self.act, "chen", self.data(results=[])).code, "assessment.stretches_unfit"
        )

    def units(self, *units: str) -> dict[str, Any]:
        """A round to the end of May, and the stretches of these units in it."""
        of = queries.round_of(date(2026, 1, 1), date(2026, 5, 31)) or rounds.proposed(
            self.town, until=date(2026, 5, 31), parties=rounds.MERGED
        )
        parts = [rounds.unit_result(of, self.town, one).uid for one in units]
        return self.data(results=parts, points="85", grade="FAIRLY_GOOD", reason="5月两部合并")

    def test_two_units_that_became_one_are_joined_in_words_of_units(self) -> None:
        rounds.merge_works(self.town)
        data = self.units("works", "business")
        answer = self.send(self.act, "chen", {**data, "grade": "EXCELLENT"})
        self.assertEqual(answer.code, "assessment.grade_of_other_scale", answer)
        answer = self.send(self.act, "chen", data)
        self.assertEqual(answer.status, 200, answer)
        made = UnitResult.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.unit, made.from_on), (self.town.unit("business"), date(2026, 1, 1)))
        self.assertEqual((made.to_on, len(queries.unit_results(made.round))), (date(2026, 5, 31), 2))

    def test_units_of_which_none_became_the_other_are_not_joined(self) -> None:
        answer = self.send(self.act, "chen", self.units("works", "business"))
        self.assertEqual(answer.code, "assessment.stretches_unfit", "before the merger")
        rounds.merge_works(self.town)
        for units in (("works", "planning"), ("business", "planning"), ("works", "business", "planning")):
            answer = self.send(self.act, "chen", self.units(*units))
            self.assertEqual(answer.code, "assessment.stretches_unfit", units)
            self.assertIn("不是合并前后的同一单位", answer.body["refusal"]["message"])

    def test_a_merger_after_the_period_makes_no_stretches_of_it(self) -> None:
        rounds.merge_works(self.town)
        of = rounds.proposed(
            self.town,
            until=date(2026, 4, 30),
            parties=(Party("works", total="92"), Party("business", total="81")),
        )
        parts = [one.uid for one in queries.unit_results(of)]
        answer = self.send(self.act, "chen", self.data(results=parts, points="85", grade="FAIRLY_GOOD"))
        self.assertEqual(answer.code, "assessment.stretches_unfit", answer)

    def test_nobody_joins_what_is_his_own(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["chen"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("business").uid,
            from_on=rounds.JULY,
        )
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.result_own_unit")

    def test_it_refuses_once_the_results_have_gone_up(self) -> None:
        rounds.submit(self.town, rounds.publish(self.town, self.round))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.round_state")

"""由在案事实登记线索: a re-opened result (16(10)), a hazard that is not put right (16(11))."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability import sweeps
from duban.chapters.accountability.models import AccountabilityClue, Circle
from duban.chapters.accountability.tests import builders
from duban.chapters.feedback.models import Reopening, Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Problem
from duban.chapters.supervision.tests import builders as supervision
from duban.support.ledger import queries as ledger
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer, TownCase


class TestRaiseClue(MatterStory):
    act = "accountability.raise_clue"
    doer = None
    wrong_role = "sun"
    refused = "accountability.clue_raised"

    matter: Matter
    hazard: Problem

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.hazard = supervision.record_problem(cls.town, cls.matter, safety=True, who="qian")

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "ground": "16(11)",
            "cause": self.hazard.ref,
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "fact": "脚手架未按方案搭设，逾期未整改",
            "happened_on": date(2026, 3, 2),
        }
        return {**given, **changed}

    def spoil(self) -> None:
        self.send(self.act, None, self.data())

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual((clue.ground, clue.cause_ref, clue.state), ("16(11)", self.hazard.ref, "OPEN"))
        self.assertEqual((clue.matter, clue.unit), (self.matter, self.town.unit("works")))
        people = clue.responsible
        self.assertEqual([one["name"] for one in people["first"]], ["李建国"])
        self.assertEqual([one["name"] for one in people["leader_in_charge"]], ["周明德"])
        seats = Circle.objects.filter(clue=clue, to_at__isnull=True)
        self.assertEqual({one.person.username for one in seats}, {"wang", "sun"})
        told = Message.objects.filter(kind="accountability.clue")
        self.assertEqual({one.person.username for one in told}, {"wang", "sun"})
        self.assertNotIn(self.matter.title, told[0].text)

    def test_it_stands_under_the_clue_and_never_under_the_matter(self) -> None:
        self.send(self.act, None, self.data())
        acts = [line.act for line in ledger.timeline(self.matter.ref)]
        self.assertFalse([act for act in acts if act.startswith("accountability.")])

    def test_only_what_a_fact_raises_and_with_its_words(self) -> None:
        for changed, code in (
            ({"ground": "16(6)"}, "accountability.ground_unknown"),
            ({"ground": "16(4)"}, "accountability.ground_unknown"),
            ({"fact": " "}, "accountability.fact_missing"),
        ):
            self.assertEqual(self.send(self.act, None, self.data(**changed)).code, code)

    def test_it_is_closed_with_another_reason_than_fallen_notices(self) -> None:
        self.send(self.act, None, self.data())
        clue = AccountabilityClue.objects.get()
        close = {"clue": clue.uid, "reason": "经核实不属实"}
        answer = self.send("accountability.close_clue", "wang", {**close, "kind": "NOTICE_FELL_AWAY"})
        self.assertEqual(answer.code, "accountability.not_of_notices")
        answer = self.send("accountability.close_clue", "wang", {**close, "kind": "OTHER"})
        self.assertEqual(answer.status, 200)

    def test_notices_do_not_join_it(self) -> None:
        """16(4) is reckoned for itself, whatever other clue the unit has on the matter."""
        self.send(self.act, None, self.data())
        builders.served_twice(self.town, self.matter)
        grounds = AccountabilityClue.objects.order_by("id").values_list("ground", flat=True)
        self.assertEqual(list(grounds), ["16(11)", "16(4)"])


class TestWhatRaisesIt(TownCase):
    """The acts by which it comes about."""

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def clues(self) -> list[tuple[str, str]]:
        return list(AccountabilityClue.objects.order_by("id").values_list("ground", "cause_ref"))

    def test_a_reopened_result_raises_the_tenth(self) -> None:
        report = Report.objects.get(
            pk=feedback.accept(self.town, feedback.submitted(self.town, self.matter)).pk
        )
        problem = supervision.record_problem(self.town, self.matter)
        row = feedback.reopen(self.town, report, problem.ref)
        self.assertEqual(self.clues(), [("16(10)", row.ref)])
        clue = AccountabilityClue.objects.get()
        self.assertIn("905米", clue.fact)
        self.assertEqual(clue.happened_on, Reopening.objects.get().report.submitted_on)
        nested = LedgerEntry.objects.get(act="accountability.raise_clue")
        cause = LedgerEntry.objects.get(act="feedback.reopen_result")
        self.assertEqual((nested.caused_by, nested.actor_ref), (cause.uid, "system"))

    def test_a_hazard_found_not_put_right_raises_the_eleventh_once(self) -> None:
        hazard = supervision.record_problem(self.town, self.matter, safety=True)
        notice = supervision.served_notice(self.town, self.matter, problems=[hazard])
        for _time in range(2):
            supervision.verify(self.town, supervision.reply(self.town, notice), verified=False)
            self.assertEqual(self.clues(), [("16(11)", hazard.ref)])

    def test_another_problem_raises_nothing(self) -> None:
        notice = supervision.served_notice(self.town, self.matter)
        supervision.verify(self.town, supervision.reply(self.town, notice), verified=False)
        self.assertEqual(self.clues(), [])

    def test_a_hazard_whose_limit_passes_raises_it_by_the_daily_round(self) -> None:
        hazard = supervision.record_problem(self.town, self.matter, safety=True)
        supervision.served_notice(self.town, self.matter, problems=[hazard])
        self.town.go_to(date(2026, 3, 16))
        self.assertEqual(sweeps.raise_clues(self.town.tick()), 0)
        self.town.go_to(date(2026, 3, 17))
        self.assertEqual(sweeps.raise_clues(self.town.tick()), 1)
        self.assertEqual(sweeps.raise_clues(self.town.tick()), 0)
        self.assertEqual(self.clues(), [("16(11)", hazard.ref)])

    def test_a_hazard_that_is_reported_in_time_raises_nothing(self) -> None:
        hazard = supervision.record_problem(self.town, self.matter, safety=True)
        notice = supervision.served_notice(self.town, self.matter, problems=[hazard])
        self.town.go_to(date(2026, 3, 16))
        supervision.reply(self.town, notice)
        self.town.go_to(date(2026, 3, 20))
        self.assertEqual(sweeps.raise_clues(self.town.tick()), 0)

"""What a case obliges to: told when it is late to those who owe it, and to nobody else."""

from __future__ import annotations

from datetime import date, timedelta

from duban.chapters.accountability import actions, sweeps
from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.queries import duties
from duban.chapters.accountability.tests import casing, deciding
from duban.ground.beijing import beijing_day
from duban.support.notifications.models import Message
from tests.stories import TownCase


class DutiesTest(TownCase):
    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def late(self) -> set[str]:
        rows = Message.objects.filter(kind="accountability.case", slot__startswith="case:late:")
        return set(rows.values_list("person__username", flat=True))

    def test_in_time_nobody_is_told(self) -> None:
        self.assertEqual(sweeps.remind_of_cases(self.town.at), 0)

    def test_the_handlers_are_told_once_and_no_word_of_what_it_is(self) -> None:
        at = self.town.go_to(date(2026, 5, 20))
        self.assertEqual(sweeps.remind_of_cases(at), 2)
        self.assertEqual(sweeps.remind_of_cases(self.town.tick()), 0)
        self.assertEqual(self.late(), {"qian", "shen"})
        for one in Message.objects.filter(slot__startswith="case:late:"):
            for secret in (self.case.number, "工程建设部", "李建国"):
                self.assertNotIn(secret, one.text)

    def test_what_waits_for_the_head_is_told_to_the_head(self) -> None:
        casing.stop(self.town, self.case)
        sweeps.remind_of_cases(self.town.go_to(date(2026, 5, 20)))
        self.assertEqual(self.late(), {"wang"})

    def test_each_finds_what_is_owed_by_himself(self) -> None:
        for who, kinds in (("qian", ["VERIFY"]), ("wang", []), ("sun", []), ("chen", [])):
            found = [duty.kind for duty in duties.owed_by(self.town[who], self.town.at)]
            self.assertEqual(found, kinds, who)
        casing.recuse(self.town, self.case, "qian")
        self.assertEqual(duties.owed_by(self.town["qian"], self.town.at), [])
        found = [duty.kind for duty in duties.owed_by(self.town["sun"], self.town.at)]
        self.assertEqual(found, ["NAME_HANDLERS"])

    def test_what_is_owed_after_the_handlers_have_gone_waits_for_the_director(self) -> None:
        decision = deciding.not_pursued(self.town)
        casing.archive(self.town, decision)
        deciding.ask_clearing(self.town, decision)
        self.assertIn("CLEAR_NAME", [duty.kind for duty in duties.owed_by(self.town["wang"], self.town.at)])
        gone = deciding.executed(self.town)
        deciding.report(self.town, gone.case)
        self.town.go_to(gone.until_on + timedelta(days=1))
        actions.settle_case(by=self.town["sun"], at=self.town.tick(), request_id=None, case=gone.case.uid)
        casing.archive(self.town, gone.case)
        deciding.answer(self.town, deciding.appeal(self.town, gone, excuse="住院治疗"), keeper="sun")
        found = [duty.kind for duty in duties.owed_by(self.town["sun"], self.town.at)]
        self.assertIn("RESTORE", found)
        self.assertEqual([duty.kind for duty in duties.owed_by(self.town["qian"], self.town.at)], ["VERIFY"])
        sweeps.remind_of_cases(self.town.go_to(beijing_day(self.town.at) + timedelta(days=60)))
        self.assertIn("sun", self.late())

"""启动核实: from clues to a case, by the head."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue
from duban.chapters.accountability.tests import builders, casing, slipping
from duban.chapters.accountability.tests.case_story import refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestStartVerification(ForTheHead, MatterStory):
    act = "accountability.start_verification"
    doer = "wang"
    wrong_role = ""
    refused = "accountability.clue_not_open"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter, cls.clue = casing.clue(cls.town)

    def root(self) -> AccountabilityClue:
        return self.clue

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"clue": self.clue.uid, "reason": casing.SAID["reason"]}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.start(self.town, self.clue)
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=answer.body["uid"])
        self.assertEqual(case.number, "古城督责追案〔2026〕1号")
        self.assertEqual(
            (case.stage, case.opened_by, case.ground), ("VERIFICATION_STARTED", self.town["wang"], "16(4)")
        )
        self.assertEqual(case.words("reason"), casing.SAID["reason"])
        self.assertNotIn(casing.SAID["reason"], case.reason_sealed)
        self.assertEqual([one.clue for one in case.clues.all()], [self.clue])
        self.assertEqual([duty.kind for duty in case.duties.all()], ["NAME_HANDLERS"])

    def test_it_takes_the_people_with_the_posts_of_the_days_concerned(self) -> None:
        case = casing.start(self.town, self.clue)
        people = {one.name: (one.responsibility, one.unit_name) for one in case.people.all()}
        self.assertEqual(people["李建国"], ("FIRST", "工程建设部"))
        self.assertEqual(people["何海涛"], ("DIRECT", "工程建设部"))
        self.assertEqual(people["高卫东"][0], "HANDLER")
        self.assertNotIn("周明德", people)
        self.assertEqual([one["name"] for one in case.leaders], ["周明德"])

    def test_head_and_director_alone_are_in_its_circle(self) -> None:
        case = casing.start(self.town, self.clue)
        seats = {seat.person.name for seat in case.circle.filter(to_at__isnull=True)}
        self.assertEqual(seats, {"王志远", "孙立平"})

    def test_its_messages_say_nothing(self) -> None:
        case = casing.start(self.town, self.clue)
        told = Message.objects.filter(kind="accountability.case")
        self.assertEqual({one.person.name for one in told}, {"王志远", "孙立平"})
        for one in told:
            for secret in (case.number, "工程建设部", "李建国", self.matter.title):
                self.assertNotIn(secret, one.text)

    def test_it_needs_a_reason(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_a_clue_that_concerns_the_head_is_not_started(self) -> None:
        casing.head_becomes(self.town, "li")
        refused(self, "accountability.head_concerned")

    def test_whose_word_it_is_the_rule_set_says(self) -> None:
        with builders.reading("accountability.start_approved_by", ["LEADING_GROUP_MEMBER"]):
            refused(self, "accountability.needs_head")
            slip = slipping.enter(self.town, self.clue, self.act, decider=self.town["zhou"].uid)
            slipping.compare(self.town, slip)
            self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)

    def test_the_heads_paper_is_not_older_than_any_of_the_clues(self) -> None:
        slipping.checked(self.town, self.clue, self.act)
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=1))
        later = casing.other_clue(self.town)
        answer = self.send(self.act, "sun", self.data(others=[later.uid]))
        self.assertEqual((answer.status, answer.code), (422, "accountability.day_too_early"), answer)

    def test_a_ground_that_is_only_referred_starts_nothing(self) -> None:
        clue = builders.entered(self.town, self.matter, ground=builders.REFER_GROUND)
        refused(self, "accountability.refer_only", clue=clue.uid)

    def test_an_entered_clue_is_judged_first(self) -> None:
        clue = builders.entered(self.town, self.matter)
        refused(self, "accountability.clue_not_judged", clue=clue.uid)
        builders.confirmed(self.town, clue)
        answer = self.send(self.act, "wang", self.data(clue=clue.uid, others=[self.clue.uid]))
        self.assertEqual(answer.status, 200, answer)

    def test_clues_of_two_units_do_not_make_one_case(self) -> None:
        clue = builders.entered(self.town, self.matter, unit="business")
        builders.confirmed(self.town, clue)
        refused(self, "accountability.clues_of_one_unit", clue=clue.uid, others=[self.clue.uid])

    def test_the_clue_is_not_closed_beside_the_case(self) -> None:
        casing.start(self.town, self.clue)
        data = {"clue": self.clue.uid, "kind": "OTHER", "reason": "经研究"}
        self.assertEqual(
            self.send("accountability.close_clue", "wang", data).code, "accountability.verification_started"
        )

    def test_not_starting_needs_a_written_reason_and_is_final(self) -> None:
        data = {"clue": self.clue.uid, "kind": "NOT_STARTED", "reason": " "}
        self.assertEqual(
            self.send("accountability.close_clue", "wang", data).code, "accountability.reason_missing"
        )
        self.assertEqual(
            self.send("accountability.close_clue", "wang", {**data, "reason": "情节轻微"}).status, 200
        )
        refused(self, "accountability.clue_not_open")

    def test_the_ledger_keeps_no_word_of_it(self) -> None:
        self.send(self.act, "wang", self.data())
        entry = LedgerEntry.objects.get(act=self.act)
        self.assertNotIn(casing.SAID["reason"], entry.payload.body)

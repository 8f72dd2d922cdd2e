"""退回考核结果."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import PersonResult, ResultRound, ResultSignature, UnitResult
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries import waiting
from duban.chapters.assessment.terms.results import RETURN, Remedy
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.rounds import PARTIES, Party
from duban.chapters.assessment.tests.test_join_stretches import MOVED
from duban.support.notifications.models import Message
from tests.papers import checked_paper
from tests.stories import ActStory, Answer, TownCase

WU = Party("planning", person="wu", total="70", proposed="BASICALLY_COMPETENT")
# 工程建设部 has other points in the later computing, everybody else the same.
LATER = (Party("works", total="91", proposed="GOOD"), *PARTIES[1:])


class TestReturnResults(ActStory):
    act = "assessment.return_results"
    doer = "wang"
    wrong_role = "zhou"
    refused = "assessment.round_state"

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.submitted(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"result_round": self.round.uid, "reason": "经营管理部两次通知书未计入，请核实", **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.round.refresh_from_db()
        self.assertEqual((self.round.state, self.round.returned_on), ("RETURNED", rounds.AFTER))
        self.assertEqual(self.round.return_reason, "经营管理部两次通知书未计入，请核实")
        self.assertEqual((self.round.submitted_on, self.round.submitted_by), (None, None))
        told = Message.objects.filter(kind="assessment.returned")
        self.assertEqual(
            sorted(one.person.username for one in told.select_related("person")), ["chen", "qian", "sun"]
        )

    def test_it_locks_the_round(self) -> None:
        self.assert_locks(self.round)

    def test_what_was_signed_is_locked_and_falls(self) -> None:
        data = {"result_round": self.round.uid, "agrees": True, "words": ""}
        self.assertEqual(self.send("assessment.sign_results", "zhou", data).status, 200)
        signed = ResultSignature.objects.get()
        self.assert_locks(signed)
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        signed.refresh_from_db()
        self.assertTrue(signed.lapsed)

    def test_it_gives_a_reason(self) -> None:
        answer = self.send(self.act, "wang", self.data(reason=" "))
        self.assertEqual(answer.code, "assessment.result_reason_missing", answer)

    def test_the_office_owes_the_next_submission(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        lines = waiting.for_person(self.town["sun"], self.town.at)
        self.assertIn("修改退回的考核结果，重新报请审定", [one.what for one in lines])
        late = [one.what for one in waiting.breaches(date(2026, 8, 3))]
        self.assertIn("考核结果停留逾期：待修改退回的考核结果，重新报请审定", late)

    def test_a_clerk_carries_in_the_paper_which_is_not_older_than_the_submission(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.round.ref, RETURN, decided_on=rounds.LAST_DAY)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.result_decided_before")
        checked_paper(self.town, self.round.ref, RETURN, decided_on=rounds.AFTER)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.round.refresh_from_db()
        self.assertEqual(self.round.returned_for, "王志远")

    def test_a_paper_sends_one_submission_back_and_no_later_one(self) -> None:
        checked_paper(self.town, self.round.ref, RETURN, decided_on=rounds.AFTER)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        rounds.submit(self.town, self.round)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual(answer.code, "assessment.return_paper_used", answer)

    def test_where_a_grade_is_fixed_it_is_corrected_and_not_returned(self) -> None:
        for fix, party in ((actions.fix_unit_grade, "单位"), (actions.fix_person_grade, "人员")):
            with self.subTest(party):
                of = rounds.submitted(
                    self.town, year=2025, until=date(2025, 6, 30 if party == "单位" else 29)
                )
                fix(by=self.town["wang"], at=self.town.tick(), request_id=None, result_round=of.uid)
                answer = self.send(self.act, "wang", self.data(result_round=of.uid))
                self.assertEqual(answer.code, "assessment.fixed_already", answer)
                self.assertIn(party, answer.body["refusal"]["message"])


class TestAfterTheReturn(TownCase):
    """What the Office may do with what came back."""

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.returned(cls.town, parties=(*PARTIES, *MOVED))

    def propose(self, *parties: Party) -> ResultRound:
        run = rounds.run(self.town, parties=parties)
        return actions.propose_results(
            by=self.town["chen"], at=self.town.tick(), request_id=None, run=run.uid
        )

    def test_what_stays_as_it_was_goes_up_again(self) -> None:
        found = rounds.submit(self.town, self.round)
        self.assertEqual(
            (found.pk, found.state, found.submitted_on), (self.round.pk, "SUBMITTED", rounds.AFTER)
        )
        told = Message.objects.filter(person=self.town["wang"], kind="assessment.submitted")
        self.assertEqual(told.count(), 2)

    def test_a_later_computing_makes_another_edition_of_what_it_changes_alone(self) -> None:
        of = self.propose(*LATER, *MOVED)
        self.assertEqual((of.pk, of.state, of.published_on), (self.round.pk, "PROPOSED", None))
        works = rounds.unit_result(of, self.town)
        self.assertEqual((str(works.points), works.edition), ("91", 2))
        self.assertIn("退回后按第2次计算", works.change_reason)
        self.assertEqual(str(works.supersedes.points) if works.supersedes else "", "92.5")
        self.assertEqual(rounds.unit_result(of, self.town, "business").edition, 1)
        self.assertEqual(UnitResult.objects.filter(round=of).count(), 5)
        self.assertEqual(PersonResult.objects.filter(round=of, is_current=True).count(), 6)

    def test_a_later_computing_that_changes_nothing_may_go_up_at_once(self) -> None:
        of = self.propose(*PARTIES, *MOVED)
        self.assertEqual((of.state, of.published_on), ("RETURNED", rounds.JULY))
        self.assertEqual(rounds.submit(self.town, of).state, "SUBMITTED")

    def test_the_same_computing_is_no_new_proposal(self) -> None:
        run = rounds.run_of(self.round)
        answer = self.send("assessment.propose_results", "chen", {"run": run.uid})
        self.assertEqual(answer.code, "assessment.round_exists", answer)

    def test_what_is_changed_is_hidden_until_it_is_public_again(self) -> None:
        works = rounds.unit_result(self.round, self.town)
        at = self.town.at
        self.assertTrue(queries.is_own(works, self.town["li"], at))
        of = self.propose(*LATER, *MOVED)
        self.assertEqual(
            self.send("assessment.submit_results", "sun", {"result_round": of.uid}).code,
            "assessment.round_state",
        )
        self.assertFalse(queries.is_own(rounds.unit_result(of, self.town), self.town["li"], at))
        of = rounds.publish(self.town, of)
        self.assertTrue(queries.is_own(rounds.unit_result(of, self.town), self.town["li"], at))
        told = Message.objects.filter(person=self.town["li"], kind="assessment.published")
        # He heads the unit and is himself assessed: of both results, each time.
        self.assertEqual(told.count(), 4)

    def test_who_is_gone_from_the_computing_is_assessed_no_more_and_who_is_new_is(self) -> None:
        of = self.propose(*PARTIES[:1], *PARTIES[2:], *MOVED, WU)
        self.assertFalse(queries.unit_results(of).filter(unit=self.town.unit("business")).exists())
        new = rounds.person_result(of, self.town, "wu")
        self.assertEqual((new.edition, new.listed), (1, "规划设计部 吴静"))

    def test_what_people_suggested_stands_beside_the_new_proposal(self) -> None:
        other = rounds.published(self.town, year=2025, until=date(2025, 6, 30))
        objection = rounds.object_to(self.town, rounds.unit_result(other, self.town))
        rounds.answer(self.town, objection, upheld=True, remedy=Remedy.OVERRIDE, grade="FAIRLY_GOOD")
        of = rounds.send_back(self.town, rounds.submit(self.town, other))
        run = rounds.run(self.town, year=2025, until=date(2025, 6, 30), parties=LATER)
        of = actions.propose_results(by=self.town["chen"], at=self.town.tick(), request_id=None, run=run.uid)
        works = rounds.unit_result(of, self.town)
        self.assertEqual((works.proposed, works.suggested), ("GOOD", "FAIRLY_GOOD"))
        self.assertIn("扣分依据充分", works.suggested_reason)

    def join(self) -> PersonResult:
        parts = [one.uid for one in queries.moved_persons(self.round)]
        made = actions.join_stretches(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            results=parts,
            points="93",
            grade="COMPETENT",
            reason="4月调动",
        )
        assert isinstance(made, PersonResult)
        return made

    def test_what_is_joined_after_the_return_is_made_public_again(self) -> None:
        made = self.join()
        self.round.refresh_from_db()
        self.assertEqual((made.round_id, self.round.state), (self.round.pk, "PROPOSED"))

    def test_what_was_joined_stays_while_its_stretches_do_and_comes_apart_with_them(self) -> None:
        made = self.join()
        of = rounds.send_back(self.town, rounds.submit(self.town, rounds.publish(self.town, self.round)))
        of = self.propose(*PARTIES, *MOVED)
        self.assertEqual(of.state, "RETURNED")
        self.assertTrue(queries.person_results(of).filter(pk=made.pk).exists())
        of = self.propose(*PARTIES, *(replace(one, total="60") for one in MOVED))
        self.assertEqual(of.state, "PROPOSED")
        self.assertFalse(queries.person_results(of).filter(pk=made.pk).exists())
        self.assertEqual([str(one.points) for one in queries.moved_persons(of)], ["60", "60"])

    def test_what_is_public_anew_with_another_result_may_be_objected_to_anew(self) -> None:
        other = rounds.published(self.town, year=2025, until=date(2025, 6, 30))
        for unit, who in (("works", "li"), ("business", "zheng")):
            rounds.answer(
                self.town, rounds.object_to(self.town, rounds.unit_result(other, self.town, unit), who=who)
            )
        rounds.send_back(self.town, rounds.submit(self.town, other))
        run = rounds.run(self.town, year=2025, until=date(2025, 6, 30), parties=LATER)
        of = actions.propose_results(by=self.town["chen"], at=self.town.tick(), request_id=None, run=run.uid)
        of = rounds.publish(self.town, of)
        for unit, who, code in (("works", "li", ""), ("business", "zheng", "assessment.objected_already")):
            data = {"result": rounds.unit_result(of, self.town, unit).uid, "reason": "仍不应扣分"}
            self.assertEqual(self.send("assessment.object_to_result", who, data).code, code)

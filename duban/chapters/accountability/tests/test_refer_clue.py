"""移送线索: registration and referral only, and the stub that it leaves (decisions 34, 35)."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue, ClueReferral
from duban.chapters.accountability.terms.judging import Handling
from duban.chapters.accountability.tests import builders
from duban.chapters.accountability.tests.sealing import rotated
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.chapters.matters.models import Matter
from duban.support.documents import closing
from duban.support.documents.models import Document
from tests.locking import MatterStory
from tests.stories import Answer


class TestReferClue(ForTheHead, MatterStory):
    act = "accountability.refer_clue"
    doer = "wang"
    wrong_role = "chen"
    refused = "accountability.clue_closed"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter, ground=builders.REFER_GROUND)

    def root(self) -> AccountabilityClue:
        return self.clue

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"clue": self.clue.uid, "receiver": "纪检监察机关", "reason": "只登记移送"}
        return {**given, **changed}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual((clue.state, clue.close_reason), ("CLOSED", "REFERRED"))
        stub = ClueReferral.objects.get(clue=clue)
        self.assertEqual(
            (stub.receiver, stub.by, stub.reason), ("纪检监察机关", self.town["wang"], "只登记移送")
        )

    def test_a_letter_goes_with_it_and_is_read_by_its_circle_alone(self) -> None:
        self.send(self.act, "wang", self.data())
        letter = Document.objects.get(kind="referral_letter", context_ref=self.clue.ref)
        self.assertEqual(letter.title, "问题线索移送函")
        said = str(closing.facts_of(letter)["paragraphs"])
        for words in (builders.FACT, "只登记移送", "第十六条第七项", "李建国（第一责任人"):
            self.assertIn(words, said)
        self.assertNotIn(builders.FACT, str(letter.facts), "it lies sealed")
        with rotated():
            self.send("accountability.reseal_clue", None, {"clue": self.clue.uid})
            letter.refresh_from_db()
            self.assertFalse(closing.is_old(letter))

    def test_only_to_those_the_rule_set_names_and_only_by_the_head(self) -> None:
        answer = self.send(self.act, "wang", self.data(receiver="某报社"))
        self.assertEqual(answer.code, "accountability.receiver_unfit")

    def test_what_nobody_has_decided_is_not_referred(self) -> None:
        either = builders.entered(self.town, self.matter, ground=builders.EITHER_GROUND)
        answer = self.send(self.act, "wang", self.data(clue=either.uid))
        self.assertEqual(answer.code, "accountability.handling_undecided")
        builders.chosen(self.town, either, Handling.REFER)
        self.assertEqual(self.send(self.act, "wang", self.data(clue=either.uid)).status, 200)

    def test_what_concerns_the_head_goes_out_without_him(self) -> None:
        """He does not know of it, and nobody here may judge it: the director sends it above by an act of its own."""
        builders.make_head_responsible(self.town)
        clue = builders.entered(self.town, self.matter)
        self.assertEqual(self.send(self.act, "wang", self.data(clue=clue.uid)).status, 404)
        words = {"clue": clue.uid, "words": "事实成立"}
        answer = self.send("accountability.confirm_clue", "sun", words)
        self.assertEqual(answer.code, "accountability.only_referred")

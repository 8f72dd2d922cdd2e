"""移交年度考核结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import AnnualEdition, ResultRound
from duban.chapters.assessment.queries import annual, bars, waiting
from duban.chapters.assessment.rules.results import Bar
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.rounds import PARTIES, Party
from duban.support.documents import queries as documents
from duban.support.notifications.models import Message
from tests.pdfs import text as text_of
from tests.stories import ActStory, Answer


class TestExportAnnual(ActStory):
    act = "assessment.export_annual"
    doer = "sun"
    wrong_role = "chen"
    refused = "assessment.edition_current"

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        parties = (*PARTIES[1:], Party("works", total="92.5", proposed="GOOD", vetoes=("发生安全生产事故",)))
        cls.round = rounds.fixed(cls.town, parties=parties)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"result_round": self.round.uid, "receiver": self.town.unit("planning").uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        rounds.export(self.town, self.round)
        return None

    def check(self, answer: Answer) -> None:
        made = AnnualEdition.objects.get(uid=answer.body["uid"])
        self.round.refresh_from_db()
        self.assertEqual((made.number, made.weight, self.round.state), (1, 20, "HANDED_OVER"))
        # Five working days from the 14th of July.
        self.assertEqual((made.receiver_name, made.due_on), ("规划设计部", date(2026, 7, 21)))
        by_name = {f"{one.unit}{one.person}": one for one in annual.lines_of(made)}
        works = by_name["工程建设部"]
        self.assertEqual((works.points, works.grade, works.counted), ("92.5", "GOOD", "18.50"))
        self.assertEqual((works.eligible, works.why), (False, "一票否决：发生安全生产事故"))
        self.assertTrue(by_name["经营管理部"].eligible)
        self.assertFalse(by_name["规划设计部"].eligible)
        self.assertTrue(by_name["工程建设部高卫东"].eligible)
        told = Message.objects.filter(kind="assessment.annual")
        self.assertEqual({one.person_id for one in told}, {self.town["shen"].pk, self.town["wu"].pk})

    def test_it_locks_the_round(self) -> None:
        self.assert_locks(self.round)

    def test_it_refuses_results_that_are_not_fixed_and_a_hand_over_to_nobody(self) -> None:
        early = rounds.published(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        answer = self.send(self.act, "sun", self.data(result_round=early.uid))
        self.assertEqual(answer.code, "assessment.round_state", answer)
        answer = self.send(self.act, "sun", self.data(receiver=None))
        self.assertEqual(answer.code, "assessment.receiver_missing", answer)
        answer = self.send(self.act, "sun", self.data(receiver=None, receiver_name="市委组织部"))
        self.assertEqual(answer.status, 200, answer)

    def test_an_effective_decision_told_through_the_seam_stands_in_the_way(self) -> None:
        def told(unit_id: int, person_id: int | None, _from: date, _to: date) -> list[Bar]:
            hit = unit_id == self.town.unit("business").pk and person_id is None
            return [Bar("受到通报批评", "17(1)")] if hit else []

        bars.ask(told)
        self.addCleanup(bars.SOURCES.remove, told)
        made = rounds.export(self.town, self.round)
        by_name = {f"{one.unit}{one.person}": one for one in annual.lines_of(made)}
        self.assertEqual(by_name["经营管理部"].why, "受到通报批评（17(1)）")
        self.assertTrue(by_name["经营管理部郑敏"].eligible)

    def test_its_paper_says_what_the_edition_says(self) -> None:
        made = rounds.export(self.town, self.round)
        [paper] = documents.of_subject(made.ref)
        text = text_of(documents.stored(paper))
        for word in (
            "2026年上半年考核结果",
            "第1版",
            made.fingerprint[:16],
            "92.5",
            "不替代",
            "发生安全生产事故",
        ):
            self.assertIn(word, text)

    def test_without_its_receipt_it_stands_on_the_list_of_open_loops(self) -> None:
        rounds.export(self.town, self.round)
        what = "年度考核结果移交后逾期未回执"
        found = list(waiting.breaches(date(2026, 7, 21)))
        self.assertNotIn(what, [one.what for one in found])
        found = list(waiting.breaches(date(2026, 7, 22)))
        self.assertEqual([one.what for one in found].count(what), 1)

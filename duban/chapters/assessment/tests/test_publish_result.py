"""公示考核结果."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.tests import rounds
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestPublishResult(ActStory):
    act = "assessment.publish_result"
    doer = "sun"
    wrong_role = "chen"
    refused = "assessment.round_state"

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.proposed(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"result_round": self.round.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        rounds.publish(self.town, self.round)
        return None

    def check(self, answer: Answer) -> None:
        self.round.refresh_from_db()
        self.assertEqual((self.round.state, self.round.published_on), ("PUBLISHED", rounds.JULY))
        self.assertEqual(self.round.objections_until, rounds.LAST_DAY)
        told = Message.objects.filter(kind="assessment.published")
        for who in ("li", "lin", "gao", "zheng", "feng", "shen"):
            self.assertTrue(told.filter(person=self.town[who]).exists(), who)
        words = "".join(told.values_list("text", flat=True))
        for grade in ("优秀", "称职", "较好", "一般", "差", "92.5"):
            self.assertNotIn(grade, words)

    def test_it_locks_the_round(self) -> None:
        self.assert_locks(self.round)

    def test_the_department_in_which_the_office_sits_needs_somebody_designated(self) -> None:
        rounds.seat_office(self.town)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual(answer.code, "assessment.assessor_missing", answer)

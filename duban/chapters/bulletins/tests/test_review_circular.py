"""核稿阶段性通报."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters.models import Matter
from duban.ground.access import Refusal
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestReviewCircular(ActStory):
    act = "bulletins.review_circular"
    doer = "qian"
    wrong_role = "zhou"
    refused = "bulletins.state"

    circular: Circular
    late: Matter

    @classmethod
    def prepare(cls) -> None:
        _done, cls.late = builders.story(cls.town)
        cls.circular = builders.written(cls.town)

    def data(self) -> dict[str, Any]:
        return {"circular": self.circular.uid}

    def spoil(self) -> None:
        builders.review(self.town, self.circular)

    def check(self, answer: Answer) -> None:
        self.circular.refresh_from_db()
        self.assertEqual((self.circular.state, self.circular.reviewed_by), ("REVIEWED", self.town["qian"]))
        told = Message.objects.filter(kind="bulletins.circular")
        self.assertEqual({one.person.username for one in told}, {"sun", "wang"})

    def test_it_locks_the_circular(self) -> None:
        self.assert_locks(self.circular)

    def test_the_drafter_does_not_review_it(self) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "bulletins.own_draft"))

    def test_it_refuses_items_without_cause_or_next_step_and_empty_phrases(self) -> None:
        for cause, step, code in (
            ("", builders.NEXT, "bulletins.no_cause"),
            (builders.CAUSE, "", "bulletins.no_next_step"),
            ("推进缓慢。", builders.NEXT, "bulletins.empty_phrase"),
            (builders.CAUSE, "加快推进，确保按期完成。", "bulletins.empty_phrase"),
        ):
            with self.subTest(code):
                texts = builders.texts(self.circular, cause=cause, next_step=step)
                builders.write(self.town, self.circular, items=texts)
                answer = self.send(self.act, "qian", self.data())
                self.assertEqual((answer.status, answer.code), (422, code))

    def test_it_refuses_numbers_in_the_text_that_are_not_the_counted_ones(self) -> None:
        for text, code in (
            ("上半年完成2项。", "bulletins.text_differs"),
            ("按时率100%。", "bulletins.rate_bent"),
            ("上半年完成1项，按时率50%。", ""),
        ):
            with self.subTest(text):
                builders.write(self.town, self.circular, overview=text)
                self.assertEqual(self.send(self.act, "qian", self.data()).code, code)

    def test_a_person_whose_name_came_later_is_refused_here(self) -> None:
        builders.name_somebody(self.town, "驳岸第")
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "bulletins.person_named")

    def test_what_is_accepted_after_the_draft_makes_a_difference_that_is_told(self) -> None:
        report = builders.reported(self.town)
        circular = builders.write(self.town, self.circular, retake=True)
        feedback.accept(self.town, report)
        with self.assertRaises(Refusal) as caught, transaction.atomic():
            builders.review(self.town, circular)
        self.assertEqual(caught.exception.code, "bulletins.figures_differ")
        said = str(caught.exception.params["differences"])
        self.assertIn(f"工程建设部“完成”1→2（增：{report.matter.number}）", said)
        self.assertIn("“期末在办”2→1", said)
        builders.write(self.town, circular, retake=True)
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)

    def test_what_happens_after_the_last_day_changes_nothing(self) -> None:
        feedback.accept(self.town, feedback.submitted(self.town, self.late))
        self.late.refresh_from_db()
        self.assertEqual(self.late.completed_on, builders.LATER)
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)

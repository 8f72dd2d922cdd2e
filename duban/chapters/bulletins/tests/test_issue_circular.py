"""印发阶段性通报."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders
from duban.chapters.feedback.tests import builders as feedback
from duban.ground.access import Refusal
from duban.support.documents import queries as documents
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestIssueCircular(ActStory):
    act = "bulletins.issue_circular"
    doer = "chen"
    wrong_role = "zhou"
    refused = "bulletins.state"

    circular: Circular

    @classmethod
    def prepare(cls) -> None:
        builders.story(cls.town)
        cls.circular = builders.signed(cls.town)

    def data(self) -> dict[str, Any]:
        return {"circular": self.circular.uid}

    def spoil(self) -> None:
        builders.issue(self.town, self.circular)

    def check(self, answer: Answer) -> None:
        self.circular.refresh_from_db()
        self.assertEqual((self.circular.state, self.circular.number), ("ISSUED", "古城督报〔2026〕1号"))
        self.assertEqual(self.circular.issued_on, builders.LATER)
        self.assertEqual({one.served_on for one in self.circular.recipients.all()}, {builders.LATER})
        told = {one.person.username for one in Message.objects.filter(kind="bulletins.served")}
        self.assertEqual(told, {"li", "he", "lin", "zheng", "zhao"})
        self.assert_facts()

    def assert_facts(self) -> None:
        assert self.circular.document is not None
        facts = self.circular.document.facts
        self.assertEqual(facts["to"], "工程建设部、经营管理部")
        text = "\n".join(facts["paragraphs"])
        self.assertIn("完成1项，其中提前1项", text)
        self.assertIn("按时率50%", text)
        self.assertIn(f"原因：{builders.CAUSE}。", text)
        self.assertIn(f"下步措施：{builders.NEXT}。", text)
        self.assertEqual(facts["table"]["rows"][-1][:6], ["合计", "2", "1", "1", "1", "0"])

    def test_it_locks_the_circular(self) -> None:
        self.assert_locks(self.circular)

    def test_a_figure_that_no_longer_agrees_takes_no_number(self) -> None:
        report = builders.reported(self.town)
        back = builders.return_(self.town, self.circular)
        again = builders.sign_off(
            self.town, builders.review(self.town, builders.write(self.town, back, retake=True))
        )
        feedback.accept(self.town, report)
        with self.assertRaises(Refusal) as caught, transaction.atomic():
            builders.issue(self.town, again)
        self.assertEqual(caught.exception.code, "bulletins.figures_differ")
        again.refresh_from_db()
        self.assertEqual(again.number, "")

    def test_the_next_one_says_what_changed_and_may_not_promise_the_same(self) -> None:
        from datetime import date

        builders.issue(self.town, self.circular)
        self.town.go_to(date(2026, 10, 9))
        second = builders.draft(self.town, from_on=date(2026, 7, 1), to_on=date(2026, 9, 30))
        item = second.items.get(kind="LAGGING")
        self.assertEqual(item.changed, "上期已列入，当时逾期32天、完成比例0%，本期完成比例没有变化。")
        builders.write(self.town, second)
        answer = self.send("bulletins.review_circular", "qian", {"circular": second.uid})
        self.assertEqual((answer.status, answer.code), (422, "bulletins.same_as_last"))
        texts = builders.texts(second, next_step="10月20日前完成剩余60米砌筑")
        builders.review(self.town, builders.write(self.town, second, items=texts))

    def test_what_no_longer_lags_is_told_as_settled(self) -> None:
        from datetime import date

        builders.issue(self.town, self.circular)
        item = self.circular.items.get(kind="LAGGING")
        assert item.matter is not None
        feedback.accept(self.town, feedback.submitted(self.town, item.matter))
        self.town.go_to(date(2026, 10, 9))
        second = builders.draft(self.town, from_on=date(2026, 7, 1), to_on=date(2026, 9, 30))
        self.assertEqual(
            second.settled, f"上期所列事项中，{item.title}（{item.matter.number}）已完成或不再滞后。"
        )

    def test_its_paper_is_frozen(self) -> None:
        made = builders.issue(self.town, self.circular)
        made.refresh_from_db()
        assert made.document is not None
        self.assertTrue(documents.stored(made.document))
        self.assertIn("关于2026年上半年", str(made.document.facts["title"]))

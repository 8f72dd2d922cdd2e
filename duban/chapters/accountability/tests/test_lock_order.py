"""Whatever a notice sets off on matters that count as one, their locks are taken in the order of their ids, as a merger takes
them: the two never wait for each other (9, 16(4))."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock
from uuid import uuid4

from duban.chapters.accountability.models import AccountabilityClue, ClueNotice
from duban.chapters.accountability.tests import builders as clues
from duban.chapters.matters.models import Matter
from duban.chapters.matters.queries import sameness
from duban.chapters.matters.tests import adjusting
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders
from duban.support.ledger import locks
from duban.support.ledger.rows import Row
from tests.stories import TownCase


class TestLockOrder(TownCase):
    """The clue is of the first matter, which was merged into the second."""

    first: Matter
    second: Matter
    clue: AccountabilityClue
    notices: list[SupervisionNotice]

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.first, cls.second = (clues.matter_under_way(town) for _ in range(2))
        cls.clue, cls.notices = clues.registered(town, cls.first)
        for notice in cls.notices:
            builders.verify(town, builders.reply(town, notice))
        adjusting.approve(town, adjusting.merger(town, cls.second, cls.first))

    @contextmanager
    def in_order(self, *, all_of: int = 2) -> Iterator[None]:
        """Within, every matter is locked for the first time after those of smaller ids."""
        taken: list[int] = []
        seen = locks._taken

        def note(found: Row) -> None:
            if isinstance(found, Matter) and found.pk not in taken:
                taken.append(found.pk)
            seen(found)

        with mock.patch.object(locks, "_taken", note):
            yield
        self.assertEqual(taken, sorted(taken))
        self.assertEqual(len(taken), all_of)

    def test_a_service(self) -> None:
        notice = builders.issued_notice(self.town, self.second, signer="wang")
        with self.in_order():
            answer = self.send("supervision.serve_notice", "lin", {"notice": notice.uid, "ground": "SIGNED"})
        self.assertEqual(answer.status, 200, answer)
        self.assertTrue(
            ClueNotice.objects.filter(clue=self.clue, notice_ref=notice.ref).exists(), "it joined"
        )

    def test_an_annulment(self) -> None:
        notice = builders.served_notice(self.town, self.second, signer="wang")
        with self.in_order():
            clues.annul(self.town, notice)
        self.clue.refresh_from_db()
        self.assertTrue(self.clue.basis_changed)

    def test_an_objection_that_is_upheld(self) -> None:
        objection = builders.object_to(
            self.town, builders.served_notice(self.town, self.second, signer="wang")
        )
        data = {"objection": objection.uid, "upheld": True, "answer": "情况属实"}
        with self.in_order():
            self.assertEqual(self.send("supervision.answer_objection", "sun", data).status, 200)

    def test_signing_and_issuing_reckon_over_what_nobody_else_moves(self) -> None:
        drafted = builders.draft(self.town, self.second, unit="works")
        with self.in_order():
            signed = builders.sign_off(self.town, drafted, who="wang")
        with self.in_order():
            builders.issue(self.town, signed, frozen=True)

    def test_what_was_merged_while_it_waited_is_refused(self) -> None:
        notice = builders.issued_notice(self.town, self.second, signer="wang")
        alone = mock.Mock(side_effect=[[self.second], [self.first, self.second]])
        with mock.patch.object(sameness, "family", alone):
            data = {"notice": notice.uid, "ground": "SIGNED"}
            answer = self.send("supervision.serve_notice", "lin", data, request_id=str(uuid4()))
        self.assertEqual((answer.status, answer.code), (409, "matters.regrouped_meanwhile"), answer)

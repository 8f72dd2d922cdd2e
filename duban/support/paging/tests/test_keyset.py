"""Pages by keyset: every row once, in order, forward and back; no cursor but our own."""

from __future__ import annotations

from collections.abc import Sequence

from django.core import signing

from duban.ground.access import Unfit
from duban.support.ledger.models import LedgerEntry
from duban.support.paging.keyset import SALT, Page, keyset
from tests.stories import TownCase

SORTS = (("at", "id"), ("-at", "-id"), ("-at", "id"), ("id",), ("act", "-at", "id"))


class TestKeyset(TownCase):
    # The town's own record: many acts of one moment, so that pages end among equals.

    def page(self, sort: Sequence[str], cursor: str | None, about: str = "") -> Page[LedgerEntry]:
        return keyset(LedgerEntry.objects.all(), sort=sort, cursor=cursor, size=5, about=about)

    def test_it_shows_every_row_once_in_order(self) -> None:
        for sort in SORTS:
            with self.subTest(sort):
                seen, cursor = [], None
                for _ in range(LedgerEntry.objects.count()):
                    page = self.page(sort, cursor)
                    seen += [row.pk for row in page.items]
                    cursor = page.next
                    if cursor is None:
                        break
                self.assertEqual(seen, list(LedgerEntry.objects.order_by(*sort).values_list("pk", flat=True)))

    def test_the_way_back_shows_the_same_pages(self) -> None:
        for sort in SORTS:
            with self.subTest(sort):
                pages = [self.page(sort, None)]
                while pages[-1].next:
                    pages.append(self.page(sort, pages[-1].next))
                self.assertIsNone(pages[0].previous)
                for number in range(len(pages) - 1, 0, -1):
                    before = self.page(sort, pages[number].previous)
                    self.assertEqual(before.items, pages[number - 1].items)
                    self.assertEqual(self.page(sort, before.next).items, pages[number].items)
                self.assertIsNone(self.page(sort, pages[1].previous).previous)

    def test_a_full_last_page_has_no_next(self) -> None:
        page = keyset(LedgerEntry.objects.all(), sort=("id",), cursor=None, size=LedgerEntry.objects.count())
        self.assertEqual(
            (len(page.items), page.next, page.previous), (LedgerEntry.objects.count(), None, None)
        )

    def test_an_empty_list_has_one_empty_page(self) -> None:
        page = keyset(LedgerEntry.objects.none(), sort=("id",), cursor=None)
        self.assertEqual((list(page.items), page.next, page.previous), ([], None, None))

    def test_it_refuses_a_cursor_that_is_not_its_own(self) -> None:
        cursor = self.page(("at", "id"), None, "filters").next
        assert cursor
        cases = {
            "altered": cursor[:-1] + ("A" if cursor[-1] != "A" else "B"),
            "no cursor at all": "x",
            "signed for something else": signing.dumps(
                [["at", "id"], "filters", False, ["", 1]], salt="other"
            ),
            "another shape": signing.dumps(5, salt=SALT),
            "": "::",
        }
        for name, bad in cases.items():
            with self.subTest(name), self.assertRaises(Unfit) as caught:
                self.page(("at", "id"), bad, "filters")
            self.assertEqual(caught.exception.code, "paging.cursor")

    def test_it_refuses_a_cursor_of_another_filter_or_order(self) -> None:
        cursor = self.page(("at", "id"), None, "filters").next
        for sort, about in ((("at", "id"), "other"), (("-at", "-id"), "filters")):
            with self.subTest(about), self.assertRaises(Unfit):
                self.page(sort, cursor, about)

    def test_the_condition_keeps_the_index_in_reach(self) -> None:
        page = self.page(("at", "id"), None)
        with self.assertNumQueries(1) as queries:
            self.page(("at", "id"), page.next)
        sql = queries.captured_queries[0]["sql"].replace('"ledger_entry".', "").replace('"', "")
        self.assertRegex(sql, r"WHERE \(at >= .* AND \(at > .* OR id > ")

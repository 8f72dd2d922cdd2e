"""批量催办, from the list of matters to the result of each."""

from __future__ import annotations

from datetime import date
from unittest import mock
from uuid import uuid4

from duban.chapters.matters import actions as matters
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import BulkUrging, Urging
from duban.chapters.supervision.queries import bulk
from duban.chapters.supervision.tests import builders
from duban.support.jobs import work
from duban.support.ledger.models import LedgerEntry
from tests.looking import PageCase
from tests.onward import running_matter

ASKED = "请于本周五前报送办理情况"


class BulkUrgingTest(PageCase):
    late: Matter
    other: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.late = builders.matter_under_way(cls.town)
        cls.other = running_matter(cls.town, due_on=date(2026, 12, 31))
        cls.town.go_to(date(2026, 7, 6))

    def marks(self, who: str = "chen") -> list[str]:
        found = bulk.targets([self.late.uid, self.other.uid], self.town[who], self.town.at)
        return [one.mark for one in found]

    def send_many(self, marks: list[str], *, who: str = "chen", request_id: str | None = None) -> int:
        given = {"targets": marks, "offered": [self.late.uid], "channel": "MESSAGE", "asked": ASKED}
        with self.captureOnCommitCallbacks(execute=True):
            answer = self.fill(who, "/urgings/many/", given, request_id=request_id)
        return answer.status_code

    def test_the_office_chooses_among_the_matters_of_the_list(self) -> None:
        self.assertContains(self.see("chen", "/matters/?due=overdue"), 'href="/matters/urge/?due=overdue"')
        page = self.see("chen", "/matters/urge/?due=overdue")
        self.assertContains(page, self.late.title)
        self.assertContains(page, f'value="{self.marks()[0]}" checked')
        self.assertEqual([row["target"].matter for row in page.context["rows"]], [self.late])

    def test_others_have_no_such_button_and_no_such_page(self) -> None:
        for who in ("lin", "wang", "wu", "guan"):
            with self.subTest(who):
                self.assertNotContains(self.see(who, "/matters/"), "/matters/urge/")
                self.assertEqual(self.see(who, "/matters/urge/").status_code, 403)
                self.assertEqual(self.send_many(self.marks(), who=who), 403)
        self.assertFalse(BulkUrging.objects.exists())

    def test_of_each_matter_the_task_that_is_longest_overdue_is_urged_else_its_lead_unit(self) -> None:
        self.assertEqual(self.send_many(self.marks()), 303)
        first, second = Urging.objects.order_by("id")
        oldest = Obligation.objects.overdue(date(2026, 7, 6)).filter(matter=self.late)
        oldest = oldest.exclude(unit=self.town.unit("office")).order_by("due_on", "id")
        self.assertEqual((first.matter, first.obligation), (self.late, oldest[0]))
        self.assertEqual(second.matter, self.other)
        self.assertEqual((first.contact, first.asked, first.by), ("林海", ASKED, self.town["chen"]))

    def test_each_urging_is_an_act_of_its_own_with_a_row_of_its_own(self) -> None:
        before = LedgerEntry.objects.filter(act="supervision.urge").count()
        self.send_many(self.marks())
        self.assertEqual(LedgerEntry.objects.filter(act="supervision.urge").count() - before, 2)

    def test_the_result_says_of_each_what_became_of_it(self) -> None:
        marks = self.marks()
        matters.suspend(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            matter=self.other.uid,
            review_on=date(2026, 8, 3),
            reason="待批复",
        )
        self.send_many(marks)
        made = BulkUrging.objects.get()
        page = self.see("chen", f"/urgings/many/{made.uid}/")
        self.assertContains(page, "共 2 项，已催办 1 项，未催办 1 项")
        self.assertContains(page, made.results[str(self.other.uid)])
        self.assertTrue(made.results[str(self.other.uid)])
        self.assertEqual(made.results[str(self.late.uid)], "")

    def test_what_was_urged_lately_cannot_be_chosen_and_is_refused(self) -> None:
        marks = self.marks()
        self.send_many(marks)
        page = self.see("chen", "/matters/urge/")
        self.assertContains(page, f'value="{marks[0]}" disabled')
        self.send_many(marks)
        self.assertTrue(all(BulkUrging.objects.latest("id").results.values()))
        self.assertEqual(Urging.objects.count(), 2)

    def test_the_same_request_and_a_second_bell_urge_nobody_twice(self) -> None:
        request_id, marks = str(uuid4()), self.marks()
        self.send_many(marks, request_id=request_id)
        self.send_many(marks, request_id=request_id)
        made = BulkUrging.objects.get()
        BulkUrging.objects.update(results={})
        actions.on_bell(work.Task(made.uid, self.town.tick(), lambda _done, _total: None))
        made.refresh_from_db()
        self.assertEqual(list(made.results.values()), ["", ""])
        self.assertEqual(Urging.objects.count(), 2)

    def test_it_refuses_nothing_chosen_blanks_and_more_than_the_most(self) -> None:
        self.assertEqual(self.send_many([]), 422)
        self.assertEqual(self.send_many(["a/b/c", f"{self.late.uid}//"]), 422)
        answer = self.fill("chen", "/urgings/many/", {"targets": self.marks(), "offered": [self.late.uid]})
        self.assertContains(answer, self.late.title, status_code=422)
        with mock.patch.object(bulk, "MOST", 1):
            self.assertEqual(self.send_many(self.marks()), 422)
        self.assertFalse(BulkUrging.objects.exists())

    def test_the_result_exists_for_whoever_asked_for_it_alone(self) -> None:
        self.send_many(self.marks())
        url = f"/urgings/many/{BulkUrging.objects.get().uid}/"
        self.assert_seen_by(url, right=("chen",), strangers=("sun", "wang", "lin", "wu"))

    def test_it_says_how_far_it_is(self) -> None:
        with mock.patch.object(work, "_bell"):
            self.send_many(self.marks())
        page = self.see("chen", f"/urgings/many/{BulkUrging.objects.get().uid}/")
        self.assertContains(page, 'max="2" value="0"')
        self.assertContains(page, "未处理")

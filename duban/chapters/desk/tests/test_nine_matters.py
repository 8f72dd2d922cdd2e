"""The on-time figures of a unit with nine matters, by hand in a table and by the system, against the dates in force and
against the original ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from html import unescape

from django.core.cache import cache
from django.http import QueryDict

from duban.chapters.desk import counting, figures
from duban.chapters.desk.tests.test_statistics import CELL
from duban.chapters.feedback.tests.builders import accept, submitted
from duban.chapters.matters import actions as matters
from duban.chapters.matters import rules
from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.tests.builders import ask_extension, deadline, suspend_matter
from duban.chapters.responsibility.tests.builders import assigned_matter
from tests.looking import PageCase

NO_END = rules.NO_END


@dataclass(frozen=True)
class Line:
    """One matter as a clerk would write it down: first date, date in force, done, and the two gradings by hand."""

    original: date
    adjusted: date
    done: date | None
    now: str
    first: str


BY_HAND: dict[str, Line] = {
    "early": Line(date(2026, 3, 20), date(2026, 3, 20), date(2026, 3, 13), "early", "early"),
    "on time": Line(date(2026, 3, 20), date(2026, 3, 20), date(2026, 3, 20), "on_time", "on_time"),
    # Done on the eve of the May holiday, due on its last day: no working day lies between.
    "across a holiday": Line(date(2026, 5, 5), date(2026, 5, 5), date(2026, 4, 30), "on_time", "on_time"),
    "late": Line(date(2026, 3, 20), date(2026, 3, 20), date(2026, 3, 24), "late", "late"),
    "open and overdue": Line(date(2026, 4, 10), date(2026, 4, 10), None, "undone", "undone"),
    "not due": Line(date(2026, 12, 31), date(2026, 12, 31), None, "coming", "coming"),
    "open-ended": Line(NO_END, NO_END, None, "", ""),
    # Ten days of suspension are not charged: from 1 to 11 April.
    "suspended": Line(date(2026, 4, 30), date(2026, 5, 10), date(2026, 5, 6), "early", "late"),
    "extended": Line(date(2026, 4, 10), date(2026, 5, 20), date(2026, 5, 15), "early", "late"),
}
# Beside the nine: one that rests still is counted nowhere, whatever its dates.
RESTING = Line(date(2026, 4, 20), date(2026, 4, 20), None, "", "")
COUNTED_ON = date(2026, 6, 1)


class TestNineMatters(PageCase):
    found: dict[str, Matter]

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.found = {
            name: assigned_matter(town, due_on=line.original, co=(), service=())
            for name, line in {**BY_HAND, "resting": RESTING}.items()
        }
        for day in sorted(
            {*(one.done for one in BY_HAND.values() if one.done), date(2026, 4, 1), date(2026, 4, 11)}
        ):
            town.go_to(day)
            cls.live(day)
        town.go_to(COUNTED_ON)

    @classmethod
    def live(cls, day: date) -> None:
        """What happens on that day."""
        town = cls.town
        for name, line in BY_HAND.items():
            if line.done == day:
                accept(town, submitted(town, cls.found[name]))
        if day == date(2026, 4, 1):
            for name in ("suspended", "resting"):
                suspend_matter(town, cls.found[name])
            change = ask_extension(town, cls.found["extended"], new_due_on=BY_HAND["extended"].adjusted)
            matters.decide_extension(
                by=town["wang"], at=town.tick(), request_id=None, change=change.uid, grant=True
            )
        if day == date(2026, 4, 11):
            matters.resume(
                by=town["chen"], at=town.tick(), request_id=None, matter=cls.found["suspended"].uid
            )

    def setUp(self) -> None:
        cache.clear()

    def asked(self, query: str) -> counting.Counting:
        unit = self.town.unit("works").uid
        wanted = figures.asked(self.town["chen"], self.town.at, QueryDict(f"unit={unit}&year=2026&{query}"))
        return counting.Counting(self.town["chen"], self.town.at, wanted)

    def by_system(self, figure: figures.Figure) -> Counter[str]:
        """All months together, by grade."""
        codes = {str(column.label): code for code, column in counting.TIMELINESS.items()}
        sums: Counter[str] = Counter()
        for row in figure.rows:
            for column, cell in zip(figure.columns, row.cells, strict=True):
                sums[codes[str(column.label)]] += cell.value
        return +sums

    def by_hand(self, key: str, grades: tuple[str, ...]) -> Counter[str]:
        return Counter(grade for one in BY_HAND.values() if (grade := getattr(one, key)) in grades)

    def test_the_dates_are_as_the_table_has_them(self) -> None:
        for name, line in {**BY_HAND, "resting": RESTING}.items():
            matter = Matter.objects.get(pk=self.found[name].pk)
            owed = deadline(matter)
            with self.subTest(matter=name):
                self.assertEqual(
                    (owed.original_due_on, owed.due_on, matter.completed_on),
                    (line.original, line.adjusted, line.done),
                )

    def test_by_the_month_of_completion(self) -> None:
        grades = ("early", "on_time", "late")
        counted = self.asked("")
        for key, figure in (("now", counted.punctuality()), ("first", counted.punctuality_original())):
            with self.subTest(against=key):
                self.assertEqual(self.by_system(figure), self.by_hand(key, grades))
        self.assertEqual(self.share(counted.punctuality()), (5, 6))
        self.assertEqual(self.share(counted.punctuality_original()), (3, 6))

    def test_by_the_month_of_the_date(self) -> None:
        grades = ("early", "on_time", "late", "undone", "coming")
        counted = self.asked("by=due")
        for key, figure in (("now", counted.punctuality()), ("first", counted.punctuality_original())):
            with self.subTest(against=key):
                self.assertEqual(self.by_system(figure), self.by_hand(key, grades))
        self.assertEqual(self.share(counted.punctuality()), (5, 7))
        self.assertEqual(self.share(counted.punctuality_original()), (3, 7))

    def share(self, figure: figures.Figure) -> tuple[int, int]:
        return sum(row.part or 0 for row in figure.rows), sum(row.whole or 0 for row in figure.rows)

    def test_each_matter_stands_in_the_month_of_its_own_date(self) -> None:
        """The extended one: due in May by the date in force, in April by the first one."""
        counted = self.asked("by=due")
        months = {
            key: {row.label: [cell.value for cell in row.cells] for row in figure.rows}
            for key, figure in (("now", counted.punctuality()), ("first", counted.punctuality_original()))
        }
        self.assertEqual(months["now"]["2026-04"], [0, 0, 0, 1, 0])
        self.assertEqual(months["first"]["2026-04"], [0, 0, 2, 1, 0])
        self.assertEqual(months["now"]["2026-05"], [2, 1, 0, 0, 0])
        self.assertEqual(months["first"]["2026-05"], [0, 1, 0, 0, 0])

    def test_every_number_of_both_opens_as_many_matters(self) -> None:
        for query in ("against=original&year=2026", "against=original&by=due&year=2026"):
            page = self.see("chen", f"/statistics/?{query}").content.decode()
            self.assertIn("按原定时限", page)
            cells = CELL.findall(page)
            self.assertTrue([one for one in cells if "against=original" in one[0]])
            for address, number in cells:
                with self.subTest(opens=unescape(address)):
                    self.assertContains(self.see("chen", unescape(address)), f"共 {number} 项")

    def test_the_list_says_against_which_date(self) -> None:
        url = "/matters/?state=all&due_in=2026-04&timeliness=late&against=original"
        self.assertContains(self.see("chen", url), "按原定时限")

    def test_the_lists_date_in_force_is_the_obligations(self) -> None:
        """What the figures read is what is owed."""
        for name in BY_HAND:
            owed = Obligation.objects.get(matter=self.found[name], kind="MATTER_DEADLINE")
            party = Party.objects.get(matter=self.found[name], relation="EVERYONE")
            self.assertEqual(party.due_on, owed.due_on, name)

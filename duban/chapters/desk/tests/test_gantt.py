"""The times of a matter as bars: each place is where its day lies, and the page draws them for those who see it."""

from __future__ import annotations

from datetime import date

from duban.chapters.desk import gantt, tables
from duban.chapters.matters import actions as matters
from duban.chapters.matters import queries
from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import NO_END, Matter
from duban.chapters.matters.tests.builders import ask_extension, owed
from duban.chapters.responsibility.tests.builders import running_matter
from duban.ground.beijing import beijing_day
from tests.looking import PageCase

TARGETS = (
    Target(label="完成清淤", planned_on=date(2026, 4, 30)),
    Target(label="完成驳岸修复", planned_on=date(2026, 5, 29)),
)


def percent(place: str) -> float:
    return float(place.removesuffix("%"))


class GanttTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, milestones=TARGETS)

    def drawn(self, original: date = date(2026, 6, 30), due_on: date | None = None) -> gantt.Chart:
        today = beijing_day(self.town.at)
        nodes = tables.nodes(self.matter, queries.obligations_of(self.matter), today)
        found = gantt.of(self.matter, nodes, (original, due_on or original), today)
        assert found is not None
        return found

    def test_each_milestone_has_a_bar_beneath_that_of_the_matter(self) -> None:
        chart = self.drawn()
        self.assertEqual([bar.label for bar in chart.bars], ["事项办理时限", "完成清淤", "完成驳岸修复"])
        self.assertEqual([bar.y for bar in chart.bars], [24, 64, 104])
        self.assertFalse(chart.adjusted)
        lengths = [percent(bar.planned) for bar in chart.bars]
        # From the assignment on 2 March: 120, 59 and 88 days.
        self.assertAlmostEqual(lengths[1] / lengths[0], 59 / 120, places=2)
        self.assertAlmostEqual(lengths[2] / lengths[0], 88 / 120, places=2)

    def test_an_extension_is_drawn_after_the_original_date(self) -> None:
        extended = owed(self.matter, "MILESTONE")[0]
        change = ask_extension(self.town, self.matter, new_due_on=date(2026, 5, 15), obligation=extended.uid)
        matters.decide_extension(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            change=change.uid,
            grant=True,
            opinion="同意",
        )
        chart = self.drawn()
        bar = chart.bars[1]
        self.assertTrue(chart.adjusted)
        self.assertAlmostEqual(percent(bar.added) / percent(bar.planned), 15 / 59, places=2)
        self.assertAlmostEqual(percent(bar.end), percent(bar.start) + percent(bar.planned), places=1)
        self.assertEqual([one.added for one in chart.bars if one is not bar], ["", ""])

    def test_a_date_brought_forward_leaves_the_original_one_open(self) -> None:
        bar = self.drawn(date(2026, 6, 30), date(2026, 6, 15)).bars[0]
        self.assertEqual(bar.added, "")
        self.assertAlmostEqual(percent(bar.taken) / percent(bar.planned), 15 / 105, places=2)

    def test_today_stands_between_what_is_past_and_what_is_not(self) -> None:
        self.town.go_to(date(2026, 5, 10))
        chart = self.drawn()
        ends = [percent(bar.start) + percent(bar.planned) for bar in chart.bars]
        self.assertLess(ends[1], percent(chart.today))
        self.assertLess(percent(chart.today), ends[2])

    def test_at_most_six_months_are_named_however_long_it_runs(self) -> None:
        for end in (date(2026, 6, 30), date(2026, 12, 31), date(2031, 12, 31)):
            with self.subTest(end=end):
                named = [tick.word for tick in self.drawn(end).ticks if tick.word]
                self.assertTrue(2 <= len(named) <= 6, named)
                self.assertEqual(named[0], "2026-03")

    def test_a_matter_without_an_end_has_the_bars_of_its_milestones_alone(self) -> None:
        self.assertEqual(len(self.drawn(NO_END).bars), 2)

    def test_without_milestones_there_is_nothing_to_draw(self) -> None:
        plain = running_matter(self.town)
        self.assertNotContains(self.see("chen", f"/matters/{plain.uid}/"), 'class="gantt"')

    def test_the_page_draws_it_above_the_table(self) -> None:
        for who in ("chen", "lin", "wang"):
            page = self.see(who, f"/matters/{self.matter.uid}/").content.decode()
            with self.subTest(who=who):
                self.assertEqual(page.count('<rect class="planned"'), 3)
                self.assertLess(page.index('class="gantt"'), page.index("时限评估"))
                self.assertIn("今日 2026-03-02", page)

"""A feedback of 年内持续推进 that is missed is one missed feedback, and nothing else (11(4); decisions 14, 15, 17)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from duban.chapters.desk import conditions, counting, figures, lights, listing, loops
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules
from duban.chapters.matters.models import NO_END, Matter, Obligation, Party
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.terms import Cycle
from duban.chapters.supervision import sweeps
from duban.support.rulebook import queries as rulebook
from tests.looking import PageCase
from tests.onward import running_matter

# The first date of each cycle after 2 March 2026, on which the town stands.
FIRST = {
    Cycle.WEEKLY: date(2026, 3, 9),
    Cycle.BIWEEKLY: date(2026, 3, 16),
    Cycle.TEN_DAYS: date(2026, 3, 10),
    Cycle.HALF_MONTH: date(2026, 3, 15),
    Cycle.MONTHLY: date(2026, 3, 31),
    Cycle.BIMONTHLY: date(2026, 4, 30),
    Cycle.QUARTERLY: date(2026, 3, 31),
    Cycle.HALF_YEARLY: date(2026, 6, 30),
    Cycle.YEARLY: date(2026, 12, 31),
}


class MissedFeedbackTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, due_on=NO_END, service=())

    def plan(self, cycle: Cycle) -> date:
        responsibility.adopt_plan(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            matter=self.matter.uid,
            cycle=cycle,
            first_due_on=FIRST[cycle],
            day=31 if cycle in FIRST and FIRST[cycle].day > 28 else None,
        )
        return FIRST[cycle]

    def assert_one_missed_feedback(self, missed: date) -> None:
        today = self.town.at.date()
        late = Obligation.objects.overdue(today).filter(matter=self.matter).exclude(kind="URGE")
        self.assertEqual([(one.kind, one.due_on) for one in late], [("PERIODIC_REPORT", missed)])
        sweeps.sweep(self.town.tick())
        sweeps.sweep(self.town.tick())
        self.assertEqual([one.source_ref for one in owed(self.matter, "URGE")], [late.get().ref])
        light = lights.of([self.matter], self.town.at)[self.matter.pk]
        self.assertEqual((light.colour, light.due_on), ("amber", missed))
        self.assertNotIn("逾期", light.word)

    def test_of_every_cycle_it_is_one_overdue_report_one_urging_and_a_yellow_light(self) -> None:
        for cycle in (Cycle.TEN_DAYS, Cycle.HALF_MONTH, Cycle.MONTHLY, Cycle.BIMONTHLY, Cycle.HALF_YEARLY):
            with self.subTest(cycle=cycle):
                matter = self.matter
                self.matter = running_matter(self.town, due_on=NO_END, service=())
                missed = self.plan(cycle)
                self.town.go_to(date.fromordinal(missed.toordinal() + 1))
                self.assert_one_missed_feedback(missed)
                self.matter = matter

    def test_the_matter_itself_is_not_late_and_stands_in_no_denominator(self) -> None:
        missed = self.plan(Cycle.TEN_DAYS)
        self.town.go_to(date(2026, 3, 12))
        self.assert_one_missed_feedback(missed)
        due = matters.deadline_of(self.matter)
        self.assertEqual((due.due_on, due.is_standing), (NO_END, True))
        grade = rules.timeliness(
            completed_on=self.town.at.date(), due_on=due.due_on, calendar=rulebook.calendar()
        )
        self.assertIsNone(grade, "不适用")
        self.assert_in_no_denominator()
        page = self.see("chen", reverse("matter", args=[self.matter.uid]))
        self.assertContains(page, "无终止时限")
        self.assertNotContains(page, ">延时")
        red = listing.count(self.town["wang"], self.town.at, listing.Filters(light="red"))
        self.assertEqual(red, 0)
        self.assertEqual([one for one in loops.open_loops(self.town.at) if one.kind != "office"], [])

    def assert_in_no_denominator(self) -> None:
        """Neither by completion nor by date, whether it is done or not."""
        person, at, today = self.town["wang"], self.town.at, self.town.at.date()
        for by in ("done", "due"):
            asked = figures.asked(person, at, QueryDict(f"by={by}&year=2026"))
            counts = counting.Counting(person, at, asked).graded(
                [f"2026-{month:02}" for month in range(1, 13)], by_due=by == "due"
            )
            self.assertEqual({month: dict(one) for month, one in counts.items() if sum(one.values())}, {})
        for grade in conditions.TIMELINESS:
            span = (date(2026, 1, 1), date(2026, 12, 31))
            found = Party.objects.filter(
                Q(matter=self.matter) & conditions.timeliness(grade, span, today), relation="EVERYONE"
            )
            self.assertFalse(found.exists(), grade)

    def test_the_next_one_missed_is_a_second_one(self) -> None:
        self.plan(Cycle.TEN_DAYS)
        self.town.go_to(date(2026, 3, 21))
        late = Obligation.objects.overdue(self.town.at.date()).filter(kind="PERIODIC_REPORT")
        self.assertEqual(
            [one.due_on for one in late.order_by("due_on")], [date(2026, 3, 10), date(2026, 3, 20)]
        )
        sweeps.sweep(self.town.tick())
        self.assertEqual(len(owed(self.matter, "URGE")), 2)
        light = lights.of([self.matter], self.town.at)[self.matter.pk]
        self.assertEqual(light.colour, "amber", "however many: never red")

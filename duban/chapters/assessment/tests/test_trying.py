"""试算: whose points and grade a draft would change, by which rule; nothing of anybody moves (13(1))."""

from __future__ import annotations

from datetime import date, timedelta
from unittest import mock
from uuid import UUID

from django.urls import reverse

from duban.chapters.assessment import sweeps
from duban.chapters.assessment.actions import trying
from duban.chapters.assessment.models import AssessmentScheme, SchemeTrial, Sheet
from duban.chapters.assessment.queries import reckoning
from duban.chapters.assessment.tests.computing import adopted, computed, drafted, late_costs_four
from duban.ground.access import Forbidden, NotFound, Refusal
from duban.support.jobs.work import Task
from duban.support.ledger.models import LedgerEntry
from tests.onward import running_matter
from tests.stories import TownCase


class TestTrying(TownCase):
    draft: AssessmentScheme

    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)
        cls.town.go_to(date(2026, 7, 1))
        harder = late_costs_four()
        harder["rules"][0]["amount"] = "-30"
        cls.draft = drafted(cls.town, harder)

    def tried(self, who: str = "chen") -> SchemeTrial:
        asked = trying.ask(by=self.town[who], at=self.town.tick(), scheme=self.draft.uid, year=2026)
        trying.on_bell(Task(asked.uid, self.town.tick(), reckoning.quiet))
        asked.refresh_from_db()
        return asked

    def test_it_says_who_would_change_and_by_which_rule(self) -> None:
        result = self.tried().result or {}
        works = next(row for row in result["changed"] if row["unit"] == "工程建设部" and not row["person"])
        self.assertEqual((works["before"], works["after"]), ("96.0000", "70.0000"))
        self.assertEqual((works["grade_before"], works["grade_after"]), ("GOOD", "FAIR"))
        self.assertEqual([one["rule"] for one in works["rules"]], ["late"])
        self.assertEqual(works["rules"][0]["moves"], "-26.0000")
        self.assertEqual(
            {row["unit"] for row in result["changed"]}, {"工程建设部", "经营管理部"}, "lead and co-unit alone"
        )
        self.assertEqual(result["moved"], len(result["changed"]))

    def test_nothing_of_anybody_moves(self) -> None:
        run = computed(self.town)
        before = (LedgerEntry.objects.count(), list(Sheet.objects.order_by("id").values()))
        self.tried()
        self.assertEqual((LedgerEntry.objects.count(), list(Sheet.objects.order_by("id").values())), before)
        self.assertEqual(computed(self.town).same_as, run)

    def test_the_same_scheme_changes_nothing(self) -> None:
        same = drafted(self.town, late_costs_four())
        asked = trying.ask(by=self.town["chen"], at=self.town.tick(), scheme=same.uid, year=2026)
        trying.on_bell(Task(asked.uid, self.town.tick(), reckoning.quiet))
        asked.refresh_from_db()
        self.assertEqual((asked.result or {})["changed"], [])

    def test_it_is_for_those_who_draft_and_each_has_his_own(self) -> None:
        with self.assertRaises((Forbidden, NotFound)):
            self.tried("li")
        with self.assertRaises(Refusal):
            trying.ask(by=self.town["chen"], at=self.town.tick(), scheme=self.draft.uid, year=2027)
        mine = self.tried()
        for who, status in (("chen", 200), ("qian", 404), ("li", 404)):
            self.assertEqual(self.look(who, mine.uid)[0], status, who)

    def test_the_page_shows_points_grades_and_rules(self) -> None:
        _status, text = self.look("chen", self.tried().uid)
        for words in ("工程建设部", "96", "70", "好", "一般", "督办事项延时"):
            self.assertIn(words, text)

    def look(self, who: str, uid: UUID) -> tuple[int, str]:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.tick()):
            response = self.client.get(reverse("scheme_trial", args=[uid]), secure=True)
        return response.status_code, response.content.decode()

    def test_after_a_week_it_is_taken_away(self) -> None:
        made = self.tried()
        sweeps.sweep(self.town.at + timedelta(days=6))
        self.assertTrue(SchemeTrial.objects.filter(pk=made.pk).exists())
        self.assertEqual(sweeps.sweep(self.town.at + timedelta(days=8))["trials"], 1)

"""试算: what a draft or a calendar would change, reckoned over the rows as they are; nothing is written."""

from __future__ import annotations

from datetime import date
from typing import Any
from unittest import mock
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from duban.chapters.desk import trial
from duban.chapters.desk.models import Trial
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters.models import Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility.tests.builders import running_matter
from duban.chapters.supervision.tests import builders as supervision
from duban.support.ledger.models import LedgerEntry
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.queries import Values
from duban.support.rulebook.tests import builders
from tests.cast import TODAY
from tests.stories import TownCase


class TrialCase(TownCase):
    def values(self, **changed: object) -> Values:
        entries = {key: dict(one) for key, one in rulebook.entries_of(rulebook.newest_version()).items()}
        for name, value in changed.items():
            entries[name.replace("__", ".", 1)]["value"] = value
        return Values(2, entries)

    def parts(self, **changed: object) -> dict[str, list[dict[str, Any]]]:
        before = LedgerEntry.objects.count()
        found = trial.of_version(self.values(**changed), self.town.at)
        self.assertEqual(LedgerEntry.objects.count(), before)
        return {part["article"] + part["title"][:2]: part["lines"] for part in found}


class TestOfVersion(TrialCase):
    def test_the_same_values_change_nothing(self) -> None:
        running_matter(self.town)
        supervision.served_twice(self.town, supervision.matter_under_way(self.town))
        self.assertEqual(set(map(len, self.parts().values())), {0})

    def test_a_longer_warning_turns_lights(self) -> None:
        matter = running_matter(self.town)
        due = Obligation.objects.get(matter=matter, kind=ObligationKind.MATTER_DEADLINE).due_on
        self.town.go_to(date(due.year, due.month - 1, due.day))
        lines = self.parts(light__near_due=60)["11(3)灯色"]
        mine = [line for line in lines if line["matter"] == str(matter.uid)]
        self.assertEqual(len(mine), 1)
        self.assertIn("还有", mine[0]["becomes"])

    def test_a_lower_threshold_shows_who_would_stand_at_it(self) -> None:
        matter = supervision.matter_under_way(self.town)
        supervision.served_twice(self.town, matter)
        lines = self.parts(supervision__notice_threshold=3)["16(4)督办"]
        self.assertEqual(
            [(line["was"], line["becomes"]) for line in lines], [("计 2 次，已达到", "计 2 次，未达到")]
        )

    def test_what_is_owed_keeps_its_date_and_the_new_count_stands_beside(self) -> None:
        report = feedback.submitted(self.town, supervision.matter_under_way(self.town))
        due = Obligation.objects.get(source_ref=report.ref, kind=ObligationKind.REVIEW).due_on
        line = self.parts(feedback__review_within=20)["11(3)已负"][0]
        self.assertEqual(line["was"], str(due))
        self.assertGreater(line["becomes"], line["was"])

    def test_the_list_of_open_loops_is_reckoned_with_the_new_days(self) -> None:
        from duban.chapters.intake.tests.builders import docketed

        docketed(self.town)
        self.town.go_to(date(2026, 3, 12))
        gone = self.parts(responsibility__assign_within=60)["6(3)未闭"]
        self.assertTrue(gone)
        self.assertEqual({line["becomes"] for line in gone}, {"不在清单"})

    def test_supposing_ends_with_its_block(self) -> None:
        with rulebook.supposing(values=self.values(feedback__review_within=20)):
            self.assertEqual(rulebook.values(TODAY).number("feedback.review_within"), 20)
        self.assertEqual(rulebook.values(TODAY).number("feedback.review_within"), 5)


class TestPages(TrialCase):
    def ask(self, who: str, path: str, data: dict[str, Any] | None = None) -> Any:  # Any: a test response
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            if data is None:
                return self.client.get(path, secure=True)
            return self.client.post(path, {"request_id": str(uuid4()), **data}, secure=True)

    def test_a_clerk_tries_a_draft_and_nobody_else_reads_his_trial(self) -> None:
        supervision.served_twice(self.town, supervision.matter_under_way(self.town))
        draft = builders.draft(self.town, supervision__notice_threshold=3)
        with self.captureOnCommitCallbacks(execute=True):
            answer = self.ask("chen", f"/rule-sets/drafts/{draft.uid}/trial/", {})
        self.assertEqual(answer.status_code, 303)
        page = answer["Location"]
        self.assertContains(self.ask("chen", page), "计 2 次，未达到")
        self.assertNotContains(self.ask("chen", page), "又有修改")
        self.assertEqual(self.ask("qian", page).status_code, 404)
        self.assertEqual(self.ask("lin", f"/rule-sets/drafts/{draft.uid}/trial/", {}).status_code, 404)
        self.send(
            "rulebook.draft_rule_set",
            "chen",
            {"draft": draft.uid, "values": {"supervision.notice_threshold": 4}},
        )
        self.assertContains(self.ask("chen", page), "又有修改")

    def test_it_shows_how_far_it_is_until_it_is_done(self) -> None:
        draft = builders.draft(self.town)
        answer = self.ask("chen", f"/rule-sets/drafts/{draft.uid}/trial/", {})
        self.assertContains(self.ask("chen", answer["Location"]), "正在后台处理")

    def test_old_trials_are_taken_away(self) -> None:
        from duban.chapters.desk import trials

        made = trials.ask(self.town["chen"], self.town.at, builders.draft(self.town))
        self.assertEqual(trials.sweep(self.town.at), {"trials": 0})
        self.town.go_to(date(2026, 3, 20))
        self.assertEqual(trials.sweep(self.town.at), {"trials": 1})
        self.assertFalse(Trial.objects.filter(pk=made.pk).exists())


class TestCalendar(TestPages):
    """A year before it is adopted: month by month, and which dates would move."""

    def upload(self, text: str, who: str = "sun") -> Any:  # Any: a test response
        data = {
            "year": 2026,
            "status": "OFFICIAL",
            "source": "国办发明电",
            "days": SimpleUploadedFile("2026.csv", text.encode()),
        }
        return self.ask(who, "/calendar/trial/", data)

    def test_it_shows_what_would_move_and_the_next_press_adopts(self) -> None:
        supervision.record_problem(self.town, supervision.matter_under_way(self.town))
        owed = Obligation.objects.get(kind=ObligationKind.TREAT_PROBLEM)
        old = owed.due_on
        year = rulebook.calendar().years[2026]
        days = sorted({*year.holidays, old})
        text = "".join(f"{day},放假\n" for day in days) + "".join(
            f"{day},调休上班\n" for day in sorted(year.makeup_days)
        )
        before = LedgerEntry.objects.count()
        answer = self.upload(text)
        self.assertEqual(answer.status_code, 200, answer.content.decode()[-2000:])
        moved = {one.what: one for one in answer.context["moved"]}
        self.assertIn("处置问题", "".join(moved) + str(ObligationKind.TREAT_PROBLEM.label))
        self.assertEqual(LedgerEntry.objects.count(), before)
        form = answer.context["form"]
        data = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
        data.pop("version"), data.pop("request_id")
        done = self.ask("sun", "/calendar/new/", data)
        self.assertEqual(done.status_code, 303, done.content.decode()[-2000:])
        owed.refresh_from_db()
        self.assertGreater(owed.due_on, old)
        shown = [one for one in answer.context["moved"] if one.was == old]
        self.assertEqual(shown[0].becomes, owed.due_on)

    def test_a_file_that_cannot_be_read_comes_back(self) -> None:
        for text in ("2026-13-01,放假\n", "2027-01-01,放假\n", ""):
            self.assertEqual(self.upload(text).status_code, 422, text)
        self.assertEqual(self.upload("2026-01-01,放假\n", who="chen").status_code, 403)

    def test_the_year_stands_month_by_month(self) -> None:
        answer = self.ask("lin", "/calendar/?year=2026")
        self.assertContains(answer, "10 月")
        self.assertContains(answer, "<small>班</small>")

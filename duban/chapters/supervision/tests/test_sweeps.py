"""The ladder of an unanswered obligation, and service that the unit let pass."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters import sweeps as reminders
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision import sweeps
from duban.chapters.supervision.models import SupervisionNotice, Urging
from duban.chapters.supervision.tests import builders
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.onward import running_matter
from tests.stories import TownCase


class TestSweeps(TownCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, service=())

    def test_the_duty_to_urge_is_written_down_once(self) -> None:
        self.town.go_to(date(2026, 6, 30), 23)
        self.assertEqual(sweeps.sweep(self.town.at)["urging_owed"], 0)
        self.town.go_to(date(2026, 7, 1))
        self.assertEqual(sweeps.sweep(self.town.at)["urging_owed"], 1)
        self.assertEqual(sweeps.sweep(self.town.tick())["urging_owed"], 0)
        duty = Obligation.objects.get(kind="URGE")
        self.assertEqual((duty.due_on, duty.label), (date(2026, 7, 2), "工程建设部：办结事项"))
        self.assertEqual(Urging.objects.count(), 0, "the system never urges itself")
        told = Message.objects.filter(kind="supervision.owe_urging")
        self.assertEqual({one.person.username for one in told}, {"sun", "chen", "qian"})
        self.assertEqual({one.text for one in told}, {"新登记应催办任务 1 项，请及时催办"})
        entry = LedgerEntry.objects.get(act="supervision.owe_urging")
        self.assertEqual((entry.object_ref, entry.payload.context_ref), (duty.ref, self.matter.ref))

    def test_nobody_is_reminded_of_a_duty_told_on_the_day_before_it_is_due(self) -> None:
        self.town.go_to(date(2026, 7, 1))
        sweeps.sweep(self.town.at)
        reminders.sweep(self.town.tick())
        duty = Obligation.objects.get(kind="URGE")
        self.assertFalse(Message.objects.filter(kind="reminder", subject_ref=duty.ref).exists())

    def test_the_duty_to_urge_falls_away_with_the_report(self) -> None:
        """Else nothing could end it: what is done is not urged, and what is owed keeps the matter open."""
        self.town.go_to(date(2026, 7, 1))
        sweeps.sweep(self.town.at)
        owed = builders.own_deadline(self.matter)
        report = self.send(
            "feedback.submit_report",
            "li",
            {"matter": self.matter.uid, "obligation": owed.uid, "progress": "已全部完成", "percent": 100},
        )
        self.assertEqual(report.status, 200, report)
        duty = Obligation.objects.get(kind="URGE")
        self.assertEqual((duty.met_on, duty.lapsed_on), (None, date(2026, 7, 1)))
        self.town.tick()
        accepted = self.send(
            "feedback.accept_report", "chen", {"report": report.body["uid"], "opinion": "予以采纳"}
        )
        self.assertEqual(accepted.status, 200, accepted)
        self.town.tick()
        self.assertEqual(self.send("matters.close", "chen", {"matter": self.matter.uid}).status, 200)

    def test_the_duty_to_urge_falls_away_with_an_extension(self) -> None:
        owed = builders.own_deadline(self.matter)
        change = self.send(
            "matters.request_extension",
            "li",
            {
                "matter": self.matter.uid,
                "obligation": owed.uid,
                "new_due_on": "2026-07-31",
                "reason": "汛期停工",
            },
        )
        self.town.go_to(date(2026, 7, 1))
        sweeps.sweep(self.town.at)
        self.assertEqual(Obligation.objects.get(kind="URGE").lapsed_on, None)
        decided = {"change": change.body["uid"], "grant": True}
        self.assertEqual(self.send("matters.decide_extension", "wang", decided).status, 200)
        self.assertEqual(Obligation.objects.get(kind="URGE").lapsed_on, date(2026, 7, 1))
        self.town.go_to(date(2026, 7, 31), 23)
        self.assertEqual(sweeps.sweep(self.town.at)["urging_owed"], 0)
        self.town.go_to(date(2026, 8, 3))
        sweeps.sweep(self.town.at)
        again = Obligation.objects.filter(kind="URGE").standing()
        self.assertEqual([one.due_on for one in again], [date(2026, 8, 4)], "late again, it is urged again")

    def test_the_offices_own_duties_are_not_urged(self) -> None:
        self.town.go_to(date(2026, 7, 1))
        sweeps.sweep(self.town.at)
        self.town.go_to(date(2026, 7, 20))
        self.assertEqual(sweeps.sweep(self.town.at)["urging_owed"], 0)

    def test_after_three_working_days_a_notice_is_suggested_and_not_made(self) -> None:
        self.town.go_to(date(2026, 7, 1))
        builders.urge(self.town, self.matter)
        self.town.go_to(date(2026, 7, 6), 23)
        self.assertEqual(sweeps.sweep(self.town.at)["notice_suggested"], 0)
        self.town.go_to(date(2026, 7, 7))
        self.assertEqual(sweeps.sweep(self.town.at)["notice_suggested"], 1)
        self.assertEqual(sweeps.sweep(self.town.tick())["notice_suggested"], 0)
        told = Message.objects.filter(kind="supervision.suggest_notice")
        self.assertEqual({one.person.username for one in told}, {"sun", "chen", "qian"})
        self.assertIn("工程建设部“办结事项”应于2026-06-30前办理，2026-07-01催办后仍未办理", told[0].text)
        self.assertEqual(SupervisionNotice.objects.count(), 0)

    def test_what_is_on_file_as_a_problem_is_suggested_no_more(self) -> None:
        self.town.go_to(date(2026, 7, 1))
        builders.urge(self.town, self.matter)
        owed = builders.own_deadline(self.matter).uid
        builders.record_problem(self.town, self.matter, proven=False, obligation=owed)
        self.town.go_to(date(2026, 7, 10))
        self.assertEqual(sweeps.sweep(self.town.at)["notice_suggested"], 0)

    def test_an_unsigned_notice_is_served_at_the_end_of_the_next_working_day(self) -> None:
        self.town.go_to(date(2026, 3, 6))
        notice = builders.issued_notice(self.town, self.matter)
        self.town.go_to(date(2026, 3, 9), 23)
        self.assertEqual(sweeps.sweep(self.town.at)["notice_deemed_served"], 0)
        self.town.go_to(date(2026, 3, 12))
        self.assertEqual(sweeps.sweep(self.town.at)["notice_deemed_served"], 1)
        self.assertEqual(sweeps.sweep(self.town.tick())["notice_deemed_served"], 0)
        notice.refresh_from_db()
        self.assertEqual((notice.service_ground, notice.served_on), ("DEEMED", date(2026, 3, 9)))
        self.assertEqual(LedgerEntry.objects.get(act="supervision.serve_notice").actor_ref, "system")

    def test_the_day_counts_from_when_the_document_could_be_read(self) -> None:
        self.town.go_to(date(2026, 3, 5))
        notice = builders.issued_notice(self.town, self.matter, frozen=False)
        self.town.go_to(date(2026, 3, 10))
        self.assertEqual(sweeps.sweep(self.town.at)["notice_deemed_served"], 0)
        builders.freeze(self.town)
        self.town.go_to(date(2026, 3, 12))
        self.assertEqual(sweeps.sweep(self.town.at)["notice_deemed_served"], 1)
        notice.refresh_from_db()
        self.assertEqual(notice.served_on, date(2026, 3, 11))

"""What records alone say: 16(3), 16(23), 16(24), raised by the daily round with evidence and why, once for each fact."""

from __future__ import annotations

from datetime import date

from duban.chapters.accountability import sweeps
from duban.chapters.accountability.models import AccountabilityClue, Circle, ClueEvidence
from duban.chapters.accountability.queries import recorded
from duban.chapters.accountability.tests import builders
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.intake.tests import deciding, sourcing
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.tests import builders as supervision
from duban.support.notifications.models import Message
from duban.support.organization.terms import MeetingKind
from tests.stories import TownCase

LATE = date(2026, 5, 20)


class TestRecorded(TownCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def raised(self) -> list[str]:
        sweeps.raise_clues(self.town.tick())
        return list(AccountabilityClue.objects.order_by("id").values_list("ground", flat=True))

    def required(self, kind: MeetingKind = MeetingKind.LEADING_GROUP_MEETING) -> Obligation:
        """Agreed in a meeting, owed by the lead unit until 2026-04-30."""
        held = deciding.meeting(self.town, kind=kind, number="2026年第9次")
        item = deciding.settled(self.town, deciding.agreed(self.town, held), self.matter)
        return Obligation.objects.get(source_ref=item.ref)

    def test_a_command_of_the_leading_group_urged_and_not_carried_out_is_the_third(self) -> None:
        owed = self.required()
        self.town.go_to(LATE)
        self.assertEqual(self.raised(), [], "late, but nobody has urged it since")
        supervision.urge(self.town, self.matter, obligation=owed.uid)
        self.assertEqual(self.raised(), ["16(3)"])
        self.assertEqual(self.raised(), ["16(3)"], "once")
        clue = AccountabilityClue.objects.get()
        self.assertEqual((clue.cause_ref, clue.happened_on), (owed.ref, deciding.DUE_ON))
        for words in ("领导小组会议", deciding.TEXT[:10], "逾期后已催办1次", "2026-05-20"):
            self.assertIn(words, clue.fact)
        for words in ("10个工作日", "第1版", "第十六条第三项"):
            self.assertIn(words, clue.why)
        self.assertEqual(ClueEvidence.objects.get(clue=clue).about_ref, owed.source_ref)
        seats = Circle.objects.filter(clue=clue, to_at__isnull=True)
        self.assertEqual({one.person.username for one in seats}, {"wang", "sun"})

    def test_an_urging_before_the_date_does_not_count(self) -> None:
        owed = self.required()
        self.town.go_to(date(2026, 4, 20))
        supervision.urge(self.town, self.matter, obligation=owed.uid)
        self.town.go_to(LATE)
        self.assertEqual(self.raised(), [])

    def test_what_another_meeting_agreed_on_is_not_the_leading_groups(self) -> None:
        owed = self.required(MeetingKind.DIRECTORS_MEETING)
        self.town.go_to(LATE)
        supervision.urge(self.town, self.matter, obligation=owed.uid)
        self.assertEqual(self.raised(), [])

    def test_a_written_instruction_of_the_head_counts_and_one_from_outside_does_not(self) -> None:
        own = deciding.instruction(self.town, self.matter)
        owed = Obligation.objects.get(source_ref=own.ref, kind="REQUIREMENT")
        self.town.go_to(LATE)
        supervision.urge(self.town, self.matter, obligation=owed.uid)
        self.assertEqual(self.raised(), ["16(3)"])
        self.assertIn("王志远批示", AccountabilityClue.objects.get().fact)

    def test_no_word_inside_the_unit_is_the_twenty_third(self) -> None:
        report = feedback.submit(self.town, self.matter)
        owed = Obligation.objects.get(source_ref=report.ref, kind="UNIT_APPROVAL")
        self.town.go_to(date(2026, 3, 11))
        self.assertNotIn("16(23)", self.raised())
        self.town.go_to(date(2026, 3, 20))
        self.assertIn("16(23)", self.raised())
        clue = AccountabilityClue.objects.get(ground="16(23)")
        self.assertEqual((clue.cause_ref, clue.unit), (owed.ref, self.town.unit("works")))
        self.assertIn("李建国", clue.fact)

    def test_a_complaint_long_unresolved_is_the_twenty_fourth(self) -> None:
        source = sourcing.source(self.town, self.matter, sourcing.HOTLINE, written_on=date(2025, 3, 1))
        self.assertEqual(self.raised(), ["16(24)"])
        clue = AccountabilityClue.objects.get()
        self.assertEqual((clue.cause_ref, clue.unit), (source.ref, self.town.unit("works")))
        self.assertIn("366天未办结", clue.fact)
        self.assertEqual(self.raised(), ["16(24)"])

    def test_a_recent_complaint_or_an_audit_is_none(self) -> None:
        sourcing.source(self.town, self.matter, sourcing.HOTLINE)
        sourcing.source(self.town, self.matter, sourcing.AUDIT, written_on=date(2025, 1, 1))
        self.assertEqual(self.raised(), [])

    def test_trouble_in_each_of_three_years_is_the_twenty_fourth(self) -> None:
        for day in (date(2024, 6, 1), date(2025, 6, 1)):
            builders.confirmed(self.town, builders.entered(self.town, self.matter, happened_on=day))
        self.assertEqual(list(recorded.year_upon_year(self.town.at.date())), [])
        builders.rejected(self.town, builders.entered(self.town, self.matter))
        self.assertNotIn("16(24)", self.raised(), "what was rejected is no trouble")
        builders.confirmed(self.town, builders.entered(self.town, self.matter))
        self.assertIn("16(24)", self.raised())
        clue = AccountabilityClue.objects.get(ground="16(24)")
        self.assertIn("2024年至2026年连续3年", clue.fact)
        self.assertEqual(clue.evidence.count(), 3)
        self.assertEqual(self.raised().count("16(24)"), 1)

    def test_trouble_whose_basis_fell_away_is_none(self) -> None:
        for day in (date(2024, 6, 1), date(2025, 6, 1)):
            builders.confirmed(self.town, builders.entered(self.town, self.matter, happened_on=day))
        _clue, notices = builders.registered(self.town, self.matter)
        self.assertEqual(len(list(recorded.year_upon_year(self.town.at.date()))), 1)
        builders.annul(self.town, notices[1])
        self.assertEqual(list(recorded.year_upon_year(self.town.at.date())), [])

    def test_whoever_is_late_is_told_once_and_without_a_word_of_it(self) -> None:
        clue = builders.entered(self.town, self.matter)
        self.assertEqual(sweeps.remind(self.town.tick()), 0)
        self.town.go_to(date(2026, 3, 31))
        self.assertEqual(sweeps.remind(self.town.tick()), 3)
        self.assertEqual(sweeps.remind(self.town.tick()), 0)
        told = Message.objects.filter(slot__startswith="clue:late:")
        self.assertEqual({one.text for one in told}, {"有 1 项责任追究事项逾期未办，请登录办理"})
        builders.confirmed(self.town, clue)
        self.assertEqual(sweeps.remind(self.town.tick()), 0)

    def test_the_round_says_nothing_to_the_outside(self) -> None:
        sourcing.source(self.town, self.matter, sourcing.HOTLINE, written_on=date(2025, 3, 1))
        with self.assertNoLogs("duban", "DEBUG"):
            self.assertEqual(dict(sweeps.sweep(self.town.tick())), {})
        self.assertEqual(AccountabilityClue.objects.count(), 1)

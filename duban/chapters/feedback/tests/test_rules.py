"""Art. 11(4) and decisions 14, 15 as tables."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.feedback import rules
from duban.chapters.feedback.rules import Claim, Version
from duban.chapters.feedback.terms import ReportKind, ReportState, ReturnKind
from duban.ground.access import Refusal, Unfit

D = date
SUPPLEMENT, REDO = ReturnKind.SUPPLEMENT, ReturnKind.REDO
DOCKETED = D(2026, 3, 2)


class CompletionDateTest(SimpleTestCase):
    # the versions as they reached the Office; the completion date that follows
    TABLE: tuple[tuple[str, tuple[Version, ...], date], ...] = (
        ("accepted at once", (Version(D(2026, 6, 20)),), D(2026, 6, 20)),
        (
            "补办: the first report whose substance was accepted",
            (Version(D(2026, 6, 20), SUPPLEMENT), Version(D(2026, 7, 8))),
            D(2026, 6, 20),
        ),
        (
            "补办 twice",
            (
                Version(D(2026, 6, 20), SUPPLEMENT),
                Version(D(2026, 7, 8), SUPPLEMENT),
                Version(D(2026, 7, 20)),
            ),
            D(2026, 6, 20),
        ),
        (
            "补办, however late the Office was",
            (Version(D(2026, 6, 20), SUPPLEMENT, overrun=9), Version(D(2026, 7, 20))),
            D(2026, 6, 20),
        ),
        (
            "重新办理: the day of the new report",
            (Version(D(2026, 6, 20), REDO), Version(D(2026, 7, 8))),
            D(2026, 7, 8),
        ),
        (
            "重新办理 less the days of the Office",
            (Version(D(2026, 6, 20), REDO, overrun=4), Version(D(2026, 7, 8))),
            D(2026, 7, 4),
        ),
        (
            "the overrun on the accepted report itself changes nothing",
            (Version(D(2026, 6, 20), REDO, overrun=4), Version(D(2026, 7, 8), overrun=30)),
            D(2026, 7, 4),
        ),
        (
            "重新办理 twice, both overruns",
            (
                Version(D(2026, 6, 20), REDO, overrun=4),
                Version(D(2026, 7, 8), REDO, overrun=1),
                Version(D(2026, 7, 20)),
            ),
            D(2026, 7, 15),
        ),
        (
            "重新办理, then 补办: the redone report",
            (Version(D(2026, 6, 20), REDO), Version(D(2026, 7, 8), SUPPLEMENT), Version(D(2026, 7, 20))),
            D(2026, 7, 8),
        ),
        (
            "补办, then 重新办理: the last",
            (
                Version(D(2026, 6, 20), SUPPLEMENT),
                Version(D(2026, 7, 8), REDO, overrun=2),
                Version(D(2026, 7, 20)),
            ),
            D(2026, 7, 18),
        ),
    )

    def test_it_follows_from_the_versions(self) -> None:
        for why, versions, expected in self.TABLE:
            with self.subTest(why):
                self.assertEqual(rules.default_completion(versions), expected)
                self.assertEqual(self.found(versions), expected)

    def found(
        self, versions: tuple[Version, ...], stated: date | None = None, reason: str = "", evidence: int = 0
    ) -> date:
        return rules.completion_date(
            versions, stated=stated, reason=reason, evidence=evidence, docketed_on=DOCKETED
        )

    def test_it_is_earlier_only_with_evidence_and_reason(self) -> None:
        versions = (Version(D(2026, 6, 20)),)
        self.assertEqual(self.found(versions, D(2026, 6, 12), "验收单日期", 1), D(2026, 6, 12))
        for reason, evidence in (("", 1), ("  ", 1), ("验收单日期", 0)):
            with self.subTest(reason=reason, evidence=evidence), self.assertRaises(Unfit) as caught:
                self.found(versions, D(2026, 6, 12), reason, evidence)
            self.assertEqual(caught.exception.code, "feedback.earlier_needs_evidence")

    def test_it_is_never_later_nor_before_docketing(self) -> None:
        versions = (Version(D(2026, 6, 20)),)
        for stated, code in (
            (D(2026, 6, 21), "feedback.completed_later"),
            (D(2026, 3, 1), "feedback.claim_before_docketing"),
        ):
            with self.subTest(stated), self.assertRaises(Unfit) as caught:
                self.found(versions, stated, "验收单日期", 1)
            self.assertEqual(caught.exception.code, code)

    def test_the_same_date_stated_needs_no_evidence(self) -> None:
        self.assertEqual(self.found((Version(D(2026, 6, 20)),), D(2026, 6, 20)), D(2026, 6, 20))


class OverrunTest(SimpleTestCase):
    def test_it_counts_the_days_after_the_offices_own_limit(self) -> None:
        for due, answered, days in (
            (D(2026, 3, 9), D(2026, 3, 9), 0),
            (D(2026, 3, 9), D(2026, 3, 5), 0),
            (D(2026, 3, 9), D(2026, 3, 10), 1),
            (D(2026, 3, 9), D(2026, 3, 19), 10),
            (None, D(2026, 3, 19), 0),
            (D(2026, 3, 9), None, 0),
        ):
            with self.subTest(due=due, answered=answered):
                self.assertEqual(rules.overrun(due_on=due, answered_on=answered), days)


class ClaimTest(SimpleTestCase):
    def check(self, claim: Claim, kind: ReportKind = ReportKind.PERIODIC) -> None:
        rules.check_claim(claim, kind=kind, today=D(2026, 6, 20), docketed_on=DOCKETED)

    def test_it_takes_the_whole_range(self) -> None:
        for claim in (
            Claim("已完成", 0),
            Claim("已完成", 100, D(2026, 6, 20)),
            Claim("已完成", 50, DOCKETED),
        ):
            self.check(claim, ReportKind.FINAL)

    def test_it_refuses_what_cannot_be_true(self) -> None:
        for claim, kind, code in (
            (Claim("  ", 10), ReportKind.PERIODIC, "feedback.progress_missing"),
            (Claim("已完成", -1), ReportKind.PERIODIC, "feedback.percent"),
            (Claim("已完成", 101), ReportKind.PERIODIC, "feedback.percent"),
            (Claim("已完成", 100, D(2026, 6, 21)), ReportKind.FINAL, "feedback.claim_in_future"),
            (Claim("已完成", 100, D(2026, 3, 1)), ReportKind.FINAL, "feedback.claim_before_docketing"),
            (Claim("已完成", 100, as_planned=True), ReportKind.FINAL, "feedback.as_planned_kind"),
            (Claim("已补齐", 100, as_planned=True), ReportKind.SUPPLEMENT, "feedback.as_planned_kind"),
        ):
            with self.subTest(code), self.assertRaises(Unfit) as caught:
                self.check(claim, kind)
            self.assertEqual(caught.exception.code, code)


class AsPlannedTest(SimpleTestCase):
    def test_it_counts_the_newest_without_a_break(self) -> None:
        for rows, count in (([], 0), ([False, True], 0), ([True, True, False, True], 2), ([True], 1)):
            with self.subTest(rows):
                self.assertEqual(rules.in_a_row(rows), count)

    def test_it_is_refused_where_it_would_not_be_true_or_is_said_too_often(self) -> None:
        for course, percent, code in (
            (rules.Course(), 0, ""),
            (rules.Course(schedule=40, last_percent=21, last_schedule=30), 31, ""),
            (rules.Course(schedule=40), 30, "feedback.as_planned_behind"),
            (
                rules.Course(schedule=40, last_percent=20, last_schedule=30),
                40,
                "feedback.as_planned_was_behind",
            ),
            (rules.Course(schedule=40, overdue="主体封顶"), 40, "feedback.as_planned_overdue"),
            (rules.Course(in_a_row=1), 0, ""),
            (rules.Course(in_a_row=2), 0, "feedback.as_planned_limit"),
        ):
            with self.subTest(course):
                self.assertEqual(self.refusal(course, percent), code)

    def refusal(self, course: rules.Course, percent: int) -> str:
        try:
            rules.check_as_planned(course, percent=percent, limit=2, points=10)
        except Refusal as refused:
            return refused.code
        return ""

    def test_it_states_the_schedule_and_never_less_than_before(self) -> None:
        for schedule, last, stated in ((40, 30, 40), (40, 55, 55), (None, 12, 12), (None, None, 0)):
            with self.subTest(schedule=schedule, last=last):
                course = rules.Course(schedule=schedule, last_percent=last)
                self.assertEqual(rules.on_schedule(course), stated)


class ChainTest(SimpleTestCase):
    def check(self, kind: ReportKind, last: ReportState | None) -> None:
        rules.check_chain(kind=kind, last_state=last, last_label="审核中", returned_as="补办")

    def test_a_version_follows_what_was_sent_back_or_returned(self) -> None:
        for kind, last in (
            (ReportKind.FINAL, None),
            (ReportKind.FINAL, ReportState.SENT_BACK),
            (ReportKind.SUPPLEMENT, ReportState.RETURNED),
            (ReportKind.REDO, ReportState.SENT_BACK),
        ):
            self.check(kind, last)

    def test_it_refuses_a_second_version_and_a_way_round_the_return(self) -> None:
        for kind, last, code in (
            (ReportKind.FINAL, ReportState.WITH_HEAD, "feedback.under_way"),
            (ReportKind.REDO, ReportState.SUBMITTED, "feedback.under_way"),
            (ReportKind.FINAL, ReportState.RETURNED, "feedback.answer_the_return"),
        ):
            with self.subTest(kind=kind, last=last), self.assertRaises(Refusal) as caught:
                self.check(kind, last)
            self.assertEqual(caught.exception.code, code)


class ReviewTest(SimpleTestCase):
    def test_nobody_reviews_the_own_unit(self) -> None:
        rules.check_under_review(ReportState.SUBMITTED, "", own_unit=False)
        for state, own, code in (
            (ReportState.SUBMITTED, True, "feedback.own_unit"),
            (ReportState.ACCEPTED, False, "feedback.not_under_review"),
            (ReportState.WITH_HEAD, False, "feedback.not_under_review"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_under_review(state, "", own_unit=own)
            self.assertEqual(caught.exception.code, code)

    def test_a_return_carries_reason_and_a_later_date(self) -> None:
        good: dict[str, Any] = {"reason": "缺验收单", "new_due_on": D(2026, 6, 21), "today": D(2026, 6, 20)}
        rules.check_return(**good)
        for change, code in (
            ({"reason": " "}, "feedback.reason_missing"),
            ({"new_due_on": D(2026, 6, 20)}, "feedback.return_date"),
        ):
            with self.subTest(code), self.assertRaises(Unfit) as caught:
                rules.check_return(**{**good, **change})
            self.assertEqual(caught.exception.code, code)

    def test_only_what_is_reported_on_has_a_kind(self) -> None:
        self.assertEqual(rules.kind_of("MATTER_DEADLINE", "办结事项"), ReportKind.FINAL)
        for duty in ("SIGN_FOR", "REVIEW", "NOTICE_REPLY", "CLOSE"):
            with self.subTest(duty), self.assertRaises(Refusal) as caught:
                rules.kind_of(duty, duty)
            self.assertEqual(caught.exception.code, "feedback.not_reportable")

    def test_progress_has_no_completion_date(self) -> None:
        rules.check_no_completion(ReportKind.FINAL, D(2026, 6, 20))
        with self.assertRaises(Unfit):
            rules.check_no_completion(ReportKind.PERIODIC, D(2026, 6, 20))

"""拟制督办通知书."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Problem, SupervisionNotice
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.stories import Answer


class TestDraftNotice(MatterStory):
    act = "supervision.draft_notice"
    doer = "chen"
    wrong_role = "li"
    refused = "supervision.no_evidence"

    matter: Matter
    problem: Problem

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.problem = builders.record_problem(cls.town, cls.matter)

    def data(self, problems: Sequence[Problem] = (), **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "problems": [one.uid for one in problems or [self.problem]],
            "requirement": "立即返工并逐段验收",
            "reply_days": 10,
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        bare = builders.record_problem(self.town, self.matter, proven=False)
        return self.data([self.problem, bare])

    def check(self, answer: Answer) -> None:
        notice = SupervisionNotice.objects.get(uid=answer.body["uid"])
        self.assertEqual((notice.state, notice.number, notice.document), ("DRAFT", "", None))
        self.assertEqual([line.problem for line in notice.lines.all()], [self.problem])
        self.problem.refresh_from_db()
        self.assertEqual(self.problem.state, "OPEN", "a draft treats nothing yet")

    def refuses(self, code: str, problems: Sequence[Problem] = (), **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(problems, **changed))
        self.assertEqual(answer.code, code, answer)

    def test_the_overdue_task_on_record_is_evidence_enough(self) -> None:
        other = builders.matter_under_way(self.town)
        problem = builders.record_problem(
            self.town, other, proven=False, obligation=builders.own_deadline(other).uid
        )
        self.assertEqual(self.send(self.act, "chen", self.data([problem], matter=other.uid)).status, 200)

    def test_it_needs_a_problem_of_that_unit(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "problems": []})
        self.assertEqual(answer.code, "supervision.no_problem")
        foreign = builders.record_problem(self.town, self.matter, unit="business")
        self.refuses("supervision.foreign_problem", [foreign])

    def test_problems_of_one_check_go_into_one_notice(self) -> None:
        builders.record_problem(self.town, self.matter, fact="围堰未按方案加固")
        self.refuses("supervision.one_check_one_notice")

    def test_a_problem_is_not_drafted_twice(self) -> None:
        builders.draft(self.town, self.matter, problems=[self.problem])
        self.refuses("supervision.in_another_draft")

    def test_what_the_unit_reported_is_shielded_until_its_own_date(self) -> None:
        reported = builders.record_problem(
            self.town, self.matter, unit="business", self_reported=True, own_new_on=date(2026, 3, 10)
        )
        unit = self.town.unit("business").uid
        self.refuses("supervision.self_reported", [reported], unit=unit)
        self.town.go_to(date(2026, 3, 10))
        self.refuses("supervision.self_reported", [reported], unit=unit)
        self.town.go_to(date(2026, 3, 11))
        self.assertEqual(self.send(self.act, "chen", self.data([reported], unit=unit)).status, 200)

    def test_a_shielded_problem_of_the_same_check_may_stay_out(self) -> None:
        builders.record_problem(
            self.town, self.matter, fact="单位自报工期滞后", self_reported=True, own_new_on=date(2026, 3, 10)
        )
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_within_the_first_limit_a_further_notice_needs_a_reason(self) -> None:
        builders.served_notice(self.town, self.matter, problems=[self.problem])
        self.refuses("supervision.limit_running")
        answer = self.send(self.act, "chen", self.data(further_reason="险情扩大，须立即处置"))
        self.assertEqual(answer.status, 200, answer)
        kept = SupervisionNotice.objects.get(uid=answer.body["uid"])
        self.assertEqual(kept.further_reason, "险情扩大，须立即处置")

    def test_after_the_first_limit_no_reason_is_needed(self) -> None:
        builders.served_notice(self.town, self.matter, problems=[self.problem])
        self.town.go_to(date(2026, 3, 16))
        self.refuses("supervision.limit_running")
        self.town.go_to(date(2026, 3, 17))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_a_closed_problem_is_past(self) -> None:
        notice = builders.served_notice(self.town, self.matter, problems=[self.problem])
        builders.verify(self.town, builders.reply(self.town, notice))
        self.refuses("supervision.problem_closed")

    def test_it_sets_one_limit_and_says_what_is_required(self) -> None:
        self.refuses("supervision.reply_limit", reply_days=None)
        self.refuses("supervision.reply_limit", reply_due_on=date(2026, 3, 20))
        self.refuses("supervision.reply_limit", reply_days=61)
        self.refuses("supervision.reply_limit", reply_days=None, reply_due_on=date(2026, 3, 2))
        self.refuses("supervision.text_missing", requirement=" ")

    def test_it_refuses_an_outside_unit_and_the_office(self) -> None:
        self.refuses("supervision.not_recipient", unit=self.town.unit("planning").uid)
        self.refuses("supervision.own_unit", unit=self.town.unit("office").uid)

    def test_it_refuses_a_suspended_matter(self) -> None:
        from duban.chapters.matters.tests.builders import suspend_matter

        suspend_matter(self.town, self.matter)
        self.refuses("matters.is_suspended")

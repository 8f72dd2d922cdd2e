"""登记问题."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Problem
from duban.chapters.supervision.tests import builders
from tests.locking import MatterStory
from tests.onward import accepted_matter
from tests.papers import text_file
from tests.stories import Answer


class TestRecordProblem(MatterStory):
    act = "supervision.record_problem"
    doer = "chen"
    wrong_role = "li"
    refused = "supervision.found_on_unfit"

    matter: Matter
    file: Any

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.file = text_file(cls.town, "chen", name="检查记录.txt")

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "kind": "QUALITY",
            "fact": "驳岸第三段砂浆不饱满",
            "found_on": date(2026, 3, 2),
            "evidence": [self.file.uid, self.file.uid],
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(found_on=date(2026, 3, 3))

    def check(self, answer: Answer) -> None:
        problem = Problem.objects.get(uid=answer.body["uid"])
        self.assertEqual((problem.state, problem.found_by), ("OPEN", self.town["chen"]))
        self.assertEqual([one.file for one in problem.evidence.all()], [self.file], "a file is kept once")
        duty = Obligation.objects.get(kind="TREAT_PROBLEM", source_ref=problem.ref)
        self.assertEqual((duty.unit_id, duty.due_on), (self.town.unit("office").pk, date(2026, 3, 5)))

    def test_it_locks_the_task_in_which_it_was_found(self) -> None:
        owed = builders.own_deadline(self.matter)
        self.assert_locks(owed, data=self.data(obligation=owed.uid))

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_after_closing_it_is_recorded_and_treated_when_the_result_is_reopened(self) -> None:
        done = accepted_matter(self.town)
        QuerySet(Matter).filter(pk=done.pk).update(state="CLOSED", closed_on=date(2026, 3, 2))
        answer = self.send(self.act, "chen", self.data(matter=done.uid))
        self.assertEqual(answer.status, 200, answer)
        self.assertFalse(Obligation.objects.filter(matter=done, kind="TREAT_PROBLEM").exists())
        QuerySet(Matter).filter(pk=done.pk).update(ending="TERMINATED")
        self.refuses("matters.already_closed", matter=done.uid)

    def test_what_the_unit_reported_itself_is_due_after_its_own_date(self) -> None:
        answer = self.send(
            self.act, "chen", self.data(self_reported=True, own_new_on=date(2026, 3, 20), evidence=[])
        )
        problem = Problem.objects.get(uid=answer.body["uid"])
        self.assertEqual(problem.own_new_on, date(2026, 3, 20))
        self.assertEqual(Obligation.objects.get(source_ref=problem.ref).due_on, date(2026, 3, 25))

    def test_what_the_unit_has_reported_of_that_task_gets_no_notice_until_its_own_date(self) -> None:
        task = builders.own_deadline(self.matter)
        told = {
            "matter": self.matter.uid,
            "obligation": task.uid,
            "fact": "尚余120米",
            "cause": "连续降雨",
            "measures": "增加班组",
            "own_new_on": date(2026, 7, 15),
        }
        self.assertEqual(self.send("feedback.report_delay", "lin", told).status, 200)
        for day, own in ((date(2026, 7, 10), date(2026, 7, 15)), (date(2026, 7, 16), None)):
            self.town.go_to(day)
            answer = self.send(self.act, "chen", self.data(obligation=task.uid, found_on=day))
            self.assertEqual(answer.status, 200, answer)
            problem = Problem.objects.get(uid=answer.body["uid"])
            self.assertEqual((problem.self_reported, problem.own_new_on), (own is not None, own))
            drafted = self.send("supervision.draft_notice", "chen", self.draft(problem))
            self.assertEqual(drafted.code, "supervision.self_reported" if own else "", drafted)

    def draft(self, problem: Problem) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "problems": [problem.uid],
            "requirement": "限期完成",
            "reply_days": 10,
        }

    def test_what_was_found_before_the_unit_spoke_is_not_its_own_report(self) -> None:
        task = builders.own_deadline(self.matter)
        self.town.go_to(date(2026, 3, 4))
        told = {
            "matter": self.matter.uid,
            "obligation": task.uid,
            "fact": "尚余120米",
            "cause": "连续降雨",
            "measures": "增加班组",
            "own_new_on": date(2026, 7, 15),
        }
        self.assertEqual(self.send("feedback.report_delay", "lin", told).status, 200)
        answer = self.send(self.act, "chen", self.data(obligation=task.uid, found_on=date(2026, 3, 3)))
        self.assertFalse(Problem.objects.get(uid=answer.body["uid"]).self_reported)

    def test_a_self_report_without_its_date_is_refused(self) -> None:
        self.refuses("supervision.own_date_missing", self_reported=True)
        self.refuses("supervision.own_date_missing", self_reported=True, own_new_on=date(2026, 3, 1))

    def test_it_refuses_a_day_before_assignment_and_an_empty_fact(self) -> None:
        self.refuses("supervision.found_on_unfit", found_on=date(2026, 2, 27))
        self.refuses("supervision.text_missing", fact="  ")

    def test_it_refuses_units_that_do_not_undertake_it(self) -> None:
        self.refuses("supervision.not_recipient", unit=self.town.unit("bureau").uid)

    def test_the_office_records_nothing_on_itself(self) -> None:
        self.refuses("supervision.own_unit", unit=self.town.unit("office").uid)

    def test_it_refuses_another_units_obligation(self) -> None:
        self.refuses(
            "supervision.not_recipient",
            unit=self.town.unit("business").uid,
            obligation=builders.own_deadline(self.matter).uid,
        )

    def test_it_refuses_a_matter_that_is_not_assigned(self) -> None:
        from duban.chapters.matters.tests.builders import docket_matter

        self.refuses("matters.not_assigned", matter=docket_matter(self.town).uid)

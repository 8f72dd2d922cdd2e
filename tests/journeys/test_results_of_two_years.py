"""Two half-years of results: computed of what happened, objected to and answered, fixed at a meeting, handed over as a
workbook that says what the page says; the second compares with the first (13(2), 14, 15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import AnnualEdition, ResultObjection, ResultRound, UnitResult
from duban.chapters.assessment.queries import annual
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.chapters.assessment.tests import computing, rounds
from duban.chapters.responsibility.tests.builders import running_matter
from duban.ground.beijing import beijing_time
from duban.support.notifications.models import Message
from tests.looking import PageCase

END, NEXT_END = date(2026, 6, 30), date(2027, 6, 30)
LEAST = ("90", "80", "60", None)
REASON = "护城河清淤因汛期停工，延误不在我单位"
ANSWER = "经查，停工有防汛指挥部通知在案，所述属实；得分不改，等次相应调整"


def cut(grades: Sequence[str]) -> list[dict[str, str | None]]:
    """The four grades from above, the lowest for whatever is left."""
    return [{"grade": one, "least": least} for one, least in zip(grades, LEAST, strict=True)]


class ResultsOfTwoYears(PageCase):
    """林's unit leads a matter that is not done by the end of June; its head says why, and is heard."""

    first: ClassVar[ResultRound]

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cuts = {"unit_cuts": cut(UnitGrade.values), "person_cuts": cut(PersonGrade.values)}
        computing.adopted(town, computing.late_costs_four(**cuts))
        running_matter(town, due_on=date(2026, 5, 29), service=())
        town.at = beijing_time(END, 16)
        run = computing.computed(town)
        town.go_to(date(2026, 7, 6))
        cls.first = actions.propose_results(by=town["chen"], at=town.tick(), request_id=None, run=run.uid)
        rounds.publish(town, cls.first)

    def works(self, of: ResultRound | None = None) -> UnitResult:
        return rounds.unit_result(of or self.first, self.town)

    def test_a_unit_objects_and_is_answered_the_group_fixes_and_personnel_reads_the_workbook(self) -> None:
        self._objects()
        self._is_answered()
        self._is_fixed()
        self._is_handed_over()

    def _objects(self) -> None:
        works = self.works()
        self.assertEqual((str(works.points), works.ranked), ("96", True))
        url = reverse("unit_result", args=[works.uid])
        page = self.see("li", url)
        self.assertContains(page, "得分明细")
        self.assertContains(
            self.see("li", reverse("assessment_sheet", args=[works.sheet_ref.rpartition(":")[2]])), "-4"
        )
        self.assert_seen_by(url, right=("li", "lin", "chen", "wang"), strangers=("zheng", "wu", "gao"))
        file = SimpleUploadedFile("防汛停工通知.txt", "通知".encode())
        answer = self.fill(
            "li", reverse("object_to_unit_result", args=[works.uid]), {"reason": REASON, "attached": file}
        )
        self.assertEqual(answer.status_code, 303, answer.content[:300])

    def _is_answered(self) -> None:
        made = ResultObjection.objects.get()
        data = {"upheld": "no", "answer": ANSWER, "remedy": "NONE", "grade": ""}
        answer = self.fill("chen", reverse("answer_result_objection", args=[made.uid]), data)
        self.assertEqual(answer.status_code, 303)
        self.assertContains(self.see("li", reverse("result_objection", args=[made.uid])), ANSWER)
        told = Message.objects.filter(person=self.town["li"], kind="assessment.objection")
        self.assertTrue(told.exists())

    def _is_fixed(self) -> None:
        town = self.town
        town.go_to(date(2026, 7, 14))
        actions.submit_results(by=town["sun"], at=town.tick(), request_id=None, result_round=self.first.uid)
        held = rounds.meeting(town)
        url = reverse("fix_unit_grade", args=[self.first.uid])
        data = {"meeting": str(held.uid), "place": "1"}
        refused = self.fill("qian", url, data)
        self.assertContains(refused, "周明德", status_code=409)
        for unit in ("works", "business"):
            rounds.recusal(town, self.first, unit=unit)
        business = rounds.unit_result(self.first, town, "business")
        changed = {
            **data,
            f"grade_{business.uid}": "FAIR",
            f"reason_{business.uid}": "协办不力，会议研究确定",
        }
        self.assertEqual(self.fill("qian", f"{url}?change={business.uid}", changed).status_code, 303)
        persons = reverse("fix_person_grade", args=[self.first.uid])
        self.assertEqual(self.fill("qian", persons, {**data, "place": "2"}).status_code, 303)
        self.first.refresh_from_db()
        self.assertEqual(self.first.state, "FIXED")
        business = rounds.unit_result(self.first, town, "business")
        self.assertEqual((business.proposed, business.grade), ("GOOD", "FAIR"))

    def _is_handed_over(self) -> None:
        url = reverse("export_annual", args=[self.first.uid])
        data = {"receiver": str(self.town.unit("planning").uid)}
        self.assertEqual(self.fill("sun", url, data).status_code, 303)
        edition = AnnualEdition.objects.get()
        page = self.see("wu", reverse("annual_edition", args=[edition.uid])).content.decode()
        book = rounds.workbook(self.see("wu", reverse("annual_sheet", args=[edition.uid])).content)
        for one in annual.lines_of(edition):
            rows = {row[1]: row for row in book[f"{one.side_word}{'人员' if one.person else '单位'}"][3:]}
            row = rows[one.listed]
            if one.ranked:
                self.assertEqual(row[2], float(one.points))
                self.assertIn(f">{one.points}<", page)
            self.assertEqual(row[3], one.grade_word)
            self.assertIn(one.why, page)
        self.assertEqual(book["版本"][2][1], "第1版")
        self.assertEqual(self.fill("wu", reverse("receive_annual", args=[edition.uid]), {}).status_code, 303)

    def test_the_second_year_compares_with_the_first(self) -> None:
        town = self.town
        town.go_to(date(2026, 7, 14))
        actions.submit_results(by=town["sun"], at=town.tick(), request_id=None, result_round=self.first.uid)
        rounds.fix(town, self.first)
        before = self.works()
        town.at = beijing_time(NEXT_END, 16)
        run = computing.computed(town, 2027)
        town.go_to(date(2027, 7, 5))
        second = rounds.publish(
            town,
            actions.propose_results(by=town["chen"], at=town.tick(), request_id=None, run=run.uid),
        )
        now = self.works(second)
        found = queries.before(now)
        assert found is not None
        self.assertEqual((found, found.grade), (before, before.grade))
        page = self.see("li", reverse("unit_result", args=[now.uid]))
        self.assertContains(page, "2026年上半年考核")
        [line] = [
            one
            for one in annual.lines(second, date(2027, 7, 5))
            if one.unit == "工程建设部" and not one.person
        ]
        self.assertEqual(
            (line.last, line.last_grade, line.last_points), ("2026年上半年考核", before.grade, "96")
        )

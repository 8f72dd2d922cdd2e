"""导入考核细则表: a published table becomes a draft; what is not read for certain stops it."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.rules.scheme import codec, sums
from duban.chapters.assessment.tests import scheme_builders as builders
from duban.chapters.assessment.tests.test_county_scheme import ANSWERS
from duban.support.files.tests import builders as files
from duban.support.organization import queries as organization
from tests.stories import ActStory, Answer


class TestImportScheme(ActStory):
    act = "assessment.import_scheme"
    doer = "chen"
    wrong_role = "lin"
    stranger = None
    refused = "assessment.table_questions"

    def setUp(self) -> None:
        self.file = builders.table(self.town)

    def data(self) -> dict[str, Any]:
        return {"file": self.file.uid, "title": "县水利局考核细则", "unit": "县水利局", "answers": ANSWERS}

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "answers": {}}

    def check(self, answer: Answer) -> None:
        made = AssessmentScheme.objects.get(uid=answer.body["uid"])
        scheme = codec.decode(made.body)
        self.assertEqual((len(scheme.rules), sums.whole(scheme)), (25, 100))
        self.assertEqual((made.source, made.started_from), (self.file, f"{builders.COUNTY}：县水利局"))

    def test_with_no_unit_named_each_has_its_own_groups(self) -> None:
        answers = {
            **ANSWERS,
            "r24.sum": {"take": "AS_READ"},
            "r26.1": {"take": "MANUAL", "full": "20"},
        }
        answer = self.send(self.act, "chen", {**self.data(), "unit": "", "answers": answers})
        self.assertEqual(answer.status, 200, answer)
        scheme = codec.decode(AssessmentScheme.objects.get(uid=answer.body["uid"]).body)
        self.assertEqual(len(sums.own_units(scheme)), 31)
        self.assertEqual(sums.whole(scheme, "县水利局"), 100)

    def test_the_workbook_with_merged_cells_goes_the_same_way(self) -> None:
        book = builders.table(self.town, "S02.xlsx")
        answer = self.send(self.act, "chen", {**self.data(), "file": book.uid})
        self.assertEqual(answer.status, 200, answer)

    def test_it_refuses_a_unit_that_is_not_in_the_table(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "unit": "县气象局"})
        self.assertEqual((answer.status, answer.code), (422, "assessment.table_unit"), answer)

    def test_it_refuses_what_is_no_table(self) -> None:
        paper = files.keep(self.town, who="chen", name="会议纪要.pdf")
        answer = self.send(self.act, "chen", {**self.data(), "file": paper.uid})
        self.assertEqual((answer.status, answer.code), (422, "assessment.table_unreadable"), answer)

    def test_it_refuses_an_answer_without_its_points(self) -> None:
        wrong = {**ANSWERS, "r7.3": {"take": "MANUAL"}}
        answer = self.send(self.act, "chen", {**self.data(), "answers": wrong})
        self.assertEqual((answer.status, answer.code), (422, "assessment.table_answer"), answer)

    def test_it_locks_the_organization(self) -> None:
        self.assert_locks(organization.body())

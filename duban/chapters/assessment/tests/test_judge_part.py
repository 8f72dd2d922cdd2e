"""评定考核项目."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from duban.chapters.assessment.models import PartJudgement, Sheet
from duban.chapters.assessment.tests.computing import adopted, computed, rule, small_scheme
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestJudgePart(ActStory):
    act = "assessment.judge_part"
    doer = "wang"
    wrong_role = "lin"
    stranger = None
    refused = "assessment.judgement_reason"

    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        body = small_scheme(rule("leader", "MANUAL", full="20", title="领导评价"), base="80")
        adopted(cls.town, body)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "year": 2026,
            "rule": "leader",
            "unit": self.town.unit("works").uid,
            "side": "UNDERTAKING",
            "value": "17.5",
            "reason": "牵头有力，汛前完成主体",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(reason="")

    def check(self, answer: Answer) -> None:
        row = PartJudgement.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.value, row.title, row.unit_name), (Decimal("17.5"), "领导评价", "工程建设部"))
        run = computed(self.town)
        sheet = Sheet.objects.get(run=run, unit=self.town.unit("works"), person=None)
        self.assertEqual(Decimal(sheet.total), Decimal("97.5"))
        self.assertEqual((sheet.waiting, sheet.proposed), ([], "GOOD"))
        other = Sheet.objects.get(run=run, unit=self.town.unit("business"), person=None)
        self.assertEqual((other.waiting, other.proposed), (["leader"], ""), "what waits is not proposed")

    def refusal(self, **changed: Any) -> str:
        return self.send(self.act, "wang", self.data(**changed)).code

    def test_only_within_what_the_rule_leaves_to_people(self) -> None:
        self.assertEqual(self.refusal(value="20.5"), "assessment.judgement_bounds")
        self.assertEqual(self.refusal(value="很好"), "assessment.judgement_number")
        self.assertEqual(self.refusal(value="1e9"), "assessment.judgement_number")
        self.assertEqual(self.refusal(rule="late"), "assessment.judgement_rule")
        self.assertEqual(self.refusal(year=2027), "assessment.year_unfit")

    def test_it_locks_the_year(self) -> None:
        self.assert_locks(computed(self.town))

    def test_nobody_judges_the_own_unit(self) -> None:
        data = self.data(unit=self.town.unit("works").uid, person=self.town["wang"].uid)
        self.assertEqual(self.send(self.act, "wang", data).code, "assessment.fact_own_unit")

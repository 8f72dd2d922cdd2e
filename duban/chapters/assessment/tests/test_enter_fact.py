"""登记考核情况."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.terms.scheme import FactKind
from duban.chapters.assessment.tests.computing import adopted, rule, small_scheme
from duban.chapters.matters.models import Matter
from tests.onward import running_matter
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestEnterFact(ActStory):
    act = "assessment.enter_fact"
    doer = "chen"
    wrong_role = "lin"
    stranger = None
    refused = "assessment.fact_without_evidence"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "kind": FactKind.LEADER_PRAISED,
            "unit": self.town.unit("works").uid,
            "on": "2026-03-01",
            "text": "护城河清淤工程获区长肯定性批示",
            "basis": "区长2026年3月1日批示",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(basis=" ")

    def check(self, answer: Answer) -> None:
        row = EnteredFact.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (row.state, row.unit_name, row.role, row.person, row.entered_by),
            ("ENTERED", "工程建设部", "LEAD", None, self.town["chen"]),
        )

    def refusal(self, **changed: Any) -> str:
        return self.send(self.act, "chen", self.data(**changed)).code

    def test_what_the_record_tells_nobody_enters(self) -> None:
        self.assertEqual(self.refusal(kind="MATTER_LATE"), "assessment.fact_kind")
        self.assertEqual(self.refusal(kind="URGED"), "assessment.fact_kind")

    def test_words_day_and_party_must_be_right(self) -> None:
        self.assertEqual(self.refusal(text=""), "assessment.fact_text")
        self.assertEqual(self.refusal(text="长" * 301), "assessment.fact_text")
        self.assertEqual(self.refusal(on="2026-03-03"), "assessment.fact_future")
        self.assertEqual(self.refusal(unit=self.town.unit("bureau").uid), "assessment.fact_not_assessed")
        self.assertEqual(self.refusal(person=self.town["zhao"].uid), "assessment.fact_not_in_unit")

    def test_a_file_is_paper_enough(self) -> None:
        file = text_file(self.town, "chen", name="批示.txt", text="批示")
        answer = self.send(self.act, "chen", self.data(basis="", evidence=file.uid))
        self.assertEqual(answer.status, 200, answer)

    def test_nobody_enters_anything_about_the_own_unit(self) -> None:
        self.assertEqual(
            self.refusal(unit=self.town.unit("office").uid, person=self.town["chen"].uid),
            "assessment.fact_own_unit",
        )

    def test_on_a_matter_the_unit_has_its_part(self) -> None:
        answer = self.send(
            self.act,
            "chen",
            self.data(matter=self.matter.uid, unit=self.town.unit("company").uid, on="2026-03-02"),
        )
        self.assertEqual(EnteredFact.objects.get(uid=answer.body["uid"]).role, "SERVICE")
        self.assertEqual(
            self.refusal(matter=self.matter.uid, unit=self.town.unit("planning").uid),
            "assessment.fact_matter_apart",
        )

    def test_an_item_is_one_that_the_scheme_leaves_to_people(self) -> None:
        adopted(
            self.town,
            small_scheme(rule("files", "PER_EVENT", "OTHER_ENTERED", amount="-1", title="档案不全")),
        )
        given = {"kind": "OTHER_ENTERED", "on": "2026-03-02"}
        self.assertEqual(self.refusal(**given), "assessment.fact_item")
        self.assertEqual(self.refusal(**given, item="other"), "assessment.fact_item")
        self.assertEqual(self.send(self.act, "chen", self.data(**given, item="files")).status, 200)

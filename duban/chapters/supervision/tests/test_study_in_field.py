"""调研督办."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import InspectionRecord, StudyOpinion, Visit
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestStudyInField(MatterStory):
    act = "supervision.study_in_field"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.way_missing"

    matter: Matter
    visit: Visit

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.visit = inspecting.arranged(cls.town, cls.matter, form="FIELD_STUDY")

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "subject": inspecting.subject(self.visit).uid,
            "ways": ["SYMPOSIUM", "GRASS_ROOTS"],
            "looked": inspecting.as_data(inspecting.looked(self.town)),
            "opinions": [
                {"unit": self.town.unit("works").uid, "text": "建议分段交叉施工"},
                {"unit": self.town.unit("business").uid, "text": "建议提前公告商户"},
            ],
            **changed,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(ways=[])

    def check(self, answer: Answer) -> None:
        record = InspectionRecord.objects.get(uid=answer.body["uid"])
        self.assertEqual((record.form, record.ways), ("FIELD_STUDY", ["SYMPOSIUM", "GRASS_ROOTS"]))
        for key, text in (("works", "建议分段交叉施工"), ("business", "建议提前公告商户")):
            opinion = StudyOpinion.objects.get(record=record, unit=self.town.unit(key))
            self.assertEqual((opinion.text, opinion.answer), (text, ""))
            owed = Obligation.objects.get(source_ref=opinion.ref)
            self.assertEqual(
                (owed.kind, owed.unit, owed.due_on),
                ("ANSWER_STUDY_OPINION", self.town.unit(key), date(2026, 3, 16)),
            )
            self.assertTrue(Message.objects.filter(slot=f"study_opinion:{opinion.uid}").exists())

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_an_opinion_has_words_and_goes_to_a_unit_of_the_matter(self) -> None:
        planning, works = self.town.unit("planning").uid, self.town.unit("works").uid
        self.refuses("supervision.not_recipient", opinions=[{"unit": planning, "text": "建议"}])
        self.refuses("supervision.text_missing", opinions=[{"unit": works, "text": " "}])

    def test_it_is_made_on_a_visit_for_that(self) -> None:
        visit = inspecting.arranged(self.town, self.matter, apart="另一项")
        self.refuses("supervision.form_unfit", subject=inspecting.subject(visit).uid)

    def test_it_is_recorded_once(self) -> None:
        self.send(self.act, "chen", self.data())
        self.refuses("supervision.recorded_already")

    def test_a_cancelled_one_has_no_record(self) -> None:
        self.send("supervision.cancel_visit", "chen", {"visit": self.visit.uid, "reason": "改期"})
        self.refuses("supervision.visit_state")

    def test_made_in_another_month_it_counts_for_that_one(self) -> None:
        for day in (8, 22):
            inspecting.arranged(self.town, self.matter, on=date(2026, 4, day))
        self.town.go_to(date(2026, 4, 1))
        self.refuses("supervision.too_many_visits")

    def test_it_locks_the_organization_and_the_visit(self) -> None:
        self.assert_locks(organization.body(), self.visit)

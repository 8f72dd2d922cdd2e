"""登记督查记录."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import InspectionRecord, Visit
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.files.models import StoredFile
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.papers import text_file
from tests.stories import Answer


class TestRecordVisit(MatterStory):
    act = "supervision.record_visit"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.recorded_already"

    matter: Matter
    visit: Visit
    photo: StoredFile

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.visit = inspecting.arranged(cls.town, cls.matter)
        cls.photo = text_file(cls.town, "chen", name="现场照片说明.txt")

    def looked(self, **changed: Any) -> dict[str, Any]:
        return {
            **inspecting.as_data(inspecting.looked(self.town, evidence=[self.photo.uid, self.photo.uid])),
            **changed,
        }

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"subject": inspecting.subject(self.visit).uid, "looked": self.looked(**changed)}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        record = InspectionRecord.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (record.form, record.held_on, record.unit), ("SITE_CHECK", date(2026, 3, 2), self.visit.unit)
        )
        self.assertEqual(sorted(record.lines.values_list("clause", flat=True)), ["9(1)", "9(8)"])
        self.assertEqual([one.file for one in record.evidence.all()], [self.photo], "a file is kept once")
        self.visit.refresh_from_db()
        self.assertEqual((self.visit.state, self.visit.held_on), ("HELD", date(2026, 3, 2)))
        self.assertTrue(Message.objects.filter(person=self.town["lin"], subject_ref=record.ref).exists())

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_refuses_a_day_to_come_or_before_it_was_arranged(self) -> None:
        self.refuses("supervision.held_on_unfit", held_on=date(2026, 3, 3))
        self.refuses("supervision.held_on_unfit", held_on=date(2026, 3, 1))

    def test_it_ticks_lines_of_article_nine(self) -> None:
        self.refuses("supervision.lines_unfit", lines=[])
        self.refuses("supervision.lines_unfit", lines=["9(9)"])

    def test_it_refuses_blanks_and_a_look_back_that_is_not_to_come(self) -> None:
        self.refuses("supervision.text_missing", seen=" ")
        self.refuses("supervision.look_back_past", look_back_on=date(2026, 3, 2))

    def test_a_study_and_a_look_back_have_records_of_their_own(self) -> None:
        study = inspecting.arranged(self.town, self.matter, form="FIELD_STUDY", apart="专题")
        answer = self.send(
            self.act, "chen", {"subject": inspecting.subject(study).uid, "looked": self.looked()}
        )
        self.assertEqual(answer.code, "supervision.form_unfit")

    def test_a_cancelled_visit_has_no_record(self) -> None:
        self.send("supervision.cancel_visit", "chen", {"visit": self.visit.uid, "reason": "改期"})
        self.refuses("supervision.visit_state")

    def test_made_in_another_month_it_counts_for_that_one(self) -> None:
        late = inspecting.arranged(self.town, self.matter, on=date(2026, 3, 31))
        for day in (10, 24):
            inspecting.arranged(self.town, self.matter, on=date(2026, 4, day))
        self.town.go_to(date(2026, 4, 2))
        data = {"subject": inspecting.subject(late).uid, "looked": self.looked(held_on=date(2026, 4, 1))}
        self.assertEqual(self.send(self.act, "chen", data).code, "supervision.too_many_visits")

    def test_an_untold_visit_exists_for_the_unit_once_it_was_made(self) -> None:
        untold = inspecting.arranged(self.town, self.matter, no_notice=True, apart="暗访")
        subject = inspecting.subject(untold)
        data = {"subject": subject.uid, "looked": self.looked()}
        self.assertEqual(self.send(self.act, "lin", data).status, 404)
        self.assertEqual(self.send(self.act, "chen", data).status, 200)
        self.assertEqual(self.send(self.act, "lin", data).status, 403, "it exists now")

    def test_it_locks_the_organization_and_the_visit(self) -> None:
        self.assert_locks(organization.body(), self.visit)

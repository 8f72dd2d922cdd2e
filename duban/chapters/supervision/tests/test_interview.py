"""约谈督办, as it is held."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import InspectionRecord, Interview, InterviewRequirement
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.documents.models import Document
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.stories import Answer

HELD = date(2026, 3, 6)


class TestInterview(MatterStory):
    act = "supervision.interview"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.interview_state"

    matter: Matter
    interview: Interview

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.interview = inspecting.notified(cls.town, cls.matter)
        cls.town.go_to(HELD)

    def data(self, held_on: date = HELD, **changed: Any) -> dict[str, Any]:
        return {
            "interview": self.interview.uid,
            "interviewee": self.town["li"].uid,
            "present": [self.town["chen"].uid, self.town["sun"].uid],
            "looked": inspecting.as_data(inspecting.looked(self.town, held_on=held_on)),
            "signed": True,
            "requirements": [{"text": "增加作业班组，月底前追平进度", "due_on": date(2026, 3, 31)}],
            **changed,
        }

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        self.interview.refresh_from_db()
        self.assertEqual(
            (self.interview.state, self.interview.held_on, self.interview.interviewee, self.interview.signed),
            ("HELD", HELD, self.town["li"], True),
        )
        self.assertEqual(self.interview.presences.count(), 2)
        wanted = InterviewRequirement.objects.get(interview=self.interview)
        owed = Obligation.objects.get(source_ref=wanted.ref)
        self.assertEqual(
            (owed.kind, owed.unit, owed.due_on),
            ("REQUIREMENT", self.town.unit("works"), date(2026, 3, 31)),
        )
        self.assertEqual(Obligation.objects.get(source_ref=self.interview.ref).met_on, HELD)
        record = InspectionRecord.objects.get(interview=self.interview)
        self.assertEqual((record.form, record.seen), ("INTERVIEW", inspecting.SEEN))
        minutes = Document.objects.get(kind="interview_minutes")
        self.assertEqual(minutes.number, "2026年第1期")
        self.assertIn("不是处分", "".join(minutes.facts["paragraphs"]))
        self.assertEqual(len(minutes.facts["table"]["rows"]), 1)

    def refuses(self, code: str, **changed: Any) -> None:
        answer = self.send(self.act, "chen", self.data(**changed))
        self.assertEqual(answer.code, code, answer)

    def test_it_is_with_those_who_answer_for_the_unit(self) -> None:
        for who in ("lin", "zheng", "gao"):
            self.refuses("supervision.interviewee_unfit", interviewee=self.town[who].uid)
        self.assertEqual(self.send(self.act, "chen", self.data(interviewee=self.town["he"].uid)).status, 200)

    def test_two_of_the_office_are_there(self) -> None:
        chen = self.town["chen"].uid
        for present in ([], [chen], [chen, chen], [chen, self.town["lin"].uid]):
            self.refuses("supervision.two_present", present=present)

    def test_the_minutes_are_signed_or_the_refusal_is_noted(self) -> None:
        self.refuses("supervision.refusal_unnoted", signed=False, refusal_note=" ")
        noted = self.data(signed=False, refusal_note="李建国以情况待核实为由拒签")
        self.assertEqual(self.send(self.act, "chen", noted).status, 200)
        minutes = Document.objects.get(kind="interview_minutes")
        self.assertIn("拒签", "".join(minutes.facts["paragraphs"]))

    def test_a_requirement_has_words_and_a_day_to_come(self) -> None:
        for wrong in ({"text": " ", "due_on": date(2026, 3, 31)}, {"text": "立即办理", "due_on": HELD}):
            self.refuses("supervision.requirement_due", requirements=[wrong])

    def test_it_refuses_a_day_before_the_notice(self) -> None:
        self.refuses("supervision.held_on_unfit", held_on=date(2026, 3, 1))

    def test_held_in_another_month_it_counts_for_that_one(self) -> None:
        for day in (8, 22):
            inspecting.arranged(self.town, self.matter, on=date(2026, 4, day))
        self.town.go_to(date(2026, 4, 1))
        self.refuses("supervision.too_many_visits", held_on=date(2026, 4, 1), requirements=[])

    def test_it_locks_the_organization_the_interview_and_what_is_owed(self) -> None:
        owed = Obligation.objects.get(source_ref=self.interview.ref)
        self.assert_locks(organization.body(), self.interview, owed)

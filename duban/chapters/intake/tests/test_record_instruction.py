"""登记批示 (8(6)): a leader's own counts at once; what the Office carries in waits for a second person."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import LeaderInstruction
from duban.chapters.intake.terms import InstructionState
from duban.chapters.intake.tests import deciding
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.support.notifications.models import Message
from tests.onward import running_matter
from tests.papers import text_file
from tests.stories import ActStory, Answer


class TestRecordInstruction(ActStory):
    act = "intake.record_instruction"
    doer = "wang"
    wrong_role = "li"
    stranger = "wu"
    refused = "intake.instruction_date"
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        good = {
            "kind": "TO_ACT",
            "text": "请工程建设部抓紧整改，4月底前报结果。",
            "written_on": "2026-03-02",
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "due_on": deciding.DUE_ON,
        }
        return {**good, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(written_on="2026-03-03")

    def check(self, answer: Answer) -> None:
        found = LeaderInstruction.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.writer), (InstructionState.PLACED, self.town["wang"]))
        owed = {one.kind: one for one in Obligation.objects.filter(source_ref=found.ref)}
        self.assertEqual(set(owed), {ObligationKind.REQUIREMENT, ObligationKind.ANSWER_INSTRUCTION})
        self.assertEqual(owed["REQUIREMENT"].unit, self.town.unit("works"))
        answering = owed["ANSWER_INSTRUCTION"]
        # Three working days after 30 April, with the May Day holiday of 2026 (1 to 5 May) between.
        self.assertEqual((answering.unit, str(answering.due_on)), (self.town.unit("office"), "2026-05-08"))
        told = Message.objects.filter(kind="intake.requirement").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he", "lin"})

    def test_it_locks_the_matter(self) -> None:
        self.assert_locks(self.matter)

    def test_the_office_carries_in_with_scan_and_writer_and_it_does_not_count_yet(self) -> None:
        scan = text_file(self.town, "chen", name="批示.txt", text="批示").uid
        before = Obligation.objects.count()
        for changed, code in (
            ({"writer": self.town["wang"].uid}, "intake.instruction_paper"),
            ({"paper": scan}, "intake.instruction_writer"),
            ({"paper": scan, "writer_name": "市长 李某某"}, ""),
        ):
            with self.subTest(code=code):
                answer = self.send(self.act, "chen", self.data(**changed))
                self.assertEqual(answer.code, code, answer)
        found = LeaderInstruction.objects.get()
        self.assertEqual((found.state, found.writer_name), (InstructionState.ENTERED, "市长 李某某"))
        self.assertEqual(Obligation.objects.count(), before)

    def test_a_leader_enters_his_own_alone(self) -> None:
        answer = self.send(self.act, "zhou", self.data(writer=self.town["wang"].uid))
        self.assertEqual((answer.status, answer.code), (422, "intake.instruction_own"), answer)

    def test_guidance_is_registered_and_owed_by_nobody(self) -> None:
        guiding = {"kind": "GUIDING", "unit": None, "due_on": None}
        before = Obligation.objects.count()
        self.assertEqual(self.send(self.act, "wang", self.data(**guiding)).status, 200)
        self.assertEqual(LeaderInstruction.objects.get().state, InstructionState.NOTED)
        self.assertEqual(Obligation.objects.count(), before)
        answer = self.send(self.act, "wang", self.data(kind="GUIDING"))
        self.assertEqual(answer.code, "intake.instruction_not_to_act", answer)

    def test_without_a_matter_it_waits_and_is_not_lost(self) -> None:
        data = self.data(matter=None, unit=None, due_on=None)
        self.assertEqual(self.send(self.act, "wang", data).status, 200)
        self.assertEqual(LeaderInstruction.objects.get().state, InstructionState.WAITING)

    def test_what_is_owed_names_matter_unit_and_day(self) -> None:
        for changed, code in (
            ({"matter": None}, "intake.requirement_incomplete"),
            ({"unit": None}, "intake.requirement_incomplete"),
            ({"due_on": None}, "intake.requirement_incomplete"),
            ({"due_on": "2026-03-02"}, "intake.requirement_due"),
            ({"unit": self.town.unit("planning").uid}, "intake.unit_elsewhere"),
            ({"text": " "}, "intake.text_length"),
        ):
            with self.subTest(**changed):
                self.assertEqual(self.send(self.act, "wang", self.data(**changed)).code, code)

    def test_a_hidden_matter_does_not_exist_for_the_writer(self) -> None:
        data = self.data(matter=self.town["wang"].uid)
        self.assertEqual(self.send(self.act, "wang", data).status, 404)

"""征求意见 (11(1); decision 3): the units concerned are asked before the list goes up."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.actions import Completion
from duban.chapters.intake.models import Candidate, Consultation
from duban.chapters.intake.tests import builders, consulting
from duban.chapters.matters.actions import UnitRole
from duban.ground.access import Relation
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestConsultUnits(ActStory):
    act = "intake.consult_units"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.consulted_before"
    candidate: Candidate

    @classmethod
    def prepare(cls) -> None:
        cls.candidate = builders.row(consulting.listed(cls.town), 1)

    def data(self, *units: str) -> dict[str, Any]:
        return {"candidate": self.candidate.uid, "units": [self.town.unit(unit).uid for unit in units]}

    def spoil(self) -> None:
        consulting.ask(self.town, self.candidate, "business")

    def check(self, answer: Answer) -> None:
        asked = Consultation.objects.order_by("id")
        self.assertEqual(
            [(one.unit_name, one.relation) for one in asked],
            [
                ("工程建设部", "LEAD"),
                ("经营管理部", "CO"),
                ("台儿庄古城旅游发展有限公司", "SERVICE"),
            ],
        )
        # Three working days from Monday, 2 March 2026.
        self.assertEqual({one.answer_by for one in asked}, {date(2026, 3, 5)})
        told = Message.objects.filter(kind=self.act).values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he", "lin", "zheng", "zhao", "xu", "feng"})

    def test_it_locks_the_list_and_the_candidate(self) -> None:
        self.assert_locks(self.candidate.docketing_list, self.candidate)

    def test_only_units_of_the_candidate_that_the_regulation_binds_are_asked(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data("planning")).code, "intake.consult_elsewhere")
        roles = [UnitRole(self.town.unit("bureau").uid, Relation.EXTERNAL)]
        builders.complete(self.town, self.candidate, Completion(units=roles))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "intake.consult_whom")
        self.assertEqual(self.send(self.act, "chen", self.data("bureau")).code, "intake.consult_elsewhere")

    def test_the_list_waits_for_whoever_may_still_speak_and_no_longer(self) -> None:
        consulting.ask(self.town, self.candidate, "works")
        builders.propose(self.town, self.candidate)
        builders.review(self.town, self.candidate)
        submit = {"docketing_list": self.candidate.docketing_list.uid}
        self.town.go_to(date(2026, 3, 5))
        answer = self.send("intake.submit_list", "sun", submit)
        self.assertEqual((answer.status, answer.code), (409, "intake.consultation_open"), answer)
        self.assertIn("工程建设部", answer.body["refusal"]["message"])
        self.town.go_to(date(2026, 3, 6))
        self.assertEqual(self.send("intake.submit_list", "sun", submit).status, 200)
        self.assertEqual(self.send(self.act, "chen", self.data("business")).code, "intake.list_state")

    def test_nobody_is_asked_on_a_row_that_could_not_be_read(self) -> None:
        rows = [(*builders.DREDGING[:2], "长" * 501, *builders.DREDGING[3:])]
        refused = builders.row(builders.taken_in(self.town, rows, title="另一清单"), 1)
        answer = self.send(self.act, "chen", {"candidate": refused.uid, "units": []})
        self.assertEqual((answer.status, answer.code), (409, "intake.row_is_no_matter"), answer)

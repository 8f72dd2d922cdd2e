"""清单报审 (11(1)): nothing on the list is left undecided."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.actions import Completion
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.rules import Before
from duban.chapters.intake.terms import ListState
from duban.chapters.intake.tests import builders, consulting
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.beijing import beijing_day
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestSubmitList(ActStory):
    act = "intake.submit_list"
    doer = "sun"
    wrong_role = "chen"
    stranger = "wu"
    refused = "intake.still_waiting"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.reviewed(cls.town)

    def data(self) -> dict[str, Any]:
        return {"docketing_list": self.listed.uid}

    def spoil(self) -> dict[str, Any]:
        other = builders.taken_in(self.town, [builders.RAMPS], title="另一清单")
        return {"docketing_list": other.uid}

    def check(self, answer: Answer) -> None:
        listed = DocketingList.objects.get(uid=answer.body["uid"])
        self.assertEqual((listed.state, listed.submissions), (ListState.SUBMITTED, 1))
        self.assertEqual(listed.submitted_on, beijing_day(self.town.at))
        told = Message.objects.filter(person=self.town["wang"], kind="intake.list")
        self.assertEqual(told.count(), 1)

    def test_a_row_that_could_not_be_read_holds_the_list_up(self) -> None:
        rows = [(*builders.DREDGING[:2], "长" * 501, *builders.DREDGING[3:])]
        other = builders.taken_in(self.town, rows, title="另一清单")
        answer = self.send(self.act, "sun", {"docketing_list": other.uid})
        self.assertEqual((answer.status, answer.code), (409, "intake.still_waiting"))

    def test_a_list_on_which_everything_is_declined_has_nothing_to_approve(self) -> None:
        other = builders.taken_in(self.town, [builders.RAMPS], title="另一清单")
        builders.decline(self.town, builders.row(other, 1))
        answer = self.send(self.act, "sun", {"docketing_list": other.uid})
        self.assertEqual((answer.status, answer.code), (409, "intake.nothing_reviewed"))

    def test_an_earlier_extension_waits_for_its_paper(self) -> None:
        rows = [(*builders.DREDGING[:2], "北渠清淤", *builders.DREDGING[3:])]
        other = builders.taken_in(self.town, rows, title="另一清单")
        before = Completion(
            category=MatterCategory.KEY_PROJECT,
            limb=DefinitionLimb.ANCIENT_TOWN,
            before=Before(original_on=date(2026, 1, 31), finished=False),
        )
        one = builders.complete(self.town, builders.row(other, 1), before)
        builders.review(self.town, builders.propose(self.town, one))
        answer = self.send(self.act, "sun", {"docketing_list": other.uid})
        self.assertEqual((answer.status, answer.code), (409, "intake.earlier_extension"), answer)

    def test_it_refuses_a_list_that_is_already_up(self) -> None:
        self.send(self.act, "sun", self.data())
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "intake.list_state"))

    def test_it_waits_for_a_unit_that_was_asked(self) -> None:
        other = consulting.listed(self.town)
        consulting.ask(self.town, builders.row(other, 1), "works")
        builders.propose(self.town, builders.row(other, 1))
        builders.review(self.town, builders.row(other, 1))
        answer = self.send(self.act, "sun", {"docketing_list": other.uid})
        self.assertEqual((answer.status, answer.code), (409, "intake.consultation_open"))

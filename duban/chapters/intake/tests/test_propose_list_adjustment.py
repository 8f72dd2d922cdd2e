"""提出年中清单调整."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import DocketingList, ListAdjustment
from duban.chapters.intake.tests import builders, deciding
from duban.chapters.intake.tests.gathering import additions, proposals
from duban.chapters.matters.models import Adjustment
from duban.chapters.matters.tests import adjusting
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestProposeListAdjustment(ActStory):
    act = "intake.propose_list_adjustment"
    doer = "chen"
    wrong_role = "wang"
    refused = "intake.list_adjustment_waits"

    listed: DocketingList
    rows: list[Adjustment]

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.docketed(cls.town)
        cls.rows = proposals(cls.town, cls.listed)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "docketing_list": self.listed.uid,
            "reason": "年中调整",
            "adjustments": [one.uid for one in self.rows],
            **changed,
        }

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data(adjustments=[self.rows[0].uid]))

    def check(self, answer: Answer) -> None:
        made = ListAdjustment.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.ordinal, made.state, made.proposed_by), (1, "WAITING", self.town["chen"]))
        self.assertEqual(
            set(Adjustment.objects.filter(batch_ref=made.ref)), set(self.rows), "they are decided together"
        )
        self.assertTrue(Message.objects.filter(subject_ref=made.ref, person=self.town["wang"]).exists())

    def refusal(self, **changed: Any) -> str:
        return self.send(self.act, "chen", self.data(**changed)).code

    def test_it_refuses_what_cannot_go_up_together(self) -> None:
        other = builders.taken_in(self.town, [builders.RAMPS], title="另一清单")
        ad_hoc = deciding.docketed(self.town, deciding.agreed(self.town))
        elsewhere = adjusting.propose(self.town, ad_hoc, objectives=adjusting.OBJECTIVES)
        for code, changed in (
            ("intake.list_not_docketed", {"docketing_list": other.uid}),
            ("intake.list_adjustment_empty", {"adjustments": []}),
            ("intake.text_length", {"reason": " "}),
            ("intake.adjustment_elsewhere", {"adjustments": [elsewhere.uid]}),
            ("intake.additions_unfit", {"additions": other.uid}),
            ("intake.additions_unfit", {"additions": self.listed.uid}),
        ):
            with self.subTest(code=code):
                self.assertEqual(self.refusal(**changed), code)
        self.assertFalse(ListAdjustment.objects.exists())

    def test_what_was_decided_by_itself_goes_up_no_more(self) -> None:
        adjusting.approve(self.town, self.rows[0])
        self.assertEqual(self.refusal(), "matters.adjustment_decided")

    def test_additions_alone_are_an_adjustment(self) -> None:
        added = additions(self.town)
        self.assertEqual(self.refusal(adjustments=[], additions=added.uid), "")

    def test_what_was_gathered_is_decided_with_the_others_alone(self) -> None:
        self.spoil()
        data = {"adjustment": self.rows[0].uid, "reason": "撤回"}
        for code, who, given in (
            ("matters.adjust", "wang", {"adjustment": self.rows[0].uid}),
            ("matters.withdraw_adjustment", "chen", data),
        ):
            self.assertEqual(self.send(code, who, given).code, "matters.adjustment_gathered")

    def test_it_locks_the_list_the_matters_and_the_adjustments(self) -> None:
        self.assert_locks(self.listed, self.rows[0].matter, self.rows[1])
        added = additions(self.town)
        self.assert_locks(added, data=self.data(additions=added.uid))

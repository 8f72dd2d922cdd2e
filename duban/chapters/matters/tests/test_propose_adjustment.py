"""提出事项调整."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Adjustment, Matter
from duban.chapters.matters.tests.adjusting import OBJECTIVES, REASON, objectives, other_units, propose
from duban.chapters.matters.tests.builders import ask_extension, docket_matter, owed
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.onward import accepted_matter, assigned_matter
from tests.stories import Answer


class TestProposeAdjustment(MatterStory):
    act = "matters.propose_adjustment"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.adjustment_waits"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        wanted = {"objectives": OBJECTIVES}
        return {"matter": self.matter.uid, "kind": "CHANGE", "reason": REASON, "wanted": wanted, **changed}

    def spoil(self) -> None:
        propose(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        made = Adjustment.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.state, made.proposed_by), ("WAITING", self.town["chen"]))
        self.assertEqual(made.old["objectives"], ["清淤量3.2万方", "驳岸修复1460米"])
        self.assertEqual(made.new["objectives"], list(OBJECTIVES))
        self.assertEqual(objectives(self.matter), ["清淤量3.2万方", "驳岸修复1460米"], "nothing changes yet")
        self.assertEqual(len(owed(self.matter, "DECIDE_ADJUSTMENT")), 1)
        told = Message.objects.filter(subject_ref=made.ref)
        self.assertEqual([one.person for one in told], [self.town["wang"]])

    def refusal(self, **changed: Any) -> str:
        return self.send(self.act, "chen", self.data(**changed)).code

    def test_it_refuses_what_changes_nothing_or_cannot_be(self) -> None:
        lead = {"unit": self.town.unit("works").uid, "relation": "LEAD"}
        other = {"unit": self.town.unit("business").uid, "relation": "LEAD"}
        bureau = {"unit": self.town.unit("bureau").uid, "relation": "CO"}
        for code, changed in (
            ("matters.nothing_changed", {"wanted": {}}),
            ("matters.reason_missing", {"reason": " "}),
            ("matters.title_missing", {"wanted": {"title": " "}}),
            ("matters.two_leads", {"wanted": {"units": [lead, other]}}),
            ("matters.unit_twice", {"wanted": {"units": [lead, {**lead, "relation": "CO"}]}}),
            ("matters.lead_missing", {"wanted": {"units": [{**other, "relation": "CO"}]}}),
            ("matters.unit_scope", {"wanted": {"units": [lead, bureau]}}),
            ("matters.merge_none", {"kind": "MERGE"}),
            ("matters.merge_itself", {"kind": "MERGE", "wanted": {"others": [self.matter.uid]}}),
            ("matters.split_none", {"kind": "SPLIT"}),
        ):
            with self.subTest(code=code):
                self.assertEqual(self.refusal(**changed), code)
        self.assertEqual(Adjustment.objects.count(), 0)

    def test_it_refuses_a_merger_or_a_withdrawal_that_could_not_be_carried_out(self) -> None:
        other = assigned_matter(self.town)
        two = [{"unit": self.town.unit(key).uid, "relation": "LEAD"} for key in ("works", "business")]
        merged = {"kind": "MERGE", "wanted": {"others": [other.uid], "units": two}}
        self.assertEqual(self.refusal(**merged), "matters.two_leads")
        ask_extension(self.town, other)
        self.assertEqual(self.refusal(kind="MERGE", wanted={"others": [other.uid]}), "matters.settle_first")
        self.assertEqual(self.refusal(matter=other.uid, kind="WITHDRAWAL"), "matters.settle_first")

    def test_it_settles_only_a_duty_to_adjust(self) -> None:
        sign_for = owed(self.matter, "SIGN_FOR")[0]
        self.assertEqual(self.refusal(settles=sign_for.uid), "matters.no_duty_to_adjust")
        self.assert_locks(sign_for, data=self.data(settles=sign_for.uid))

    def test_an_accepted_result_is_neither_merged_nor_terminated(self) -> None:
        done = accepted_matter(self.town)
        for kind in ("MERGE", "SPLIT", "WITHDRAWAL"):
            self.assertEqual(self.refusal(matter=done.uid, kind=kind), "matters.result_accepted")

    def test_a_suspended_matter_can_only_be_withdrawn(self) -> None:
        data = {"matter": self.matter.uid, "review_on": "2026-04-30", "reason": "规划调整"}
        self.assertEqual(self.send("matters.suspend", "wang", data).status, 200)
        self.assertEqual(self.refusal(), "matters.is_suspended")
        self.assertEqual(self.send(self.act, "chen", self.data(kind="WITHDRAWAL")).status, 200)

    def test_a_matter_that_is_not_assigned_may_be_adjusted_too(self) -> None:
        docketed = docket_matter(self.town, lead=None)
        units = [{"unit": one.unit, "relation": one.relation} for one in other_units(self.town)]
        self.assertEqual(
            self.send(self.act, "chen", self.data(matter=docketed.uid, wanted={"units": units})).status, 200
        )

    def test_until_it_is_approved_the_units_know_nothing_of_it(self) -> None:
        proposal = propose(self.town, self.matter)
        data = {"adjustment": proposal.uid, "reason": "重新研究"}
        self.assertEqual(self.send("matters.withdraw_adjustment", "lin", data).status, 404)

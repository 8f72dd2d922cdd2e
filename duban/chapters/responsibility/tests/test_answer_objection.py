"""答复交办异议."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests import adjusting
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility.models import AssignmentObjection
from duban.chapters.responsibility.tests.builders import answer, assigned_matter, assignment, object_to
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.onward import accepted_matter
from tests.stories import Answer


class TestAnswerObjection(MatterStory):
    act = "responsibility.answer_objection"
    doer = "sun"
    wrong_role = "chen"
    refused = "responsibility.objection_answered"

    matter: Matter
    objection: AssignmentObjection

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        cls.objection = object_to(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        row = assignment(self.town, self.matter, "business")
        return {"assignment": row.uid, "upheld": True, "answer": "经核，不属贵部", **changed}

    def spoil(self) -> None:
        answer(self.town, self.matter, upheld=False)

    def check(self, answer: Answer) -> None:
        self.objection.refresh_from_db()
        self.assertEqual(
            (self.objection.state, self.objection.answered_by, self.objection.answered_on),
            ("UPHELD", self.town["sun"], date(2026, 3, 2)),
        )
        duty = Obligation.objects.get(kind="ANSWER_ASSIGNMENT")
        self.assertEqual((duty.met_on, duty.lapsed_on), (date(2026, 3, 2), None))
        adjust = Obligation.objects.get(kind="ADJUST", source_ref=self.objection.ref)
        self.assertEqual((adjust.unit_id, adjust.due_on), (self.town.unit("office").pk, date(2026, 3, 16)))
        told = Message.objects.filter(subject_ref=self.objection.ref, text__contains="成立，另按事项调整办理")
        self.assertEqual({one.person for one in told}, {self.town[key] for key in ("zhao", "zheng")})

    def test_upheld_it_changes_no_unit_and_no_duty(self) -> None:
        before = [(one.unit_id, one.relation, one.level) for one in self.rows()]
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        self.assertEqual([(one.unit_id, one.relation, one.level) for one in self.rows()], before)
        self.assertIn(self.town.unit("business"), [one.unit for one in owed(self.matter, "BREAKDOWN")])

    def rows(self) -> list[Any]:
        return [assignment(self.town, self.matter, unit) for unit in ("works", "business", "company")]

    def test_not_upheld_nothing_more_is_owed(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(upheld=False)).status, 200)
        self.objection.refresh_from_db()
        self.assertEqual(self.objection.state, "REJECTED")
        self.assertEqual(owed(self.matter, "ADJUST"), [])

    def test_it_is_reasoned(self) -> None:
        for upheld in (True, False):
            given = self.send(self.act, "sun", self.data(upheld=upheld, answer=" "))
            self.assertEqual((given.status, given.code), (422, "responsibility.text_missing"), given)

    def test_where_nobody_objected_there_is_nothing_to_answer(self) -> None:
        row = assignment(self.town, self.matter, "works")
        given = self.send(self.act, "sun", self.data(assignment=row.uid))
        self.assertEqual((given.status, given.code), (409, "responsibility.no_objection"), given)

    def test_nobody_answers_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["sun"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("business").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "responsibility.own_unit")

    def test_an_adjustment_still_owed_stands_in_the_way_of_closing(self) -> None:
        matter = accepted_matter(self.town)
        object_to(self.town, matter)
        refused = self.send("matters.close", "chen", {"matter": matter.uid})
        self.assertEqual(refused.code, "matters.still_open", "the objection is owed its answer")
        answer(self.town, matter, upheld=True)
        adjust = Obligation.objects.get(kind="ADJUST", matter=matter)
        refused = self.send("matters.close", "chen", {"matter": matter.uid})
        self.assertEqual(refused.code, "matters.still_open", "the adjustment is owed")
        proposal = adjusting.propose(self.town, matter, settles=adjust.uid)
        adjusting.approve(self.town, proposal)
        adjust.refresh_from_db()
        self.assertEqual((adjust.met_on, adjust.lapsed_on), (self.town.at.date(), None))

    def test_it_refuses_a_form_made_from_another_version_of_the_objection(self) -> None:
        self.assert_locks(self.objection)

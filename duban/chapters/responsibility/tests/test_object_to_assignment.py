"""对交办提出异议."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import deadline, owed
from duban.chapters.responsibility.models import AssignmentObjection
from duban.chapters.responsibility.tests.builders import (
    answer,
    assigned_matter,
    assignment,
    exchange_parts,
    object_to,
    sign,
)
from duban.ground.access import Relation
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.onward import accepted_matter
from tests.stories import Answer


class TestObjectToAssignment(MatterStory):
    act = "responsibility.object_to_assignment"
    doer = "zhao"
    wrong_role = "lin"
    refused = "responsibility.objection_late"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        row = assignment(self.town, self.matter, "business")
        return {"assignment": row.uid, "reason": "属工程建设职责", "competent": "规划设计部", **changed}

    def spoil(self) -> None:
        self.town.go_to(date(2026, 3, 7))

    def check(self, answer: Answer) -> None:
        made = AssignmentObjection.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.state, made.by, made.on), ("WAITING", self.town["zhao"], date(2026, 3, 2)))
        self.assertEqual((made.reason, made.competent), ("属工程建设职责", "规划设计部"))
        duty = Obligation.objects.get(kind="ANSWER_ASSIGNMENT", source_ref=made.ref)
        self.assertEqual((duty.unit_id, duty.due_on), (self.town.unit("office").pk, date(2026, 3, 5)))
        told = Message.objects.filter(subject_ref=made.ref).values_list("person__username", flat=True)
        self.assertEqual(set(told), {"sun", "chen", "qian"})

    def test_what_an_adjustment_ended_is_not_worked_on(self) -> None:
        given = self.data()
        exchange_parts(
            self.town, self.matter, works=Relation.CO, business=Relation.LEAD, company=Relation.SERVICE
        )
        answer = self.send(self.act, self.doer, given)
        self.assertEqual((answer.status, answer.code), (409, "responsibility.assignment_ended"), answer)

    def test_responsibility_does_not_wait_for_the_answer(self) -> None:
        before = deadline(self.matter).due_on
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 200)
        self.assertEqual(deadline(self.matter).due_on, before)
        unit = self.town.unit("business")
        for kind in ("SIGN_FOR", "BREAKDOWN"):
            self.assertIn(unit, [one.unit for one in owed(self.matter, kind)])
        sign(self.town, self.matter, unit="business", who="zhao")

    def test_the_last_day_is_counted_from_receipt_and_whole(self) -> None:
        # Assigned on Monday the 2nd, received at the end of the 3rd, three working days: to the end of the 6th.
        self.town.go_to(date(2026, 3, 6), 23)
        self.assertEqual(self.send(self.act, "zheng", self.data()).status, 200)

    def test_signing_early_takes_no_day_away(self) -> None:
        sign(self.town, self.matter, unit="business", who="zhao")
        self.town.go_to(date(2026, 3, 6))
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 200)

    def test_it_is_made_once_even_when_it_was_answered(self) -> None:
        object_to(self.town, self.matter)
        self.assertEqual(self.send(self.act, "zhao", self.data()).code, "responsibility.objection_made")
        answer(self.town, self.matter, upheld=False)
        self.assertEqual(self.send(self.act, "zhao", self.data()).code, "responsibility.objection_made")

    def test_it_gives_its_ground_and_names_another_unit(self) -> None:
        for change, code in (
            ({"reason": " "}, "responsibility.text_missing"),
            ({"competent": ""}, "responsibility.text_missing"),
            ({"competent": "经营管理部"}, "responsibility.objection_own_competent"),
        ):
            given = self.send(self.act, "zhao", self.data(**change))
            with self.subTest(change):
                self.assertEqual((given.status, given.code), (422, code), given)

    def test_lead_and_service_units_object_for_themselves(self) -> None:
        for unit, who in (("works", "li"), ("company", "feng")):
            row = assignment(self.town, self.matter, unit)
            with self.subTest(unit):
                self.assertEqual(self.send(self.act, "zhao", self.data(assignment=row.uid)).status, 403)
                self.assertEqual(self.send(self.act, who, self.data(assignment=row.uid)).status, 200)

    def test_a_closed_matter_takes_none(self) -> None:
        matter = accepted_matter(self.town)
        self.assertEqual(self.send("matters.close", "chen", {"matter": matter.uid}).status, 200)
        row = assignment(self.town, matter, "business")
        given = self.send(self.act, "zhao", self.data(assignment=row.uid))
        self.assertEqual((given.status, given.code), (409, "matters.already_closed"), given)

    def test_it_refuses_a_form_made_from_another_version_of_the_assignment(self) -> None:
        self.assert_locks(assignment(self.town, self.matter, "business"))

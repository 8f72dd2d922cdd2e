"""签收."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import deadline, owed
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.tests.builders import assigned_matter, assignment, exchange_parts, sign
from duban.ground.access import Relation
from tests.locking import MatterStory
from tests.stories import Answer


class TestSignFor(MatterStory):
    act = "responsibility.sign_for"
    doer = "lin"
    wrong_role = "zhao"
    refused = "responsibility.already_signed"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)

    def data(self) -> dict[str, Any]:
        return {"assignment": assignment(self.town, self.matter).uid}

    def spoil(self) -> None:
        sign(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        row = Assignment.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.signed_on, row.signed_by), (date(2026, 3, 2), self.town["lin"]))
        met = Obligation.objects.get(matter=self.matter, kind="SIGN_FOR", unit=self.town.unit("works"))
        self.assertEqual(met.met_on, date(2026, 3, 2))
        self.assertEqual(len(owed(self.matter, "SIGN_FOR")), 2, "each unit signs for itself")

    def test_what_an_adjustment_ended_is_not_worked_on(self) -> None:
        given = self.data()
        exchange_parts(
            self.town, self.matter, works=Relation.CO, business=Relation.LEAD, company=Relation.SERVICE
        )
        answer = self.send(self.act, self.doer, given)
        self.assertEqual((answer.status, answer.code), (409, "responsibility.assignment_ended"), answer)

    def test_unsigned_it_becomes_an_overdue_duty_of_the_unit(self) -> None:
        late = Obligation.objects.filter(matter=self.matter, kind="SIGN_FOR").overdue(date(2026, 3, 4))
        self.assertEqual(late.count(), 3)
        self.assertEqual({one.person for one in late}, {self.town[key] for key in ("li", "zheng", "xu")})

    def test_late_signing_moves_no_deadline(self) -> None:
        before = deadline(self.matter).due_on
        self.town.go_to(date(2026, 3, 20))
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)
        self.assertEqual(deadline(self.matter).due_on, before)

    def test_a_handler_of_the_unit_may_not_sign(self) -> None:
        self.assertEqual(self.send(self.act, "gao", self.data()).status, 404, "he is not named yet")
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 403)

"""分解落实."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility.models import Assignment, Task
from duban.chapters.responsibility.tests.builders import (
    assigned_matter,
    assignment,
    break_down,
    exchange_parts,
    sign,
    tasks,
)
from duban.ground.access import Relation
from duban.support.ledger import canonical
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.onward import accepted_matter
from tests.stories import Answer


class TestBreakDown(MatterStory):
    act = "responsibility.break_down"
    doer = "lin"
    wrong_role = "zhao"
    refused = "responsibility.already_broken_down"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        sign(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        given = canonical.plain(tasks(self.town, "gao", "lin", "gao"))
        return {"assignment": assignment(self.town, self.matter).uid, "tasks": given}

    def spoil(self) -> None:
        break_down(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        row = Assignment.objects.get(uid=answer.body["uid"])
        self.assertEqual(row.broken_down_on, date(2026, 3, 2))
        self.assertEqual(
            list(
                Task.objects.filter(assignment=row)
                .order_by("id")
                .values_list("label", "section", "person__name")
            ),
            [
                ("第1段清淤", "工程科", "高卫东"),
                ("第2段清淤", "工程科", "林海"),
                ("第3段清淤", "工程科", "高卫东"),
            ],
        )
        staff = Party.objects.filter(matter=self.matter, relation="STAFF").order_by("person__username")
        self.assertEqual(
            [one.person for one in staff], [self.town["gao"], self.town["lin"]], "named once each"
        )
        self.assertEqual({one.unit for one in staff}, {self.town.unit("works")})
        met = Obligation.objects.get(matter=self.matter, kind="BREAKDOWN", unit=self.town.unit("works"))
        self.assertEqual(met.met_on, date(2026, 3, 2))
        self.assertEqual(len(owed(self.matter, "BREAKDOWN")), 1)
        self.assertTrue(Message.objects.filter(person=self.town["gao"], kind=self.act).exists())

    def test_what_an_adjustment_ended_is_not_worked_on(self) -> None:
        given = self.data()
        exchange_parts(
            self.town, self.matter, works=Relation.CO, business=Relation.LEAD, company=Relation.SERVICE
        )
        answer = self.send(self.act, self.doer, given)
        self.assertEqual((answer.status, answer.code), (409, "responsibility.assignment_ended"), answer)

    def test_the_named_person_now_sees_the_matter(self) -> None:
        self.assertEqual(self.client_sees("gao"), 404)
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 200)
        self.assertEqual(self.client_sees("gao"), 403)

    def client_sees(self, who: str) -> int:
        """403 for what one may see and not do, 404 for what does not exist."""
        return self.send("matters.close", who, {"matter": self.matter.uid}).status

    def test_it_refuses_a_unit_that_has_not_signed(self) -> None:
        data = {**self.data(), "assignment": assignment(self.town, self.matter, "business").uid}
        self.assertEqual(self.send(self.act, "zhao", data).code, "responsibility.not_signed")

    def test_it_refuses_people_of_another_unit_and_dates_beyond_the_deadline(self) -> None:
        good = canonical.plain(tasks(self.town))
        assert isinstance(good, list)
        for change, code in (
            ({"person": self.town["zhao"].uid}, "responsibility.person_elsewhere"),
            ({"due_on": "2026-07-01"}, "responsibility.task_after_deadline"),
            ({"label": ""}, "responsibility.task_unlabelled"),
        ):
            row = good[0]
            assert isinstance(row, dict)
            answer = self.send(self.act, "lin", {**self.data(), "tasks": [{**row, **change}]})
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (422, code), answer)
        self.assertEqual(
            self.send(self.act, "lin", {**self.data(), "tasks": []}).code, "responsibility.no_tasks"
        )
        self.assertEqual(Task.objects.count(), 0)

    def test_a_service_unit_owes_none_and_after_closing_gives_none(self) -> None:
        matter = accepted_matter(self.town)
        self.assertEqual(owed(matter, "BREAKDOWN"), [])
        self.assertEqual(self.send("matters.close", "chen", {"matter": matter.uid}).status, 200)
        row = assignment(self.town, matter, "company")
        given = canonical.plain(tasks(self.town, "feng"))
        answer = self.send(self.act, "feng", {"assignment": row.uid, "tasks": given})
        self.assertEqual((answer.status, answer.code), (409, "matters.already_closed"), answer)

"""服务承诺."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility import queries
from duban.chapters.responsibility.models import ServicePromise
from duban.chapters.responsibility.tests.builders import (
    assigned_matter,
    assignment,
    exchange_parts,
    promise,
    sign,
)
from duban.ground.access import PostKind, Relation
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.onward import accepted_matter
from tests.stories import Answer

DAY = date(2026, 5, 29)


class TestPromiseService(MatterStory):
    act = "responsibility.promise_service"
    doer = "feng"
    wrong_role = "lin"
    refused = "responsibility.already_promised"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        sign(cls.town, cls.matter, unit="company", who="feng")

    def data(self, **changed: Any) -> dict[str, Any]:
        row = assignment(self.town, self.matter, "company")
        people = [self.town["feng"].uid, self.town["xu"].uid, self.town["feng"].uid]
        given = {"assignment": row.uid, "promise": "两日内提供场地", "due_on": DAY, "people": people}
        return {**given, **changed}

    def spoil(self) -> None:
        promise(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        made = ServicePromise.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.promise, made.due_on, made.on), ("两日内提供场地", DAY, date(2026, 3, 2)))
        unit = self.town.unit("company")
        met = Obligation.objects.get(matter=self.matter, kind="PROMISE")
        self.assertEqual((met.unit, met.met_on, met.person), (unit, date(2026, 3, 2), self.town["xu"]))
        duty = Obligation.objects.get(matter=self.matter, kind="SERVICE")
        self.assertEqual((duty.unit, duty.due_on, duty.label), (unit, DAY, "两日内提供场地"))
        staff = Party.objects.filter(matter=self.matter, relation="STAFF", unit=unit)
        self.assertEqual({one.person for one in staff}, {self.town["feng"], self.town["xu"]})
        self.assertEqual(queries.handlers([made.assignment]), [self.town["xu"], self.town["feng"]])
        told = set(Message.objects.filter(kind=self.act).values_list("person__username", flat=True))
        self.assertEqual(told, {"feng", "xu", "li", "he", "lin"})

    def test_what_an_adjustment_ended_is_not_worked_on(self) -> None:
        given = self.data()
        exchange_parts(
            self.town, self.matter, works=Relation.LEAD, company=Relation.CO, business=Relation.SERVICE
        )
        exchange_parts(
            self.town, self.matter, works=Relation.LEAD, company=Relation.SERVICE, business=Relation.CO
        )
        answer = self.send(self.act, self.doer, given)
        self.assertEqual((answer.status, answer.code), (409, "responsibility.assignment_ended"), answer)

    def test_it_is_owed_by_the_head_from_the_assignment_on(self) -> None:
        duty = owed(self.matter, "PROMISE")
        self.assertEqual([one.unit for one in duty], [self.town.unit("company")])
        # One working day to sign for it, five more for the promise.
        self.assertEqual((duty[0].due_on, duty[0].person), (date(2026, 3, 10), self.town["xu"]))

    def test_it_refuses_a_unit_that_has_not_signed(self) -> None:
        other = assigned_matter(self.town)
        row = assignment(self.town, other, "company")
        answer = self.send(self.act, "feng", self.data(assignment=row.uid))
        self.assertEqual(answer.code, "responsibility.not_signed_promise")

    def test_it_refuses_what_is_no_promise(self) -> None:
        for change, code in (
            ({"promise": " "}, "responsibility.text_missing"),
            ({"people": []}, "responsibility.no_service_staff"),
            ({"people": [self.town["zhao"].uid]}, "responsibility.person_elsewhere"),
            ({"due_on": "2026-03-01"}, "responsibility.service_past"),
            ({"due_on": "2026-07-01"}, "responsibility.service_late"),
        ):
            answer = self.send(self.act, "feng", self.data(**change))
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (422, code), answer)
        self.assertEqual(ServicePromise.objects.count(), 0)

    def test_a_person_named_sees_the_matter_and_reports_that_the_promise_is_kept(self) -> None:
        helper = organization.add_person(
            by=None, at=self.town.tick(), request_id=None, username="ma", name="马建"
        )
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=helper.uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("company").uid,
            from_on=date(2026, 3, 2),
        )
        self.town.people["ma"] = helper
        self.addCleanup(self.town.people.pop, "ma")
        self.assertEqual(self.send(self.act, "feng", self.data(people=[helper.uid])).status, 200)
        duty = Obligation.objects.get(matter=self.matter, kind="SERVICE")
        filed = {"matter": self.matter.uid, "obligation": duty.uid, "progress": "已提供", "percent": 0}
        self.assertEqual(self.send("feedback.submit_report", "ma", filed).status, 200)
        report = self.matter_report()
        self.assertEqual(self.send("feedback.approve_report", "xu", {"report": report}).status, 200)
        duty.refresh_from_db()
        self.assertEqual(duty.met_on, date(2026, 3, 2))

    def matter_report(self) -> str:
        duty = Obligation.objects.get(matter=self.matter, kind="UNIT_APPROVAL")
        return duty.source_ref.rpartition(":")[2]

    def test_a_service_still_to_come_falls_away_with_the_accepted_result(self) -> None:
        matter = accepted_matter(self.town)
        duty = Obligation.objects.get(matter=matter, kind="SERVICE")
        self.assertEqual((duty.met_on, duty.lapsed_on), (None, date(2026, 3, 2)))
        self.assertEqual(self.send("matters.close", "chen", {"matter": matter.uid}).status, 200)

    def test_a_closed_matter_takes_none(self) -> None:
        matter = accepted_matter(self.town)
        self.assertEqual(self.send("matters.close", "chen", {"matter": matter.uid}).status, 200)
        row = assignment(self.town, matter, "company")
        answer = self.send(self.act, "feng", self.data(assignment=row.uid))
        self.assertEqual((answer.status, answer.code), (409, "matters.already_closed"), answer)

    def test_it_refuses_a_form_made_from_another_version_of_the_assignment(self) -> None:
        self.assert_locks(assignment(self.town, self.matter, "company"))

"""承接事项: part, duties and assignment pass to the unit that takes over; nothing is owed twice, no date moves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.matters.models import Matter, Obligation, Party, Succession
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.rules import Duty
from duban.chapters.responsibility.tests import builders
from duban.ground.access import Refusal, Relation
from tests.cast import TODAY
from tests.locking import MatterStory
from tests.stories import Answer

CAUSE = "organization.unitchange:5f3c2c1e-8a3e-4a55-9a0c-0f9f4f7d1a11"
D = date


class TestSucceed(MatterStory):
    """规划设计部 takes over from 工程建设部, the lead; it had no part of its own."""

    act = "responsibility.succeed"
    doer = None
    wrong_role = "chen"
    refused = "responsibility.succession_no_part"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.assigned_matter(cls.town)

    def data(self, old: str = "works", new: str = "planning") -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "unit": self.town.unit(old).uid,
            "successor": self.town.unit(new).uid,
            "on": TODAY,
            "cause": CAUSE,
        }

    def spoil(self) -> dict[str, Any]:
        return self.data(old="planning", new="works")

    def check(self, answer: Answer) -> None:
        passed = Succession.objects.get(uid=answer.body["uid"])
        self.assertEqual((passed.relation, passed.absorbed, passed.cause_ref), ("LEAD", False, CAUSE))
        self.assertEqual(self.parties(), {"planning": "LEAD", "business": "CO", "company": "SERVICE"})
        row = Assignment.objects.get(matter=self.matter, level="PRIMARY")
        self.assertEqual(row.unit, self.town.unit("planning"))
        self.assertEqual(row.given_to, self.town.unit("works"))
        self.assertEqual(row.unit_name, "工程建设部", "the name of the day of assignment stays")
        self.assertEqual(row.first_responsible, self.town["li"], "and so does who was first responsible")
        self.assertFalse(Obligation.objects.standing().filter(unit=self.town.unit("works")).exists())

    def parties(self) -> dict[str, str]:
        keys = {unit.pk: key for key, unit in self.town.units.items()}
        rows = Party.objects.filter(matter=self.matter, person__isnull=True, unit__isnull=False)
        return {keys[row.unit_id or 0]: row.relation for row in rows}

    def test_it_locks_what_passes(self) -> None:
        row = builders.assignment(self.town, self.matter)
        self.assert_locks(row, owed(self.matter, "MATTER_DEADLINE")[0])

    def test_no_date_moves(self) -> None:
        before = {one.pk: (one.original_due_on, one.due_on) for one in Obligation.objects.all()}
        self.send(self.act, None, self.data())
        after = {one.pk: (one.original_due_on, one.due_on) for one in Obligation.objects.all()}
        self.assertEqual(after, before)

    def test_a_lead_that_takes_over_a_co_unit_leads_on_and_owes_nothing_twice(self) -> None:
        answer = self.send(self.act, None, self.data(old="business", new="works"))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.parties(), {"works": "LEAD", "business": "FORMER", "company": "SERVICE"})
        for kind in ("SIGN_FOR", "BREAKDOWN"):
            self.assertEqual([one.unit for one in owed(self.matter, kind)][:1], [self.town.unit("works")])
            works = [one for one in owed(self.matter, kind) if one.unit == self.town.unit("works")]
            self.assertEqual(len(works), 1, kind)
        fallen = Obligation.objects.filter(matter=self.matter, lapsed_on__isnull=False)
        self.assertEqual({one.kind for one in fallen}, {"SIGN_FOR", "BREAKDOWN"})
        running = queries.assignments_of(self.matter)
        self.assertEqual([one.unit_name for one in running], ["工程建设部", "台儿庄古城旅游发展有限公司"])
        ended = Assignment.objects.get(matter=self.matter, ended_on__isnull=False)
        self.assertEqual((ended.unit_name, ended.ended_on), ("经营管理部", TODAY))

    def test_a_co_unit_that_takes_over_the_lead_becomes_lead(self) -> None:
        self.send(self.act, None, self.data(old="works", new="business"))
        self.assertEqual(self.parties(), {"business": "LEAD", "works": "FORMER", "company": "SERVICE"})
        primary = queries.assignments_of(self.matter)[0]
        self.assertEqual(
            (primary.level, primary.unit, primary.unit_name),
            ("PRIMARY", self.town.unit("business"), "工程建设部"),
        )
        self.assertEqual(owed(self.matter, "MATTER_DEADLINE")[0].unit, self.town.unit("business"))
        owing = [one for one in owed(self.matter, "SIGN_FOR") if one.unit == self.town.unit("business")]
        self.assertEqual([one.source_ref for one in owing], [primary.ref], "the lead's duty remains")

    def test_the_assignment_that_was_absorbed_is_history(self) -> None:
        row = builders.assignment(self.town, self.matter, "business")
        self.send(self.act, None, self.data(old="business", new="works"))
        self.town.tick()
        answer = self.send("responsibility.sign_for", "lin", {"assignment": row.uid})
        self.assertEqual((answer.status, answer.code), (409, "responsibility.assignment_ended"), answer)

    def test_who_had_it_on_which_day(self) -> None:
        self.send(self.act, None, {**self.data(), "on": D(2026, 3, 2)})
        works, planning = self.town.unit("works").pk, self.town.unit("planning").pk
        row = Assignment.objects.get(matter=self.matter, level="PRIMARY")
        [passed] = Succession.objects.filter(matter=self.matter)
        for day, unit in ((D(2026, 3, 1), works), (D(2026, 3, 2), planning), (D(2026, 9, 1), planning)):
            self.assertEqual(queries.unit_on(row, [passed], day), unit, day)


class TestRemaining(SimpleTestCase):
    def test_the_stronger_part_remains(self) -> None:
        lead, co, service, outside = Relation.LEAD, Relation.CO, Relation.SERVICE, Relation.EXTERNAL
        cases = (
            # what passes, what the successor was, what it is then, whether what passes is absorbed
            (lead, None, lead, False),
            (outside, None, outside, False),
            (lead, co, lead, False),
            (co, lead, lead, True),
            (co, co, co, True),
            (service, co, co, True),
            (co, service, co, False),
            (service, service, service, True),
        )
        for old, own, relation, absorbed in cases:
            with self.subTest(old=old, own=own):
                self.assertEqual(rules.remaining(old, own), (relation, absorbed))

    def test_what_falls_away(self) -> None:
        def duty(pk: int, unit: int, kind: str, source: str, due: int) -> Duty:
            return Duty(pk, unit, kind, source, D(2026, 9, due), D(2026, 9, due))

        signing = [duty(1, 1, "SIGN_FOR", "a:1", 2), duty(2, 2, "SIGN_FOR", "a:2", 3)]
        asked = [duty(3, 1, "REQUIREMENT", "i:1", 9), duty(4, 2, "REQUIREMENT", "i:1", 8)]
        same = [duty(5, 1, "REQUIREMENT", "i:2", 8), duty(6, 2, "REQUIREMENT", "i:2", 8)]
        several = [duty(7, 1, "PERIODIC_REPORT", "p:1", 9), duty(8, 1, "PERIODIC_REPORT", "p:1", 10)]
        third = [duty(9, 3, "REQUIREMENT", "i:1", 7)]
        for duties, absorbed, gone in (
            (signing, "", ()),
            (signing, "a:1", (1,)),
            (signing, "a:2", (2,)),
            (asked, "", (3,)),
            (same, "", (5,)),
            (several, "", ()),
            ([*asked, *third], "", (3,)),
        ):
            with self.subTest(duties=duties, absorbed=absorbed):
                self.assertEqual(rules.moot(duties, old=1, new=2, absorbed_source=absorbed), gone)

    def test_what_does_not_pass(self) -> None:
        rules.check_succession(closed_on=None, has_part=True)
        for given, code in (
            ({"closed_on": TODAY, "has_part": True}, "responsibility.succession_closed"),
            ({"closed_on": None, "has_part": False}, "responsibility.succession_no_part"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_succession(**given)
            self.assertEqual(caught.exception.code, code)

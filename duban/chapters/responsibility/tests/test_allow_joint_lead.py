"""登记联合牵头: an exception that somebody allows, with a coordinator who is named (decision 1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import docket_matter
from duban.chapters.responsibility import rules
from duban.chapters.responsibility.models import Assignment, JointLead
from duban.chapters.responsibility.tests import builders
from duban.ground.access import Refusal, Relation
from duban.support.notifications.models import Message
from tests.cast import TODAY
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.papers import checked_paper
from tests.stories import Answer

REASON = "古城东区和西区由两部门分别管辖，须同步推进"


class TestAllowJointLead(MatterStory):
    act = "responsibility.allow_joint_lead"
    doer = "wang"
    wrong_role = "li"
    refused = "responsibility.joint_exists"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.assigned_matter(cls.town, co=("business", "planning"))

    def data(self) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "coordinator": self.town.unit("works").uid,
            "units": [self.town.unit("business").uid],
            "reason": REASON,
        }

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())
        self.town.tick()

    stranger = "guan"

    def check(self, answer: Answer) -> None:
        allowed = JointLead.objects.get(uid=answer.body["uid"])
        self.assertEqual((allowed.coordinator_name, allowed.allowed_by), ("工程建设部", "王志远"))
        self.assertEqual((allowed.allowed_on, allowed.reason), (TODAY, REASON))
        levels = (
            Assignment.objects.filter(matter=self.matter).order_by("id").values_list("unit_name", "level")
        )
        self.assertEqual(
            dict(levels),
            {
                "工程建设部": "PRIMARY",
                "经营管理部": "JOINT",
                "规划设计部": "SECONDARY",
                "台儿庄古城旅游发展有限公司": "SERVICE",
            },
        )
        owed = Obligation.objects.get(matter=self.matter, kind="MATTER_DEADLINE")
        self.assertEqual(owed.unit, self.town.unit("works"), "the coordinator owes the result")
        told = Message.objects.filter(kind="responsibility.joint_lead")
        self.assertEqual({one.person.username for one in told}, {"li", "he", "lin", "zheng", "zhao"})

    def test_the_office_needs_the_paper_of_the_head(self) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"), answer)
        checked_paper(self.town, self.matter.ref, "JOINT_LEAD", decided_on=date(2026, 3, 1))
        self.town.tick()
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        allowed = JointLead.objects.get()
        self.assertEqual((allowed.allowed_by, allowed.allowed_on), ("王志远", date(2026, 3, 1)))

    def test_whoever_is_allowed_before_the_assignment_is_assigned_as_a_lead(self) -> None:
        matter = docket_matter(self.town)
        self.town.tick()
        self.send(self.act, "wang", {**self.data(), "matter": matter.uid})
        builders.assign(self.town, matter)
        self.assertEqual(builders.assignment(self.town, matter, "business").level, "JOINT")

    def test_it_locks_the_assignment_that_it_raises(self) -> None:
        self.assert_locks(builders.assignment(self.town, self.matter, "business"))

    def test_a_service_unit_does_not_lead(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "units": [self.town.unit("company").uid]})
        self.assertEqual((answer.status, answer.code), (409, "responsibility.joint_not_co"), answer)


class TestRules(SimpleTestCase):
    def test_when_several_may_lead(self) -> None:
        good: dict[str, Any] = {
            "allowed_on": None,
            "lead": "工程建设部",
            "coordinator": "工程建设部",
            "units": [("经营管理部", Relation.CO)],
            "reason": REASON,
        }
        rules.check_joint_lead(**good)
        for change, code in (
            ({"allowed_on": TODAY}, "responsibility.joint_exists"),
            ({"coordinator": "经营管理部"}, "responsibility.joint_coordinator"),
            ({"lead": ""}, "responsibility.joint_coordinator"),
            ({"units": []}, "responsibility.joint_nobody"),
            ({"units": [("旅游公司", Relation.SERVICE)]}, "responsibility.joint_not_co"),
            ({"units": [("区水务局", Relation.EXTERNAL)]}, "responsibility.joint_not_co"),
            ({"units": [("区水务局", None)]}, "responsibility.joint_not_co"),
            ({"reason": "  "}, "responsibility.joint_reason"),
        ):
            with self.subTest(change=change), self.assertRaises(Refusal) as caught:
                rules.check_joint_lead(**{**good, **change})
            self.assertEqual(caught.exception.code, code)

    def test_nobody_leads_a_closed_matter(self) -> None:
        rules.check_open(None)
        with self.assertRaises(Refusal) as caught:
            rules.check_open(TODAY)
        self.assertEqual(caught.exception.code, "matters.already_closed")

    def test_what_a_joint_lead_makes_of_a_unit(self) -> None:
        for relation, joint, level in (
            (Relation.LEAD, False, "PRIMARY"),
            (Relation.LEAD, True, "PRIMARY"),
            (Relation.CO, False, "SECONDARY"),
            (Relation.CO, True, "JOINT"),
            (Relation.SERVICE, True, "SERVICE"),
        ):
            self.assertEqual(rules.level(relation, joint=joint), level)


class TestPages(PageCase):
    def test_the_form_and_what_the_matter_shows(self) -> None:
        matter = builders.assigned_matter(self.town)
        self.town.tick()
        url = f"/matters/{matter.uid}/joint-lead/"
        self.assertContains(self.see("wang", f"/matters/{matter.uid}/"), url)
        self.assertContains(self.see("chen", url), "代录纸质决定")
        self.assertNotContains(self.see("wang", url), "代录纸质决定")
        self.assertEqual(self.see("li", url).status_code, 403)
        self.assertEqual(self.see("wu", url).status_code, 404)
        works, business = (str(self.town.unit(key).uid) for key in ("works", "business"))
        wrong = self.fill("wang", url, {"coordinator": business, "units": [business], "reason": REASON})
        self.assertEqual(wrong.status_code, 409)
        self.assertContains(wrong, REASON, status_code=409)
        answer = self.fill("wang", url, {"coordinator": works, "units": [business], "reason": REASON})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        page = self.see("lin", f"/matters/{matter.uid}/")
        for words in (
            "联合牵头：工程建设部（牵头协调）、经营管理部",
            "主要责任（联合牵头）",
            REASON,
            "王志远于 2026-03-02 同意",
        ):
            self.assertContains(page, words)
        self.assertNotContains(self.see("wang", f"/matters/{matter.uid}/"), url)

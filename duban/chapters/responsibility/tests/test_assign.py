"""交办."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import DUE_ON, docket_matter
from duban.chapters.responsibility.models import Assignment, DirectlyResponsible
from duban.chapters.responsibility.tests.builders import assign, assigned_matter, assignment
from duban.ground.access import PostKind
from duban.support.documents.models import Document
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization.models import Post
from tests.locking import MatterStory
from tests.stories import Answer


class TestAssign(MatterStory):
    act = "responsibility.assign"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.no_lead"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        nodes = (Target("开工", date(2026, 4, 15), is_state=True), Target("清淤完成", date(2026, 5, 31)))
        cls.matter = docket_matter(cls.town, external=("bureau",), milestones=nodes)

    def data(self) -> dict[str, Any]:
        return {"matter": self.matter.uid, "requirement": "汛期前完成主体工程"}

    def spoil(self) -> dict[str, Any]:
        return {"matter": docket_matter(self.town, lead=None).uid}

    def check(self, answer: Answer) -> None:
        self.matter.refresh_from_db()
        self.assertEqual((self.matter.state, self.matter.assigned_on), ("ASSIGNED", date(2026, 3, 2)))
        self.assertEqual(answer.body["uid"], str(assignment(self.town, self.matter).uid))
        self._check_units()
        self._check_owed()
        self._check_document()
        told = Message.objects.filter(kind="responsibility.assign").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"lin", "li", "he", "zhao", "zheng", "feng", "xu"})

    def _check_units(self) -> None:
        rows = Assignment.objects.filter(matter=self.matter).order_by("id")
        self.assertEqual(
            [(one.unit_name, one.level, one.first_responsible) for one in rows],
            [
                ("工程建设部", "PRIMARY", self.town["li"]),
                ("经营管理部", "SECONDARY", self.town["zheng"]),
                ("台儿庄古城旅游发展有限公司", "SERVICE", self.town["xu"]),
            ],
            "external units are never assigned",
        )
        self.assertEqual({one.received_on for one in rows}, {date(2026, 3, 3)})
        direct = DirectlyResponsible.objects.get()
        self.assertEqual(
            (direct.person, direct.from_on, direct.to_on), (self.town["he"], date(2026, 3, 2), None)
        )

    def _check_owed(self) -> None:
        rows = Obligation.objects.filter(matter=self.matter).order_by("due_on", "id")
        names = {unit.pk: key for key, unit in self.town.units.items()}
        self.assertEqual(
            [(one.kind, names[one.unit_id], one.due_on, one.person) for one in rows],
            [
                ("SIGN_FOR", "works", date(2026, 3, 3), self.town["li"]),
                ("SIGN_FOR", "business", date(2026, 3, 3), self.town["zheng"]),
                ("SIGN_FOR", "company", date(2026, 3, 3), self.town["xu"]),
                ("BREAKDOWN", "works", date(2026, 3, 10), self.town["li"]),
                ("BREAKDOWN", "business", date(2026, 3, 10), self.town["zheng"]),
                ("PROMISE", "company", date(2026, 3, 10), self.town["xu"]),
                ("MILESTONE", "works", date(2026, 4, 15), None),
                ("MILESTONE", "works", date(2026, 5, 31), None),
                ("MATTER_DEADLINE", "works", DUE_ON, None),
            ],
        )

    def _check_document(self) -> None:
        paper = Document.objects.get(subject_ref=self.matter.ref)
        self.assertEqual((paper.kind, paper.title), ("assignment", "任务交办通知单"))
        self.assertEqual(paper.number, "古城督交〔2026〕1号")
        self.assertEqual(paper.facts["to"], "工程建设部、经营管理部、台儿庄古城旅游发展有限公司")
        self.assertEqual(paper.facts["table"]["rows"][0], ["工程建设部", "主要责任单位", "李建国", "何海涛"])
        self.assertIn("汛期前完成主体工程", paper.facts["paragraphs"][-1])

    def test_it_is_given_once(self) -> None:
        assign(self.town, self.matter)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "matters.already_assigned"))

    def test_a_lead_outside_the_scope_is_no_lead(self) -> None:
        outside = docket_matter(self.town, lead="bureau")
        self.assertEqual(self.send(self.act, "chen", {"matter": outside.uid}).code, "matters.no_lead")

    def test_before_a_holiday_it_is_received_on_the_next_working_day(self) -> None:
        self.town.go_to(date(2026, 9, 30))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assertEqual(assignment(self.town, self.matter).received_on, date(2026, 10, 8))

    def test_who_is_responsible_is_who_held_the_post_that_day(self) -> None:
        matter = assigned_matter(self.town)
        post = Post.objects.get(person=self.town["li"], kind=PostKind.UNIT_HEAD)
        organization.end_post(
            by=self.town["an"], at=self.town.tick(), request_id=None, post=post.uid, to_on=date(2026, 3, 31)
        )
        self.town.go_to(date(2026, 4, 1))
        self.assertEqual(assignment(self.town, matter).first_responsible, self.town["li"])
        later = assigned_matter(self.town)
        self.assertIsNone(assignment(self.town, later).first_responsible)

"""事项调整."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Adjustment, Objective, Party
from duban.chapters.matters.tests.adjusting import (
    OBJECTIVES,
    meeting,
    objectives,
    other_units,
    propose,
    relation,
    roles,
)
from duban.chapters.matters.tests.builders import DUE_ON, ask_extension, deadline, docket_matter, owed
from duban.ground.access import PostKind, Relation
from duban.support.documents.models import Document
from duban.support.organization import actions as organization
from duban.support.organization.terms import MeetingKind
from tests.beyond import (
    Assignment,
    answer_objection,
    docketed_list,
    gathered,
    object_to,
    plan,
    recounting,
    served_notice,
)
from tests.locking import MatterStory
from tests.onward import assigned_matter, running_matter
from tests.papers import checked_paper
from tests.stories import Answer

NODE = Target("清淤完成", date(2026, 5, 31))


class TestAdjust(MatterStory):
    act = "matters.adjust"
    doer = "wang"
    wrong_role = "zhou"
    refused = "matters.adjustment_decided"

    proposal: Adjustment

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, milestones=(NODE,))
        plan(cls.town, cls.matter)
        cls.proposal = propose(cls.town, cls.matter, units=other_units(cls.town), objectives=OBJECTIVES)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"adjustment": self.proposal.uid, "opinion": "同意", **changed}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        made = Adjustment.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (made.state, made.level, made.decided_on), ("APPROVED", "LEADING_GROUP_HEAD", date(2026, 3, 2))
        )
        self.assertEqual(
            [relation(self.town, self.matter, one) for one in ("planning", "business", "works", "company")],
            ["LEAD", "CO", "FORMER", "FORMER"],
        )
        self.assertEqual(objectives(self.matter), list(OBJECTIVES))
        self.assertEqual(Objective.objects.filter(matter=self.matter).count(), 3, "the old ones stay")
        self.assert_duties_passed()
        self.assert_given_anew()
        self.assertEqual(recounting.differences(), [])

    def assert_duties_passed(self) -> None:
        due, planning = deadline(self.matter), self.town.unit("planning")
        self.assertEqual((due.unit, due.original_due_on, due.due_on), (planning, DUE_ON, DUE_ON))
        self.assertEqual(owed(self.matter, "MILESTONE")[0].unit, planning)
        reports = owed(self.matter, "PERIODIC_REPORT")
        self.assertEqual({one.unit for one in reports}, {planning})
        self.assertEqual(reports[0].due_on, date(2026, 3, 31))
        gone = {self.town.unit("works"), self.town.unit("company")}
        standing = {one.unit for one in self.matter.obligations.standing()}
        self.assertFalse(standing & gone, "who left owes nothing")

    def assert_given_anew(self) -> None:
        rows = {one.unit: one for one in Assignment.objects.filter(matter=self.matter, ended_on=None)}
        self.assertEqual(set(rows), {self.town.unit("planning"), self.town.unit("business")})
        new = rows[self.town.unit("planning")]
        self.assertEqual((new.level, new.first_responsible), ("PRIMARY", self.town["shen"]))
        self.assertEqual([one.unit for one in owed(self.matter, "SIGN_FOR")], [new.unit])
        paper = Document.objects.filter(context_ref=self.matter.ref, kind="assignment").latest("id")
        self.assertEqual(paper.facts["to"], "规划设计部")
        ended = Assignment.objects.get(matter=self.matter, unit=self.town.unit("works"))
        self.assertEqual(ended.ended_on, date(2026, 3, 2))
        self.assertEqual(list(ended.directly_responsible.values_list("to_on", flat=True)), [date(2026, 3, 2)])

    def test_the_former_unit_looks_back_and_does_nothing(self) -> None:
        self.spoil()
        old = Assignment.objects.get(matter=self.matter, unit=self.town.unit("works"))
        self.assertEqual(self.send("responsibility.sign_for", "lin", {"assignment": old.uid}).status, 403)
        gao = Party.objects.get(matter=self.matter, person=self.town["gao"])
        self.assertEqual((gao.relation, gao.open, gao.left_on), ("FORMER", False, date(2026, 3, 2)))
        report = {"obligation": deadline(self.matter).uid, "new_due_on": "2026-07-31", "reason": "汛期"}
        asked = {"matter": self.matter.uid, **report}
        self.assertEqual(self.send("matters.request_extension", "lin", asked).status, 403)
        self.assertEqual(self.send("matters.request_extension", "wu", asked).status, 200)

    def test_an_extended_date_passes_as_it_stands(self) -> None:
        change = ask_extension(self.town, self.matter)
        data = {"change": change.uid, "grant": True}
        self.assertEqual(self.send("matters.decide_extension", "wang", data).status, 200)
        self.spoil()
        due = deadline(self.matter)
        self.assertEqual((due.original_due_on, due.due_on), (DUE_ON, date(2026, 7, 31)))
        self.assertEqual(recounting.differences(), [])

    def test_a_missed_report_stays_with_whoever_missed_it(self) -> None:
        self.town.go_to(date(2026, 4, 2))
        self.spoil()
        first = self.matter.obligations.filter(kind="PERIODIC_REPORT").earliest("due_on")
        self.assertEqual((first.unit, first.lapsed_on), (self.town.unit("works"), date(2026, 4, 2)))
        self.assertIn("报送进展反馈（2026-03-31）终结", "".join(self._followed()))

    def _followed(self) -> list[str]:
        return list(Adjustment.objects.get(pk=self.proposal.pk).followed)

    def test_a_clerk_needs_a_checked_paper_of_the_right_level(self) -> None:
        self.town.go_to(date(2026, 3, 5))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.proposal.ref, "ADJUST", decided_on=date(2026, 3, 1))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "matters.decided_before")
        checked_paper(self.town, self.proposal.ref, "ADJUST", decided_on=date(2026, 3, 4))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        made = Adjustment.objects.get(pk=self.proposal.pk)
        self.assertEqual((made.decided_on, made.done_on), (date(2026, 3, 4), date(2026, 3, 5)))

    def test_a_meeting_decides_by_an_item_of_its_minutes(self) -> None:
        held = meeting(self.town)
        wanted = {"meeting": held.uid, "place": 2}
        self.assertEqual(self.send(self.act, "qian", self.data(**wanted)).code, "matters.own_minutes")
        self.assertEqual(
            self.send(self.act, "chen", self.data(meeting=held.uid)).code, "matters.item_missing"
        )
        early = meeting(self.town, held_on=date(2026, 2, 1), number="2026年第1次")
        answer = self.send(self.act, "chen", self.data(meeting=early.uid, place=1))
        self.assertEqual(answer.code, "matters.decided_before", "it is older than the matter")
        directors = meeting(self.town, MeetingKind.DIRECTORS_MEETING)
        answer = self.send(self.act, "chen", self.data(meeting=directors.uid, place=1))
        self.assertEqual(answer.code, "matters.adjustment_level")
        self.assertEqual(self.send(self.act, "chen", self.data(**wanted)).status, 200)
        made = Adjustment.objects.get(pk=self.proposal.pk)
        self.assertEqual((made.level, made.meeting, made.place), ("LEADING_GROUP_MEETING", held, 2))

    def test_nobody_approves_the_own_proposal(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["wang"].uid,
            kind=PostKind.OFFICE_STAFF,
            unit=None,
            from_on=date(2026, 3, 2),
        )
        data = {"adjustment": self.proposal.uid, "reason": "重提"}
        self.assertEqual(self.send("matters.withdraw_adjustment", "chen", data).status, 200)
        own = propose(self.town, self.matter, who="wang")
        self.assertEqual(
            self.send(self.act, "wang", self.data(adjustment=own.uid)).code, "matters.own_proposal"
        )

    def test_the_kind_has_its_own_act(self) -> None:
        self.assertEqual(self.send("matters.split", "wang", self.data()).code, "matters.adjustment_kind")

    def test_a_unit_settles_what_it_was_ordered_before_it_leaves(self) -> None:
        served_notice(self.town, self.matter)
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "matters.unit_owes")

    def test_an_upheld_objection_is_settled_by_it(self) -> None:
        matter = assigned_matter(self.town)
        object_to(self.town, matter)
        answer_objection(self.town, matter, upheld=True)
        duty = owed(matter, "ADJUST")[0]
        proposal = propose(self.town, matter, settles=duty.uid, units=roles(self.town, works=Relation.LEAD))
        self.assertEqual(self.send(self.act, "wang", self.data(adjustment=proposal.uid)).status, 200)
        duty.refresh_from_db()
        self.assertEqual((duty.met_on, duty.met_by_ref), (date(2026, 3, 2), proposal.ref))
        self.assertEqual(owed(matter, "DECIDE_ADJUSTMENT"), [])

    def test_what_was_put_up_with_its_list_is_decided_with_the_others(self) -> None:
        gathered(self.town, docketed_list(self.town), added=False)
        row = Adjustment.objects.latest("id")
        for code, data in (
            ("matters.terminate", {"adjustment": row.uid}),
            ("matters.refuse_adjustment", {"adjustment": row.uid, "opinion": "再议"}),
        ):
            self.assertEqual(self.send(code, "wang", data).code, "matters.adjustment_gathered")

    def test_what_the_matter_has_become_since_is_asked_again(self) -> None:
        matter = docket_matter(self.town)
        proposal = propose(self.town, matter, units=roles(self.town, planning=Relation.CO))
        data = {"matter": matter.uid}
        self.assertEqual(self.send("responsibility.assign", "chen", data).status, 200)
        answer = self.send(self.act, "wang", self.data(adjustment=proposal.uid))
        self.assertEqual(answer.code, "matters.lead_missing", "it is assigned by now")

    def test_a_unit_that_changes_its_part_is_given_it_anew(self) -> None:
        data = {"adjustment": self.proposal.uid, "reason": "重提"}
        self.assertEqual(self.send("matters.withdraw_adjustment", "chen", data).status, 200)
        swapped = roles(self.town, business=Relation.LEAD, works=Relation.CO, company=Relation.SERVICE)
        proposal = propose(self.town, self.matter, units=swapped)
        works = Party.objects.get(matter=self.matter, unit=self.town.unit("works"), person=None)
        self.assert_locks(works, data=self.data(adjustment=proposal.uid))
        self.assertEqual(self.send(self.act, "wang", self.data(adjustment=proposal.uid)).status, 200)
        rows = Assignment.objects.filter(matter=self.matter, ended_on=None)
        self.assertEqual(
            {(one.unit_name, one.relation) for one in rows},
            {("经营管理部", "LEAD"), ("工程建设部", "CO"), ("台儿庄古城旅游发展有限公司", "SERVICE")},
        )
        self.assertEqual(deadline(self.matter).unit, self.town.unit("business"))
        self.assertEqual(recounting.differences(), [])

    def test_what_is_not_assigned_changes_its_units_alone(self) -> None:
        docketed = docket_matter(self.town, lead=None)
        proposal = propose(self.town, docketed)
        self.assertEqual(self.send(self.act, "wang", self.data(adjustment=proposal.uid)).status, 200)
        self.assertEqual(relation(self.town, docketed, "planning"), "LEAD")
        self.assertFalse(Assignment.objects.filter(matter=docketed).exists())

    def test_it_locks_what_it_changes(self) -> None:
        parties = Party.objects.filter(matter=self.matter, unit__isnull=False)
        self.assert_locks(
            self.proposal,
            deadline(self.matter),
            owed(self.matter, "DECIDE_ADJUSTMENT")[0],
            parties.get(unit=self.town.unit("works"), person__isnull=True),
            Objective.objects.filter(matter=self.matter).latest("id"),
        )

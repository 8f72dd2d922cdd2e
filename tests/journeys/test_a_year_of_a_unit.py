"""A year of a unit: renamed in March, its head moves in May, merged in September.

Told once, by the acts; then asked day by day: who answered, what the unit was called, what was printed, who finds
the matter under which name, what each quarter was reported by whom, how the notices count (decisions 6 and 23).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from urllib.parse import urlencode

from django.http import QueryDict

from duban.chapters.accountability.models import AccountabilityClue, ClueNotice
from duban.chapters.desk import counting, figures, loops
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters import actions as matters
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.queries import daily
from duban.chapters.responsibility.terms import Cycle
from duban.chapters.responsibility.tests import builders as duties
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.tests import builders as supervision
from duban.ground.access import PostKind
from duban.site import recounting
from duban.support.documents import queries as documents
from duban.support.documents import sweeps
from duban.support.documents.models import Document
from duban.support.organization import actions as organization
from duban.support.organization.actions import Carried
from duban.support.organization.models import OrgUnit, Post, UnitName
from tests.looking import PageCase

D = date
FIRST_NAME, SECOND_NAME, MERGED, OTHER = "工程建设部", "工程管理部", "建设规划部", "规划设计部"
RENAMED, MOVED, MERGED_ON = D(2026, 3, 16), D(2026, 5, 18), D(2026, 9, 1)
DUE_ON = D(2026, 12, 31)
HEAD_BEFORE, HEAD_AFTER, DEPUTY = "李建国", "高卫东", "何海涛"


class YearOfAUnit(PageCase):
    """林 leads a matter through the year, and another one that is closed in April."""

    running: ClassVar[Matter]
    closed: ClassVar[Matter]
    unit: ClassVar[OrgUnit]
    printed: ClassVar[dict[str, bytes]] = {}
    counted: ClassVar[dict[date, int]] = {}

    @classmethod
    def prepare(cls) -> None:
        cls.printed, cls.counted = {}, {}
        cls.first_quarter()
        cls.head_moves()
        cls.merger()
        cls.last_quarter()

    # -- the year

    @classmethod
    def first_quarter(cls) -> None:
        """Assigned on 03-02, noticed on 03-09, renamed on 03-16, reported on 03-27; the other matter is closed."""
        town = cls.town
        cls.running = duties.running_matter(town, due_on=DUE_ON, service=())
        responsibility.adopt_plan(
            by=town["chen"],
            at=town.tick(),
            request_id=None,
            matter=cls.running.uid,
            cycle=Cycle.QUARTERLY,
            first_due_on=D(2026, 3, 31),
            day=31,
        )
        cls.keep()
        town.go_to(D(2026, 3, 9))
        supervision.served_notice(town, cls.running)
        cls.keep()
        town.go_to(RENAMED)
        organization.rename_unit(
            by=town["chen"],
            at=town.tick(),
            request_id=None,
            unit=town.unit("works").uid,
            name=SECOND_NAME,
            from_on=RENAMED,
        )
        cls.report(D(2026, 3, 27), "li", 20)
        cls.closed = feedback.accepted_matter(town)
        town.go_to(D(2026, 4, 10))
        matters.close(by=town["chen"], at=town.tick(), request_id=None, matter=cls.closed.uid)
        cls.keep()

    @classmethod
    def head_moves(cls) -> None:
        """李 leaves for the company on 05-18; 高 becomes head and receives what he had in hand."""
        town, works = cls.town, cls.town.unit("works").uid
        town.go_to(MOVED)
        post = Post.objects.get(person=town["li"], kind=PostKind.UNIT_HEAD)
        organization.end_post(
            by=town["an"], at=town.tick(), request_id=None, post=post.uid, to_on=D(2026, 5, 17)
        )
        for who, kind, unit in (
            ("li", PostKind.DEPUTY_IN_CHARGE, town.unit("company").uid),
            ("gao", PostKind.UNIT_HEAD, works),
        ):
            organization.appoint(
                by=town["an"],
                at=town.tick(),
                request_id=None,
                person=town[who].uid,
                kind=kind,
                unit=unit,
                from_on=MOVED,
            )
        listed = duties.hand_over(town, outgoing="li", receiver="gao", on=MOVED, who="lin")
        duties.receive(town, listed, who="gao")
        cls.report(D(2026, 6, 26), "gao", 50)

    @classmethod
    def merger(cls) -> None:
        """With 规划设计部 it becomes 建设规划部 on 09-01: 高 heads it, 沈 is deputy, 林 and 吴 are its liaisons."""
        town = cls.town
        town.go_to(MERGED_ON)
        cls.counted[D(2026, 8, 31)] = cls.count(town.unit("works"))
        kinds = {
            "gao": (PostKind.UNIT_HEAD, PostKind.UNIT_HEAD),
            "he": (PostKind.DEPUTY_IN_CHARGE, PostKind.DEPUTY_IN_CHARGE),
            "lin": (PostKind.LIAISON_A, PostKind.LIAISON_A),
            "shen": (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE),
            "wu": (PostKind.LIAISON_A, PostKind.LIAISON_B),
        }
        organization.merge_units(
            by=town["chen"],
            at=town.tick(),
            request_id=None,
            units=[town.unit("works").uid, town.unit("planning").uid],
            name=MERGED,
            on=MERGED_ON,
            basis="古城编〔2026〕3号",
            carried=[
                Carried(Post.objects.get(person=town[who], kind=was, to_on__isnull=True).uid, kind)
                for who, (was, kind) in kinds.items()
            ],
        )
        cls.unit = town.units["merged"] = UnitName.objects.get(name=MERGED, kind="FORMAL").unit
        cls.counted[MERGED_ON] = cls.count(cls.unit)

    @classmethod
    def last_quarter(cls) -> None:
        """A second notice on 09-10, signed by the head; reports in September and December."""
        town = cls.town
        town.go_to(D(2026, 9, 10))
        cls.clues_before = AccountabilityClue.objects.count()
        notice = supervision.issued_notice(town, cls.running, unit="merged", signer="wang")
        supervision.serve(town, notice, who="wu")
        cls.counted[D(2026, 9, 10)] = cls.count(cls.unit)
        cls.keep()
        cls.report(D(2026, 9, 25), "gao", 80)
        cls.report(D(2026, 12, 18), "gao", 95)

    clues_before: ClassVar[int]

    @classmethod
    def report(cls, day: date, who: str, percent: int) -> None:
        cls.town.go_to(day)
        feedback.submit(cls.town, cls.running, who=who, kind="PERIODIC_REPORT", percent=percent)

    @classmethod
    def count(cls, unit: OrgUnit) -> int:
        return reckoning.served_count(cls.running, unit, cls.town.at.date())

    @classmethod
    def keep(cls) -> None:
        """Every paper that has been issued so far, byte by byte."""
        sweeps.sweep(cls.town.tick())
        for paper in Document.objects.order_by("id"):
            cls.printed.setdefault(paper.number or paper.title, documents.stored(paper))

    # -- what is true of it

    # day, what the lead unit was called, who was first and who directly responsible
    DAYS = (
        (D(2026, 3, 1), "", "", ""),
        (D(2026, 3, 2), FIRST_NAME, HEAD_BEFORE, DEPUTY),
        (D(2026, 3, 15), FIRST_NAME, HEAD_BEFORE, DEPUTY),
        (D(2026, 3, 16), SECOND_NAME, HEAD_BEFORE, DEPUTY),
        (D(2026, 5, 17), SECOND_NAME, HEAD_BEFORE, DEPUTY),
        (D(2026, 5, 18), SECOND_NAME, HEAD_AFTER, DEPUTY),
        (D(2026, 8, 31), SECOND_NAME, HEAD_AFTER, DEPUTY),
        (D(2026, 9, 1), MERGED, HEAD_AFTER, DEPUTY),
        (D(2026, 12, 18), MERGED, HEAD_AFTER, DEPUTY),
    )

    def test_who_answered_on_which_day_and_what_the_unit_was_called(self) -> None:
        url = f"/matters/{self.running.uid}/responsible/"
        for day, name, first, direct in self.DAYS:
            lead = next((row for row in daily.on_day(self.running, day) if row.level == "PRIMARY"), None)
            found = (
                (
                    lead.name,
                    "、".join(one.name for one in lead.first),
                    "、".join(one.name for one in lead.direct),
                )
                if lead
                else ("", "", "")
            )
            page = self.see("chen", f"{url}?on={day}").content.decode()
            with self.subTest(day=day):
                self.assertEqual(found, (name, first, direct))
                for word in (name, first, direct):
                    self.assertIn(word, page)
                for other in {FIRST_NAME, SECOND_NAME, MERGED} - {name}:
                    self.assertNotIn(other, page.partition("<table")[2])

    def test_what_was_printed_is_what_is_printed(self) -> None:
        self.assertGreaterEqual(len(self.printed), 3)
        for paper in Document.objects.order_by("id"):
            name = paper.number or paper.title
            with self.subTest(name):
                if name in self.printed:
                    self.assertEqual(documents.stored(paper), self.printed[name])
        to = [
            str(paper.facts["to"])
            for paper in Document.objects.filter(kind__in=("assignment", "supervision_notice")).order_by("id")
            if paper.subject_ref == self.running.ref or paper.kind == "supervision_notice"
        ]
        self.assertEqual(to, [f"{FIRST_NAME}、经营管理部", FIRST_NAME, MERGED])

    def test_every_name_finds_the_matter_for_those_who_may_see_it(self) -> None:
        for name in (FIRST_NAME, SECOND_NAME, MERGED, OTHER):
            query = urlencode({"q": name})
            for who, finds in (
                ("chen", True),  # the Office
                ("gao", True),  # the head of the successor
                ("wu", True),  # its liaison, who came from the other unit
                ("shen", True),
                ("zhao", True),  # the co-unit
                ("li", False),  # who has left, and was named in nothing
                ("xu", False),
                ("guan", False),
            ):
                page = self.see(who, f"/search/?{query}").content.decode()
                with self.subTest(name=name, who=who):
                    self.assertEqual(str(self.running.uid) in page, finds)

    def test_what_was_closed_before_is_found_too_and_stays_with_the_old_unit(self) -> None:
        for name in (FIRST_NAME, SECOND_NAME):
            for who, finds in (("chen", True), ("gao", True), ("wu", True), ("xu", True), ("guan", False)):
                page = self.see(who, f"/search/?{urlencode({'q': name})}").content.decode()
                with self.subTest(name=name, who=who):
                    self.assertEqual(str(self.closed.uid) in page, finds)
        self.assertContains(self.see("wu", f"/matters/{self.closed.uid}/"), FIRST_NAME[:2])
        lead = self.closed.parties.get(relation="LEAD")
        self.assertEqual(lead.unit, self.town.unit("works"))

    def test_each_quarter_was_reported_under_its_own_name(self) -> None:
        rows = Report.objects.filter(matter=self.running).order_by("id")
        self.assertEqual(
            [(one.submitted_on, one.unit_name, one.percent) for one in rows],
            [
                (D(2026, 3, 27), SECOND_NAME, 20),
                (D(2026, 6, 26), SECOND_NAME, 50),
                (D(2026, 9, 25), MERGED, 80),
                (D(2026, 12, 18), MERGED, 95),
            ],
        )
        owed = Obligation.objects.filter(matter=self.running, kind="PERIODIC_REPORT").order_by("due_on")
        self.assertEqual(
            [(one.original_due_on, one.due_on, one.met_on) for one in owed],
            [
                (D(2026, 3, 31), D(2026, 3, 31), D(2026, 3, 27)),
                (D(2026, 6, 30), D(2026, 6, 30), D(2026, 6, 26)),
                (D(2026, 9, 30), D(2026, 9, 30), D(2026, 9, 25)),
                (D(2026, 12, 31), D(2026, 12, 31), D(2026, 12, 18)),
            ],
        )
        page = self.see("gao", f"/matters/{self.running.uid}/").content.decode()
        self.assertIn(f"承接{SECOND_NAME}作为牵头单位承办的部分", page)

    def test_notices_count_through_the_merger_and_the_next_one_registers_once(self) -> None:
        self.assertEqual(
            self.counted,
            {D(2026, 8, 31): 1, MERGED_ON: 1, D(2026, 9, 10): 2},
            "no name, no head, no merger changes it",
        )
        self.assertEqual(self.clues_before, 0)
        clue = AccountabilityClue.objects.get()
        self.assertEqual((clue.unit, clue.registered_on), (self.unit, D(2026, 9, 10)))
        lines = ClueNotice.objects.filter(clue=clue).order_by("id")
        self.assertEqual(
            [
                (one.served_on, one.responsible["unit"], [who["name"] for who in one.responsible["first"]])
                for one in lines
            ],
            [
                (D(2026, 3, 9), FIRST_NAME, [HEAD_BEFORE]),
                (D(2026, 9, 10), MERGED, [HEAD_AFTER]),
            ],
        )

    def test_the_statistics_follow(self) -> None:
        person, at = self.town["chen"], self.town.at
        counted = counting.Counting(person, at, figures.asked(person, at, QueryDict("")))
        self.assertEqual(self.rows(counted.workload()), {MERGED: (1, 0), "经营管理部": (0, 1)})
        page = self.see("chen", "/statistics/").content.decode()
        self.assertIn(MERGED, page)

    @staticmethod
    def rows(figure: figures.Figure) -> Mapping[str, tuple[int, int]]:
        """Matters that a unit leads, and cooperates in, where it does either."""
        parts = {row.label: (row.cells[0].value, row.cells[1].value) for row in figure.rows}
        return {unit: counts for unit, counts in parts.items() if any(counts)}

    def test_every_stored_date_follows_from_the_rest(self) -> None:
        self.assertEqual(list(recounting.differences()), [])

    def test_nobody_is_left_between_two_units(self) -> None:
        kinds = {one.kind for one in loops.open_loops(self.town.at)}
        self.assertFalse(kinds & {"handover", "vacancy", "orphan"}, kinds)

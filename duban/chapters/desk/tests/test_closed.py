"""责任追究事项 at the desk: for whom something waits in a clue or case, and for nobody else (decision 40)."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue
from duban.chapters.accountability.queries import judging, materials
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.desk import closed
from duban.ground.beijing import beijing_day
from tests.looking import PageCase

PANEL = "责任追究事项"
START, VERIFY, ANSWER, RECEIPT = "决定是否启动核实", "完成核实", "陈述申辩", "取得移送回执"


class TestClosed(PageCase):
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        _matter, cls.clue = casing.clue(cls.town)

    def asked(self, who: str) -> list[str]:
        """What his desk asks of him, without the days."""
        rows = closed.of(self.town[who], self.town.at).rows
        return [f"{one.what.partition('（')[0]} {one.title}" for one in rows]

    def assert_nothing(self, *people: str) -> None:
        for who in people:
            with self.subTest(who=who):
                self.assertNotContains(self.see(who, reverse("desk")), PANEL)

    def verifying(self) -> AccountabilityCase:
        return casing.name(self.town, casing.start(self.town, self.clue))

    def test_the_head_is_asked_whether_to_start_and_nobody_else_is(self) -> None:
        self.assertEqual(self.asked("wang"), [f"{START} {self.clue.number}"])
        page = self.see("wang", reverse("desk"))
        for words in (PANEL, START, reverse("clue", args=[self.clue.uid]), "不打印"):
            self.assertContains(page, words)
        self.assertContains(self.see("wang", reverse("group_page")), START)
        self.assertEqual(self.asked("sun"), [])
        self.assertContains(self.see("sun", reverse("desk")), "没有等您办理的责任追究事项")
        self.assert_nothing("zhou", "chen", "li", "lin", "wu", "guan")

    def test_past_its_day_it_says_by_how_much(self) -> None:
        step = judging.awaited(self.clue, beijing_day(self.town.at))
        assert step is not None
        assert step.due_on is not None
        self.town.go_to(step.due_on)
        self.assertEqual([one.late for one in closed.of(self.town["wang"], self.town.at).rows], [0])
        self.town.go_to(step.due_on + timedelta(days=3))
        self.assertEqual([one.late for one in closed.of(self.town["wang"], self.town.at).rows], [3])
        for page in ("desk", "group_page"):
            self.assertContains(self.see("wang", reverse(page)), "逾期 3 天")

    def test_who_handles_the_case_finds_it_and_what_it_waits_for(self) -> None:
        case = casing.start(self.town, self.clue)
        self.assertEqual(self.asked("sun"), [f"指定核实人员 {case.number}"])
        casing.name(self.town, case)
        self.assertEqual((self.asked("sun"), self.asked("wang")), ([], []))
        for who in casing.HANDLERS:
            self.assertEqual(self.asked(who), [f"{VERIFY} {case.number}"])
            self.assertContains(self.see(who, reverse("desk")), reverse("case", args=[case.uid]))
        self.assert_nothing("chen", "li", "wu", "guan")

    def test_who_was_admitted_finds_the_list(self) -> None:
        case = self.verifying()
        self.assert_nothing("zheng")
        casing.admit(self.town, case, "zheng")
        page = self.see("zheng", reverse("desk"))
        self.assertContains(page, "没有等您办理的责任追究事项")
        self.assertContains(page, f'href="{reverse("cases")}"')
        self.assertContains(self.see("zheng", reverse("cases")), case.number)

    def test_the_person_concerned_is_asked_while_he_may_answer(self) -> None:
        case = self.verifying()
        casing.show(self.town, case)
        self.assertEqual(self.asked("li"), [])
        casing.tell(self.town, case)
        self.assertEqual(self.asked("li"), [f"{ANSWER} {case.number}"])
        whom = casing.concerned(self.town, case)
        page = self.see("li", reverse("desk"))
        self.assertContains(page, reverse("my_record", args=[whom.uid]))
        self.assertNotContains(page, reverse("case", args=[case.uid]))
        self.town.go_to(materials.needed_notice(whom).until_on + timedelta(days=1))
        self.assertEqual(self.asked("li"), [])

    def test_nothing_is_asked_of_him_once_contact_has_stopped(self) -> None:
        case = casing.told(self.town)
        casing.stop(self.town, case)
        self.assertEqual(self.asked("li"), [])

    def test_what_was_referred_waits_for_the_director(self) -> None:
        referred = builders.referred(self.town, builders.matter_under_way(self.town))
        self.assertEqual(self.asked("sun"), [f"{RECEIPT} {referred.number}"])
        self.assertEqual(self.asked("wang"), [f"{START} {self.clue.number}"])

    def test_what_concerns_the_head_waits_for_the_director_alone(self) -> None:
        builders.make_head_responsible(self.town)
        clue = builders.entered(self.town, builders.matter_under_way(self.town))
        self.assertIn(f"移送 {clue.number}", self.asked("sun"))
        self.assertNotIn(clue.number, " ".join(self.asked("wang")))

"""The pages of 事项调整: proposed, looked at, decided."""

from __future__ import annotations

from django.urls import reverse

from duban.chapters.matters.models import Adjustment, Matter
from duban.chapters.matters.tests.adjusting import meeting, propose, relation
from duban.chapters.matters.tests.builders import owed
from tests.beyond import answer_objection, object_to
from tests.looking import PageCase
from tests.onward import assigned_matter, running_matter


class AdjustingPagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def url(self, name: str, row: Matter | Adjustment | None = None) -> str:
        return reverse(name, args=[(row or self.matter).uid])

    def change(self, **changed: object) -> dict[str, object]:
        unit = self.town.unit
        return {
            "title": self.matter.title,
            "objectives": "清淤量3.2万方\n驳岸修复1600米",
            "unit_0": unit("planning").uid,
            "relation_0": "LEAD",
            "unit_1": unit("business").uid,
            "relation_1": "CO",
            "reason": "职责调整",
            **changed,
        }

    def test_each_page_is_there_for_the_right_people_alone(self) -> None:
        proposal = propose(self.town, self.matter)
        for name, row, right, wrong in (
            ("propose_adjustment", self.matter, ("chen", "sun"), ("lin", "wang")),
            ("adjustment", proposal, ("chen", "wang", "zhou"), ()),
            ("decide_adjustment", proposal, ("wang", "chen"), ("zhou",)),
            ("withdraw_adjustment", proposal, ("chen",), ("wang", "zhou")),
        ):
            self.assert_seen_by(self.url(name, row), right=right, strangers=("wu", "guan"))
            for who in wrong:
                with self.subTest(name=name, who=who):
                    self.assertEqual(self.see(who, self.url(name, row)).status_code, 403)
        self.assertEqual(self.see("lin", self.url("adjustment", proposal)).status_code, 404)

    def test_a_change_is_proposed_shown_and_approved(self) -> None:
        form = self.see("chen", self.url("propose_adjustment"))
        self.assertContains(form, "驳岸修复1460米")
        refused = self.fill("chen", self.url("propose_adjustment"), self.change(relation_0="CO"))
        self.assertContains(refused, "没有牵头单位", status_code=422)
        unfinished = self.fill("chen", self.url("propose_adjustment"), self.change(relation_1=""))
        self.assertContains(unfinished, "请同时选定单位和职责", status_code=422)
        done = self.fill("chen", self.url("propose_adjustment"), self.change())
        proposal = Adjustment.objects.get()
        self.assertRedirects(
            done, self.url("adjustment", proposal), status_code=303, fetch_redirect_response=False
        )
        page = self.see("wang", self.url("adjustment", proposal))
        for text in ("牵头单位：规划设计部", "驳岸修复1600米", "由工程建设部移交规划设计部，时限不变"):
            self.assertContains(page, text)
        self.assertContains(self.see("chen", self.url("matter")), "批复事项调整")
        decided = self.fill("wang", self.url("decide_adjustment", proposal), {"verdict": "approve"})
        self.assertEqual(decided.status_code, 303)
        self.assertEqual(relation(self.town, self.matter, "planning"), "LEAD")
        for who in ("chen", "shen", "li"):
            shown = self.see(who, self.url("matter"))
            self.assertContains(shown, "事项调整")
            self.assertContains(shown, "原：")
        self.assertContains(self.see("chen", self.url("matter")), "原责任单位（至2026-03-02）")

    def test_a_clerk_decides_on_the_minutes_or_is_told_what_is_needed(self) -> None:
        proposal = propose(self.town, self.matter)
        url = self.url("decide_adjustment", proposal)
        self.assertContains(self.fill("chen", url, {"verdict": "approve"}), "代录纸质决定", status_code=409)
        held = meeting(self.town)
        wanted = {"verdict": "approve", "meeting": held.uid, "place": "2"}
        self.assertEqual(self.fill("chen", url, wanted).status_code, 303)
        self.assertContains(self.see("chen", self.url("adjustment", proposal)), "第 2 项")

    def test_a_refusal_leaves_the_matter_as_it_is(self) -> None:
        proposal = propose(self.town, self.matter)
        url = self.url("decide_adjustment", proposal)
        self.assertEqual(self.fill("wang", url, {"verdict": "refuse", "opinion": "不变"}).status_code, 303)
        self.assertEqual(relation(self.town, self.matter, "works"), "LEAD")
        self.assertContains(self.see("chen", self.url("matter")), "未批准")

    def test_the_other_kinds_are_proposed_too(self) -> None:
        other = assigned_matter(self.town)
        url = self.url("propose_adjustment")
        unknown = self.fill("chen", url + "?kind=MERGE", {"numbers": "2026-999", "reason": "重复"})
        self.assertContains(unknown, "没有编号为", status_code=422)
        merged = self.fill("chen", url + "?kind=MERGE", {"numbers": other.number, "reason": "重复"})
        self.assertEqual(merged.status_code, 303)
        proposal = Adjustment.objects.get()
        self.assertContains(self.see("wang", self.url("adjustment", proposal)), "转为本事项节点，时限不变")
        taken = self.fill("chen", self.url("withdraw_adjustment", proposal), {"reason": "再议"})
        self.assertEqual(taken.status_code, 303)
        parted = {"title_0": "驳岸修复", "aims_0": "1460米", "objectives": "清淤", "reason": "分标段"}
        split = self.fill("chen", url + "?kind=SPLIT", parted)
        self.assertEqual(split.status_code, 303)
        proposal = Adjustment.objects.latest("id")
        self.assertContains(self.see("wang", self.url("adjustment", proposal)), "驳岸修复")
        self.fill("chen", self.url("withdraw_adjustment", proposal), {"reason": "再议"})
        ending = self.see("chen", url + "?kind=WITHDRAWAL")
        self.assertContains(ending, "工程建设部的办结事项（2026-06-30）终结")
        self.assertEqual(self.fill("chen", url + "?kind=WITHDRAWAL", {"reason": "不再实施"}).status_code, 303)
        self.assertEqual(self.see("chen", url + "?kind=ELSE").status_code, 404)

    def test_the_duty_of_an_upheld_objection_is_offered(self) -> None:
        matter = assigned_matter(self.town)
        object_to(self.town, matter)
        answer_objection(self.town, matter, upheld=True)
        duty = owed(matter, "ADJUST")[0]
        self.assertContains(self.see("chen", self.url("propose_adjustment", matter)), str(duty.uid))
        desk = self.see("chen", reverse("desk"))
        self.assertContains(desk, self.url("propose_adjustment", matter))

    def test_what_waits_stands_before_the_leading_group(self) -> None:
        proposal = propose(self.town, self.matter)
        self.assertContains(self.see("wang", reverse("group_page")), self.url("adjustment", proposal))

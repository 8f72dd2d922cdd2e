"""认定不可抗因素."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from duban.chapters.matters.models import ExemptionFinding, Matter
from duban.chapters.matters.queries import exempting
from duban.chapters.matters.rules import timeliness
from duban.chapters.matters.tests.adjusting import claim
from duban.chapters.matters.tests.builders import DUE_ON, deadline, owed
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from duban.support.rulebook import queries as rulebook
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.onward import running_matter
from tests.papers import checked_paper
from tests.stories import Answer


class TestFindExemption(MatterStory):
    act = "matters.find_exemption"
    doer = "wang"
    wrong_role = "lin"
    refused = "matters.finding_made"

    finding: ExemptionFinding

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.finding = claim(cls.town, deadline(cls.matter))

    def data(self, **changed: Any) -> dict[str, Any]:
        effects = {"days_not_charged": 9, "bars_ground_2": True}
        return {"finding": self.finding.uid, "found": True, "words": "雨情属实", **effects, **changed}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        found = exempting.found_on(self.matter)[0]
        self.assertEqual(
            (found.state, found.days_not_charged, found.bars_ground_2, found.found_by),
            ("FOUND", 9, True, self.town["wang"]),
        )
        due = deadline(self.matter)
        self.assertEqual((due.original_due_on, due.due_on), (DUE_ON, DUE_ON), "no date moves")
        grade = timeliness(completed_on=date(2026, 7, 3), due_on=due.due_on, calendar=rulebook.calendar())
        self.assertEqual(grade, "LATE", "LATE stays LATE, whatever is not charged")
        self.assertEqual(owed(self.matter, "DECIDE_EXEMPTION"), [])

    def refusal(self, **changed: Any) -> str:
        return self.send(self.act, "wang", self.data(**changed)).code

    def test_each_effect_is_said_for_itself(self) -> None:
        self.assertEqual(self.refusal(bars_ground_2=False), "")
        found = exempting.found_on(self.matter)[0]
        self.assertEqual((found.days_not_charged, found.bars_ground_2), (9, False))

    def test_effects_stay_within_the_cause_and_the_obstacle(self) -> None:
        for code, changed in (
            ("matters.days_not_charged", {"days_not_charged": 10}),
            ("matters.finding_without_effect", {"days_not_charged": 0, "bars_ground_2": False}),
            ("matters.rejected_has_effects", {"found": False}),
            ("matters.reason_missing", {"words": " "}),
        ):
            with self.subTest(code=code):
                self.assertEqual(self.refusal(**changed), code)

    def test_a_claim_may_be_rejected_and_has_no_effect(self) -> None:
        self.assertEqual(self.refusal(found=False, days_not_charged=0, bars_ground_2=False), "")
        self.assertEqual(exempting.found_on(self.matter), [])
        self.finding.refresh_from_db()
        self.assertEqual(self.finding.state, "REJECTED")

    def test_a_clerk_carries_in_the_paper(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.finding.ref, "FIND", decided_on=date(2026, 3, 1))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "matters.decided_before")
        checked_paper(self.town, self.finding.ref, "FIND", decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_nobody_finds_for_the_own_unit(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["zhou"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "zhou", self.data()).code, "matters.own_claim")

    def test_other_units_know_nothing_of_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)

    def test_it_locks_the_claim(self) -> None:
        self.assert_locks(self.finding, owed(self.matter, "DECIDE_EXEMPTION")[0])


class ExemptionPagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def test_a_unit_claims_and_the_head_finds(self) -> None:
        url = reverse("claim_exemption", args=[self.matter.uid])
        self.assert_seen_by(url, right=("lin", "li"), strangers=("wu", "guan"))
        self.assertEqual(self.see("chen", url).status_code, 403)
        data = {
            "obligation": deadline(self.matter).uid,
            "cause": "HIGHER_DECISION",
            "from_on": "2026-02-20",
            "fact": "上级调整河道治理规划",
        }
        self.assertEqual(self.fill("lin", url, data).status_code, 303)
        made = ExemptionFinding.objects.get()
        self.assertIsNone(made.to_on)
        finding = reverse("find_exemption", args=[made.uid])
        self.assertContains(self.see("chen", finding), "代录纸质决定")
        self.assertEqual(self.see("lin", finding).status_code, 403)
        self.assertEqual(self.see("zhao", finding).status_code, 404)
        self.assertContains(self.see("wang", finding), "上级调整河道治理规划")
        filled = {"found": "yes", "days_not_charged": "400", "words": "属实"}
        self.assertContains(self.fill("wang", finding, filled), "障碍共 11 天", status_code=422)
        done = self.fill("wang", finding, {**filled, "days_not_charged": "5", "bars_ground_2": "on"})
        self.assertEqual(done.status_code, 303)
        page = reverse("matter", args=[self.matter.uid])
        for text in ("上级决策或政策调整", "不计入 5 天", "不适用第十六条第二项"):
            self.assertContains(self.see("lin", page), text)
        self.assertNotContains(self.see("zhao", page), "上级调整河道治理规划")

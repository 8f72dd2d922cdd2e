"""专项督办、约谈 and the coverage of article 9, through their URLs."""

from __future__ import annotations

from django.urls import reverse

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import (
    Interview,
    Special,
)
from duban.chapters.supervision.tests import builders, inspecting
from tests.looking import PageCase


class ModePages(PageCase):
    """专项督办、约谈."""

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def test_special_supervision_from_opening_to_its_end(self) -> None:
        new = reverse("open_special", args=[self.matter.uid])
        unit = str(self.town.unit("works").uid)
        self.assertEqual(self.see("chen", new).status_code, 403)
        self.assertContains(self.see("sun", new), "拟解除日期")
        sent = self.fill("sun", new, {"unit": unit, "blockage": "管线未迁", "target_on": "2026-04-01"})
        self.assertEqual(sent.status_code, 303)
        special = Special.objects.get()
        page = reverse("special", args=[special.uid])
        self.assertContains(self.see("lin", page), "管线未迁")
        self.assertContains(self.see("sun", page), "尚未登记采取的措施")
        step = reverse("record_special", args=[special.uid])
        said = {"held_on": "2026-03-02", "seen": "现场会商", "lines": ["9(4)"]}
        self.assertEqual(self.fill("chen", step, said).status_code, 303)
        close = reverse("close_special", args=[special.uid])
        over = {"unblocked_on": "2026-03-02", "outcome": "已移交施工面"}
        self.assertContains(self.see("sun", close), "不再受阻之日")
        self.assertEqual(self.fill("sun", close, over).status_code, 303)
        self.assertContains(self.see("lin", page), "已移交施工面")
        self.assert_seen_by(page, right=("chen", "wang", "li"), strangers=("wu", "zhao", "guan"))

    def test_an_interview_from_proposal_to_minutes_says_that_it_is_no_sanction(self) -> None:
        new = reverse("propose_interview", args=[self.matter.uid])
        self.assertContains(self.see("chen", new), "约谈不是处分")
        sent = self.fill(
            "chen",
            new,
            {
                "unit": str(self.town.unit("works").uid),
                "reason": "进度滞后",
                "topics": "介绍进展",
                "planned_on": "2026-03-02",
                "location": "三楼会议室",
            },
        )
        self.assertEqual(sent.status_code, 303)
        interview = Interview.objects.get()
        page = reverse("interview", args=[interview.uid])
        self.assertEqual(self.see("li", page).status_code, 404)
        decide = reverse("decide_interview", args=[interview.uid])
        self.assertContains(self.see("wang", decide), "约谈不是处分")
        self.assertEqual(self.fill("wang", decide, {"grant": "yes", "opinion": ""}).status_code, 303)
        self.assertContains(self.see("sun", reverse("desk")), "签发约谈通知书")
        issue = reverse("issue_interview_notice", args=[interview.uid])
        self.assertContains(self.see("sun", issue), "约谈不是处分")
        self.assertEqual(self.fill("sun", issue, {}).status_code, 303)
        self.assertContains(self.see("li", page), "约谈不是处分")
        self.assertContains(self.see("li", reverse("desk")), "参加约谈")
        hold = reverse("hold_interview", args=[interview.uid])
        self.assertContains(self.see("chen", hold), "约谈不是处分")
        held = self.fill(
            "chen",
            hold,
            {
                "interviewee": str(self.town["li"].uid),
                "present": [str(self.town["chen"].uid), str(self.town["sun"].uid)],
                "held_on": "2026-03-02",
                "seen": "介绍了进展",
                "lines": ["9(6)"],
                "signed": "on",
                "wanted_1": "月底前追平进度",
                "due_1": "2026-03-31",
            },
        )
        self.assertEqual(held.status_code, 303)
        builders.freeze(self.town)
        seen = self.see("li", page)
        self.assertContains(seen, "月底前追平进度")
        self.assertContains(seen, "2026年第1期")
        self.assertTrue(Obligation.objects.filter(kind="REQUIREMENT", label="月底前追平进度").exists())
        self.assertEqual(self.see("zhao", page).status_code, 404)

    def test_an_interview_is_withdrawn(self) -> None:
        interview = inspecting.notified(self.town, self.matter)
        url = reverse("withdraw_interview", args=[interview.uid])
        self.assertContains(self.see("sun", url), "撤回约谈")
        self.assertEqual(self.fill("sun", url, {"reason": "已整改"}).status_code, 303)
        self.assertContains(self.see("li", reverse("interview", args=[interview.uid])), "已整改")

    def test_coverage_counts_the_records_in_force_of_the_year(self) -> None:
        inspecting.recorded(self.town, self.matter)
        page = self.see("chen", reverse("coverage"))
        row = page.context["rows"][0]
        self.assertEqual(
            (row.matter, list(row.counts), row.lacking), (self.matter, [1, 0, 0, 0, 0, 0, 0, 1], 6)
        )
        self.assertEqual(self.see("chen", f"{reverse('coverage')}?year=2025").context["rows"], [])
        other = builders.matter_under_way(self.town)
        unseen = self.see("chen", f"{reverse('coverage')}?seen=no")
        self.assertEqual([one.matter for one in unseen.context["rows"]], [other])
        self.assertEqual(unseen.context["counts"], (1, 1))
        own = self.see("lin", reverse("matter", args=[self.matter.uid])).context["filed"]
        self.assertEqual([count for _clause, _words, count in own.coverage], [1, 0, 0, 0, 0, 0, 0, 1])

    def test_the_list_of_records_is_narrowed_by_mode_and_unit(self) -> None:
        record = inspecting.recorded(self.town, self.matter)
        unit = self.town.unit("works").uid
        for query, there in (
            (f"unit={unit}", True),
            ("form=SITE_CHECK", True),
            ("form=INTERVIEW", False),
            ("form=x&unit=y", True),
        ):
            page = self.see("chen", f"{reverse('inspections')}?{query}")
            with self.subTest(query=query):
                (self.assertContains if there else self.assertNotContains)(page, str(record.uid))

    def test_the_desk_is_quiet_where_nothing_waits(self) -> None:
        for who in ("chen", "wang", "lin"):
            self.assertNotContains(self.see(who, reverse("desk")), 'id="inspections"')

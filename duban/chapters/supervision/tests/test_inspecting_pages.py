"""The pages of inspection, through their URLs."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from django.urls import reverse

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import (
    InspectionApproval,
    InspectionPlan,
    InspectionRecord,
    Interview,
    Special,
    StudyOpinion,
    Visit,
)
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from tests.looking import PageCase

OUTSIDE = ("wu", "guan", "an", "shenji", "gao")
UNIT = ("lin", "li", "he")


def photo(name: str = "现场.txt") -> BytesIO:
    file = BytesIO("现场照片".encode())
    file.name = name
    return file


class PlanPages(PageCase):
    """督查计划: drafted, decided on, sent back, on paper."""

    def row(self, place: int, **changed: Any) -> dict[str, Any]:
        given = {
            "what": "重点工程进度",
            "unit": str(self.town.unit("works").uid),
            "form": "SITE_CHECK",
            "from_on": "2026-03-01",
            "to_on": "2026-03-31",
            "team": "陈启明",
            **changed,
        }
        return {f"{name}_{place}": value for name, value in given.items()}

    def test_a_plan_is_drafted_sent_back_written_anew_and_adopted(self) -> None:
        new = reverse("draft_inspection_plan")
        self.assertContains(self.see("chen", new), "拟订督查计划")
        sent = self.fill(
            "chen", new, {"year": 2026, "note": "合并同类", **self.row(1), **self.row(2, no_notice="on")}
        )
        plan = InspectionPlan.objects.get()
        page = reverse("inspection_plan", args=[plan.uid])
        self.assertRedirects(sent, page, status_code=303, fetch_redirect_response=False)
        self.assertContains(self.see("wang", page), "不打招呼")
        self.assertContains(self.see("wang", reverse("desk")), "审定督查计划")
        back = reverse("return_inspection_plan", args=[plan.uid])
        self.assertEqual(self.fill("wang", back, {"reason": "过密"}).status_code, 303)
        self.assertContains(self.see("chen", reverse("desk")), "修改督查计划")
        revise = reverse("revise_inspection_plan", args=[plan.uid])
        self.assertContains(self.see("chen", revise), "重点工程进度")
        again = {"year": 2026, "note": "", **self.row(1, what="重点工程质量")}
        self.assertEqual(self.fill("chen", revise, again).status_code, 303)
        adopt = reverse("adopt_inspection_plan", args=[plan.uid])
        self.assertContains(self.see("wang", adopt), "审定督查计划")
        self.assertEqual(self.fill("wang", adopt, {"opinion": "同意"}).status_code, 303)
        self.assertContains(self.see("chen", page), "重点工程质量")
        self.assertContains(self.see("chen", reverse("inspection_plans")), "2026年度督查计划")

    def test_a_half_filled_row_is_asked_for_and_nothing_is_lost(self) -> None:
        sent = self.fill("chen", reverse("draft_inspection_plan"), {"year": 2026, **self.row(1, unit="")})
        self.assertContains(sent, "重点工程进度", status_code=422)
        self.assertFalse(InspectionPlan.objects.exists())

    def test_the_plan_is_for_the_office_and_the_group(self) -> None:
        plan = inspecting.plan(self.town)
        for url in (
            reverse("inspection_plans"),
            reverse("inspection_plan", args=[plan.uid]),
            reverse("coverage"),
        ):
            self.assert_seen_by(url, right=("chen", "sun", "wang", "zhou"), strangers=(*UNIT, *OUTSIDE))

    def test_the_office_enters_the_heads_paper(self) -> None:
        plan = inspecting.plan(self.town)
        page = self.see("chen", reverse("inspection_plan", args=[plan.uid]))
        self.assertContains(page, "代录纸质决定")
        url = f"{reverse('paper_new')}?subject={plan.ref}%231&decision=ADOPT_PLAN"
        self.assertContains(self.see("chen", url), "审定督查计划")


class VisitPages(PageCase):
    """Arranging, recording, and what the unit sees of it."""

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def test_from_asking_to_the_record_with_a_photo(self) -> None:
        ask = reverse("request_inspection", args=[self.matter.uid])
        unit = str(self.town.unit("works").uid)
        self.assertEqual(
            self.fill(
                "chen", ask, {"unit": unit, "form": "SITE_CHECK", "reason": "群众反映扬尘"}
            ).status_code,
            303,
        )
        approval = InspectionApproval.objects.get()
        self.assertContains(self.see("wang", reverse("desk")), "审批单项督查")
        decide = reverse("decide_inspection", args=[approval.uid])
        self.assertContains(self.see("wang", decide), "群众反映扬尘")
        self.assertEqual(self.fill("wang", decide, {"grant": "yes", "opinion": ""}).status_code, 303)
        arrange = reverse("arrange_visit", args=[self.matter.uid])
        page = self.see("chen", f"{arrange}?approval={approval.uid}")
        mark = f"approval/{approval.uid}"
        self.assertContains(page, f'<option value="{mark}" selected>')
        sent = self.fill("chen", arrange, {"basis": mark, "planned_on": "2026-03-03", "team": "陈启明"})
        self.assertEqual(sent.status_code, 303)
        visit = Visit.objects.get()
        self.assertContains(self.see("lin", reverse("visit", args=[visit.uid])), "2026-03-03")
        self.assertContains(self.see("lin", reverse("desk")), "接受督查")
        self.town.go_to(date(2026, 3, 3))
        form = reverse("record_subject", args=[inspecting.subject(visit).uid])
        self.assertContains(self.see("chen", form), "制定工作计划")
        filed = self.fill(
            "chen",
            form,
            {
                "held_on": "2026-03-03",
                "seen": "扬尘覆盖到位",
                "lines": ["9(1)", "9(8)"],
                "evidence": [photo(), photo("台账.txt")],
                "look_back_on": "2026-04-03",
            },
        )
        record = InspectionRecord.objects.get()
        url = reverse("inspection_record", args=[record.uid])
        self.assertRedirects(filed, url, status_code=303, fetch_redirect_response=False)
        seen = self.see("lin", url)
        self.assertContains(seen, "扬尘覆盖到位")
        file = record.evidence.first()
        assert file is not None
        self.assertEqual(
            self.see("lin", reverse("record_file", args=[record.uid, file.file.uid])).status_code, 200
        )
        self.assertContains(self.see("lin", reverse("inspections")), "扬尘覆盖到位")
        self.assertContains(self.see("chen", reverse("coverage")), self.matter.number)

    def test_a_refused_form_comes_back_whole_with_rule_article_and_next_step(self) -> None:
        inspecting.arranged(self.town, self.matter, on=date(2026, 3, 10))
        approval = inspecting.granted(self.town, self.matter)
        arrange = reverse("arrange_visit", args=[self.matter.uid])
        data = {"basis": f"approval/{approval.uid}", "planned_on": "2026-03-12", "team": "钱晓雯"}
        sent = self.fill("chen", arrange, data)
        self.assertContains(sent, "另有一次督查安排", status_code=409)
        self.assertContains(sent, "第十条", status_code=409)
        self.assertContains(sent, "并入该次一并进行", status_code=409)
        self.assertContains(sent, "钱晓雯", status_code=409)
        into = Visit.objects.get()
        other = builders.matter_under_way(self.town)
        also = inspecting.granted(self.town, other)
        page = self.see("chen", reverse("arrange_visit", args=[other.uid]))
        self.assertContains(page, str(into.uid))
        merged = self.fill(
            "chen",
            reverse("arrange_visit", args=[other.uid]),
            {"basis": f"approval/{also.uid}", "planned_on": "2026-03-12", "into": str(into.uid)},
        )
        self.assertEqual(merged.status_code, 303)
        self.assertEqual(into.subjects.count(), 2)

    def test_a_record_is_corrected_beside_the_old_one(self) -> None:
        record = inspecting.recorded(self.town, self.matter)
        correct = reverse("correct_record", args=[record.uid])
        self.assertContains(self.see("chen", correct), inspecting.SEEN)
        sent = self.fill(
            "chen",
            correct,
            {"held_on": "2026-03-02", "seen": "第四段已完成", "lines": ["9(8)"], "reason": "笔误"},
        )
        self.assertEqual(sent.status_code, 303)
        new = InspectionRecord.objects.latest("id")
        page = self.see("lin", reverse("inspection_record", args=[new.uid]))
        self.assertContains(page, "第四段已完成")
        self.assertContains(page, "砌筑完成，养护到位")
        self.assertContains(self.see("lin", reverse("inspection_record", args=[record.uid])), "仅供对照")
        self.assertEqual(self.see("lin", correct).status_code, 403)

    def test_a_visit_is_called_off(self) -> None:
        visit = inspecting.arranged(self.town, self.matter, on=date(2026, 3, 10))
        url = reverse("cancel_visit", args=[visit.uid])
        self.assertContains(self.see("chen", url), "取消督查安排")
        self.assertEqual(self.fill("chen", url, {"reason": "改期"}).status_code, 303)
        self.assertContains(self.see("lin", reverse("visits")), "已取消")

    def test_a_look_back_and_another_mode_are_filed(self) -> None:
        earlier = inspecting.recorded(self.town, self.matter, look_back_on=date(2026, 4, 1))
        self.town.go_to(date(2026, 4, 1))
        self.assertContains(self.see("chen", reverse("desk")), "回头看")
        visit = inspecting.arranged(self.town, self.matter, form="LOOK_BACK")
        form = reverse("record_subject", args=[inspecting.subject(visit).uid])
        self.assertContains(self.see("chen", form), "针对此前的记录")
        said = {"held_on": "2026-04-01", "seen": "成效保持", "lines": ["9(8)"]}
        sent = self.fill("chen", form, {**said, "record": str(earlier.uid), "holds": "yes"})
        self.assertEqual(sent.status_code, 303)
        page = self.see("chen", reverse("inspection_record", args=[earlier.uid]))
        self.assertContains(page, "成效巩固")
        other = reverse("supervise_otherwise", args=[self.matter.uid])
        self.assertContains(self.see("chen", other), "方式名称")
        unit = str(self.town.unit("works").uid)
        sent = self.fill("chen", other, {**said, "unit": unit, "mode": "视频调度"})
        self.assertEqual(sent.status_code, 303)
        self.assertContains(self.see("lin", reverse("matter", args=[self.matter.uid])), "视频调度")

    def test_a_study_is_filed_and_its_opinion_answered(self) -> None:
        visit = inspecting.arranged(self.town, self.matter, form="FIELD_STUDY")
        form = reverse("record_subject", args=[inspecting.subject(visit).uid])
        unit = str(self.town.unit("works").uid)
        said = {"held_on": "2026-03-02", "seen": "座谈一次", "lines": ["9(5)"], "ways": ["SYMPOSIUM"]}
        half = self.fill("chen", form, {**said, "opinion_1": "建议公开进展", "to_1": ""})
        self.assertContains(half, "建议公开进展", status_code=422)
        sent = self.fill("chen", form, {**said, "opinion_1": "建议公开进展", "to_1": unit})
        self.assertEqual(sent.status_code, 303)
        opinion = StudyOpinion.objects.get()
        self.assertContains(self.see("lin", reverse("desk")), "答复调研意见建议")
        answer = reverse("answer_study_opinion", args=[opinion.uid])
        self.assertContains(self.see("lin", answer), "建议公开进展")
        self.assertEqual(
            self.fill("lin", answer, {"answer": "REJECTED", "reason": "已有渠道"}).status_code, 303
        )
        page = self.see("chen", reverse("inspection_record", args=[opinion.record.uid]))
        self.assertContains(page, "不采纳")
        self.assertNotContains(self.see("zhao", reverse("matter", args=[self.matter.uid])), "建议公开进展")


class UntoldPages(PageCase):
    """不打招呼: until it was made, the unit finds it nowhere."""

    matter: Matter
    visit: Visit

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.visit = inspecting.arranged(cls.town, cls.matter, on=date(2026, 3, 20), no_notice=True)

    def urls(self) -> list[str]:
        matter = self.matter.uid
        return [
            reverse("desk"),
            reverse("visits"),
            reverse("inspections"),
            reverse("matter", args=[matter]),
            reverse("matter_timeline", args=[matter]),
            reverse("matters"),
            reverse("inbox"),
            f"{reverse('search')}?q=督查",
            f"{reverse('search')}?q={self.matter.number}",
            reverse("statistics"),
        ]

    def test_the_unit_finds_it_nowhere(self) -> None:
        for who in UNIT:
            for url in self.urls():
                page = self.see(who, url)
                with self.subTest(who=who, url=url):
                    self.assertEqual(page.status_code, 200)
                    for word in (str(self.visit.uid), "2026-03-20", "不打招呼", "单项督查", "扬尘"):
                        self.assertNotContains(page, word)
            for name, uid in (("visit", self.visit.uid), ("cancel_visit", self.visit.uid)):
                self.assertEqual(self.see(who, reverse(name, args=[uid])).status_code, 404)
            approval = InspectionApproval.objects.get()
            self.assertEqual(
                self.see(who, reverse("inspection_approval", args=[approval.uid])).status_code, 404
            )
        units = [self.town[who].pk for who in UNIT]
        told = Message.objects.filter(person__in=units).filter(kind__startswith="supervision.inspection")
        self.assertEqual(told.count(), 0)

    def test_the_office_and_the_group_see_it(self) -> None:
        for who in ("chen", "sun", "wang", "zhou"):
            self.assertContains(self.see(who, reverse("visits")), "不打招呼")
            self.assertContains(self.see(who, reverse("matter", args=[self.matter.uid])), str(self.visit.uid))

    def test_made_it_is_there_for_the_unit_too(self) -> None:
        self.town.go_to(date(2026, 3, 20))
        record = inspecting.recorded(self.town, self.matter, visit=self.visit)
        for who in UNIT:
            self.assertContains(self.see(who, reverse("visits")), str(self.visit.uid))
            self.assertContains(self.see(who, reverse("inspections")), str(record.uid))
        self.assertEqual(self.see("zhao", reverse("inspection_record", args=[record.uid])).status_code, 404)

    def test_a_stale_form_of_the_unit_tells_nothing_of_it_either(self) -> None:
        url = reverse("submit_report", args=[self.matter.uid])
        page = self.fill("lin", url, {"version": "999", "progress": "进展", "percent": "10"})
        self.assertNotContains(page, "2026-03-20", status_code=page.status_code)


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
        self.assertContains(seen, "约谈纪要〔2026〕第1期")
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

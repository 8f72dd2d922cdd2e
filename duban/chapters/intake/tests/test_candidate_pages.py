"""One candidate: looked at, completed, proposed, reviewed, declined."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import CandidateState
from duban.chapters.intake.tests import builders
from duban.support.ledger.models import LedgerEntry
from tests.looking import PageCase


class CandidatePageTest(PageCase):
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.taken_in(cls.town)

    def one(self, number: int) -> Candidate:
        return builders.row(self.listed, number)

    def url(self, name: str, number: int) -> str:
        return reverse(name, args=[self.one(number).uid])

    def as_shown(self, number: int, **changes: Any) -> dict[str, Any]:
        """The form as the page fills it, with these changes."""
        form = self.see("chen", self.url("complete_candidate", number)).context["form"]
        shown = {one.html_name: one.value() for one in form if one.name != "request_id"}
        kept = {key: value for key, value in shown.items() if value not in (None, "", False)}
        return {**kept, **changes}

    def test_the_office_and_the_leading_group_see_it(self) -> None:
        self.assert_seen_by(
            self.url("candidate", 1), right=("wang", "zhou", "sun", "chen"), strangers=("wu", "lin", "guan")
        )

    def test_it_shows_the_source_beside_what_was_read(self) -> None:
        page = self.see("chen", self.url("candidate", 2))
        for words in ("9月底前", "各有关单位", "2026-09-30", "照录不改", "待补正"):
            self.assertContains(page, words)

    def test_forms_are_closed_to_those_who_may_not(self) -> None:
        for name, who, status in (
            ("complete_candidate", "wang", 403),
            ("propose", "wang", 403),
            ("review_proposal", "chen", 403),
            ("decline", "chen", 403),
            ("complete_candidate", "wu", 404),
            ("propose", "wu", 404),
            ("review_proposal", "wu", 404),
            ("decline", "wu", 404),
        ):
            with self.subTest(name=name, who=who):
                self.assertEqual(self.see(who, self.url(name, 1)).status_code, status)

    def test_a_form_sent_back_as_it_was_changes_nothing(self) -> None:
        answer = self.fill("chen", self.url("complete_candidate", 2), self.as_shown(2))
        self.assertContains(answer, "没有填写任何补正内容", status_code=422)

    def test_what_is_not_touched_is_not_answered(self) -> None:
        """Saving a category must not make an unread unit disappear."""
        data = self.as_shown(2, category="MAJOR_DECISION")
        self.assertEqual(self.fill("chen", self.url("complete_candidate", 2), data).status_code, 303)
        found = self.one(2)
        self.assertEqual(found.category, "MAJOR_DECISION")
        self.assertIn("各有关单位", [one["text"] for one in found.units])
        self.assertIn("unit_collective", [one["code"] for one in found.open_questions])

    def test_a_unit_without_its_role_comes_back_with_what_was_filled_in(self) -> None:
        works = str(self.town.unit("works").uid)
        data = self.as_shown(3, unit_0=works, relation_0="", remark="与工程部核对")
        answer = self.fill("chen", self.url("complete_candidate", 3), data)
        self.assertContains(answer, "请同时选定单位和职责", status_code=422)
        self.assertContains(answer, "与工程部核对", status_code=422)

    def test_a_refused_completion_keeps_what_was_filled_in(self) -> None:
        works, business = (str(self.town.unit(key).uid) for key in ("works", "business"))
        data = self.as_shown(
            3, unit_0=works, relation_0="LEAD", unit_1=business, relation_1="LEAD", remark="两家牵头"
        )
        answer = self.fill("chen", self.url("complete_candidate", 3), data)
        self.assertContains(answer, "列有 2 个牵头单位", status_code=422)
        self.assertContains(answer, "两家牵头", status_code=422)

    def test_everything_can_be_completed_in_one_form(self) -> None:
        works = str(self.town.unit("works").uid)
        data = self.as_shown(
            3,
            limb="PEOPLE",
            unit_0=works,
            relation_0="LEAD",
            node_on_0="2026-05-01",
            node_label_0="开工",
            node_state_0="on",
            leaders=[str(self.town["zhou"].uid)],
            objectives="改造坡道12处\n增设扶手30处",
        )
        self.assertEqual(self.fill("chen", self.url("complete_candidate", 3), data).status_code, 303)
        found = self.one(3)
        self.assertEqual(found.open_questions, [])
        self.assertEqual((found.limb, found.due_on), ("PEOPLE", date(2026, 12, 31)))
        self.assertEqual(
            [(one["label"], one["on"], one["is_state"]) for one in found.milestones],
            [("开工", "2026-05-01", True)],
        )
        self.assertEqual(found.objectives, ["改造坡道12处", "增设扶手30处"])
        self.assertEqual(found.leaders[0]["name"], "周明德")

    def test_impossible_dates_come_back(self) -> None:
        data = self.as_shown(1, due_on="2026-02-30")
        answer = self.fill("chen", self.url("complete_candidate", 1), data)
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, "2026-02-30", status_code=422)

    def test_a_stale_completion_is_refused(self) -> None:
        data = self.as_shown(1, category="MAJOR_DECISION")
        builders.classify(self.town, self.one(1))
        answer = self.fill("chen", self.url("complete_candidate", 1), data)
        self.assertContains(answer, "内容已由他人更改", status_code=409)

    def test_a_proposal_is_prefilled_and_reviewed_by_another(self) -> None:
        builders.classify(self.town, self.one(1))
        page = self.see("chen", self.url("propose", 1))
        self.assertContains(page, "拟同意立项，列为重点工程，由工程建设部牵头，办理时限：2026-06-30。")
        answer = self.fill("chen", self.url("propose", 1), {"proposal": "拟同意立项"})
        self.assertEqual(answer.status_code, 303)
        answer = self.fill("sun", self.url("review_proposal", 1), {"agrees": "no", "opinion": ""})
        self.assertContains(answer, "须写明意见", status_code=422)
        answer = self.fill("sun", self.url("review_proposal", 1), {"agrees": "yes", "opinion": "同意"})
        self.assertEqual(answer.status_code, 303)
        self.assertEqual(self.one(1).state, CandidateState.REVIEWED)

    def test_a_proposal_with_an_open_question_is_greyed_and_refused(self) -> None:
        page = self.see("chen", self.url("candidate", 2))
        self.assertContains(page, "问题待补正")
        before = LedgerEntry.objects.count()
        answer = self.fill("chen", self.url("propose", 2), {"proposal": "拟同意立项，请审核"})
        self.assertContains(answer, "拟同意立项，请审核", status_code=409)
        self.assertEqual(LedgerEntry.objects.count(), before)

    def test_declining_keeps_reason_and_reply(self) -> None:
        answer = self.fill("sun", self.url("decline", 3), {"reason": "属日常工作", "reply": ""})
        self.assertContains(answer, "属日常工作", status_code=422)
        data = {"reason": "属日常工作", "reply": "请按日常工作办理"}
        self.assertEqual(self.fill("sun", self.url("decline", 3), data).status_code, 303)
        self.assertContains(self.see("chen", self.url("candidate", 3)), "请按日常工作办理")

    def test_four_byte_characters_and_markup_are_shown_as_written(self) -> None:
        title = "𠮷祥街<script>alert(1)</script>改造"
        data = self.as_shown(1, title=title)
        self.assertEqual(self.fill("chen", self.url("complete_candidate", 1), data).status_code, 303)
        self.assertEqual(self.one(1).title, title)
        page = self.see("chen", self.url("candidate", 1))
        self.assertContains(page, "𠮷祥街&lt;script&gt;")
        self.assertNotContains(page, "<script>alert")

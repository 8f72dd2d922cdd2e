"""The forms of the acts on times and closing."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duban.chapters.matters.models import Matter, TimeChange
from duban.chapters.matters.tests.builders import DUE_ON, ask_extension, deadline, suspend_matter
from tests.looking import PageCase
from tests.onward import accepted_matter, assigned_matter, running_matter


class TimesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)

    def url(self, name: str) -> str:
        return reverse(name, args=[self.matter.uid])

    def test_each_page_is_there_for_the_right_people_alone(self) -> None:
        for name, right, wrong in (
            ("request_extension", ("lin", "li"), ("chen", "zhao")),
            ("suspend", ("wang", "zhou", "chen"), ("lin",)),
            ("resume", ("chen",), ("lin", "wang")),
            ("close", ("chen", "sun"), ("lin", "wang")),
        ):
            self.assert_seen_by(self.url(name), right=right, strangers=("wu", "guan", "gao"))
            for who in wrong:
                with self.subTest(name=name, who=who):
                    self.assertEqual(self.see(who, self.url(name)).status_code, 403)

    def test_an_extension_is_asked_and_the_input_of_a_refused_one_stays(self) -> None:
        data = {"obligation": deadline(self.matter).uid, "new_due_on": "2026-06-30", "reason": "汛期提前到来"}
        refused = self.fill("lin", self.url("request_extension"), data)
        self.assertContains(refused, "汛期提前到来", status_code=422)
        self.assertContains(refused, "不晚于现时限", status_code=422)
        self.assertContains(refused, "第十一条第三项", status_code=422)
        unfilled = self.fill("lin", self.url("request_extension"), {**data, "reason": ""})
        self.assertEqual(unfilled.status_code, 422)
        self.assertEqual(TimeChange.objects.count(), 0)
        done = self.fill("lin", self.url("request_extension"), {**data, "new_due_on": "2026-07-31"})
        self.assertRedirects(done, self.url("matter"), status_code=303, fetch_redirect_response=False)
        again = self.fill("lin", self.url("request_extension"), {**data, "new_due_on": "2026-08-31"})
        self.assertContains(again, "已有待批复的延期申请", status_code=409)

    def test_an_extension_is_decided_by_the_leader_before_whom_all_dates_stand(self) -> None:
        change = ask_extension(self.town, self.matter)
        url = reverse("decide_extension", args=[change.uid])
        self.assert_seen_by(url, right=("wang", "zhou", "chen"), strangers=("wu", "guan"))
        self.assertEqual(self.see("lin", url).status_code, 403)
        page = self.see("wang", url)
        for text in ("2026-06-30", "2026-07-31", "林海"):
            self.assertContains(page, text)
        self.assertContains(self.see("chen", url), "办公室代录的")
        self.assertEqual(self.fill("wang", url, {"grant": "yes"}).status_code, 303)
        self.assertEqual(deadline(self.matter).due_on, date(2026, 7, 31))
        self.assertEqual(self.fill("wang", url, {"grant": "no"}).status_code, 409)

    def test_a_clerk_without_paper_is_told_what_to_do(self) -> None:
        answer = self.fill("chen", self.url("suspend"), {"review_on": "2026-04-30", "reason": "规划调整"})
        self.assertContains(answer, "代录纸质决定", status_code=409)

    def test_the_matter_rests_and_goes_on(self) -> None:
        data = {"review_on": "2026-04-30", "reason": "规划调整"}
        self.assertEqual(self.fill("wang", self.url("suspend"), data).status_code, 303)
        self.town.go_to(date(2026, 3, 12))
        self.assertEqual(self.fill("chen", self.url("resume"), {}).status_code, 303)
        self.assertEqual((deadline(self.matter).due_on - DUE_ON).days, 10)

    def test_a_form_made_from_an_older_state_is_refused_with_what_happened(self) -> None:
        before = Matter.objects.get(pk=self.matter.pk).version
        suspend_matter(self.town, self.matter)
        stale = self.fill("chen", self.url("resume"), {"version": before})
        self.assertContains(stale, "暂停办理", status_code=409)

    def test_a_form_sent_twice_is_done_once(self) -> None:
        data = {"obligation": deadline(self.matter).uid, "new_due_on": "2026-07-31", "reason": "汛期"}
        same = "7a3b2a52-6a8c-4c1b-9b7f-0d7a3f1f2c11"
        for _ in range(2):
            answer = self.fill("lin", self.url("request_extension"), data, request_id=same)
            self.assertEqual(answer.status_code, 303)
        self.assertEqual(TimeChange.objects.count(), 1)


class CloseTest(PageCase):
    def test_what_is_still_open_is_named_before_and_refused_after(self) -> None:
        matter = running_matter(self.town)
        url = reverse("close", args=[matter.uid])
        self.assertContains(self.see("chen", url), "办结事项（2026-06-30）")
        self.assertContains(self.fill("chen", url, {}), "办理结果尚未采纳", status_code=409)

    def test_a_matter_with_its_result_is_closed(self) -> None:
        matter = accepted_matter(self.town)
        url = reverse("close", args=[matter.uid])
        self.assertEqual(self.fill("chen", url, {}).status_code, 303)
        matter.refresh_from_db()
        self.assertEqual(matter.state, "CLOSED")

"""Filing a report, looking at it, answering it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duban.chapters.feedback import pages, queries
from duban.chapters.feedback.models import Draft, Evidence, Report
from duban.chapters.feedback.tests.builders import accept, duty, submit, submitted
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.support.files import queries as files
from duban.support.files.models import StoredFile
from duban.support.files.tests import samples
from tests.looking import PageCase
from tests.papers import text_file

PERIODIC = "PERIODIC_REPORT"


class FilingTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        plan(cls.town, cls.matter)
        cls.url = reverse("submit_report", args=[cls.matter.uid])

    url: str

    def data(self, **changes: Any) -> dict[str, Any]:
        good = {"obligation": duty(self.matter, PERIODIC).uid, "progress": "完成第一段清淤", "percent": 20}
        return {**good, **changes}

    def upload(self, name: str = "验收单.txt", text: str = "验收合格") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, text.encode())

    def test_it_is_there_for_the_units_people_alone(self) -> None:
        self.assert_seen_by(self.url, right=("lin", "li", "gao", "zhao", "feng"), strangers=("wu", "guan"))
        self.assertEqual(self.see("chen", self.url).status_code, 403)

    def test_it_offers_what_the_own_unit_owes_first_due_first(self) -> None:
        page = self.see("lin", self.url)
        self.assertContains(page, "报送进展反馈（2026-03-31）")
        self.assertContains(page, "办结事项（2026-06-30）")
        self.assertNotContains(self.see("zhao", self.url), "办结事项（2026-06-30）")

    def test_a_report_with_evidence_goes_to_the_head(self) -> None:
        answer = self.fill(
            "lin", self.url, self.data(evidence=[self.upload(), self.upload("照片说明.txt", "东段")])
        )
        report = Report.objects.get()
        self.assertRedirects(
            answer, reverse("report", args=[report.uid]), status_code=303, fetch_redirect_response=False
        )
        self.assertEqual((report.state, Evidence.objects.filter(report=report).count()), ("WITH_HEAD", 2))

    def test_a_refused_report_keeps_its_words_and_its_evidence(self) -> None:
        bad = self.data(evidence=[self.upload()], completed_on="2026-12-31")
        refused = self.fill("lin", self.url, bad)
        self.assertContains(refused, "完成第一段清淤", status_code=422)
        self.assertContains(refused, "验收单.txt", status_code=422)
        kept = StoredFile.objects.get()
        self.assertContains(refused, str(kept.uid), status_code=422)
        self.assertEqual(self.fill("lin", self.url, self.data(kept=str(kept.uid))).status_code, 303)
        self.assertEqual(Evidence.objects.get().file, kept)

    def test_a_wrong_file_is_refused_with_the_form_as_it_was(self) -> None:
        bad = SimpleUploadedFile("清单.exe", b"MZ\x90\x00" + b"\0" * 200)
        refused = self.fill("lin", self.url, self.data(evidence=[bad]))
        self.assertContains(refused, "完成第一段清淤", status_code=422)
        self.assertEqual((Report.objects.count(), StoredFile.objects.count()), (0, 0))

    def test_another_persons_file_is_no_evidence(self) -> None:
        foreign = text_file(self.town, "zhao")
        refused = self.fill("lin", self.url, self.data(kept=str(foreign.uid)))
        self.assertEqual(refused.status_code, 422)
        self.assertEqual(Report.objects.count(), 0)

    def test_a_form_sent_twice_makes_one_report_and_keeps_a_file_once(self) -> None:
        same = "7a3b2a52-6a8c-4c1b-9b7f-0d7a3f1f2c12"
        data = self.data()
        for _ in range(2):
            sent = {**data, "evidence": [self.upload()]}
            self.assertEqual(self.fill("lin", self.url, sent, request_id=same).status_code, 303)
        self.assertEqual((Report.objects.count(), StoredFile.objects.count()), (1, 1))

    def test_photos_come_from_the_camera_without_their_place(self) -> None:
        page = self.see("lin", self.url)
        self.assertContains(page, 'capture="environment"')
        photos = [
            SimpleUploadedFile("image.jpg", samples.jpeg(samples.exif(6)), "image/jpeg"),
            SimpleUploadedFile("image.jpg", samples.jpeg(samples.exif(1)) + b"GPS behind", "image/jpeg"),
        ]
        answer = self.fill("lin", self.url, self.data(photos=photos, evidence=[self.upload()]))
        self.assertEqual(answer.status_code, 303)
        kept = [one.file for one in Evidence.objects.order_by("id")]
        self.assertEqual([one.kind for one in kept], ["text/plain", "image/jpeg", "image/jpeg"])
        for one in kept[1:]:
            self.assertNotIn(b"GPS", b"".join(files.open_bytes(one)))

    def test_a_draft_is_saved_unchecked_and_found_again(self) -> None:
        answer = self.fill("lin", self.url, self.data(progress="写到一半", percent="", save="draft"))
        self.assertEqual(answer.status_code, 303)
        self.assertEqual(
            (Draft.objects.get().about_ref, Report.objects.count()), (duty(self.matter, PERIODIC).ref, 0)
        )
        again = self.see("lin", answer["Location"])
        self.assertContains(again, "写到一半")
        self.assertContains(again, "保存的草稿")
        self.assertNotContains(self.see("li", self.url), "写到一半")
        other = duty(self.matter).uid
        self.assertNotContains(self.see("lin", f"{self.url}?obligation={other}"), "写到一半")

    def test_a_draft_keeps_its_files_and_gives_them_to_the_report(self) -> None:
        self.fill("lin", self.url, self.data(evidence=[self.upload()], save="draft"))
        kept = StoredFile.objects.get()
        page = self.see("lin", self.url)
        self.assertContains(page, "验收单.txt")
        self.assertContains(page, f'value="{kept.uid}"')
        self.fill("lin", self.url, self.data(kept=str(kept.uid)))
        self.assertEqual((Evidence.objects.get().file, Draft.objects.count()), (kept, 0))

    def test_what_is_typed_is_kept_by_itself_without_leaving_the_page(self) -> None:
        answer = self.fill("lin", self.url, self.data(progress="写到一半", save="auto"))
        self.assertContains(answer, "草稿已自动保存")
        self.assertEqual(Draft.objects.get().content["progress"], "写到一半")
        self.assertEqual(self.fill("wu", self.url, self.data(save="auto")).status_code, 404)
        self.assertEqual(self.fill("chen", self.url, self.data(save="auto")).status_code, 403)

    def test_a_draft_can_be_given_up(self) -> None:
        self.fill("lin", self.url, self.data(progress="写到一半", save="draft"))
        self.assertEqual(self.fill("lin", self.url, self.data(save="drop")).status_code, 303)
        self.assertEqual(Draft.objects.count(), 0)
        self.assertNotContains(self.see("lin", self.url), "保存的草稿")

    def quick(self, who: str) -> dict[str, Any]:
        """What the one button sends, as the page has it."""
        page = self.see(who, self.url).content.decode()
        start = page.index("<form", page.index("没有新的情况"))
        sent = page[start : page.index("</form>", start)]
        found = dict(re.findall(r'name="(\w+)" value="([^"]*)"', sent))
        found.pop("csrfmiddlewaretoken", None)
        return found

    def test_as_planned_is_one_button_that_states_the_schedule(self) -> None:
        self.town.go_to(date(2026, 3, 31))
        sent = self.quick("lin")
        self.assertEqual((sent["percent"], sent["as_planned"]), ("24", "on"))
        self.assertEqual(self.fill("lin", self.url, sent, request_id=sent["request_id"]).status_code, 303)
        report = Report.objects.get()
        self.assertEqual((report.progress, report.percent, report.as_planned), ("按序时进度推进", 24, True))

    def test_as_planned_states_no_less_than_was_reported(self) -> None:
        report = submit(self.town, self.matter, who="li", kind=PERIODIC, percent=37)
        page = self.see("lin", self.url)
        self.assertContains(page, 'value="37"')
        self.assertContains(page, report.progress)
        self.assertEqual(self.quick("lin")["percent"], "37")

    def test_as_planned_says_why_it_is_not_to_be_had(self) -> None:
        self.town.go_to(date(2026, 3, 31))
        submit(self.town, self.matter, who="li", kind=PERIODIC, percent=10)
        page = self.see("lin", self.url)
        self.assertContains(page, "上次反馈时已滞后序时进度 14 个百分点")
        self.assertNotContains(page, 'name="as_planned"')

    def test_as_planned_is_for_progress_alone(self) -> None:
        final = duty(self.matter).uid
        self.assertNotContains(self.see("lin", f"{self.url}?obligation={final}"), "没有新的情况")

    def test_a_refused_as_planned_says_why_and_asks_for_more(self) -> None:
        self.town.go_to(date(2026, 6, 1))
        data = self.data(progress="", percent=20, as_planned="on")
        refused = self.fill("lin", self.url, data)
        self.assertContains(refused, "滞后 55 个百分点", status_code=409)

    def test_a_co_unit_reports_unasked(self) -> None:
        unit = f"unit:{self.town.unit('business').uid}"
        data = {"obligation": unit, "progress": "已做好商户沟通", "percent": 50}
        self.assertEqual(self.fill("zhao", self.url, data).status_code, 303)
        self.assertIsNone(Report.objects.get().obligation)

    def test_an_obligation_that_is_not_ours_is_no_choice(self) -> None:
        self.assertEqual(self.fill("zhao", self.url, self.data()).status_code, 422)

    def test_the_buttons_on_the_matter_follow_the_report(self) -> None:
        self.assertEqual(self.offered("lin"), ["submit_report", "self_inspect", "report_delay"])
        report = submit(self.town, self.matter)
        self.assertEqual(
            self.offered("li"), ["submit_report", "self_inspect", "report_delay", "approve_report"]
        )
        self.assertEqual(self.offered("chen"), ["judge_confidence"])
        self.fill("li", reverse("approve_report", args=[report.uid]), {})
        self.assertEqual(self.offered("chen"), ["judge_confidence", "accept_report"])

    def offered(self, who: str) -> list[str]:
        self.matter.refresh_from_db()
        standing = matters.standing(self.town[who], self.town.at, self.matter)
        person, at = self.town[who], self.town.at
        reports = queries.reports_of(self.matter, person=person, at=at)
        found = pages.offers(person=person, at=at, matter=self.matter, standing=standing, reports=reports)
        return [one.code.partition(".")[2] for one in found]


class AnsweringTest(PageCase):
    matter: Matter
    report: Report

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.file = text_file(cls.town)
        cls.report = submit(cls.town, cls.matter, evidence=[cls.file.uid])

    file: StoredFile

    def url(self, name: str) -> str:
        return reverse(name, args=[self.report.uid])

    def test_the_head_approves_with_one_button_of_his_desk(self) -> None:
        desk = self.see("li", reverse("desk"))
        self.assertContains(desk, self.report.progress)
        sent = {"version": self.report.version, "from": "desk"}
        self.assertContains(desk, f'action="{self.url("approve_report")}"')
        answer = self.fill("li", self.url("approve_report"), sent)
        self.assertEqual((answer.status_code, answer["Location"]), (303, reverse("desk")))
        self.report.refresh_from_db()
        self.assertEqual(self.report.state, "SUBMITTED")
        self.assertContains(self.see("li", reverse("desk")), "的反馈已报领导小组办公室")

    def approved(self) -> None:
        self.assertEqual(self.fill("li", self.url("approve_report"), {}).status_code, 303)

    def test_inside_the_unit_it_is_the_units_alone(self) -> None:
        self.assert_seen_by(
            self.url("report"), right=("lin", "li", "gao"), strangers=("chen", "zhao", "wang", "wu")
        )
        self.approved()
        self.assert_seen_by(
            self.url("report"), right=("lin", "chen", "zhao", "wang"), strangers=("wu", "guan")
        )

    def test_its_evidence_is_saved_and_never_shown_by_the_browser(self) -> None:
        url = reverse("evidence", args=[self.report.uid, self.file.uid])
        answer = self.see("lin", url)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(b"".join(answer.streaming_content).decode(), "验收合格")  # type: ignore[attr-defined]  # it streams
        self.assertIn("attachment", answer["Content-Disposition"])
        self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
        self.assertEqual(self.see("wu", url).status_code, 404)
        foreign = reverse("evidence", args=[self.report.uid, text_file(self.town).uid])
        self.assertEqual(self.see("lin", foreign).status_code, 404)

    def test_the_head_sends_it_on_or_back(self) -> None:
        self.assertContains(self.see("li", self.url("report")), self.url("approve_report"))
        self.assertEqual(self.see("lin", self.url("approve_report")).status_code, 403)
        self.assertContains(
            self.fill("li", self.url("send_back"), {"reason": " "}), "退回理由", status_code=422
        )
        self.assertEqual(self.fill("li", self.url("send_back"), {"reason": "数字不实"}).status_code, 303)
        self.assertContains(self.see("lin", self.url("report")), "数字不实")
        self.assertEqual(self.fill("li", self.url("approve_report"), {}).status_code, 409)

    def test_the_office_returns_it_with_a_default_date(self) -> None:
        self.approved()
        self.assertContains(self.see("chen", self.url("return_for")), 'value="2026-03-09"')
        data = {"kind": "SUPPLEMENT", "reason": "缺影像资料", "new_due_on": "2026-03-02"}
        self.assertContains(self.fill("chen", self.url("return_for"), data), "缺影像资料", status_code=422)
        self.assertEqual(
            self.fill("chen", self.url("return_for"), {**data, "new_due_on": "2026-03-09"}).status_code, 303
        )
        page = self.see("lin", self.url("report"))
        for text in ("补办", "缺影像资料", "2026-03-09", "责令补办通知书"):
            self.assertContains(page, text)

    def test_the_office_accepts_it_and_is_told_the_completion_date_before(self) -> None:
        self.approved()
        self.town.go_to(date(2026, 3, 6))
        self.assertContains(self.see("chen", self.url("accept_report")), "完成时间认定为 2026-03-02")
        self.assertEqual(self.see("li", self.url("accept_report")).status_code, 403)
        later = {"completed_on": "2026-03-05", "opinion": "同意采纳"}
        self.assertContains(self.fill("chen", self.url("accept_report"), later), "同意采纳", status_code=422)
        self.assertEqual(
            self.fill("chen", self.url("accept_report"), {"opinion": "同意采纳"}).status_code, 303
        )
        self.assertContains(self.see("lin", self.url("report")), "同意采纳")
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.completed_on, date(2026, 3, 2))

    def test_with_evidence_and_reason_an_earlier_day_is_found(self) -> None:
        self.town.go_to(date(2026, 3, 20))
        self.approved()
        data = {"completed_on": "2026-03-12", "reason": "验收单日期为3月12日"}
        self.assertEqual(self.fill("chen", self.url("accept_report"), data).status_code, 303)
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.completed_on, date(2026, 3, 12))


class ReviewsTest(PageCase):
    def test_everybody_finds_what_waits_for_him_and_no_more(self) -> None:
        matter = running_matter(self.town)
        plan(self.town, matter)
        first = submitted(self.town, matter, kind=PERIODIC, percent=10)
        second = submit(self.town, matter)
        url = reverse("reviews")
        office = self.see("chen", url)
        self.assertContains(office, reverse("report", args=[first.uid]))
        self.assertNotContains(office, reverse("report", args=[second.uid]))
        head = self.see("li", url)
        self.assertContains(head, reverse("report", args=[second.uid]))
        self.assertNotContains(head, reverse("report", args=[first.uid]))
        for who in ("wu", "zheng", "lin"):
            with self.subTest(who):
                self.assertNotContains(self.see(who, url), "/reports/")
        accept(self.town, first)
        self.assertContains(self.see("chen", url), "没有待审核的反馈")

    def test_a_review_past_its_date_is_marked_late(self) -> None:
        submitted(self.town, running_matter(self.town))
        self.town.at += timedelta(days=30)
        self.assertContains(self.see("chen", reverse("reviews")), "逾期")

    def test_reading_it_takes_no_more_queries_for_more_reports(self) -> None:
        counts = []
        for _ in range(2):
            submitted(self.town, running_matter(self.town))
            self.see("chen", reverse("reviews"))
            with CaptureQueriesContext(connection) as caught:
                self.see("chen", reverse("reviews"))
            counts.append(len(caught))
        self.assertEqual(counts[0], counts[1])

"""代录: entered by one, checked by another, and only then carrying a decision (decision 10)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.intake import queries
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.terms import ListState
from duban.chapters.intake.tests import builders
from duban.support.ledger.models import LedgerEntry
from duban.support.organization.models import ApprovalSlip
from duban.support.organization.terms import PaperState
from tests.looking import PageCase

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


class PaperPageTest(PageCase):
    listed: DocketingList
    url: str

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.submitted(cls.town)
        subject = quote(queries.subject_of(cls.listed))
        cls.url = f"{reverse('paper_new')}?subject={subject}&decision=APPROVE"

    def data(self, **changes: Any) -> dict[str, Any]:
        good = {
            "scan": SimpleUploadedFile("呈批单.pdf", PDF),
            "decision": "APPROVE",
            "decider_kind": "LEADING_GROUP_HEAD",
            "decider": str(self.town["wang"].uid),
            "decided_on": "2026-03-02",
            "opinion": "同意",
        }
        return {**good, **changes}

    def entered(self) -> ApprovalSlip:
        answer = self.fill("chen", self.url, self.data())
        self.assertEqual(answer.status_code, 303, answer.content.decode()[:3000])
        return ApprovalSlip.objects.get()

    def test_entry_check_and_approval_by_three_hands(self) -> None:
        steps = self.see("chen", reverse("docketing_list", args=[self.listed.uid])).context["offers"]
        self.assertEqual([one.code for one in steps], ["organization.enter_paper"])
        self.assertEqual(self.see("chen", steps[0].url).status_code, 200)
        slip = self.entered()
        page = reverse("paper", args=[slip.uid])
        self.assertContains(self.see("chen", page), "请另一名工作人员")
        self.assertContains(self.see("qian", reverse("intake")), page)
        self.assertContains(self.see("qian", page), "呈批单.pdf")
        self.assertEqual(self.fill("qian", page, {"agrees": "yes"}).status_code, 303)
        answer = self.fill("chen", reverse("approve_list", args=[self.listed.uid]), {"opinion": ""})
        self.assertEqual(answer.status_code, 303)
        self.listed.refresh_from_db()
        self.assertEqual((self.listed.state, self.listed.approval), (ListState.APPROVED, slip))

    def test_nobody_checks_his_own_entry(self) -> None:
        page = reverse("paper", args=[self.entered().uid])
        answer = self.fill("chen", page, {"agrees": "yes"})
        self.assertContains(answer, "代录人不得复核自己的录入", status_code=409)

    def test_a_rejected_entry_carries_nothing(self) -> None:
        slip = self.entered()
        page = reverse("paper", args=[slip.uid])
        self.assertEqual(self.fill("qian", page, {"agrees": "no", "remark": "日期不符"}).status_code, 303)
        slip.refresh_from_db()
        self.assertEqual(slip.state, PaperState.REJECTED)
        answer = self.fill("chen", reverse("approve_list", args=[self.listed.uid]), {})
        self.assertContains(answer, "未见已复核的纸质决定", status_code=409)

    def test_a_future_paper_and_one_without_scan_are_refused(self) -> None:
        before = LedgerEntry.objects.count()
        answer = self.fill("chen", self.url, self.data(decided_on="2026-03-03"))
        self.assertContains(answer, "晚于今日", status_code=422)
        self.assertEqual(self.fill("chen", self.url, self.data(scan=None)).status_code, 422)
        wrong = self.data(scan=SimpleUploadedFile("呈批单.pdf", b"MZ\x90\x00" + b"\x00" * 99))
        self.assertEqual(self.fill("chen", self.url, wrong).status_code, 422)
        meeting = self.data(decider_kind="LEADING_GROUP_MEETING", decider="")
        self.assertContains(self.fill("chen", self.url, meeting), "须写明会议名称", status_code=422)
        self.assertEqual(LedgerEntry.objects.count(), before)

    def test_entry_is_for_the_office_and_about_something(self) -> None:
        for who in ("wang", "wu"):
            self.assertEqual(self.see(who, self.url).status_code, 403)
        for query in ("", "?subject=x&decision=APPROVE", self.url.partition("&")[0].partition("?")[2]):
            self.assertEqual(self.see("chen", f"{reverse('paper_new')}?{query}").status_code, 404)

    def test_the_entry_and_its_scan_are_hidden_from_units(self) -> None:
        slip = self.entered()
        for name in ("paper", "paper_scan"):
            self.assert_seen_by(
                reverse(name, args=[slip.uid]),
                right=("wang", "sun", "chen", "qian"),
                strangers=("wu", "guan"),
            )
        scan = self.see("qian", reverse("paper_scan", args=[slip.uid]))
        self.assertEqual(scan.getvalue(), PDF)
        self.assertIn("sandbox", scan["Content-Security-Policy"])

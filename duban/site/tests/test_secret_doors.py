"""Every door by which a file or a text comes in stops what is marked secret (decision 44)."""

from __future__ import annotations

from pathlib import Path

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import SimpleTestCase
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from duban.chapters.intake.tests import builders
from duban.ground.reading.tests import files
from duban.site.first_run.forms import UnitsForm
from duban.support.files.models import StoredFile
from duban.support.ledger.models import LedgerEntry
from duban.support.organization.models import Meeting
from tests.looking import PageCase

MARKED = "关于某项工作的方案 机密★10年"
# Modules that take bytes from a request, and do more with them than the files' own door.
READ_BY_THEMSELVES = {
    # The form looks for markings before anything is kept.
    "duban/site/first_run/units.py",
    # Dates alone are taken from it.
    "duban/support/rulebook/pages/parameters.py",
    "duban/chapters/desk/trial_pages.py",
    # Values of a version, which every form of an act looks through.
    "duban/support/rulebook/pages/drafts.py",
    # Shows the components; nothing is kept.
    "duban/site/samples.py",
}


def scan(name: str = "扫描件.pdf") -> SimpleUploadedFile:
    digits = MARKED.encode("utf-16-be").hex()
    return SimpleUploadedFile(name, f"%PDF-1.4\n1 0 obj\n<</Title <FEFF{digits}>>>\nendobj\n%%EOF\n".encode())


class DoorsTest(SimpleTestCase):
    def test_every_module_that_takes_files_hands_them_to_the_same_door(self) -> None:
        takers = {
            str(path)
            for path in Path("duban").rglob("*.py")
            if "tests" not in path.parts and "request.FILES" in path.read_text(encoding="utf-8")
        }
        self.assertGreater(len(takers), 8)
        by_hand = {
            path
            for path in takers
            if not any(
                word in Path(path).read_text(encoding="utf-8")
                for word in ("keep(", "keep_scan", "receive(", "uploads.received(")
            )
        }
        self.assertLessEqual(by_hand - READ_BY_THEMSELVES, {"duban/site/middleware.py"})

    def test_the_units_file_of_the_first_run_is_looked_at_too(self) -> None:
        rows = [["单位", "类别", "姓名", "职务/岗位"], ["工程部 机密★", "部室", "", ""]]
        sent: MultiValueDict[str, UploadedFile[bytes]] = MultiValueDict(
            {"file": [SimpleUploadedFile("名单.xlsx", files.xlsx(rows))]}
        )
        form = UnitsForm({}, sent)
        self.assertFalse(form.is_valid())
        self.assertIn("密级标志", str(form.errors))
        self.assertIsInstance(form.fields["file"], forms.FileField)


class PageDoorsTest(PageCase):
    def test_a_marked_file_is_stopped_at_every_page(self) -> None:
        listed = builders.submitted(self.town)
        subject = f"{listed.ref}#1"
        people = str(self.town["wang"].uid)
        doors = (
            ("chen", reverse("import_list"), "file", "清单.pdf", {"title": "清单", "year": 2026, "kind": "ANNUAL"}),
            ("chen", reverse("meeting_new"), "minutes", "纪要.pdf",
             {"kind": "LEADING_GROUP_MEETING", "number": "第1次", "held_on": "2026-03-01", "chair": people, "attended": [people]}),
            ("chen", f"{reverse('paper_new')}?subject={subject.replace('#', '%23')}&decision=APPROVE", "scan", "批示.pdf",
             {"decision": "APPROVE", "decider_kind": "LEADING_GROUP_HEAD", "decider": people, "decided_on": "2026-03-01"}),
            ("chen", reverse("instruction_new"), "paper", "批示.pdf",
             {"kind": "GUIDING", "text": "请抓紧", "written_on": "2026-03-01", "writer": people}),
            ("chen", reverse("working_rule_new"), "file", "制度.pdf",
             {"title": "催办办法", "edition": "2026年版", "adopted_by": "LEADING_GROUP_MEETING", "adoption": "第1次",
              "adopted_on": "2026-01-10", "from_on": "2026-03-01"}),
        )  # fmt: skip
        before = StoredFile.objects.count(), LedgerEntry.objects.count()
        for who, url, field, name, data in doors:
            with self.subTest(url):
                answer = self.fill(who, url, {**data, field: scan(name)})
                self.assertContains(answer, "密级标志", status_code=422)
        self.assertEqual((StoredFile.objects.count(), LedgerEntry.objects.count()), before)
        self.assertEqual(Meeting.objects.count(), 0)

    def test_marked_text_is_stopped_on_pages_and_by_the_api(self) -> None:
        candidate = builders.row(builders.taken_in(self.town), 1)
        before = LedgerEntry.objects.count()
        answer = self.fill(
            "sun", reverse("decline", args=[candidate.uid]), {"reason": MARKED, "reply": "不予立项"}
        )
        self.assertContains(answer, "密级标志", status_code=422)
        data = {"candidate": str(candidate.uid), "completion": {"title": "秘密★1年 专项"}}
        sent = self.client.post(
            "/api/acts/intake.complete_candidate", data, content_type="application/json", secure=True
        )
        self.assertEqual((sent.status_code, sent.json()["refusal"]["code"]), (422, "doors.marked_secret"))
        self.assertEqual(LedgerEntry.objects.count(), before)

    def test_words_that_only_speak_of_secrets_pass(self) -> None:
        candidate = builders.row(builders.taken_in(self.town), 1)
        said = {"reason": "涉及商业秘密，应当保守秘密3年", "reply": "请按保密规定办理"}
        self.assertEqual(self.fill("sun", reverse("decline", args=[candidate.uid]), said).status_code, 303)

"""The pages of 涉密清除: a clerk blocks, the director removes or releases."""

from __future__ import annotations

from uuid import uuid4

from django.urls import reverse

from duban.chapters.desk import listing, registers
from duban.chapters.desk.models import Register
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.intake.models import PendingImport
from duban.chapters.supervision.tests import builders as supervision
from duban.support.files.models import SecretPurge
from duban.support.files.terms import PURGED_NAME
from duban.support.files.tests import builders
from duban.support.jobs import work
from duban.support.jobs.models import Job
from duban.support.notifications import inbox
from duban.support.notifications.models import Message
from tests.looking import PageCase
from tests.papers import text_file

NAME = "某专项部署方案.pdf"


class TestSecretPages(PageCase):
    def test_from_the_link_of_a_file_to_its_removal(self) -> None:
        matter = supervision.matter_under_way(self.town)
        file = text_file(self.town, "lin", name="部署方案.txt")
        report = feedback.submit(self.town, matter, evidence=[file.uid])
        link = f"/reports/{report.uid}/evidence/{file.uid}/"
        self.assertEqual(self.see("lin", link).status_code, 200)
        block, listed = reverse("block_secret"), reverse("secret_files")
        given = {"where": f"https://duban.example{link}", "reason": "收到保密部门的书面通知"}
        self.assertEqual(self.fill("chen", block, {**given, "where": "不知道"}).status_code, 422)
        self.assertEqual(self.fill("chen", block, given).status_code, 303)
        self.assertContains(self.see("lin", link), "疑似涉密", status_code=409)
        made = SecretPurge.objects.get()
        page = reverse("secret_file", args=[made.uid])
        for one in (listed, page):
            self.assertContains(self.see("chen", one), "2026-03-02 存入的材料")
            self.assertNotContains(self.see("chen", one), "部署方案.txt", msg_prefix="the name may be secret")
        self.assertNotContains(self.see("chen", page), reverse("purge_secret", args=[made.uid]))
        purge = reverse("purge_secret", args=[made.uid])
        self.assertContains(self.see("sun", page), purge)
        self.assertContains(self.see("sun", purge), "不可恢复")
        self.assertEqual(self.fill("sun", purge, {"backups": ""}).status_code, 422)
        self.assertEqual(self.fill("sun", purge, {"backups": "3月2日全量备份"}).status_code, 303)
        shown = self.see("sun", page)
        self.assertContains(shown, "3月2日全量备份")
        self.assertContains(shown, "留痕中的文字")
        self.assertNotContains(shown, "部署方案.txt")
        self.assertContains(self.see("lin", link), "已于", status_code=409)
        self.assertNotContains(self.see("lin", f"/reports/{report.uid}/"), "部署方案.txt")

    def test_what_is_not_secret_is_released(self) -> None:
        made = builders.blocked(self.town)
        release = reverse("release_secret", args=[made.uid])
        self.assertEqual(self.fill("sun", release, {"reason": "经核查不涉密"}).status_code, 303)
        self.assertContains(self.see("chen", reverse("secret_file", args=[made.uid])), "经核查不涉密")

    def test_for_others_it_is_not_there(self) -> None:
        made = builders.blocked(self.town)
        for who in ("lin", "wu", "an", "shenji"):
            self.assertEqual(self.see(who, reverse("secret_files")).status_code, 403, who)
            self.assertEqual(self.see(who, reverse("secret_file", args=[made.uid])).status_code, 404, who)
        self.assertEqual(self.see("chen", reverse("purge_secret", args=[made.uid])).status_code, 403)

    def test_a_file_that_lies_sealed_looks_like_any_other(self) -> None:
        """Only files of clues and cases do: that one is sealed would tell that there is a case (decision 40)."""
        file = builders.sealed(self.town, builders.keep(self.town, name="询问笔录.pdf"))
        made = builders.blocked(self.town, file)
        for page in (reverse("secret_files"), reverse("secret_file", args=[made.uid])):
            shown = self.see("chen", page)
            self.assertContains(shown, "2026-03-02 存入的材料")
            self.assertNotContains(shown, "询问笔录")
            self.assertNotContains(shown, "案卷的")

    def test_what_was_made_of_it_goes_too(self) -> None:
        file = builders.keep(self.town, who="lin", name=NAME)
        made_of = builders.blocked(self.town, file)
        clerk, at, reading = self.town["chen"], self.town.tick(), uuid4()
        waiting = PendingImport.objects.create(
            state="OPEN",
            title="清单",
            year=2026,
            kind="ANNUAL",
            ticket="x",
            name=NAME,
            size=1,
            source=file,
            reading={"rows": ["某专项部署"]},
            answers={"1": "某专项部署"},
            work=reading,
            begun_by=clerk,
            begun_at=at,
            touched_at=at,
        )
        work.ring("intake.read", reading, at=at)
        made = registers.ask(clerk, at, listing.Filters(), ["title"])
        inbox.tell([clerk], kind="x", text=f"请核对《{NAME}》", at=at, slot="x")
        data = {"purge": made_of.uid, "backups": "没有备份"}
        self.assertEqual(self.send("files.purge_secret", "sun", data).status, 200)
        waiting.refresh_from_db()
        self.assertEqual((waiting.state, waiting.name, waiting.ticket), ("GIVEN_UP", PURGED_NAME, ""))
        self.assertEqual((waiting.reading, waiting.answers), ({}, {}))
        self.assertFalse(Register.objects.filter(pk=made.pk).exists())
        self.assertFalse(Job.objects.filter(payload__in=[reading, made.uid]).exists())
        self.assertEqual(Message.objects.get(slot="x").text, PURGED_NAME)
        made_of.refresh_from_db()
        told = made_of.removed["removed"]
        for word in ("导入时读出的内容", "读取导入文件的任务", "已导出的台账", "导出台账的任务", "消息"):
            self.assertEqual(told[word], 1, word)

"""The person concerned sees nothing before 见面; then he reads, answers on paper by 代录 and in the system, by the pages
alone; afterwards the facts point elsewhere, the case goes out, and of that he learns nothing."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseEvidence,
    Statement,
)
from duban.chapters.accountability.tests import casing
from tests.looking import PageCase


class HeardTest(PageCase):
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        _matter, cls.clue = casing.clue(cls.town)

    def url(self, name: str) -> str:
        return reverse(name, args=[AccountabilityCase.objects.get().uid])

    def post(self, who: str, url: str, data: dict[str, Any]) -> None:
        self.town.tick()
        answer = self.fill(who, url, data)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[:4000])

    def test_from_the_clue_to_the_transfer(self) -> None:
        today, town = "2026-03-02", self.town
        start = reverse("start_verification", args=[self.clue.uid])
        self.post("wang", start, {"reason": casing.SAID["reason"]})
        handlers = {"handlers": [str(town[one].uid) for one in casing.HANDLERS]}
        self.post("sun", self.url("name_handlers"), handlers)
        self.assertContains(self.see("li", reverse("my_records")), "没有涉及您本人的责任追究记录")

        second = str(town["shen"].uid)
        interview = {
            "second": second,
            "whom": "李建国",
            "on": today,
            "place": "二楼谈话室",
            "record": casing.SAID["record"],
            "signing": "SIGNED",
        }
        self.post("qian", self.url("record_interview"), interview)
        shown = {
            "person": str(town["li"].uid),
            "second": second,
            "on": today,
            "facts": casing.SAID["facts"],
            "signing": "REFUSED",
            "refusal": "认为天数有误",
        }
        self.post("qian", self.url("show_facts"), shown)
        told = {
            "person": str(town["li"].uid),
            "held": casing.SAID["held"],
            "until_on": casing.until(town).isoformat(),
        }
        self.post("qian", self.url("tell_statement"), told)
        self._answers_on_paper(today)
        self._answers_in_the_system()

        self.post("shen", self.url("stop_contact"), {"nature": "CRIME", "reason": casing.SAID["stop"]})
        sent = {"receiver": "监察机关", "reason": casing.SAID["stop"]}
        self.post("wang", self.url("transfer_case"), sent)
        page = self.see("li", reverse("my_record", args=[self._person()]))
        for word in ("停止接触", "监察机关", "涉嫌"):
            self.assertNotContains(page, word)

    def _person(self) -> str:
        return str(casing.concerned(self.town, AccountabilityCase.objects.get()).uid)

    def _answers_on_paper(self, today: str) -> None:
        paper = {
            "kind": "STATEMENT",
            "name": "李建国书面陈述",
            "origin": "本人提交",
            "received_on": today,
            "attached": SimpleUploadedFile("陈述.txt", "签字件".encode()),
        }
        self.post("qian", self.url("add_evidence"), paper)
        entered = {
            "person": str(self.town["li"].uid),
            "made_on": today,
            "text": casing.SAID["statement"],
            "scan": str(CaseEvidence.objects.get().uid),
        }
        self.post("qian", self.url("enter_statement"), entered)
        statement = Statement.objects.get()
        self.post("shen", reverse("check_statement", args=[statement.uid]), {"agrees": "yes"})
        page = self.see("li", reverse("my_record", args=[self._person()]))
        self.assertContains(page, casing.SAID["statement"])

    def _answers_in_the_system(self) -> None:
        added = {"text": "补充：批复函附后"}
        self.post("li", reverse("make_statement", args=[self._person()]), added)
        page = self.see("qian", self.url("case"))
        self.assertContains(page, "补充：批复函附后")
        self.assertContains(page, "认为天数有误")

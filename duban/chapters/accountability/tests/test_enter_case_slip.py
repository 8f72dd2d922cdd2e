"""代录组长对案卷的签批件: by the director or a handler, with the scan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase, HeadSlip
from duban.chapters.accountability.tests import casing, slipping
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from tests.looking import PageCase
from tests.stories import Answer

ADMIT = "accountability.admit_to_circle"


class TestEnterCaseSlip(CaseStory):
    act = "accountability.enter_case_slip"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.slip_waits"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case": self.case.uid, **slipping.given(self.town, ADMIT), **changed}

    def spoil(self) -> dict[str, Any]:
        slipping.enter(self.town, self.case, ADMIT)
        return self.data()

    def check(self, answer: Answer) -> None:
        slip = HeadSlip.objects.get(uid=answer.body["uid"])
        self.assertEqual((slip.case, slip.act, slip.state), (self.case, ADMIT, "ENTERED"))
        self.assertEqual((slip.entered_by, slip.decider), (self.town["qian"], self.town["wang"]))

    def test_another_act_and_another_day_are_refused(self) -> None:
        refused(self, "accountability.slip_foreign", act="accountability.close_clue")
        refused(self, "accountability.slip_foreign", act="accountability.make_statement")
        tomorrow = beijing_day(self.town.at) + timedelta(days=1)
        refused(self, "accountability.day_to_come", decided_on=tomorrow)
        refused(self, "accountability.not_head_then", decider=self.town["zhou"].uid)
        refused(self, "accountability.words_missing", words=" ")

    def test_who_has_recused_signs_nothing(self) -> None:
        casing.recuse(self.town, self.case, "wang")
        refused(self, "accountability.slip_by_recused")


class TestItsPages(PageCase):
    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def test_from_the_paper_to_the_act(self) -> None:
        page, form = (reverse(name, args=[self.case.uid]) for name in ("case", "enter_case_slip"))
        admit = reverse("admit_to_circle", args=[self.case.uid])
        self.assertNotContains(self.see("sun", page), admit)
        self.assertContains(self.see("sun", page), form)
        data = {
            "act": ADMIT,
            "decider": str(self.town["wang"].uid),
            "decided_on": beijing_day(self.town.at).isoformat(),
            "words": "同意周明德参加法制审核",
            "attached": SimpleUploadedFile("组长批示.txt", "呈批件原件".encode()),
        }
        self.assertEqual(self.fill("sun", form, {**data, "attached": None}).status_code, 422)
        self.assertEqual(self.fill("sun", form, data).status_code, 303)
        slip = HeadSlip.objects.get()
        check, scan = (reverse(name, args=[slip.uid]) for name in ("check_head_slip", "head_slip_file"))
        self.assertNotContains(self.see("sun", page), check, msg_prefix="not by whoever entered it")
        self.assertContains(self.see("shen", page), check)
        self.assertContains(self.see("shen", check), "同意周明德参加法制审核")
        self.assertEqual(self.fill("shen", scan, {}).getvalue(), "呈批件原件".encode())
        for url in (check, scan):
            self.assertEqual(self.fill("chen", url, {}).status_code, 404)
        self.assertEqual(self.fill("shen", check, {"agrees": "yes"}).status_code, 303)
        self.assertContains(self.see("sun", page), admit)
        given = {"person": str(self.town["zhou"].uid), "purpose": "LEGAL_REVIEW"}
        self.assertEqual(self.fill("sun", admit, given).status_code, 303)
        self.assertNotContains(self.see("sun", page), admit)
        self.assertContains(self.see("sun", page), "已据此办理")

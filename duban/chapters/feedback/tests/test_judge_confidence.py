"""研判能否按期 (11(3); decision 28): the Office's word beside the unit's, and no light follows from it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duban.chapters.feedback.models import OfficeConfidence
from duban.chapters.feedback.queries import measuring
from duban.chapters.feedback.tests import builders
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.stories import Answer


class TestJudgeConfidence(MatterStory):
    act = "feedback.judge_confidence"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.is_suspended"
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"matter": self.matter.uid, "level": "AT_RISK", "reason": "汛期将至，东段未合龙", **changed}

    def spoil(self) -> None:
        suspend_matter(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        found = OfficeConfidence.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.level, found.by), ("AT_RISK", self.town["chen"]))

    def test_a_doubt_says_why(self) -> None:
        for level in ("AT_RISK", "UNLIKELY"):
            answer = self.send(self.act, "chen", self.data(level=level, reason=" "))
            self.assertEqual(answer.code, "feedback.confidence_why")
        self.assertEqual(self.send(self.act, "chen", self.data(level="SURE", reason="")).status, 200)


class ConfidencePageTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        plan(cls.town, cls.matter)

    def test_both_stand_side_by_side_and_the_light_stays(self) -> None:
        page = reverse("matter", args=[self.matter.uid])
        before = self.see("chen", page).context["light"]
        report = {
            "matter": self.matter.uid,
            "obligation": builders.duty(self.matter, "PERIODIC_REPORT").uid,
            "progress": "东段清淤过半",
            "percent": 40,
            "confidence": "SURE",
        }
        self.assertEqual(self.send("feedback.submit_report", "li", report).status, 200)
        form = reverse("judge_confidence", args=[self.matter.uid])
        self.assertContains(self.see("chen", form), "有把握（工程建设部")
        given = {"level": "UNLIKELY", "reason": "按现有班组测算须至七月"}
        self.assertEqual(self.fill("chen", form, given).status_code, 303)
        unit, office = measuring.confidence(self.matter)
        assert unit is not None and office is not None
        self.assertEqual((unit.level, office.level), ("SURE", "UNLIKELY"))
        shown = self.see("lin", page)
        self.assertContains(shown, "有把握")
        self.assertContains(shown, "难以按期")
        self.assertEqual(shown.context["light"].colour, before.colour)

    def test_the_office_judges_at_its_review(self) -> None:
        report = builders.submitted(self.town, self.matter, kind="PERIODIC_REPORT", percent=40)
        form = reverse("accept_report", args=[report.uid])
        without = self.fill("chen", form, {"opinion": "", "confidence": "AT_RISK"})
        self.assertContains(without, "须写明理由", status_code=422)
        self.assertEqual(
            self.fill("chen", form, {"opinion": "进度偏紧", "confidence": "AT_RISK"}).status_code, 303
        )
        judged = OfficeConfidence.objects.get()
        self.assertEqual((judged.report, judged.reason), (report, "进度偏紧"))

    def test_what_has_not_left_the_unit_is_not_shown(self) -> None:
        builders.submit(self.town, self.matter, kind="PERIODIC_REPORT", percent=40)
        self.assertEqual(measuring.confidence(self.matter), (None, None))

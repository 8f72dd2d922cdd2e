"""事项来源 through its pages: recorded from the matter, spoken to, answered, accepted; closed to strangers."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.intake.models import MatterSource, SourceStep
from duban.chapters.intake.tests import sourcing
from duban.chapters.matters.models import Matter
from tests.looking import PageCase
from tests.onward import accepted_matter


def scan(name: str = "销号通知.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "同意销号".encode(), "text/plain")


class SourcePagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = accepted_matter(cls.town)

    def matter_page(self) -> str:
        return reverse("matter", args=[self.matter.uid])

    def test_an_audit_is_recorded_and_must_accept_before_closing(self) -> None:
        form = reverse("record_source", args=[self.matter.uid])
        self.assertContains(self.see("chen", self.matter_page()), form)
        self.assertNotContains(self.see("lin", self.matter_page()), form)
        given: dict[str, Any] = {"kind": "AUDIT", "written_on": "2026-02-20"}
        self.assertContains(self.fill("chen", form, given), "须写明来源单位、来源文号", status_code=422)
        given |= {"body_name": "市审计局", "number": "台审整改〔2026〕3号", "paper": scan("审计报告.txt")}
        self.assertEqual(self.fill("chen", form, given).status_code, 303)
        found = MatterSource.objects.get()
        page = reverse("source", args=[found.uid])
        self.assertContains(self.see("lin", self.matter_page()), page)
        self.assertContains(self.see("chen", page), "审计报告.txt")
        self.assertContains(self.see("chen", reverse("desk")), page)
        self.assertContains(self.see("chen", self.matter_page()), "来源方的要求尚未了结")
        accept = reverse("record_acceptance", args=[found.uid])
        self.assertContains(self.see("chen", page), accept)
        self.assertNotContains(self.see("lin", page), accept)
        self.assertEqual(self.fill("chen", accept, {"accepted": "yes", "on": "2026-03-02"}).status_code, 422)
        done = {"accepted": "yes", "on": "2026-03-02", "number": "台审销〔2026〕1号", "paper": scan()}
        self.assertEqual(self.fill("chen", accept, done).status_code, 303)
        self.assertContains(self.see("lin", page), "同意销号")
        step = SourceStep.objects.get()
        paper = reverse("source_step_paper", args=[step.uid])
        self.assertEqual(self.see("lin", paper).status_code, 200)
        self.assertEqual(self.see("wu", paper).status_code, 404)
        self.assertEqual(self.fill("chen", reverse("close", args=[self.matter.uid]), {}).status_code, 303)

    def test_a_suggestion_is_spoken_of_then_answered(self) -> None:
        found = sourcing.source(self.town, self.matter, sourcing.SUGGESTION)
        page, contact = reverse("source", args=[found.uid]), reverse("record_contact", args=[found.uid])
        self.assertContains(self.see("chen", page), "尚未登记与代表、委员的沟通情况")
        self.assertContains(self.see("lin", page), contact)
        said = {"on": "2026-03-02", "partner": "市人大代表", "text": "当面沟通，表示赞成"}
        self.assertEqual(self.fill("lin", contact, said).status_code, 303)
        reply = reverse("record_reply", args=[found.uid])
        self.assertContains(self.see("chen", page), reply)
        self.assertContains(self.see("chen", reply), "满意度")
        answered = {"on": "2026-03-02", "number": "古城管函〔2026〕5号", "satisfaction": "SATISFIED"}
        self.assertEqual(self.fill("chen", reply, answered).status_code, 303)
        self.assertContains(self.see("lin", page), "古城管函〔2026〕5号")

    def test_a_complaint_has_no_field_for_a_person(self) -> None:
        found = sourcing.source(self.town, self.matter, sourcing.HOTLINE)
        form = self.see("chen", reverse("record_reply", args=[found.uid]))
        self.assertNotContains(form, "沟通对象")
        again = self.fill(
            "chen",
            reverse("record_source", args=[self.matter.uid]),
            {"kind": "PETITION", "number": "XF2026-31", "text": "来信人电话 13800138000"},
        )
        self.assertContains(again, "不得登记来电人、来信人的身份信息", status_code=422)
        self.assertContains(again, "13800138000", status_code=422, msg_prefix="what was typed is not lost")

    def test_a_mistaken_entry_is_withdrawn_by_the_director(self) -> None:
        found = sourcing.source(self.town, self.matter)
        url = reverse("withdraw_source", args=[found.uid])
        self.assertEqual(self.see("chen", url).status_code, 403)
        self.assertEqual(self.fill("sun", url, {"reason": "登记在了另一事项名下"}).status_code, 303)
        self.assertNotContains(self.see("chen", self.matter_page()), reverse("source", args=[found.uid]))
        self.assertContains(self.see("chen", reverse("source", args=[found.uid])), "登记已撤销")

    def test_it_does_not_exist_for_strangers(self) -> None:
        page = reverse("source", args=[sourcing.source(self.town, self.matter).uid])
        self.assert_seen_by(page, right=("wang", "chen", "lin", "zhao"), strangers=("wu", "guan"))

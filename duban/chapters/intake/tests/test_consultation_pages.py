"""征求意见 through its pages: asked, objected, answered; closed to those who were not asked."""

from __future__ import annotations

from django.urls import reverse

from duban.chapters.intake.models import Candidate, Consultation
from duban.chapters.intake.terms import ConsultationState
from duban.chapters.intake.tests import builders, consulting
from tests.looking import PageCase


class ConsultationPageTest(PageCase):
    candidate: Candidate

    @classmethod
    def prepare(cls) -> None:
        cls.candidate = builders.row(consulting.listed(cls.town), 1)

    def test_a_unit_is_asked_objects_from_its_desk_and_is_answered(self) -> None:
        page = reverse("candidate", args=[self.candidate.uid])
        form = reverse("consult_units", args=[self.candidate.uid])
        self.assertContains(self.see("chen", page), form)
        self.assertContains(self.see("chen", form), "工程建设部")
        works = str(self.town.unit("works").uid)
        self.assertEqual(self.fill("chen", form, {"units": [works]}).status_code, 303)
        asked = Consultation.objects.get()
        url = reverse("consultation", args=[asked.uid])
        self.assertContains(self.see("lin", reverse("desk")), url)
        self.assertContains(self.see("lin", url), self.candidate.title)
        self.assertNotContains(self.see("lin", url), reverse("candidate", args=[self.candidate.uid]))
        self.assertContains(self.fill("lin", url, {"agrees": "no"}), "须写明意见", status_code=422)
        self.assertEqual(self.fill("lin", url, {"agrees": "no", "opinion": "汛期不宜施工"}).status_code, 303)
        self.assertNotContains(self.see("lin", reverse("desk")), url)
        self.assertContains(self.see("chen", reverse("desk")), url)
        self.assertContains(self.see("chen", page), "汛期不宜施工")
        answer = {"adopted": "no", "answer": "汛期前可完成水下部分"}
        self.assertEqual(self.fill("chen", url, answer).status_code, 303)
        self.assertContains(self.see("lin", url), "汛期前可完成水下部分")
        self.assertEqual(Consultation.objects.get().state, ConsultationState.NOT_ADOPTED)

    def test_silence_beyond_the_day_is_shown_as_no_objection(self) -> None:
        asked = consulting.ask(self.town, self.candidate, "works")[0]
        self.town.go_to(asked.answer_by.replace(day=asked.answer_by.day + 1))
        self.assertContains(self.see("chen", reverse("candidate", args=[self.candidate.uid])), "视为无异议")

    def test_it_does_not_exist_for_units_that_were_not_asked(self) -> None:
        url = reverse("consultation", args=[consulting.ask(self.town, self.candidate, "works")[0].uid])
        self.assert_seen_by(url, right=("wang", "chen", "lin", "li"), strangers=("zhao", "wu", "guan", "gao"))
        self.assertEqual(self.fill("wang", url, {"agrees": "yes"}).status_code, 403)
        self.assertEqual(self.fill("lin", url, {"adopted": "yes", "answer": "可"}).status_code, 403)

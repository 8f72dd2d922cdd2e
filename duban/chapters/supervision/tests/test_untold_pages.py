"""不打招呼: until the visit was made, the unit finds it nowhere."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import (
    InspectionApproval,
    Visit,
)
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from tests.looking import PageCase

UNIT = ("lin", "li", "he")


class UntoldPages(PageCase):
    """不打招呼: until it was made, the unit finds it nowhere."""

    matter: Matter
    visit: Visit

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.visit = inspecting.arranged(cls.town, cls.matter, on=date(2026, 3, 20), no_notice=True)

    def urls(self) -> list[str]:
        matter = self.matter.uid
        return [
            reverse("desk"),
            reverse("visits"),
            reverse("inspections"),
            reverse("matter", args=[matter]),
            reverse("matter_timeline", args=[matter]),
            reverse("matters"),
            reverse("inbox"),
            f"{reverse('search')}?q=督查",
            f"{reverse('search')}?q={self.matter.number}",
            reverse("statistics"),
        ]

    def test_the_unit_finds_it_nowhere(self) -> None:
        for who in UNIT:
            for url in self.urls():
                page = self.see(who, url)
                with self.subTest(who=who, url=url):
                    self.assertEqual(page.status_code, 200)
                    for word in (str(self.visit.uid), "2026-03-20", "不打招呼", "单项督查", "扬尘"):
                        self.assertNotContains(page, word)
            for name, uid in (("visit", self.visit.uid), ("cancel_visit", self.visit.uid)):
                self.assertEqual(self.see(who, reverse(name, args=[uid])).status_code, 404)
            approval = InspectionApproval.objects.get()
            self.assertEqual(
                self.see(who, reverse("inspection_approval", args=[approval.uid])).status_code, 404
            )
        units = [self.town[who].pk for who in UNIT]
        told = Message.objects.filter(person__in=units).filter(kind__startswith="supervision.inspection")
        self.assertEqual(told.count(), 0)

    def test_the_office_and_the_group_see_it(self) -> None:
        for who in ("chen", "sun", "wang", "zhou"):
            self.assertContains(self.see(who, reverse("visits")), "不打招呼")
            self.assertContains(self.see(who, reverse("matter", args=[self.matter.uid])), str(self.visit.uid))

    def test_made_it_is_there_for_the_unit_too(self) -> None:
        self.town.go_to(date(2026, 3, 20))
        record = inspecting.recorded(self.town, self.matter, visit=self.visit)
        for who in UNIT:
            self.assertContains(self.see(who, reverse("visits")), str(self.visit.uid))
            self.assertContains(self.see(who, reverse("inspections")), str(record.uid))
        self.assertEqual(self.see("zhao", reverse("inspection_record", args=[record.uid])).status_code, 404)

    def test_a_stale_form_of_the_unit_tells_nothing_of_it_either(self) -> None:
        url = reverse("submit_report", args=[self.matter.uid])
        page = self.fill("lin", url, {"version": "999", "progress": "进展", "percent": "10"})
        self.assertNotContains(page, "2026-03-20", status_code=page.status_code)

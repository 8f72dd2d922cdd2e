"""跨年结转."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.test import SimpleTestCase
from django.urls import reverse

from duban.chapters.intake import rules
from duban.chapters.intake.actions import carry_all
from duban.chapters.intake.models import CarryOver, DocketingList
from duban.chapters.intake.queries import carrying
from duban.chapters.intake.tests.builders import docketed, row
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.adjusting import approve, withdrawal
from duban.chapters.matters.tests.builders import docket_matter
from duban.ground.access import Refusal
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.stories import Answer

YEARS_END = date(2026, 12, 28)


class CarryRulesTest(SimpleTestCase):
    def test_when_and_what(self) -> None:
        for code, changed in (
            ("", {}),
            ("matters.carry_early", {"today": date(2026, 11, 30)}),
            ("", {"today": date(2026, 12, 1)}),
            ("", {"today": date(2027, 1, 31)}),
            ("matters.carry_year", {"listed_in": 2027}),
            ("matters.carry_year", {"listed_in": 2025}),
            ("matters.already_closed", {"state": "CLOSED"}),
        ):
            given: dict[str, Any] = {
                "state": "ASSIGNED",
                "closed_on": None,
                "listed_in": 2026,
                "from_year": 2026,
                "today": YEARS_END,
                "month": 12,
                **changed,
            }
            with self.subTest(code=code, **{key: str(value) for key, value in changed.items()}):
                try:
                    rules.check_carry(**given)
                except Refusal as refused:
                    self.assertEqual(refused.code, code)
                else:
                    self.assertEqual(code, "")


class TestCarryOver(MatterStory):
    act = "intake.carry_over"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.carry_year"

    @classmethod
    def prepare(cls) -> None:
        cls.matter = docket_matter(cls.town)
        cls.town.go_to(YEARS_END)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"matter": self.matter.uid, "from_year": 2026, **changed}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        made = CarryOver.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.matter, made.from_year, made.to_year), (self.matter, 2026, 2027))
        again = Matter.objects.get(pk=self.matter.pk)
        self.assertEqual(
            (again.number, again.year, again.version), (self.matter.number, 2026, self.matter.version)
        )
        self.assertTrue(Message.objects.filter(kind="intake.carry_over", person=self.town["lin"]).exists())

    def test_it_goes_on_from_year_to_year(self) -> None:
        self.spoil()
        self.town.go_to(date(2027, 12, 28))
        answer = self.send(self.act, "chen", self.data(from_year=2027))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(carrying.last_year_of(self.matter), 2028)

    def test_what_ended_is_not_carried(self) -> None:
        approve(self.town, withdrawal(self.town, self.matter))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "matters.already_closed")


class CarryOverPageTest(PageCase):
    url = "/intake/carry-over/"
    matter: Matter
    ended: Matter
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = docketed(cls.town)
        found = row(cls.listed, 1).matter
        assert found is not None
        cls.matter = found
        cls.ended = docket_matter(cls.town)
        approve(cls.town, withdrawal(cls.town, cls.ended))

    def test_it_is_the_offices_page_and_says_from_when(self) -> None:
        for who, status in (("chen", 200), ("sun", 200), ("wang", 403), ("lin", 403), ("guan", 403)):
            self.assertEqual(self.see(who, self.url + "?year=2026").status_code, status, who)
        early = self.see("chen", self.url + "?year=2026")
        self.assertContains(early, "自 2026-12-01 起办理")
        filled = {"chosen": [str(self.matter.uid)]}
        refused = self.fill("chen", self.url + "?year=2026", filled)
        self.assertContains(refused, "自 2026-12-01 起办理", status_code=409)

    def test_both_years_show_what_is_carried_over(self) -> None:
        self.town.go_to(YEARS_END)
        page = self.see("chen", self.url)
        self.assertContains(page, self.matter.number)
        self.assertNotContains(page, self.ended.number)
        chosen = [str(one.uid) for one in carrying.to_carry(2026)]
        self.assertGreater(len(chosen), 1)
        done = self.fill("chen", self.url, {"chosen": chosen})
        self.assertEqual((done.status_code, done.headers["Location"]), (303, "/matters/?year=2027"))
        for year, there in ((2026, True), (2027, True), (2028, False)):
            listed = self.see("chen", reverse("matters") + f"?year={year}&state=all")
            self.assertEqual(self.matter.number in listed.content.decode(), there, year)
            statistics = self.see("chen", reverse("statistics") + f"?year={year}")
            self.assertEqual("没有在办事项" in statistics.content.decode(), not there, year)
        self.assertContains(self.see("chen", reverse("matter", args=[self.matter.uid])), "结转 2027 年度")
        listed = self.see("chen", reverse("docketing_list", args=[self.listed.uid]))
        self.assertContains(listed, "已结转 2027 年度")
        self.assertContains(self.see("chen", self.url + "?year=2026"), "没有待结转的事项")

    def test_a_batch_is_one_act_for_each_and_done_once(self) -> None:
        self.town.go_to(YEARS_END)
        uids = [one.uid for one in carrying.to_carry(2026)]
        request = uuid4()
        for _again in range(2):
            count = carry_all(
                by=self.town["chen"], at=self.town.at, request_id=request, matters_=uids, from_year=2026
            )
            self.assertEqual(count, len(uids))
        self.assertEqual(LedgerEntry.objects.filter(act="intake.carry_over").count(), len(uids))
        self.assertEqual(CarryOver.objects.count(), len(uids))

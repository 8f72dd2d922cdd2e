"""责任人（按日查询）: the unit under its name of the day, and whoever answered then."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters.models import Matter
from duban.chapters.responsibility.queries import daily
from duban.chapters.responsibility.tests import builders
from duban.support.organization import actions as organization
from tests.looking import PageCase

D = date


class TestByDay(PageCase):
    """Assigned on 03-02; 工程建设部 is renamed from 03-10, its handler hands over on 03-12, and it is merged into
    规划设计部 from 03-16; the head of that takes over from 03-18."""

    matter: Matter
    # day, the lead's name, first responsible, handlers
    TABLE = (
        (D(2026, 3, 1), "", "", ""),
        (D(2026, 3, 2), "工程建设部", "李建国", "高卫东"),
        (D(2026, 3, 9), "工程建设部", "李建国", "高卫东"),
        (D(2026, 3, 10), "工程管理部", "李建国", "高卫东"),
        (D(2026, 3, 11), "工程管理部", "李建国", "高卫东"),
        (D(2026, 3, 12), "工程管理部", "李建国", "林海"),
        (D(2026, 3, 15), "工程管理部", "李建国", "林海"),
        (D(2026, 3, 16), "规划设计部", "李建国", "林海"),
        (D(2026, 3, 17), "规划设计部", "李建国", "林海"),
        (D(2026, 3, 18), "规划设计部", "沈伟", "林海"),
        (D(2026, 3, 20), "规划设计部", "沈伟", "林海"),
    )

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.matter = builders.running_matter(town)
        works, planning = town.unit("works").uid, town.unit("planning").uid
        town.go_to(D(2026, 3, 10))
        organization.rename_unit(
            by=town["chen"],
            at=town.tick(),
            request_id=None,
            unit=works,
            name="工程管理部",
            from_on=D(2026, 3, 10),
        )
        town.go_to(D(2026, 3, 12))
        builders.receive(town, builders.hand_over(town, on=D(2026, 3, 12)))
        town.go_to(D(2026, 3, 16))
        organization.merge_units(
            by=town["chen"],
            at=town.tick(),
            request_id=None,
            units=[works],
            into=planning,
            on=D(2026, 3, 16),
            basis="古城编〔2026〕3号",
        )
        town.go_to(D(2026, 3, 18))
        listed = builders.hand_over(
            town, outgoing="li", receiver="shen", on=D(2026, 3, 18), unit="planning", who="wu"
        )
        builders.receive(town, listed, who="shen")
        town.go_to(D(2026, 3, 20))

    def test_each_day_has_its_unit_and_its_people(self) -> None:
        for day, name, first, staff in self.TABLE:
            with self.subTest(day=day):
                lead = next((row for row in daily.on_day(self.matter, day) if row.level == "PRIMARY"), None)
                self.assertEqual(lead.name if lead else "", name)
                self.assertEqual("、".join(one.name for one in lead.first) if lead else "", first)
                self.assertEqual("、".join(one.name for one in lead.staff) if lead else "", staff)

    def test_the_page_shows_the_day_that_is_asked_for(self) -> None:
        url = f"/matters/{self.matter.uid}/responsible/"
        for day, name, first, _staff in self.TABLE[1:]:
            page = self.see("chen", f"{url}?on={day}")
            with self.subTest(day=day):
                self.assertContains(page, name)
                self.assertContains(page, first)
        self.assertContains(self.see("chen", f"{url}?on=2026-03-01"), "当日尚未交办")
        self.assertContains(self.see("chen", url), "沈伟")
        self.assertContains(self.see("chen", f"/matters/{self.matter.uid}/"), url)

    def test_a_day_to_come_or_none_at_all_is_refused(self) -> None:
        url = f"/matters/{self.matter.uid}/responsible/"
        for day in ("2026-03-21", "heute"):
            self.assertEqual(self.see("chen", f"{url}?on={day}").status_code, 422, day)

    def test_who_sees_the_matter_sees_the_page(self) -> None:
        url = f"/matters/{self.matter.uid}/responsible/"
        self.assert_seen_by(url, right=("chen", "wang", "zhao", "wu", "gao"), strangers=("li", "guan"))


class TestAbsorbed(PageCase):
    """经营管理部, a co-unit, goes into 工程建设部, the lead of the same matter, from 03-16."""

    def test_what_one_part_absorbed_stands_under_the_other_with_its_people_alone(self) -> None:
        town = self.town
        matter = builders.running_matter(town)
        town.go_to(D(2026, 3, 16))
        organization.merge_units(
            by=town["chen"],
            at=town.tick(),
            request_id=None,
            units=[town.unit("business").uid],
            into=town.unit("works").uid,
            on=D(2026, 3, 16),
            basis="古城编〔2026〕3号",
        )
        before, after = (daily.on_day(matter, day) for day in (D(2026, 3, 15), D(2026, 3, 16)))
        names = [(row.name, row.level, [one.name for one in row.first]) for row in before]
        company = ("台儿庄古城旅游发展有限公司", "SERVICE", ["许国强"])
        self.assertEqual(
            names,
            [("工程建设部", "PRIMARY", ["李建国"]), ("经营管理部", "SECONDARY", ["郑敏"]), company],
        )
        names = [(row.name, row.level, [one.name for one in row.first]) for row in after]
        self.assertEqual(names, [("工程建设部", "PRIMARY", ["李建国"]), company])
        self.assertEqual([one.name for one in after[0].staff], ["高卫东", "赵晴"])
        page = self.see("chen", f"/matters/{matter.uid}/")
        self.assertContains(page, "承接经营管理部作为协办单位承办的部分")

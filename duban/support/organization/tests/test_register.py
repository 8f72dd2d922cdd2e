"""A spreadsheet of units and people: what each row comes to, what is asked of it, and that it is entered whole."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.test import SimpleTestCase, TestCase

from duban.ground.access import PostKind, Refusal
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.tables import read_tables
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import queries, register
from duban.support.organization.actions import register as entering
from duban.support.organization.models import LeaderInCharge, OrgUnit, Person, Post, UnitName
from duban.support.organization.register import Account, Held, Reading, Register, Unit
from duban.support.organization.terms import UnitKind
from tests.cast import FOUNDED_ON, build_town
from tests.journeys import units_file

HEAD = ("单位", "简称", "曾用名", "类别", "姓名", "职务/岗位", "用户名", "分管领导")
LEADER = Account("zhoumingde", "周明德")


def read(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Reading:
    found = register.rows_of([Sheet("", (head, *rows))])
    assert found is not None
    return register.read(found, known=[LEADER], reserved=("领导小组办公室",))


def row(unit: str = "工程部", name: str = "林海", post: str = "联络员A", **more: str) -> tuple[str, ...]:
    told = {"单位": unit, "类别": "部室", "姓名": name, "职务/岗位": post, **more}
    return tuple(told.get(column, "") for column in HEAD)


class TestReading(SimpleTestCase):
    def test_a_row_is_a_person_in_a_post(self) -> None:
        got = read(row(unit="工程建设部", 简称="工程部、工程", 曾用名="基建处", 分管领导="周明德")).register
        unit = Unit("工程建设部", UnitKind.DEPARTMENT, ("工程部", "工程", "基建处"), "zhoumingde")
        held = Held("linhai", PostKind.LIAISON_A, "工程建设部")
        self.assertEqual(got, Register((unit,), (Account("linhai", "林海"),), (held,)))

    def test_a_unit_may_stand_without_people(self) -> None:
        got = read(row(unit="供电公司", 类别="外部配合单位", name="", post="")).register
        self.assertEqual(got, Register((Unit("供电公司", UnitKind.EXTERNAL),)))

    def test_the_kind_and_the_leader_are_said_once_for_each_unit(self) -> None:
        got = read(row(分管领导="周明德"), row(name="李建国", post="主要负责人", 类别="")).register
        assert got is not None
        self.assertEqual([(unit.kind, unit.leader) for unit in got.units], [("DEPARTMENT", "zhoumingde")])

    def test_posts_are_known_as_offices_write_them(self) -> None:
        for said, kind in (
            ("主要负责人", PostKind.UNIT_HEAD),
            ("主要负责人（第一责任人）", PostKind.UNIT_HEAD),
            ("分管负责人", PostKind.DEPUTY_IN_CHARGE),
            ("联络员（A岗）", PostKind.LIAISON_A),
            ("联络员 Ｂ 岗", PostKind.LIAISON_B),
            ("承办人员", PostKind.HANDLER),
        ):
            got = read(row(post=said)).register
            with self.subTest(said):
                self.assertEqual(got and got.posts[0].kind, kind)

    def test_a_name_set_out_with_a_blank_is_the_same_name(self) -> None:
        got = read(row(name="林　海")).register
        self.assertEqual(got and got.people, (Account("linhai", "林海"),))

    def test_two_people_whose_names_sound_alike_get_two_usernames(self) -> None:
        got = read(row(name="李伟"), row(name="李薇", post="联络员B")).register
        self.assertEqual(got and [one.username for one in got.people], ["liwei", "liwei2"])

    def test_one_username_is_one_person_in_two_posts(self) -> None:
        got = read(row(用户名="lin"), row(unit="规划部", post="承办人员", 用户名="lin")).register
        self.assertEqual(got and (len(got.people), len(got.posts)), (1, 2))

    def test_a_merged_cell_counts_for_each_of_its_rows(self) -> None:
        rows = (HEAD, row(), row(unit="", name="李建国", post="主要负责人"))
        found = register.rows_of([Sheet("", rows, merged=((1, 0, 2, 0),))])
        self.assertEqual([one["unit"] for one in found or ()], ["工程部", "工程部"])

    def test_what_is_not_certain_is_asked_and_the_file_is_not_taken(self) -> None:
        twice = row(name="王伟"), row(unit="规划部", name="王伟")
        for rows, place, words in (
            ((row(unit=""),), 0, "未写单位"),
            ((row(类别=""),), 0, "类别须为"),
            ((row(类别="科室"),), 0, "科室请在启用后"),
            ((row(), row(name="甲", post="承办人员", 类别="公司")), 1, "类别是“部室”"),
            ((row(), row(unit="规划部", 简称="工程部", name="甲")), 1, "“工程部”已是“工程部”的名称"),
            ((row(unit="领导小组办公室"),), 0, "“领导小组办公室”由系统设立"),
            ((row(name=""),), 0, "未写姓名"),
            ((row(post="联络员"),), 0, "不是可选的岗位"),
            ((row(post=""),), 0, "不是可选的岗位"),
            (twice, 1, "与第 2 行的“王伟”同名"),
            ((row(name="周明德"),), 0, "用户名填 zhoumingde"),
            ((row(用户名="zhoumingde"),), 0, "已属“周明德”"),
            ((row(), row(name="赵晴")), 1, "该单位的联络员A已在第 2 行"),
            (
                (row(用户名="a"), row(用户名="a", post="承办人员"), row(用户名="a", post="承办人员")),
                2,
                "与第 3 行重复",
            ),
            ((row(分管领导="刘红"),), 0, "“刘红”不在名单中"),
            ((row(分管领导="周明德"), row(name="甲", post="承办人员", 分管领导="林海")), 1, "另一位分管领导"),
            ((row(类别="外部配合单位"),), 0, "不登记人员"),
            ((row(unit="部" * 121),), 0, "不超过 120 字"),
            ((row(name="名" * 61),), 0, "不超过 60 字"),
            ((), 0, "须有 1 至"),
        ):
            got = read(*rows)
            with self.subTest(words):
                self.assertIsNone(got.register)
                self.assertIn(words, "；".join(got.lines[place].problems))
                self.assertEqual(got.wrong, 1)

    def test_a_leader_named_by_two_people_is_asked_by_username(self) -> None:
        rows = [row(name="周明德", 用户名="zhou2", 分管领导="周明德")]
        self.assertIn("zhoumingde、zhou2", read(*rows).lines[0].problems[0])

    def test_a_table_without_the_columns_is_none(self) -> None:
        self.assertIsNone(register.rows_of([Sheet("", (("单位", "姓名"), ("工程部", "林海")))]))

    def test_the_head_is_found_beneath_a_title_and_its_brackets_explain_only(self) -> None:
        rows = (
            ("单位名册", ""),
            ("单位", "类别", "姓名", "岗位（A岗/B岗）"),
            ("工程部", "部室", "林海", "A岗"),
        )
        found = register.rows_of([Sheet("", rows)])
        self.assertEqual([(one.number, one["post"]) for one in found or ()], [(3, "A岗")])

    def test_what_a_unit_lacks_is_said_without_holding_it_up(self) -> None:
        got = read(row(), row(unit="规划部", name="沈伟", post="主要负责人", 分管领导="周明德"))
        self.assertEqual(
            got.lacking,
            (("未列主要负责人", ("工程部",)), ("未列联络员A", ("规划部",)), ("未列分管领导", ("工程部",))),
        )

    def test_workbook_and_text_read_alike(self) -> None:
        rows = [
            register.rows_of(read_tables(data))
            for data in (units_file.workbook(), units_file.text(units_file.rows()))
        ]
        self.assertEqual(*rows)
        self.assertEqual(len(rows[0] or ()), 63)


class TestEntering(TestCase):
    def setUp(self) -> None:
        self.town = build_town()
        self.register = Register(
            units=(
                Unit("财务审计部", UnitKind.DEPARTMENT, ("财审部",), "zhou"),
                Unit("供电公司", UnitKind.EXTERNAL),
            ),
            people=(Account("xufang", "徐芳"), Account("denghui", "邓辉")),
            posts=(
                Held("xufang", PostKind.UNIT_HEAD, "财务审计部"),
                Held("denghui", PostKind.LIAISON_A, "财务审计部"),
            ),
        )

    def enter(self, what: Register, request_id: object = None) -> None:
        entering.enter(
            by=None,
            at=self.town.at,
            request_id=request_id,  # type: ignore[arg-type]  # a UUID or None
            register=what,
            known={"zhou": self.town["zhou"].uid},
            from_on=FOUNDED_ON,
        )

    def counts(self) -> tuple[int, ...]:
        return tuple(
            model._default_manager.count() for model in (OrgUnit, Person, Post, LeaderInCharge, LedgerEntry)
        )

    def test_each_unit_person_and_post_is_one_act(self) -> None:
        before = self.counts()
        self.enter(self.register)
        added = [now - then for then, now in zip(before, self.counts(), strict=True)]
        self.assertEqual(added, [2, 2, 2, 1, 7])
        unit = UnitName.objects.get(name="财审部").unit
        head = queries.head_of(unit.pk, date(2026, 3, 2))
        self.assertEqual((head and head.name, queries.unit_name(unit.pk, FOUNDED_ON)), ("徐芳", "财务审计部"))
        self.assertEqual([one.name for one in queries.leaders_of(unit.pk, FOUNDED_ON)], ["周明德"])
        self.assertFalse(Person.objects.get(username="xufang").has_usable_password())

    def test_the_same_request_enters_it_once(self) -> None:
        request = uuid4()
        self.enter(self.register, request)
        before = self.counts()
        self.enter(self.register, request)
        self.assertEqual(self.counts(), before)

    def test_one_refusal_leaves_nothing_of_it(self) -> None:
        before = self.counts()
        taken = Register(units=(*self.register.units, Unit("工程建设部", UnitKind.DEPARTMENT)))
        with self.assertRaises(Refusal):
            self.enter(Register(taken.units, self.register.people, self.register.posts))
        self.assertEqual(self.counts(), before)

    def test_it_is_no_way_round_the_policy(self) -> None:
        with self.assertRaises(Refusal):
            entering.enter(
                by=self.town["chen"],
                at=self.town.at,
                request_id=None,
                register=self.register,
                known={"zhou": self.town["zhou"].uid},
                from_on=FOUNDED_ON,
            )
        self.assertFalse(Person.objects.filter(username="xufang").exists())

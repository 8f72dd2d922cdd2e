"""导入清单 (11(1)): every row becomes a candidate, nothing is guessed, nothing bad leaves a trace."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import ListState, RowStatus
from duban.chapters.intake.tests import builders
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import actions as organization
from duban.support.organization.queries import body
from tests.cast import FOUNDED_ON
from tests.stories import ActStory, Answer

BIRD = "𠮷祥街提升改造"


class TestImportList(ActStory):
    act = "intake.import_list"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "intake.same_list"

    def data(self) -> dict[str, Any]:
        return self.good(builders.stored(self.town).uid)

    def good(self, file: object, **changes: Any) -> dict[str, Any]:
        return {"file": file, "title": builders.TITLE, "year": 2026, "kind": "ANNUAL", **changes}

    def spoil(self) -> None:
        builders.taken_in(self.town)

    def test_an_import_that_was_left_half_done_is_taken_once(self) -> None:
        pending = builders.begun(self.town)
        source = pending.source
        assert source is not None
        data = self.good(source.uid, pending=pending.uid)
        self.assertEqual(self.send(self.act, "chen", data).status, 200)
        answer = self.send(self.act, "chen", {**data, "title": "另一清单"})
        self.assertEqual((answer.status, answer.code), (409, "intake.import_state"), answer)

    def test_lists_are_taken_in_one_after_the_other(self) -> None:
        self.assert_locks(body())

    def check(self, answer: Answer) -> None:
        listed = DocketingList.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (listed.state, listed.edition, listed.imported_by), (ListState.DRAFT, 1, self.town["chen"])
        )
        first, second, third = (builders.row(listed, number) for number in (1, 2, 3))
        self.assertEqual(first.status, RowStatus.READY, first.questions)
        self.assertEqual(str(first.due_on), "2026-06-30")
        self.assertEqual(
            [(one["name"], one["relation"]) for one in first.units],
            [("工程建设部", "LEAD"), ("经营管理部", "CO"), ("台儿庄古城旅游发展有限公司", "SERVICE")],
        )
        self.assertEqual(str(second.due_on), "2026-09-30")
        self.assertEqual(second.status, RowStatus.ASK)
        self.assertEqual(third.units, [])
        self.assertIn("lead_missing", [one["code"] for one in third.questions])

    def refuse(self, file: object, code: str, status: int = 422, **changes: Any) -> str:
        """The act refuses with that code and leaves no row behind; returns what it says."""
        before = LedgerEntry.objects.count(), DocketingList.objects.count()
        answer = self.send(self.act, self.doer, self.good(file, **changes))
        self.assertEqual((answer.status, answer.code), (status, code), answer)
        self.assertEqual((LedgerEntry.objects.count(), DocketingList.objects.count()), before)
        refusal = answer.body["refusal"]
        self.assertTrue(refusal["next"] and refusal["article"], refusal)
        return str(refusal["message"])

    def test_every_row_of_the_table_becomes_exactly_one_candidate(self) -> None:
        listed = builders.taken_in(self.town)
        rows = Candidate.objects.filter(docketing_list=listed)
        self.assertEqual(rows.count(), listed.summary["rows"])
        counted = sum(listed.summary[key] for key in ("ready", "ask", "refused", "skipped"))
        self.assertEqual(counted, listed.summary["rows"])

    def test_it_keeps_the_strings_of_the_source(self) -> None:
        second = builders.row(builders.taken_in(self.town), 2)
        self.assertIn("各有关单位", second.original.values())
        self.assertIn("9月底前", second.original.values())

    def test_the_same_list_is_known_though_a_unit_was_registered_in_between(self) -> None:
        rows = [("1", "修缮关帝庙", "古建修缮部", "10月底前")]
        book = builders.workbook(rows, head=("序号", "事项", "牵头单位", "完成时限"))
        file = builders.stored(self.town, book)
        self.assertEqual(self.send(self.act, "chen", self.good(file.uid)).status, 200)
        organization.rename_unit(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("works").uid,
            name="古建修缮部",
            from_on=FOUNDED_ON.replace(month=2),
        )
        text = "序号,事项,牵头单位,完成时限\n1,修缮关帝庙,古建修缮部,10月底前\n"
        again = builders.stored(self.town, text.encode("gb18030"), name="清单.csv")
        self.refuse(again.uid, "intake.same_list", 409, title="另存的清单")

    def test_a_part_of_a_list_that_is_here_already_is_asked_row_by_row(self) -> None:
        builders.taken_in(self.town)
        new = ("1", "重要事项", "修缮关帝庙", "", "工程建设部", "", "", "10月底前")
        part = builders.stored(self.town, builders.workbook([new, builders.DREDGING]))
        answer = self.send(self.act, "chen", self.good(part.uid, title="工程建设部分解清单"))
        rows = Candidate.objects.filter(docketing_list__uid=answer.body["uid"]).order_by("source_row")
        self.assertEqual(
            [[one["code"] for one in row.questions] for row in rows], [[], ["row_listed_before"]]
        )
        self.assertIn(f"《{builders.TITLE}》第3行", rows[1].questions[0]["text"])

    def test_it_never_makes_the_first_of_several_units_the_lead(self) -> None:
        rows = [("1", "修缮关帝庙", "工程建设部、经营管理部", "10月底前")]
        file = builders.stored(
            self.town, builders.workbook(rows, head=("序号", "事项", "责任单位", "完成时限"))
        )
        answer = self.send(self.act, "chen", self.good(file.uid))
        found = builders.row(DocketingList.objects.get(uid=answer.body["uid"]), 1)
        self.assertEqual({one["relation"] for one in found.units}, {""})
        self.assertEqual(found.status, RowStatus.ASK)

    def test_it_finds_a_unit_by_its_former_name(self) -> None:
        organization.rename_unit(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("works").uid,
            name="建设管理部",
            from_on=FOUNDED_ON.replace(month=2),
        )
        first = builders.row(builders.taken_in(self.town), 1)
        self.assertEqual(first.units[0]["uid"], str(self.town.unit("works").uid))
        self.assertEqual(first.units[0]["name"], "建设管理部")

    def test_a_unit_outside_the_scope_is_never_a_co_unit(self) -> None:
        rows = [(*builders.DREDGING[:5], "区水务局", "", builders.DREDGING[7])]
        first = builders.row(builders.taken_in(self.town, rows), 1)
        self.assertEqual([one["relation"] for one in first.units], ["LEAD", "EXTERNAL"])

    def test_a_unit_outside_the_scope_that_leads_is_asked_about(self) -> None:
        rows = [(*builders.DREDGING[:4], "区水务局", "", "", builders.DREDGING[7])]
        first = builders.row(builders.taken_in(self.town, rows), 1)
        self.assertIn("lead_out_of_scope", [one["code"] for one in first.questions])

    def test_the_same_unit_in_two_roles_is_asked_about(self) -> None:
        rows = [(*builders.DREDGING[:4], "工程建设部", "工程部", "", builders.DREDGING[7])]
        first = builders.row(builders.taken_in(self.town, rows), 1)
        self.assertIn("unit_twice", [one["code"] for one in first.questions])

    def test_an_unknown_unit_is_asked_about_and_never_made_up(self) -> None:
        rows = [(*builders.DREDGING[:4], "星际开发部", "", "", builders.DREDGING[7])]
        first = builders.row(builders.taken_in(self.town, rows), 1)
        self.assertEqual([one["uid"] for one in first.units], [""])
        self.assertEqual(first.status, RowStatus.ASK)

    def test_impossible_dates_are_asked_about(self) -> None:
        for text in ("2026年2月30日", "13月底前", "2026年13月1日"):
            with self.subTest(text):
                rows = [(*builders.DREDGING[:2], f"事项{text}", *builders.DREDGING[3:7], text)]
                first = builders.row(builders.taken_in(self.town, rows), 1)
                self.assertIsNone(first.due_on)
                self.assertIn("DEADLINE", [one["topic"] for one in first.open_questions])

    def test_a_deadline_without_end_is_taken_as_such(self) -> None:
        rows = [(*builders.DREDGING[:7], "年内持续推进")]
        self.assertTrue(builders.row(builders.taken_in(self.town, rows), 1).no_end)

    def test_a_relative_deadline_waits_for_a_person(self) -> None:
        rows = [(*builders.DREDGING[:7], "会后5个工作日内")]
        first = builders.row(builders.taken_in(self.town, rows), 1)
        self.assertIsNone(first.due_on)
        self.assertEqual(first.deadline["text"], "会后5个工作日内")
        self.assertIn("DEADLINE", [one["topic"] for one in first.open_questions])

    def test_four_byte_characters_come_through_whole(self) -> None:
        rows = [(*builders.DREDGING[:2], BIRD, *builders.DREDGING[3:])]
        self.assertEqual(builders.row(builders.taken_in(self.town, rows), 1).title, BIRD)

    def test_a_title_beyond_500_characters_refuses_the_row_and_not_the_list(self) -> None:
        rows = [(*builders.DREDGING[:2], "长" * 501, *builders.DREDGING[3:]), builders.RAMPS]
        listed = builders.taken_in(self.town, rows)
        self.assertEqual(builders.row(listed, 1).status, RowStatus.REFUSED)
        self.assertIn("500", builders.row(listed, 1).reason)
        self.assertEqual(listed.summary["refused"], 1)

    def test_a_new_edition_of_the_same_list_needs_a_reason(self) -> None:
        builders.taken_in(self.town)
        self.refuse(builders.stored(self.town).uid, "intake.same_list", 409, title="换了名称的同一清单")
        self.refuse(builders.stored(self.town).uid, "intake.same_list", 409, new_edition="  ")
        again = builders.taken_in(self.town, new_edition="市里重新印发，文号不同")
        self.assertEqual((again.edition, again.edition_reason), (2, "市里重新印发，文号不同"))

    def test_it_refuses_what_is_no_list(self) -> None:
        empty = builders.stored(self.town, b"\n\n", name="空.csv")
        self.refuse(empty.uid, "intake.unreadable")
        prose = builders.stored(self.town, "这不是表格\n只是两行文字\n".encode(), name="说明.csv")
        self.refuse(prose.uid, "intake.unreadable")
        picture = builders.stored(self.town, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n", name="清单.pdf")
        self.refuse(picture.uid, "intake.unreadable")

    def test_it_refuses_a_sheet_without_matters(self) -> None:
        self.refuse(builders.stored(self.town, builders.workbook([])).uid, "intake.no_rows")

    def test_what_a_person_says_of_the_columns_goes_before_the_head(self) -> None:
        head = ("序号", "事项", "主抓", "完成时限")
        file = builders.stored(
            self.town, builders.workbook([("1", "修缮关帝庙", "工程部", "10月底前")], head=head)
        )
        self.refuse(file.uid, "intake.column_unknown", columns={"主抓": "牵头"})
        answer = self.send(self.act, "chen", self.good(file.uid, columns={"主抓": "service"}))
        found = builders.row(DocketingList.objects.get(uid=answer.body["uid"]), 1)
        self.assertEqual([one["relation"] for one in found.units], ["SERVICE"])

    def test_it_refuses_a_bad_title_and_a_bad_year(self) -> None:
        file = builders.stored(self.town).uid
        self.refuse(file, "intake.title_length", title="")
        self.refuse(file, "intake.title_length", title="a" * 1_000_000)
        self.refuse(file, "intake.year_unfit", year=1066)
        self.refuse(file, "intake.year_unfit", year=2099)

    def test_another_persons_file_does_not_exist_for_him(self) -> None:
        self.refuse(builders.stored(self.town, who="qian").uid, "files.unknown")
        answer = self.send(self.act, "chen", self.good(self.town.unit("works").uid))
        self.assertEqual((answer.status, answer.code), (404, "files.unknown"))

    def test_what_is_not_sure_stays_open_for_the_director_too(self) -> None:
        answer = self.send(self.act, "sun", self.good(builders.stored(self.town, who="sun").uid))
        self.assertEqual(answer.status, 200, answer)

"""The import page by page: columns corrected, rows answered in place, left and taken up again, taken in or given up."""

from __future__ import annotations

from unittest import mock
from uuid import uuid4

from django.urls import reverse

from duban.chapters.intake.actions import importing
from duban.chapters.intake.models import Candidate, ColumnMap, DocketingList, PendingImport
from duban.chapters.intake.terms import ImportState, RowStatus
from duban.chapters.intake.tests import builders
from duban.chapters.intake.tests.walking import WalkCase
from duban.support.files.models import StoredFile
from duban.support.jobs.models import Job
from duban.support.ledger.models import LedgerEntry
from duban.support.organization.models import OrgUnit

STRANGE = (("1", "修缮关帝庙", "工程部", "10月底前"),)
STRANGE_HEAD = ("序号", "事项", "盯办", "完成时限")


class ImportTest(WalkCase):
    def test_a_list_goes_from_the_upload_to_its_result(self) -> None:
        listed = self.walked()
        page = self.see("chen", reverse("docketing_result", args=[listed.uid]))
        self.assertEqual(
            [one["candidate"].title for one in page.context["made"]], [row[2] for row in builders.ROWS]
        )
        self.assertContains(page, "导入结果")
        self.assertEqual(PendingImport.objects.get().state, ImportState.TAKEN)
        self.assertEqual(LedgerEntry.objects.filter(act="intake.import_list").count(), 1)

    def test_the_office_works_on_it_and_the_leading_group_sees_that_it_waits(self) -> None:
        begun = self.at_rows()
        pages = ("columns", "rows", "row", "check", "corrections", "corrections_file", "give_up")
        for name in pages:
            for who, status in (("qian", 200), ("sun", 200), ("wang", 403), ("lin", 404), ("wu", 404)):
                with self.subTest(name, who=who):
                    page = self.see(who, self.url(f"import_{name}", begun))
                    self.assertEqual(page.status_code, status)
        self.assertContains(self.see("wang", self.url("import_open", begun)), "继续导入")
        self.assertEqual(self.see("lin", self.url("import_open", begun)).status_code, 404)
        refused = self.fill("wang", self.url("import_give_up", begun), {})
        begun.refresh_from_db()
        self.assertEqual((refused.status_code, begun.state), (403, ImportState.OPEN))

    def test_the_columns_say_what_they_were_taken_for_with_samples(self) -> None:
        page = self.see("chen", self.url("import_columns", self.begun()))
        (table,) = page.context["form"].column_tables()
        meanings = [field.value() for _column, field in table["rows"]]
        self.assertEqual(meanings[:5], ["number", "category", "title", "objective", "lead"])
        self.assertContains(page, "东护城河清淤及驳岸修复工程")

    def test_a_column_that_was_corrected_is_read_so_at_once_and_the_next_time(self) -> None:
        content = builders.workbook(STRANGE, head=STRANGE_HEAD)
        begun = self.begun(content)
        self.assertEqual(self.now(begun).candidates[0].units, [])
        self.assertEqual(self.confirm(begun, m_0_2="lead").status_code, 303)
        self.assertEqual([one["relation"] for one in self.now(begun).candidates[0].units], ["LEAD"])
        self.assertEqual(ColumnMap.objects.count(), 1)
        other = builders.workbook([("1", "修缮城墙", "工程部", "10月底前")], head=STRANGE_HEAD)
        again = self.begun(other, title="另一份清单")
        self.assertEqual([one["relation"] for one in self.now(again).candidates[0].units], ["LEAD"])

    def test_two_columns_may_mean_the_same_but_one_alone_is_the_matter(self) -> None:
        begun = self.begun()
        refused = self.confirm(begun, m_0_3="title")
        self.assertContains(refused, "请指定一列为事项名称", status_code=422)
        self.assertEqual(self.confirm(begun, m_0_6="co").status_code, 303)
        first = self.now(begun).candidates[0]
        self.assertEqual([one["relation"] for one in first.units], ["LEAD", "CO", "CO"])

    def test_a_column_may_be_passed_over(self) -> None:
        begun = self.begun()
        self.confirm(begun, m_0_4="")
        self.assertNotIn("LEAD", [one["relation"] for one in self.now(begun).candidates[0].units])

    def test_a_head_that_was_not_found_is_pointed_to(self) -> None:
        content = "甲,乙,丙\n1,修缮关帝庙,工程部\n".encode()
        begun = self.begun(content, "清单.csv")
        page = self.see("chen", self.url("import_columns", begun))
        self.assertContains(page, "没有找到表头")
        self.assertEqual(self.see("chen", self.url("import_rows", begun)).status_code, 303)
        looked = self.fill("chen", self.url("import_columns", begun), {"sheet": "", "head": "1", "look": "1"})
        self.assertEqual(looked.status_code, 303)
        self.confirm(begun, m_0_0="number", m_0_1="title", m_0_2="lead")
        first = self.now(begun).candidates[0]
        self.assertEqual((first.title, [one["relation"] for one in first.units]), ("修缮关帝庙", ["LEAD"]))

    def test_a_question_is_answered_on_its_row_and_says_who_answered(self) -> None:
        begun = self.at_rows()
        answer = self.row(
            begun, 2, lead=str(self.town.unit("works").uid), category="IMPORTANT_MATTER", limb="PEOPLE"
        )
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        third = self.now(begun).candidates[2]
        self.assertEqual([(one["name"], one["relation"]) for one in third.units], [("工程建设部", "LEAD")])
        self.assertEqual({one["by"] for one in third.questions}, {self.town["chen"].name})
        self.assertEqual(third.status, RowStatus.READY)

    def test_htmx_gets_the_row_alone_with_the_counts(self) -> None:
        begun = self.at_rows()
        url = self.url("import_row", begun, "?at=2")
        self._enter("chen")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            opened = self.client.get(url, secure=True, headers={"HX-Request": "true"})
            data = {"request_id": str(uuid4()), "lead": str(self.town.unit("works").uid)}
            saved = self.client.post(url, data, secure=True, headers={"HX-Request": "true"})
            wrong = self.client.post(url, {"due_on": "gestern"}, secure=True, headers={"HX-Request": "true"})
        for page in (opened, saved):
            self.assertContains(page, 'id="row-2"')
            self.assertNotContains(page, "<html")
        self.assertContains(saved, 'hx-swap-oob="true"')
        self.assertEqual(wrong.status_code, 422)

    def test_an_answer_is_changed_or_taken_back(self) -> None:
        begun = self.at_rows()
        works, business = (str(self.town.unit(key).uid) for key in ("works", "business"))
        self.row(begun, 2, lead=works)
        page = self.see("chen", self.url("import_row", begun, "?at=2"))
        self.assertEqual(page.context["line"]["form"]["lead"].value(), works)
        self.row(begun, 2, lead=business)
        self.assertEqual(self.now(begun).candidates[2].units[0]["name"], "经营管理部")
        self.assertEqual(
            self.fill("chen", self.url("import_row", begun, "?at=2"), {"forget": "1"}).status_code, 303
        )
        self.assertEqual(self.now(begun).candidates[2].units, [])

    def test_words_that_mean_a_unit_are_answered_once_for_all_rows(self) -> None:
        rows = [(str(n), "重要事项", f"事项{n}", "", "星际开发部", "", "", "10月底前") for n in range(1, 4)]
        begun = self.at_rows(builders.workbook(rows))
        self.row(begun, 0, unit_0=str(self.town.unit("works").uid), same="on")
        self.assertEqual({one.units[0]["name"] for one in self.now(begun).candidates}, {"工程建设部"})

    def unknown(self, text: str) -> tuple[PendingImport, str]:
        """An import with these co-units, and the page on which words are given a unit."""
        rows = [("1", "重要事项", "事项一", "", "工程建设部", text, "", "10月底前")]
        begun = self.at_rows(builders.workbook(rows))
        return begun, self.url("import_unit", begun, "?text=")

    def test_an_unknown_unit_is_entered_matched_or_left_out(self) -> None:
        begun, url = self.unknown("星际开发部、水务中心、文化办")
        added = self.fill(
            "chen", url + "星际开发部", {"how": "add", "name": "星际开发部", "kind": "EXTERNAL"}
        )
        self.assertEqual(added.status_code, 303)
        self.assertFalse(OrgUnit.objects.latest("id").in_scope)
        unit = str(self.town.unit("business").uid)
        self.assertEqual(self.fill("chen", url + "水务中心", {"how": "match", "unit": unit}).status_code, 303)
        self.assertEqual(self.fill("chen", url + "文化办", {"how": "none"}).status_code, 303)
        found = [(one["name"], one["relation"]) for one in self.now(begun).candidates[0].units]
        self.assertEqual(found, [("工程建设部", "LEAD"), ("星际开发部", "EXTERNAL"), ("经营管理部", "CO")])
        self.assertEqual(self.now(begun).candidates[0].open_questions, [])

    def test_a_name_that_another_unit_bears_is_refused_and_nothing_is_answered(self) -> None:
        begun, url = self.unknown("星际开发部")
        before = LedgerEntry.objects.count()
        answer = self.fill("chen", url + "星际开发部", {"how": "add", "name": "工程建设部", "kind": "UNIT"})
        self.assertIn(answer.status_code, {409, 422})
        begun.refresh_from_db()
        self.assertEqual((begun.answers, LedgerEntry.objects.count()), ({}, before))

    def test_a_unit_outside_the_scope_cannot_lead_and_the_row_stays_as_it_was(self) -> None:
        rows = [("1", "重要事项", "事项一", "", "星际开发部", "", "", "10月底前")]
        begun = self.at_rows(builders.workbook(rows))
        answer = self.row(begun, 0, unit_0=str(self.town.unit("bureau").uid))
        self.assertContains(answer, "不在本办法适用范围", status_code=422)
        begun.refresh_from_db()
        self.assertEqual(begun.answers, {})

    def test_the_same_for_all_rows_fills_in_only_what_is_not_settled(self) -> None:
        begun = self.at_rows()
        said = {"category": "KEY_PROJECT", "limb": "CITY", "due_on": "2026-11-30"}
        self.assertEqual(self.fill("chen", self.url("import_rows", begun), said).status_code, 303)
        now = self.now(begun).candidates
        self.assertEqual(
            [one.category for one in now], ["KEY_PROJECT", "IMPORTANT_MATTER", "IMPORTANT_MATTER"]
        )
        self.assertEqual({one.limb for one in now}, {"CITY"})
        self.assertEqual(str(now[0].due_on), "2026-06-30")

    def test_a_row_may_be_left_out_with_the_reason(self) -> None:
        begun = self.at_rows()
        self.row(begun, 2, skip="与第1行重复")
        listed = self.finish(begun)
        left = Candidate.objects.filter(docketing_list=listed, status=RowStatus.SKIPPED)
        self.assertEqual([one.reason for one in left], ["与第1行重复"])
        self.assertContains(self.see("chen", reverse("docketing_result", args=[listed.uid])), "与第1行重复")

    def test_a_colleague_goes_on_with_it_and_it_stands_on_the_desk(self) -> None:
        begun = self.at_rows()
        self.row(begun, 2, lead=str(self.town.unit("works").uid))
        there = reverse("import_open", args=[begun.uid])
        for page in ("/", reverse("intake"), reverse("import_list")):
            self.assertContains(self.see("qian", page), there)
        for page in ("/", reverse("intake")):
            self.assertNotContains(self.see("wang", page), there)
        self.assertEqual(self.fill("qian", self.url("import_check", begun), {}).status_code, 303)
        listed = DocketingList.objects.get()
        self.assertEqual(listed.imported_by, self.town["qian"])
        self.assertEqual(builders.row(listed, 3).questions[0]["by"], self.town["chen"].name)

    def test_it_is_taken_in_once(self) -> None:
        begun = self.at_rows()
        request_id = str(uuid4())
        url = self.url("import_check", begun)
        first = self.fill("chen", url, {}, request_id=request_id)
        self.assertEqual(first.status_code, 303)
        self.assertEqual(self.see("chen", url).status_code, 302)
        self.assertEqual(self.fill("chen", url, {}).status_code, 302)
        self.assertEqual(DocketingList.objects.count(), 1)

    def test_it_is_given_up_only_by_saying_so(self) -> None:
        begun = self.at_rows()
        url = self.url("import_give_up", begun)
        self.assertEqual(self.see("chen", url).status_code, 200)
        begun.refresh_from_db()
        self.assertEqual(begun.state, ImportState.OPEN)
        self.assertEqual(self.fill("chen", url, {}).status_code, 303)
        begun.refresh_from_db()
        self.assertEqual((begun.state, begun.answers, begun.reading), (ImportState.GIVEN_UP, {}, {}))
        self.assertContains(self.see("chen", self.url("import_open", begun)), "已放弃")
        self.assertEqual(DocketingList.objects.count(), 0)

    def test_a_long_file_is_read_in_the_background(self) -> None:
        with mock.patch.object(importing, "LONG", 100), self.captureOnCommitCallbacks() as bells:
            begun = self.begun()
        self.assertEqual((begun.state, StoredFile.objects.count()), (ImportState.READING, 0))
        self.assertContains(self.see("chen", self.url("import_open", begun)), "正在逐行读取")
        self.assertEqual(self.see("chen", self.url("import_rows", begun)).status_code, 302)
        for bell in bells:
            bell()
        begun.refresh_from_db()
        self.assertEqual((begun.state, StoredFile.objects.count()), (ImportState.OPEN, 1))
        self.assertEqual(Job.objects.get().state, "DONE")
        self.assertEqual(len(self.now(begun).candidates), 3)

    def test_a_long_file_that_cannot_be_read_says_so_and_keeps_nothing(self) -> None:
        with mock.patch.object(importing, "LONG", 1), self.captureOnCommitCallbacks(execute=True):
            begun = self.begun("各部室：\n请于月底前报送。\n".encode(), "说明.csv")
        begun.refresh_from_db()
        self.assertEqual((begun.state, StoredFile.objects.count()), (ImportState.UNREADABLE, 0))
        self.assertContains(self.see("chen", self.url("import_open", begun)), "没有找到表头")

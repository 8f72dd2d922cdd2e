"""问题台账: what it lists, for whom, by which filters; the sheet of the same rows."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict

from duban.chapters.desk import problem_register
from duban.chapters.desk.tests.test_registers import HEAD, Sheet
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import Problem
from duban.chapters.supervision.tests import builders, treating
from tests.looking import PageCase

URL = "/problem-register/"


class ProblemRegisterTest(PageCase):
    """One problem of each fate."""

    matter: Matter
    rows: dict[str, Problem]

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.matter = builders.matter_under_way(town)
        first = builders.record_problem(town, cls.matter, fact="甲：砂浆不饱满")
        notice = builders.served_notice(town, cls.matter, problems=[first])
        treating.plan(town, notice)
        treating.ask_more_time(town, notice, new_due_on=date(2026, 3, 27))
        treating.answer_more_time(town, notice)
        again = builders.record_problem(town, cls.matter, fact="乙：又不饱满", who="qian", safety=True)
        own = treating.leave(town, treating.self_reported(town, cls.matter, fact="丙：自报", kind="DUTY"))
        other = builders.record_problem(
            town, cls.matter, unit="business", fact="丁：不配合", kind="COOPERATION"
        )
        done = builders.served_notice(town, cls.matter, unit="business", problems=[other])
        builders.verify(town, builders.reply(town, done, who="zhao"))
        cls.rows = {"first": first, "again": again, "own": own, "other": other}

    def shown(self, query: str = "", who: str = "chen") -> list[str]:
        found = problem_register.page(self.town[who], self.town.at, QueryDict(query))
        self.assertEqual(found.count, len(found.entries))
        return sorted(one.problem.fact[0] for one in found.entries)

    def test_each_filter_leaves_its_own(self) -> None:
        for query, wanted in (
            ("", "甲乙丙丁"),
            ("state=open", "甲乙丙"),
            ("state=CLOSED", "丁"),
            ("state=TRACKED", "丙"),
            ("state=NOTICED", "甲"),
            ("kind=DUTY", "丙"),
            ("safety=yes", "乙"),
            ("again=yes", "乙"),
            (f"unit={self.town.unit('business').uid}", "丁"),
            ("found=2026-03", "甲乙丙丁"),
            ("found=2026-02", ""),
            ("state=nonsense&kind=nonsense", "甲乙丙丁"),
        ):
            with self.subTest(query=query):
                self.assertEqual("".join(self.shown(query)), "".join(sorted(wanted)))

    def test_what_is_late_is_so_by_the_date_in_force(self) -> None:
        self.town.go_to(date(2026, 3, 17))
        self.assertEqual(self.shown("late=yes"), ["丙"])
        self.town.go_to(date(2026, 3, 30))
        self.assertEqual(self.shown("late=yes"), sorted("甲丙"))
        late = {
            one.problem.fact[0]
            for one in problem_register.page(self.town["chen"], self.town.at, QueryDict()).entries
            if one.late(date(2026, 3, 30))
        }
        self.assertEqual(late, {"甲", "丙"}, "the row says what the filter says")

    def test_a_unit_finds_its_own_and_a_stranger_none(self) -> None:
        self.assertEqual(self.shown(who="lin"), sorted("甲乙丙"))
        self.assertEqual(self.shown(who="zhao"), ["丁"])
        self.assertEqual(self.shown(who="wu"), [])
        self.assert_seen_by(URL, right=("chen", "wang", "lin", "gao", "wu"), strangers=("guan", "an"))

    def test_the_page_says_what_was_done(self) -> None:
        page = self.see("chen", URL)
        for words in (
            "共 4 项",
            "此前同类 1 个",
            "2026-03-16",
            "2026-03-27",
            "高卫东",
            "整改到位",
            "安全隐患",
        ):
            self.assertContains(page, words)

    def test_the_sheet_has_the_same_rows(self) -> None:
        answer = self.see("chen", "/problem-register/export.xlsx")
        sheet = Sheet(answer.content)
        self.assertEqual(len(sheet.rows) - HEAD, 4)
        self.assertIn("问题台账", sheet.names)
        by_fact = {
            str(row["问题事实"])[0]: row
            for row in (
                dict(zip(sheet.head, (cell.value for cell in cells), strict=True))
                for cells in sheet.rows[HEAD:]
            )
        }
        first = by_fact["甲"]
        self.assertEqual(first["原定整改时限"], date(2026, 3, 16))
        self.assertEqual(first["延长后时限"], date(2026, 3, 27))
        self.assertEqual(first["整改责任人"], "高卫东")
        self.assertEqual(by_fact["乙"]["此前同类"], 1)
        self.assertEqual(by_fact["丙"]["状态"], "不下达通知书，跟踪整改")
        self.assertEqual(by_fact["丁"]["复查结论"], "整改到位")
        self.assertEqual(
            len(Sheet(self.see("lin", "/problem-register/export.xlsx?safety=yes").content).rows), HEAD + 1
        )

    def test_it_asks_no_more_questions_for_more_rows(self) -> None:
        with self.assertNumQueries(8):
            problem_register.entries(list(Problem.objects.select_related("matter", "found_by")), self.town.at)

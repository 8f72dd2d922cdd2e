"""`duban trace` is complete: all 17 articles and every enumerated item, each with what serves it."""

from __future__ import annotations

from typing import Any

from django.test import SimpleTestCase

from duban.ground.access import ACTS
from duban.ground.regulation import clauses
from duban.site import trace


class TestTrace(SimpleTestCase):
    rows: dict[str, dict[str, Any]]  # Any: rows of mixed values

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.rows = {str(row["article"]): row for row in trace.rows()}

    def test_every_article_and_every_item_has_a_row(self) -> None:
        self.assertEqual(set(self.rows), set(clauses.load().clauses))
        self.assertEqual({int(key.partition("(")[0]) for key in self.rows}, set(range(1, 18)))

    def test_something_serves_each_of_them(self) -> None:
        self.assertEqual(trace.open_clauses(), [])

    def test_what_the_table_names_exists_and_is_built(self) -> None:
        for clause, said in trace.SERVED.items():
            self.assertTrue(clauses.is_clause(clause), clause)
            self.assertTrue(said["how"], clause)
            for code in said["acts"]:
                self.assertTrue(code in ACTS and ACTS[code].built, (clause, code))

    def test_each_act_that_serves_has_its_page_its_tests_and_its_roles(self) -> None:
        for row in self.rows.values():
            for act in [*row["acts"], *row["also"]]:
                if act["built"]:
                    self.assertTrue(act["roles"] and act["tests"], act["act"])

    def test_each_ground_says_how_a_clue_of_it_comes_on_record(self) -> None:
        for number in range(1, 26):
            row = self.rows[f"16({number})"]
            self.assertRegex(row["how"], "^(自动登记|由在案事实登记|人工登记)", row["article"])

    def test_the_table_for_people_has_a_line_for_each_clause(self) -> None:
        table = trace.as_table(list(self.rows.values()))
        for clause in self.rows:
            self.assertIn(f"（{clause}）", table)

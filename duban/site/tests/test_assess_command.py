"""duban assess: the same points by command as on the page, to the last digit."""

from __future__ import annotations

import contextlib
import io
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from duban.chapters.assessment.models import Sheet
from duban.chapters.assessment.tests.computing import adopted, computed, drafted, late_costs_four
from duban.site.cli import main as cli
from tests.onward import running_matter
from tests.stories import TownCase


class TestAssess(TownCase):
    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)
        cls.town.go_to(date(2026, 7, 1))

    def run_command(self, *arguments: str) -> tuple[int, str]:
        said = io.StringIO()
        with (
            mock.patch("duban.site.clock.now", return_value=self.town.at),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            code = cli.run(cli.parser().parse_args(["assess", *arguments]))
        return code, said.getvalue()

    def told(self, *arguments: str) -> Any:  # Any: JSON
        code, text = self.run_command(*arguments, "--json")
        self.assertEqual(code, cli.DONE)
        return json.loads(text)

    def test_it_says_what_the_sheet_says(self) -> None:
        run = computed(self.town)
        (told,) = self.told("--year", "2026", "--unit", "工程建设部")
        sheet = Sheet.objects.get(run=run, unit=self.town.unit("works"), person=None)
        self.assertEqual((told["total"], told["groups"]), (sheet.total, sheet.groups))
        self.assertEqual(
            [list(one.values())[:6] for one in told["points"]], [line[:6] for line in sheet.points]
        )

    def test_a_person_by_the_name_with_which_he_signs_in(self) -> None:
        (told,) = self.told("--person", "gao")
        self.assertEqual((told["name"], told["rounded"]), ("工程建设部 高卫东", "96.00"))

    def test_lines_in_text_end_with_the_total(self) -> None:
        code, text = self.run_command("--unit", "工程建设部")
        self.assertEqual(code, cli.DONE)
        self.assertIn("-4.0000", text)
        self.assertIn("合计，四舍五入 96.00", text)

    def test_a_draft_beside_what_is_in_force(self) -> None:
        harder = late_costs_four()
        harder["rules"][0]["amount"] = "-30"
        draft = drafted(self.town, harder)
        told = self.told("--draft", str(draft.uid), "--against")
        self.assertEqual({row["after"] for row in told["changed"]}, {"70.0000"})

    def test_a_year_without_a_scheme_is_refused_and_an_unknown_unit_is_wrong_use(self) -> None:
        self.assertEqual(self.run_command("--year", "2025", "--json")[0], cli.REFUSED)
        self.assertEqual(self.run_command("--unit", "水利局")[0], cli.WRONG_USE)
        self.assertEqual(self.run_command("--scheme", "x.json")[0], cli.WRONG_USE)

    def test_a_scheme_and_facts_in_files(self) -> None:
        facts = {
            "parties": [
                {
                    "name": "水利局",
                    "facts": [
                        {
                            "kind": "MATTER_LATE",
                            "ref": "a",
                            "fact_key": "a",
                            "on": "2026-07-01",
                            "quantity": "3",
                        },
                        {"kind": "LEADER_PRAISED", "ref": "b", "fact_key": "b", "on": "2026-08-01"},
                    ],
                }
            ]
        }
        with TemporaryDirectory() as folder:
            scheme_file, facts_file = Path(folder, "scheme.json"), Path(folder, "facts.json")
            scheme_file.write_text(json.dumps(late_costs_four()), encoding="utf-8")
            facts_file.write_text(json.dumps(facts), encoding="utf-8")
            (told,) = self.told("--scheme", str(scheme_file), "--facts", str(facts_file))
            self.assertEqual((told["name"], told["rounded"]), ("水利局", "99.00"))
            facts_file.write_text('{"party": "TOWN"}', encoding="utf-8")
            # What has no place in a file is refused with where it stands.
            self.assertEqual(
                self.run_command("--scheme", str(scheme_file), "--facts", str(facts_file))[0], cli.REFUSED
            )

    def test_the_county_scheme_comes_to_what_it_comes_to_by_hand(self) -> None:
        """As docs/results/county-scheme.md reckons it."""
        folder = Path(__file__).parents[3] / "tests/data/county"
        files = ("--scheme", str(folder / "scheme.json"), "--facts", str(folder / "facts.json"))
        (told,) = self.told(*files)
        self.assertEqual(
            (told["name"], told["rounded"], told["proposed"]), ("县水利局", "88.55", "FAIRLY_GOOD")
        )
        self.assertIn("合计，四舍五入 88.55  较好", self.run_command(*files)[1])

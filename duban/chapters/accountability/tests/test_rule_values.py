"""Every value of the rule set for the pursuit of responsibility is read somewhere: one that nobody reads promises what is not
kept."""

from __future__ import annotations

from pathlib import Path

from django.test import SimpleTestCase

from duban import chapters
from duban.support.rulebook import shipped

# The stages are a table of the program; a test of its own holds what the rule set prints of them against it.
ONLY_COMPARED = {"accountability.stages"}


class TestRuleValues(SimpleTestCase):
    def test_each_is_read(self) -> None:
        root = Path(chapters.__path__[0])
        code = "".join(
            path.read_text("utf-8")
            for path in sorted(root.rglob("*.py"))
            if not {"tests", "migrations"} & set(path.relative_to(root).parts)
        )
        keys = [key for key in shipped.bodies() if key.startswith("accountability.")]
        self.assertGreater(len(keys), 50)
        unread = {key for key in keys if f'"{key}"' not in code} - ONLY_COMPARED
        self.assertEqual(unread, set())

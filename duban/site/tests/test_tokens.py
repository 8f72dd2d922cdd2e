"""The look keeps its word: every pair of colours can be read, nothing else has a colour, old browsers read it."""

from __future__ import annotations

import re
from pathlib import Path

from django.test import SimpleTestCase

DUBAN = Path(__file__).resolve().parents[2]
STYLES = DUBAN / "site" / "static" / "duban"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")
SHEETS = {path.name: path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css"))}
TEMPLATES = {
    str(path.relative_to(DUBAN)): path.read_text(encoding="utf-8")
    for path in sorted(DUBAN.glob("**/templates/**/*.html"))
}
TEXT = 4.5
SHAPE = 3.0
# foreground, background, at least: WCAG 2.2, 1.4.3 for text and 1.4.11 for edges that must be seen
PAIRS = (
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "page", "grey-wash")),
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "ink-2")
        for ground in ("accent-wash", "amber-wash", "green-wash")
    ),
    *((ink, ground, TEXT) for ink in ("accent", "accent-ink") for ground in ("paper", "page", "accent-wash")),
    ("accent", "grey-wash", TEXT),
    ("accent", "amber-wash", TEXT),
    ("accent-ink", "line-2", TEXT),
    ("ink-2", "line-2", TEXT),
    ("ink-3", "line-2", TEXT),
    ("paper", "accent", TEXT),
    ("paper", "accent-ink", TEXT),
    *((light, ground, TEXT) for light in ("red", "amber", "green") for ground in ("paper", f"{light}-wash")),
    ("edge", "paper", SHAPE),
    ("accent", "line", SHAPE),
    *((f"chart-{tone}", "paper", SHAPE) for tone in ("1", "2", "3", "4", "5", "late", "later")),
    ("ink", "accent", 1.5),
)


def colours() -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*#([0-9a-f]{6})", TOKENS))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class TestColours(SimpleTestCase):
    def test_the_measure_is_that_of_the_standard(self) -> None:
        self.assertAlmostEqual(contrast("000000", "ffffff"), 21.0)
        self.assertAlmostEqual(contrast("777777", "ffffff"), 4.48, places=2)

    def test_every_pair_can_be_read(self) -> None:
        known = colours()
        for front, back, least in PAIRS:
            with self.subTest(front=front, back=back):
                self.assertGreaterEqual(contrast(known[front], known[back]), least)

    def test_no_other_file_names_a_colour(self) -> None:
        for name, sheet in SHEETS.items():
            if name != "tokens.css":
                with self.subTest(sheet=name):
                    self.assertEqual(re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", sheet), [])

    def test_every_token_that_is_used_exists(self) -> None:
        known = set(re.findall(r"--([\w-]+):", TOKENS))
        for name, sheet in SHEETS.items():
            with self.subTest(sheet=name):
                self.assertEqual(set(re.findall(r"var\(--([\w-]+)\)", sheet)) - known, set())


class TestOldBrowsers(SimpleTestCase):
    """Chromium 86 leaves out a whole rule whose selector it cannot read."""

    NEWER = (
        r"color-mix|light-dark|oklch|:has\(|:is\(|:where\(|@layer|@container|\binset:|aspect-ratio|&[.:\s]"
    )

    def test_they_read_every_rule(self) -> None:
        for name, sheet in SHEETS.items():
            with self.subTest(sheet=name):
                rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
                self.assertEqual(re.findall(self.NEWER, rules), [])

    def test_the_sheets_stay_small(self) -> None:
        self.assertLess(sum(len(sheet) for sheet in SHEETS.values()), 40_000)


class TestTemplates(SimpleTestCase):
    """The policy of the site lets no style and no script stand in a page."""

    def test_no_page_carries_a_style_or_a_script_of_its_own(self) -> None:
        self.assertGreater(len(TEMPLATES), 30)
        for name, text in TEMPLATES.items():
            with self.subTest(template=name):
                found = re.findall(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", text)
                self.assertEqual(found, [])

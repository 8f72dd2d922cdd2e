"""Equal values give equal bytes, and other values give others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as some

from duban.ground.beijing import beijing_time
from duban.support.ledger import canonical

UID = "6f1ed002-ab5a-4c37-8a1f-3a1f0f2d6a55"


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Place:
    name: str
    day: date


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
    max_leaves=12,
)


class TestCanonical(SimpleTestCase):
    def test_equal_values_give_equal_bytes(self) -> None:
        pairs: list[tuple[object, object]] = [
            ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
            ([1, 2], (1, 2)),
            ({3, 1, 2}, {2, 3, 1}),
            (frozenset({"b", "a"}), ["a", "b"]),
            (Colour.RED, "red"),
            (Decimal("1.50"), "1.50"),
            (0.5, "0.5"),
            (UUID(UID), UID),
            (date(2026, 3, 2), "2026-03-02"),
            (beijing_time(date(2026, 3, 2), 9), datetime(2026, 3, 2, 1, tzinfo=UTC)),
            (Place("工程部", date(2026, 3, 2)), {"day": "2026-03-02", "name": "工程部"}),
            (b"\x00\xff", memoryview(b"\x00\xff")),
        ]
        for one, two in pairs:
            with self.subTest(one=one, two=two):
                self.assertEqual(canonical.dumps(one), canonical.dumps(two))
                self.assertEqual(canonical.digest(one), canonical.digest(two))

    def test_other_values_give_other_bytes(self) -> None:
        values: list[object] = [None, "", 0, False, "0", [], {}, [None], ["a", "b"], ["b", "a"], ["ab"],
                                Decimal("1.5"), Decimal("1.50"), datetime(2026, 3, 2, tzinfo=UTC),
                                datetime(2026, 3, 2, 0, 0, 0, 1, tzinfo=UTC), date(2026, 3, 2)]  # fmt: skip
        self.assertEqual(len({canonical.dumps(value) for value in values}), len(values))

    def test_the_form_is_utf8_with_sorted_keys_and_without_spaces(self) -> None:
        said = canonical.dumps({"督办": [1, "二"], "a": None})
        self.assertEqual(said, '{"a":null,"督办":[1,"二"]}'.encode())

    def test_what_has_no_canonical_form_is_refused(self) -> None:
        for value in (object(), {"x": object()}, [1j], Place):
            with self.subTest(value=value), self.assertRaises(TypeError):
                canonical.dumps(value)

    @given(JSON)
    def test_json_comes_back_as_it_went(self, value: object) -> None:
        said = canonical.dumps(value)
        self.assertEqual(json.loads(said), value)
        self.assertEqual(canonical.dumps(json.loads(said)), said)

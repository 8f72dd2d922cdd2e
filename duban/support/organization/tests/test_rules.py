"""Posts and papers: who may hold what at once, and which dates count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import SimpleTestCase

from duban.ground.access import PostKind, Refusal
from duban.support.organization import rules

DAY = date(2026, 3, 2)
BEFORE, AFTER = date(2026, 3, 1), date(2026, 3, 3)


class TestSpans(SimpleTestCase):
    def test_both_ends_belong_to_a_span(self) -> None:
        cases = [
            (DAY, None, True),
            (AFTER, None, False),
            (DAY, DAY, True),
            (BEFORE, DAY, True),
            (BEFORE, BEFORE, False),
        ]
        for from_on, to_on, expected in cases:
            with self.subTest(from_on=from_on, to_on=to_on):
                self.assertIs(rules.within(DAY, from_on, to_on), expected)


class TestRefusals(SimpleTestCase):
    def appointing(self, kind: PostKind, **other: object) -> Callable[[], None]:
        given: dict[str, object] = {"has_unit": False, "held": (), "holder": None}
        return lambda: rules.check_appointment(kind, **{**given, **other}, from_on=DAY, label="职务")  # type: ignore[arg-type]  # a table of odd values

    def test_each_rule_has_its_code(self) -> None:
        cases: list[tuple[str, Callable[[], None]]] = [
            ("organization.dates_reversed", lambda: rules.check_span(DAY, BEFORE)),
            ("", lambda: rules.check_span(DAY, DAY)),
            ("organization.post_needs_unit", self.appointing(PostKind.UNIT_HEAD)),
            ("organization.post_takes_no_unit", self.appointing(PostKind.OFFICE_STAFF, has_unit=True)),
            ("organization.post_overlaps", self.appointing(PostKind.UNIT_HEAD, has_unit=True, holder="李")),
            ("", self.appointing(PostKind.DEPUTY_IN_CHARGE, has_unit=True, holder="何")),
            (
                "organization.admins_exclude",
                self.appointing(PostKind.SYSTEM_ADMIN, held=[PostKind.AUDIT_ADMIN]),
            ),
            ("", self.appointing(PostKind.SYSTEM_ADMIN, held=[PostKind.SYSTEM_ADMIN, PostKind.HANDLER])),
            ("organization.post_ended", lambda: rules.check_post_runs(DAY)),
            ("organization.future_paper", lambda: rules.check_paper_date(AFTER, DAY)),
            ("", lambda: rules.check_paper_date(DAY, DAY)),
            ("organization.same_checker", lambda: rules.check_second_person("a", "a", already=False)),
            ("organization.paper_checked", lambda: rules.check_second_person("a", "b", already=True)),
            ("organization.delegate_self", lambda: rules.check_delegation("a", "a")),
            ("organization.fact_value", lambda: rules.check_fact("x", ("y",), "政治面貌")),
            ("organization.weak_password", lambda: rules.check_password(["太短"])),
        ]
        for number, (code, check) in enumerate(cases):
            with self.subTest(number=number, code=code):
                found = ""
                try:
                    check()
                except Refusal as refused:
                    found = refused.code
                self.assertEqual(found, code)

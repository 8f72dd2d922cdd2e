"""A merger and a split as tables: what they rest on, who may take part, what a post may become."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import SimpleTestCase

from duban.ground.access import PostKind, Refusal
from duban.support.organization import rules
from duban.support.organization.rules import Changing, Leaving

ON, EVE = date(2026, 9, 1), date(2026, 8, 31)
A, B = Changing("工程建设部", date(2026, 1, 4)), Changing("规划设计部", date(2026, 1, 4))
NEW = Changing("新设的部", ON)
GONE = Changing("已并的部", date(2026, 1, 4), ended_on=date(2026, 5, 31))
OFFICE = Changing("领导小组办公室", date(2026, 1, 4), is_office=True)
BUREAU, STATION = (Changing(name, date(2026, 1, 4), external=True) for name in ("区水务局", "区气象站"))


class TestChanging(SimpleTestCase):
    def answers(self, cases: list[tuple[str, Callable[[], object]]]) -> None:
        for code, ask in cases:
            with self.subTest(code or ask):
                found = ""
                try:
                    ask()
                except Refusal as refused:
                    found = refused.code
                self.assertEqual(found, code)

    def test_a_change_rests_on_a_paper_and_a_day_that_has_come(self) -> None:
        self.answers(
            [
                ("", lambda: rules.check_change("编办〔2026〕3号", on=ON, today=ON)),
                ("organization.change_basis", lambda: rules.check_change("  ", on=ON, today=ON)),
                ("organization.change_future", lambda: rules.check_change("批复", on=ON, today=EVE)),
            ]
        )

    def test_who_merges_into_whom(self) -> None:
        def merging(*parts: Changing, into: Changing | None, itself: bool = False) -> Callable[[], object]:
            return lambda: rules.check_merger(parts, into, itself=itself, on=ON)

        self.answers(
            [
                ("", merging(A, into=B)),
                ("", merging(A, B, into=None)),
                ("", merging(BUREAU, into=STATION)),
                ("organization.merge_nothing", merging(into=B)),
                ("organization.merge_few", merging(A, into=None)),
                ("organization.merge_itself", merging(A, into=A, itself=True)),
                ("organization.unit_ended", merging(GONE, into=B)),
                ("organization.unit_ended", merging(A, into=GONE)),
                ("organization.change_office", merging(A, into=OFFICE)),
                ("organization.change_office", merging(OFFICE, into=A)),
                ("organization.change_before", merging(NEW, into=B)),
                ("organization.change_before", merging(A, into=NEW)),
                ("organization.change_external", merging(A, into=BUREAU)),
                ("organization.change_external", merging(BUREAU, into=A)),
                ("organization.merge_target", lambda: rules.check_target(existing=True, name="新部")),
                ("organization.merge_target", lambda: rules.check_target(existing=False, name=" ")),
                ("", lambda: rules.check_target(existing=False, name="新部")),
            ]
        )

    def test_a_post_that_ends_was_held_the_day_before(self) -> None:
        self.answers(
            [
                ("", lambda: rules.check_leaving([Leaving("部", "主要负责人", EVE)], on=ON)),
                (
                    "organization.change_post_since",
                    lambda: rules.check_leaving([Leaving("部", "主要负责人", ON)], on=ON),
                ),
            ]
        )

    def test_a_post_is_carried_as_the_same_or_less(self) -> None:
        allowed = {
            ("UNIT_HEAD", "UNIT_HEAD"),
            ("UNIT_HEAD", "DEPUTY_IN_CHARGE"),
            ("UNIT_HEAD", "HANDLER"),
            ("DEPUTY_IN_CHARGE", "DEPUTY_IN_CHARGE"),
            ("DEPUTY_IN_CHARGE", "HANDLER"),
            ("LIAISON_A", "LIAISON_A"),
            ("LIAISON_A", "LIAISON_B"),
            ("LIAISON_A", "HANDLER"),
            ("LIAISON_B", "LIAISON_A"),
            ("LIAISON_B", "LIAISON_B"),
            ("LIAISON_B", "HANDLER"),
            ("HANDLER", "HANDLER"),
        }
        for kind in PostKind:
            for target in PostKind:
                expected = "" if (kind, target) in allowed else "organization.carried_higher"
                self.answers([(expected, lambda k=kind, t=target: self.carry(k, t))])  # type: ignore[misc]  # bound now
        self.answers(
            [("organization.carried_foreign", lambda: self.carry(*2 * (PostKind.HANDLER,), own=False))]
        )

    def carry(self, kind: PostKind, target: PostKind, *, own: bool = True) -> None:
        rules.check_carried(kind, target, own=own, name="李建国", post="职务", label="另职")

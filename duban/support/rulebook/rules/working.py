"""The register of working rules (art. 8(1))."""

from __future__ import annotations

from datetime import date, timedelta

from duban.ground.access import Refusal, Unfit


def check_working_rule(
    *,
    today: date,
    adopted_on: date,
    from_on: date,
    to_on: date | None,
    before_from: date | None,
) -> None:
    """Adopted, then in force, then perhaps not any more; an edition follows the one before (art. 8(1))."""
    if adopted_on > today:
        raise Unfit("rulebook.rule_adopted_later", "8(1)", adopted_on=adopted_on)
    order = [(adopted_on, from_on), (from_on, to_on)]
    if before_from is not None:
        order.append((before_from + timedelta(days=1), from_on))
    for earlier, later in order:
        if later is not None and later < earlier:
            raise Unfit("rulebook.rule_dates", "8(1)", earlier=earlier, later=later)


def check_edition_free(title: str, edition: str, *, taken: bool) -> None:
    if taken:
        raise Refusal("rulebook.rule_taken", "8(1)", title=title, edition=edition)


def check_current(title: str, edition: str, *, superseded: bool) -> None:
    if superseded:
        raise Refusal("rulebook.rule_superseded", "8(1)", title=title, edition=edition)


def check_not_read(*, read: bool) -> None:
    if read:
        raise Refusal("rulebook.already_read", "8(1)")

"""Pure rules of whom and what a case takes in after it has begun (decision 34)."""

from __future__ import annotations

from duban.ground.access import Refusal, Unfit


def check_concern(*, name: str, unit: str, concerned: bool, heads: bool, served: bool) -> None:
    """A person of the unit on that day, once; what concerns the head is not handled here."""
    if concerned:
        raise Refusal("accountability.concerned_already", "6(2)", name=name)
    if heads:
        raise Refusal("accountability.head_in_case", "6(1)", name=name)
    if not served:
        raise Unfit("accountability.not_serving", "6(2)", name=name, unit=unit)


def check_joins(*, same_unit: bool) -> None:
    """A case is of one unit."""
    if not same_unit:
        raise Unfit("accountability.clues_of_one_unit", "16")

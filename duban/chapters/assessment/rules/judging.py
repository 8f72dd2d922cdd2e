"""Pure rules of 评定: who judges what, with a reason (13(1), 13(2); decision 31)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme.judging import check_judgement
from duban.ground.access import Unfit

if TYPE_CHECKING:
    from duban.chapters.assessment.rules.scheme.definition import Rule

LONGEST_REASON = 300
SMALLEST = Decimal("0.0001")


def number(text: str) -> Decimal:
    """What a person wrote as a number, with at most four digits after the point."""
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        raise Unfit("assessment.judgement_number", "13(1)", value=text) from None
    if not found.is_finite() or abs(found) >= 100_000 or found != found.quantize(SMALLEST):
        raise Unfit("assessment.judgement_number", "13(1)", value=text)
    return found


def check_part(rule: Rule | None, value: Decimal, *, reason: str) -> Rule:
    """The rule leaves something to people, the value is within it, and there is a reason."""
    if rule is None:
        raise Unfit("assessment.judgement_rule", "13(1)")
    if not reason.strip() or len(reason.strip()) > LONGEST_REASON:
        raise Unfit("assessment.judgement_reason", "13(2)", limit=LONGEST_REASON)
    check_judgement(rule, value)
    return rule

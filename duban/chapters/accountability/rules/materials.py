"""Pure rules of what lies in a case: custody, links, keys, identity numbers (decision 40)."""

from __future__ import annotations

from datetime import date

from duban.ground.access import Refusal, Unfit


def check_custody(*, same: bool, seated: bool, name: str) -> None:
    if same:
        raise Refusal("accountability.custody_same", "6(2)", name=name)
    if not seated:
        raise Unfit("accountability.keeper_outside", "6(2)")


def check_link(*, used: bool, over: bool) -> None:
    """A link opens its file once, and not for long."""
    if used or over:
        raise Refusal("accountability.link_used", "6(1)")


def check_key(*, old: bool) -> None:
    """Only what is sealed under another key than the current one is sealed anew."""
    if not old:
        raise Refusal("accountability.key_current", "6(1)")


WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def check_identity(number: str) -> str:
    """居民身份证号码: 18 characters with a real birthday whose last one fits the others (GB 11643)."""
    said = number.strip().upper()
    wrong = Unfit("accountability.identity_wrong", "6(2)")
    if len(said) != 18 or not (said[:17].isascii() and said[:17].isdigit()):
        raise wrong
    try:
        date(int(said[6:10]), int(said[10:12]), int(said[12:14]))
    except ValueError as bad:
        raise wrong from bad
    if CHECKS[sum(w * int(c) for w, c in zip(WEIGHTS, said[:17], strict=True)) % 11] != said[17]:
        raise wrong
    return said

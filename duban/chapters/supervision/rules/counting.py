"""Which notices count under art. 16(4): pure, over frozen values, so that a lawyer can run it alone.

「领导小组办公室就同一事项发出两次(含)以上督办通知的」. The reading that binds, and its alternatives, are
values of the rule set (decision 22).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duban.chapters.supervision.terms import Consequence, Counting, NoticeState, Window


@dataclass(frozen=True)
class CountRules:
    """The reading of art. 16(4) in force: threshold, whether it is inclusive, what counts together, when."""

    threshold: int = 2
    inclusive: bool = True
    counting: str = Counting.PER_MATTER_AND_RECIPIENT
    window: str = Window.LIFE_OF_MATTER
    must_be_served: bool = True


@dataclass(frozen=True)
class Counted:
    """What the count looks at in one notice; `day` is the day of service, or of issue while unserved."""

    matter: str
    recipient: str
    state: str
    day: date | None


@dataclass(frozen=True)
class Question:
    """For whom the notices are counted: this matter, this recipient, on this day."""

    matter: str
    recipient: str
    docketed_on: date
    on: date


STANDING = frozenset({NoticeState.ISSUED, NoticeState.SERVED})


def notice_count(notices: Iterable[Counted], asked: Question, rules: CountRules) -> int:
    """How many notices count for art. 16(4): served and not annulled (where the rule set says issued is
    enough, also those on their way)."""
    states = frozenset({NoticeState.SERVED}) if rules.must_be_served else STANDING
    return _count(notices, asked, rules, states)


def standing_count(notices: Iterable[Counted], asked: Question, rules: CountRules) -> int:
    """Issued and neither withdrawn nor annulled, served or not: what the signer must reckon with
    (decision 20)."""
    return _count(notices, asked, rules, STANDING)


def _count(
    notices: Iterable[Counted], asked: Question, rules: CountRules, states: frozenset[NoticeState]
) -> int:
    period = _period(asked.on, asked.docketed_on, rules.window)
    return sum(
        1
        for one in notices
        if one.state in states
        and one.matter == asked.matter
        and (rules.counting == Counting.PER_MATTER or one.recipient == asked.recipient)
        and _period(one.day or asked.on, asked.docketed_on, rules.window) == period
    )


def _period(day: date, docketed_on: date, window: str) -> int:
    if window == Window.CALENDAR_YEAR:
        return day.year
    if window == Window.DOCKETING_PERIOD:
        return day.year - docketed_on.year - ((day.month, day.day) < (docketed_on.month, docketed_on.day))
    return 0


def reaches_threshold(count: int, rules: CountRules) -> bool:
    """两次（含）以上."""
    return count >= rules.threshold if rules.inclusive else count > rules.threshold


def consequence(ordinal: int, rules: CountRules) -> Consequence:
    """What the service of the `ordinal`-th notice means."""
    if not reaches_threshold(ordinal, rules):
        return Consequence.BELOW
    return Consequence.BEYOND if reaches_threshold(ordinal - 1, rules) else Consequence.REACHES


def count_from_json(given: Mapping[str, Any]) -> dict[str, object]:  # Any: what a person typed as JSON
    """The count over typed notices.

    Takes ``{"matter", "recipient", "on", "docketed_on", "notices": [{"matter", "recipient", "state",
    "served_on"}], "threshold", "inclusive", "counting", "window", "must_be_served"}``. What a notice does
    not say of matter or recipient is taken from the question; the numbers default to version 1.
    """
    notices = [_read(one, given) for one in given["notices"]]
    days = [one.day for one in notices if one.day is not None]
    on = date.fromisoformat(given["on"]) if "on" in given else max(days, default=date.max)
    asked = Question(
        matter=str(given.get("matter", "")),
        recipient=str(given.get("recipient", "")),
        docketed_on=date.fromisoformat(given["docketed_on"])
        if "docketed_on" in given
        else min(days, default=on),
        on=on,
    )
    known = {key: given[key] for key in CountRules.__dataclass_fields__ if key in given}
    rules = CountRules(**known)
    Counting(rules.counting)
    Window(rules.window)
    count = notice_count(notices, asked, rules)
    return {
        "count": count,
        "standing": standing_count(notices, asked, rules),
        "threshold": rules.threshold,
        "reached": reaches_threshold(count, rules),
        "next": {"ordinal": count + 1, "consequence": str(consequence(count + 1, rules))},
        "article": "16(4)",
    }


def _read(one: Mapping[str, Any], given: Mapping[str, Any]) -> Counted:
    if one.get("annulled_on"):
        state = NoticeState.ANNULLED
    elif one.get("withdrawn_on"):
        state = NoticeState.WITHDRAWN
    else:
        state = NoticeState(
            one.get("state", NoticeState.SERVED if one.get("served_on") else NoticeState.ISSUED)
        )
    day = one.get("served_on") or one.get("issued_on")
    return Counted(
        matter=str(one.get("matter", given.get("matter", ""))),
        recipient=str(one.get("recipient", given.get("recipient", ""))),
        state=state,
        day=date.fromisoformat(day) if day else None,
    )

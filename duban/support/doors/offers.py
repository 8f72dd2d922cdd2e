"""What a person may do next on a matter: shown when the policy admits, greyed with the reason when a rule
does not yet allow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from duban.ground.access import ACTS, POLICY, Refusal, Standing
from duban.support.doors import refusal as words


@dataclass(frozen=True)
class Offer:
    """One button: the act, where its form is, and why it is not possible yet (None: it is).

    With a `request_id` the act needs nothing more than the click: the button posts it.
    """

    code: str
    label: str
    url: str
    why_not: words.Worded | None = None
    request_id: str = ""

    @property
    def possible(self) -> bool:
        return self.why_not is None


def offer(
    code: str,
    url: str,
    standing: Standing,
    *,
    check: Callable[[], object] = lambda: None,
    label: str = "",
    one_click: bool = False,
) -> list[Offer]:
    """The button for an act, or nothing for those whom the policy does not admit.

    `check` asks the act's own rule; its refusal is shown as the reason.
    """
    if not POLICY[code].admits(standing):
        return []
    why_not = None
    try:
        check()
    except Refusal as refused:
        why_not = words.worded(refused)
    return [
        Offer(code, label or ACTS[code].name, url, why_not, str(uuid4()) if one_click and not why_not else "")
    ]

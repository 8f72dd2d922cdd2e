"""What a line of the table of stages says. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from duban.chapters.accountability.terms.case import DutyKind, Stage


class Doer(StrEnum):
    """Who takes the step. The policy says the same; a test compares the two."""

    HEAD = "HEAD"
    DIRECTOR = "DIRECTOR"
    OFFICE = "OFFICE"
    HANDLER = "HANDLER"
    CIRCLE = "CIRCLE"
    CONCERNED = "CONCERNED"


class Second(StrEnum):
    """Who has to stand beside."""

    NONE = ""
    HANDLER = "HANDLER"
    CHECKER = "CHECKER"
    MEETING = "MEETING"


@dataclass(frozen=True)
class Step:
    """One line. `target` None: the case stays where it is. `within` is a key of the rule set: the limit of the duty
    `owes` that the step imposes; `meets` are the duties that it discharges."""

    act: str
    sources: frozenset[Stage]
    target: Stage | None
    article: str
    doers: frozenset[Doer]
    second: Second = Second.NONE
    owes: DutyKind | None = None
    within: str = ""
    meets: frozenset[DutyKind] = field(default_factory=frozenset)


S = Stage
CLUE: frozenset[Stage] = frozenset()
VERIFYING = frozenset({S.VERIFYING, S.FACTS_SHOWN, S.STATEMENT})
BEFORE_DECISION = VERIFYING | {S.VERIFICATION_STARTED, S.PROPOSED, S.DELIBERATED}
OPEN = BEFORE_DECISION | {S.SENT_UP, S.DECIDED, S.SERVED, S.EXECUTED, S.IN_EFFECT, S.CONTACT_STOPPED}
ENDED = frozenset({S.SETTLED, S.NOT_PURSUED, S.TRANSFERRED})
# After these nobody speaks with the person any more (decision 34 [L]).
WITHOUT_CONTACT = frozenset({S.CONTACT_STOPPED, S.TRANSFERRED})

"""What a written deadline was read as: the value, and its milestones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from duban.ground.reading.periods import Rule
from duban.ground.reading.questions import Question

Kind = Literal["finish", "state", "periodic", "open_ended", "relative", "none"]
Confidence = Literal["sure", "ask"]


@dataclass(frozen=True)
class Milestone:
    """A dated step of the deadline (art. 12): its words, whether a finish or a state, and whose it is."""

    text: str
    label: str
    kind: Literal["finish", "state"]
    date: date | None
    subject: str = ""


@dataclass(frozen=True)
class Deadline:
    """What a written deadline means (art. 12): a Beijing date, or the rule that takes its place.

    `confidence` is ``ask`` exactly when there are questions; then `date` is at most a proposal.
    """

    text: str
    kind: Kind
    date: date | None = None
    rule: Rule | None = None
    confidence: Confidence = "sure"
    questions: tuple[Question, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    notes: tuple[str, ...] = field(default=())

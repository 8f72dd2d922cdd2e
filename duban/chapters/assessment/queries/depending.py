"""What rests on an approved evaluation, as later rooms and results say at start-up (``site/reactions.py`` only): a
correction shows it before it is begun and marks it when it is approved; nothing is rewritten (decision 30)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duban.chapters.assessment.models import Evaluation, EvaluationDependent


@dataclass(frozen=True)
class Dependent:
    """One thing that rests on an evaluation: its reference, in words, and the URL name of its page."""

    ref: str
    words: str
    page: str = ""

    @property
    def uid(self) -> str:
        return self.ref.rpartition(":")[2]


Source = Callable[[Evaluation], Sequence[Dependent]]
SOURCES: list[Source] = []


def tell(source: Source) -> None:
    """Name what rests on evaluations, once at start-up."""
    if source not in SOURCES:
        SOURCES.append(source)


def resting_on(row: Evaluation) -> list[Dependent]:
    """Everything that rests on that evaluation now."""
    return [one for source in SOURCES for one in source(row)]


def marked_by(row: Evaluation) -> list[EvaluationDependent]:
    """What was marked when that correction was approved."""
    return list(row.dependents.order_by("id"))


def marks_on(ref: str) -> list[EvaluationDependent]:
    """The corrections that touch this thing, oldest first: its own page says so."""
    rows = EvaluationDependent.objects.filter(ref=ref).select_related("evaluation__matter")
    return list(rows.order_by("id"))

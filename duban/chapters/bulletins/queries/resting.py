"""What of this room rests on an evaluation: the circulars that were issued since it was approved and speak of its matter
(decision 30)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from duban.chapters.assessment.queries.depending import Dependent
from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.terms import CircularState

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation


def circulars_on(evaluation: Evaluation) -> Sequence[Dependent]:
    """The issued circulars whose lists name the matter; a correction marks them, and rewrites none."""
    if evaluation.approved_on is None:
        return []
    rows = Circular.objects.filter(state=CircularState.ISSUED, issued_on__gte=evaluation.approved_on)
    ref = evaluation.matter.ref
    return [
        Dependent(one.ref, f"{one.title}（{one.number}）", "circular")
        for one in rows.order_by("id")
        if any(line.ref == ref for line in queries.lines_of(one))
    ]

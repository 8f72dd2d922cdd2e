"""The seam to the evaluation of matters: the quality that was approved, as a fact (11(5), 12)."""

from __future__ import annotations

from duban.chapters.assessment.queries import evaluations
from duban.chapters.assessment.queries.facts.gathering import Gathering
from duban.chapters.assessment.terms.evaluation import Quality
from duban.chapters.assessment.terms.scheme import FactKind

K = FactKind
KINDS = {
    Quality.GOOD: K.QUALITY_GOOD,
    Quality.FAIRLY_GOOD: K.QUALITY_FAIRLY_GOOD,
    Quality.FAIR: K.QUALITY_FAIR,
    Quality.POOR: K.QUALITY_POOR,
}


def gather(into: Gathering) -> None:
    """质量效果 of each matter whose evaluation of the year stands, for its undertaking units, on the day of completion; of
    a matter without one, on the last day that is looked at."""
    for one in evaluations.approved(into.to_on.year):
        about = into.parts.matters.get(one.matter.pk)
        if about is None:
            continue
        quality, done = Quality(one.quality), about.completed_on
        on = done if done is not None and into.from_on <= done <= into.to_on else into.to_on
        into.note(
            KINDS[quality],
            matter=about.pk,
            unit=0,
            ref=one.ref,
            key=one.ref,
            on=on,
            words=into.say("quality", quality=quality.label, on=one.approved_on),
            act=one.act,
            shared=True,
        )

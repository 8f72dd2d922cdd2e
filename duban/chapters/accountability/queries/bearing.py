"""What effective decisions mean for awards and assessment, and mean no more once they fall (15; decision 41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from duban.chapters.accountability.models import CaseClue, CaseDecision
from duban.chapters.accountability.queries import effective
from duban.chapters.accountability.terms.decision import Measure
from duban.chapters.assessment.queries.facts.told import Told
from duban.chapters.assessment.rules.results import Bar
from duban.chapters.assessment.terms.scheme import FactKind

ARTICLE = "17"


def bars(unit_id: int, person_id: int | None, from_on: date, to_on: date) -> Sequence[Bar]:
    """What stands in the way of an award: a served decision whose period touches the span. It tells neither the case nor
    the measure, for who reads the result may know of neither (decision 40)."""
    return [Bar(_said(one), ARTICLE) for one in effective.effective_for(unit_id, person_id, from_on, to_on)]


def _said(one: CaseDecision) -> str:
    if one.served_on is not None and one.until_on <= one.served_on:
        return _("{on} 有处理决定生效").format(on=one.served_on)
    return _("有生效的处理决定，影响期至 {until}").format(until=one.until_on)


def told(from_on: date, to_on: date) -> Iterator[Told]:
    """Units on which a decision was served in the span and stands: a fact that a scheme may price once (16). What was
    decided is named only where the decision itself is public (decision 40)."""
    found = effective.effective(from_on, to_on).filter(person__isnull=True).select_related("case")
    rows = [one for one in found if effective.bears(one)]
    # The first clue of each case is the one from which it began.
    links = CaseClue.objects.filter(case__in=[one.case_id for one in rows]).order_by("-id")
    matter_of = dict(links.values_list("case", "clue__matter"))
    for one in rows:
        if one.served_on is None or one.case_id not in matter_of:
            continue
        yield Told(
            FactKind.ACCOUNTABILITY,
            matter_of[one.case_id],
            one.case.unit_id,
            one.ref,
            one.served_on,
            "accountable",
            {
                "on": one.served_on,
                "what": str(Measure(one.measure).label) if one.names_public else _("内容不公开"),
            },
        )

"""A cap on 优秀: of the scheme by which the round was computed, else of the rule set (14(2); decision 32)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duban.chapters.assessment.actions.results import sheeted
from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.rules.results import Graded
from duban.support.rulebook import queries as rulebook


def check_cap(of: ResultRound, graded: Sequence[Graded], day: date) -> None:
    """No more 优秀 than that cap allows; nobody is demoted. `graded` are the persons who are ranked."""
    scheme = schemes.of_ref(sheeted.run_of(of).scheme_ref)
    if scheme is not None and scheme.excellent_cap is not None:
        assessed = queries.person_results(of).order_by().values("person").distinct().count()
        rules.check_scheme_cap(scheme.excellent_cap, graded, assessed=assessed)
        return
    values = rulebook.values(day)
    rules.check_cap(
        values.flag("assessment.excellent_cap_on"),
        graded,
        percent=values.number("assessment.excellent_cap_percent"),
        base=values.text("assessment.excellent_cap_base"),
    )

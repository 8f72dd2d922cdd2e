"""What a result takes from the computing that it rests on: the sheet of its party, and which computing that was (13(2))."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from duban.chapters.assessment.models import AssessmentRun, ResultRound
from duban.chapters.assessment.queries import computing
from duban.chapters.assessment.queries.computing import Computed
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.scheme import PartyKind
from duban.support.rulebook import queries as rulebook


def of_sheet(sheet: Computed, day: date) -> dict[str, Any]:  # Any: the fields of a result
    """What a result takes over from the sheet of its party; the proposal is also what is first suggested."""
    ranked = rules.is_ranked(
        sheet.ranked,
        matters=sheet.matters,
        units_without_too=rulebook.values(day).flag("assessment.rank_units_without_matters"),
        is_unit=sheet.party == PartyKind.UNIT,
    )
    return {
        "side": sheet.side,
        "unit_id": sheet.unit_id,
        "unit_name": sheet.unit_name,
        "from_on": sheet.from_on,
        "to_on": sheet.to_on,
        "sheet_ref": f"assessment.sheet:{sheet.uid}",
        "total": str(sheet.total),
        "rounded": sheet.rounded,
        "ranked": ranked,
        "why_unranked": "" if ranked else sheet.not_ranked_because,
        "vetoes": [str(veto.get("words", "")) for veto in sheet.vetoes],
        "proposed": sheet.proposed if ranked else "",
        "suggested": sheet.proposed if ranked else "",
    }


def run_of(of: ResultRound) -> AssessmentRun:
    """The computing that the round is built on."""
    return computing.run_by_uid(UUID(of.run_ref.rpartition(":")[2]))

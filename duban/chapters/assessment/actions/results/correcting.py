"""更正考核结果 after it was fixed: another edition, decided again; what rests on the old one is marked (decision 30)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import deciding, stepping
from duban.chapters.assessment.models import AnnualEdition, PersonResult, UnitResult
from duban.chapters.assessment.queries import annual
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import CORRECT
from duban.ground import access
from duban.ground.access import Unfit
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

# What a correction takes over from the edition before it.
KEPT = (
    "round_id",
    "side",
    "unit_id",
    "unit_name",
    "from_on",
    "to_on",
    "sheet_ref",
    "ranked",
    "why_unranked",
    "vetoes",
    "proposed",
)


@transaction.atomic
@ledger.once("assessment.correct_result", queries.result_by_uid)
def correct_result(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    result: UUID,
    grade: str,
    points: str = "",
    reason: str,
    evidence: UUID,
    meeting: UUID | None = None,
    place: int | None = None,
) -> UnitResult | PersonResult:
    """更正考核结果（第六条第二项、第十四条）: a new edition with reason and evidence, decided as grades are fixed.

    The old edition stays readable; the annual result that was handed over is marked as outdated, and another edition of
    it can be handed over. Refuses a correction that changes nothing (assessment.correction_empty), a grade of the other
    scale (assessment.grade_of_other_scale), and whatever deciding refuses.
    """
    found = queries.visible_result(person=by, at=at, uid=result)
    access.require("assessment.correct_result", queries.standing(by, at, found))
    of, today = queries.lock(found.round), beijing_day(at)
    old = queries.lock(queries.current(found))
    stepping.check_step("assessment.correct_result", of)
    rules.check_other_grade(grade, before="", ranked=old.ranked, name=old.party)
    value = _number(points)
    rules.check_correction(grade=grade, before=old.grade, points=value, points_before=old.rounded)
    said = rules.check_text(reason, _("更正的理由"), "13(2)")
    basis = deciding.decide(
        by=by,
        at=at,
        subject_ref=old.ref,
        word=CORRECT,
        rests_on=old.fixed_on or of.proposed_on,
        results=[old],
        meeting=meeting,
        place=place,
    )
    old.is_current = False
    old.save()
    new = _next(old, grade, value)
    new.change_reason, new.change_evidence = said, files.file_by_uid(evidence)
    new.grade_reason = said if new.grade != new.proposed else ""
    new.fixed_on, new.fixed_by, new.fixed_for = basis.on, by, basis.on_behalf_of
    new.slip, new.meeting, new.place = basis.slip, basis.meeting, basis.place
    new.save()
    marked = _mark(new, today, said)
    stepping.tell_parties(
        [new],
        kind="assessment.corrected",
        text=_("{title}结果有更正，请查看").format(title=of.title),
        slot=f"result:corrected:{new.edition}",
        day=today,
        at=at,
    )
    ledger.record(
        "assessment.correct_result",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=new,
        context=of.ref,
        label=f"更正{new.party}的考核结果（第{new.edition}版）",
        old={"grade": old.grade, "points": old.total},
        new={
            "grade": new.grade,
            "points": new.total,
            "decided_on": basis.on,
            "outdated": [one.ref for one in marked],
        },
        reason=said,
    )
    return new


def _number(points: str) -> Decimal | None:
    if not points.strip():
        return None
    try:
        return Decimal(points.strip())
    except InvalidOperation as wrong:
        raise Unfit("assessment.result_reason_missing", "13(2)", what=_("更正后的得分")) from wrong


def _next(old: AnyResult, grade: str, points: Decimal | None) -> AnyResult:
    """The next edition, with the grade of its own scale."""
    given: dict[str, Any] = {name: getattr(old, name) for name in KEPT}
    given |= {
        "total": old.total if points is None else str(points),
        "rounded": old.rounded if points is None else points,
        "edition": old.edition + 1,
    }
    if isinstance(old, UnitResult):
        word = rules.check_unit_grade(grade)
        return UnitResult(supersedes=old, grade=word, suggested=word, **given)
    person = rules.check_person_grade(grade)
    return PersonResult(
        supersedes=old,
        grade=person,
        suggested=person,
        person=old.person,
        person_name=old.person_name,
        **given,
    )


def _mark(new: AnyResult, today: date, reason: str) -> list[AnnualEdition]:
    """The editions of the annual result that still say the old one; they are marked, not rewritten."""
    marked = []
    for one in annual.editions_of(new.round):
        if one.outdated_on is None:
            edition = queries.lock(one)
            edition.outdated_on = today
            edition.outdated_because = f"{new.party}的考核结果更正：{reason}"
            edition.save()
            marked.append(edition)
    return marked

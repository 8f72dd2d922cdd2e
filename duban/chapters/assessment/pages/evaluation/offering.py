"""What a person may do next about an evaluation: on its own page, and on its matter's."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.assessment.queries import evaluations, seats, timing
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import EvaluationState
from duban.ground.access import POLICY, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation
    from duban.chapters.matters.models import Matter
    from duban.support.organization.models import Person

STEPS = (
    "assessment.sign_evaluation",
    "assessment.approve_evaluation",
    "assessment.submit_evaluation",
    "assessment.evaluate",
    "assessment.analyse_cause",
    "assessment.return_evaluation",
    "assessment.correct_evaluation",
)


def of_evaluation(found: Evaluation, person: Person, at: datetime) -> list[Offer]:
    """The acts that its state allows, greyed with the reason where a rule stands against them."""
    offers: list[Offer] = []
    today = beijing_day(at)
    for code in STEPS:
        if found.state not in rules.STEPS[code]:
            continue
        name = code.partition(".")[2]
        about = found.matter if code == "assessment.evaluate" else found
        url = reverse(name, args=[about.uid])
        if code == "assessment.evaluate":
            url += f"?year={found.year}"
        if code == "assessment.analyse_cause" and not timing.demanded(found, today):
            continue
        offers += offer(
            code,
            url,
            seats.standing(person, at, found.matter),
            check=lambda code=code: _check(code, found, person, at),  # type: ignore[misc]  # bound now
            label=_("修改") if code == "assessment.evaluate" else "",
        )
    return offers


def _check(code: str, found: Evaluation, person: Person, at: datetime) -> None:
    """The rules that say now already whether it is possible."""
    today = beijing_day(at)
    if code == "assessment.sign_evaluation":
        judged = {one.ref for one in (found.evaluated_by, found.submitted_by) if one is not None}
        head_too = rulebook.values(today).flag("assessment.head_recuses_for_units_in_charge")
        rules.check_decider(seats.member(person, found.matter, today), head_too=head_too, judged_by=judged)
        signed = next((one.on for one in evaluations.signatures(found) if one.person_id == person.pk), None)
        rules.check_signature("", agrees=True, signed_on=signed, what="")
    elif code in {"assessment.approve_evaluation", "assessment.return_evaluation"}:
        rules.check_not_own(seats.own(person, found.matter, today))
    else:
        seats.check_assessor(person, at, found.matter)
    if code == "assessment.correct_evaluation":
        rules.check_none_under_way(evaluations.under_way(found.matter, found.year) is not None)


def of_matter(*, matter: Matter, person: Person, at: datetime, standing: Standing) -> list[Offer]:
    """The button on the matter's page: evaluate, or go on with what is begun."""
    if not POLICY["assessment.evaluate"].admits(standing) or matter.assigned_on is None:
        return []
    today = beijing_day(at)
    year = timing.owed_year(matter, today)
    begun = evaluations.under_way(matter, year)
    if begun is not None and begun.state != EvaluationState.DRAFT:
        return []

    def check() -> None:
        timing.check_due(matter, year, today)
        stands = evaluations.standing_of(matter, year)
        if begun is None:
            rules.check_new(year, approved_on=stands.approved_on if stands else None)
        seats.check_assessor(person, at, matter)

    return offer("assessment.evaluate", reverse("evaluate", args=[matter.uid]), standing, check=check)


def may_designate(person: Person, at: datetime) -> bool:
    """Whether somebody must be designated, and this person may do it."""
    admits = POLICY["assessment.designate_assessor"].admits(organization.standing(person, at))
    return seats.seat() is not None and admits

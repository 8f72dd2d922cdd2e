"""What comes next on a round or a result: open, or greyed with the reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.assessment.pages.results.filling import check_step, is_person
from duban.chapters.assessment.queries import annual, signing
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import (
    CORRECT,
    FIX_PERSONS,
    FIX_UNITS,
    RETURN,
    RoundState,
)
from duban.ground.access import POLICY, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.assessment.models import ResultRound
    from duban.chapters.assessment.queries.results import AnyResult
    from duban.support.organization.models import Person

# The acts on a round in the order of its course.
COURSE = (
    ("assessment.publish_result", "publish_result"),
    ("assessment.submit_results", "submit_results"),
    ("assessment.sign_results", "sign_results"),
    ("assessment.return_results", "return_results"),
    ("assessment.fix_unit_grade", "fix_unit_grade"),
    ("assessment.fix_person_grade", "fix_person_grade"),
    ("assessment.export_annual", "export_annual"),
    ("assessment.join_stretches", "join_stretches"),
    ("assessment.recuse", "recuse"),
)
# What is not announced before its time.
AT_ONCE = frozenset({"assessment.return_results", "assessment.sign_results"})


def of_round(found: ResultRound, person: Person, at: datetime) -> list[Offer]:
    """The next step first; what the state of the round does not allow yet comes greyed, at the end."""
    standing = organization.standing(person, at)
    offers = []
    for code, name in COURSE:
        if code in AT_ONCE and found.state not in rules.STEPS[code]:
            continue
        if code == "assessment.sign_results" and not signing.may_circulate(beijing_day(at)):
            continue
        offers += offer(
            code,
            reverse(name, args=[found.uid]),
            standing,
            check=lambda code=code: _check(code, found, person, at),  # type: ignore[misc]  # bound on each turn
        )
    if queries.merged_units(found):
        offers += offer(
            "assessment.join_stretches",
            f"{reverse('join_stretches', args=[found.uid])}?kind=unit",
            standing,
            check=lambda: _check("assessment.join_stretches", found, person, at),
            label=_("合并单位的两段考核"),
        )
    offers = [one for one in offers if one.possible or not _is_past(one.code, found)]
    return sorted(offers, key=lambda one: not one.possible) + _papers(found, standing)


def _is_past(code: str, found: ResultRound) -> bool:
    """Whether the round is beyond that step for good."""
    if found.state == RoundState.RETURNED:
        return False
    order: list[str] = [state for state in RoundState if state != RoundState.RETURNED]
    last = max(order.index(state) for state in rules.STEPS[code] if state != RoundState.RETURNED)
    return last < order.index(RoundState(found.state))


def _check(code: str, found: ResultRound, person: Person, at: datetime) -> None:
    """The act's own rules, as far as they can be asked before the form."""
    check_step(code, found)
    today = beijing_day(at)
    if code == "assessment.publish_result":
        results = list(queries.unit_results(found))
        rules.check_assessor_named(queries.seats_office(results), queries.assessor() is not None)
    if code == "assessment.submit_results":
        rules.check_publicity_over(found.objections_until, today=today)
        rules.check_objections_answered(len(queries.open_objections(found)))
    if code == "assessment.sign_results":
        signing.check_signer(found, person, today)
    if code == "assessment.export_annual":
        last = annual.newest(found)
        outdated = last is not None and last.outdated_on is not None
        rules.check_edition_needed(last.number if last else None, outdated=outdated)


def _papers(found: ResultRound, standing: Standing) -> list[Offer]:
    """代录 of the decision that the round waits for."""
    if not POLICY["organization.enter_paper"].admits(standing):
        return []
    words = []
    if found.state == RoundState.SUBMITTED:
        words += [] if found.units_fixed_on else [FIX_UNITS]
        words += [] if found.persons_fixed_on else [FIX_PERSONS]
        words += [] if found.units_fixed_on or found.persons_fixed_on else [RETURN]
    return [paper(found.ref, word) for word in words]


def paper(subject_ref: str, word: str) -> Offer:
    """The door to the entry of a paper decision."""
    labels = {
        FIX_UNITS: _("代录确定单位等次"),
        FIX_PERSONS: _("代录确定人员等次"),
        CORRECT: _("代录更正考核结果"),
        RETURN: _("代录退回考核结果"),
    }
    query = urlencode({"subject": subject_ref, "decision": word})
    return Offer("organization.enter_paper", labels[word], f"{reverse('paper_new')}?{query}")


def of_result(found: AnyResult, person: Person, at: datetime) -> list[Offer]:
    """What the assessed may do with his own result, and the Leading Group with a wrong one."""
    standing, today = queries.standing(person, at, found), beijing_day(at)
    kind = "person" if is_person(found) else "unit"

    def may_object() -> None:
        _check("assessment.object_to_result", found.round, person, at)
        rules.check_in_time(today, until=found.round.objections_until)
        rules.check_first(queries.objected(found))

    offers: list[Offer] = []
    own = queries.is_own(found, person, at)
    if own and found.round.state == RoundState.PUBLISHED:
        url = reverse(f"object_to_{kind}_result", args=[found.uid])
        offers += offer("assessment.object_to_result", url, standing, check=may_object)
    if found.round.state in rules.STEPS["assessment.correct_result"] and found.is_current and found.ranked:
        url = reverse(f"correct_{kind}_result", args=[found.uid])
        offers += offer("assessment.correct_result", url, standing)
        if POLICY["organization.enter_paper"].admits(standing):
            offers.append(paper(found.ref, CORRECT))
    return offers

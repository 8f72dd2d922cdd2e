"""Findings, proposals, decisions and what follows, with their words opened: for the circle, or for himself (17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.accountability.actions.decisions import rests_on
from duban.chapters.accountability.queries import cases, decisions, effective, papers, proposals, tables
from duban.chapters.accountability.rules import deciding as rules
from duban.chapters.accountability.rules import effects, records, settling
from duban.chapters.accountability.terms.case import Stage
from duban.chapters.accountability.terms.decision import (
    AppealState,
    DecisionKind,
    DecisionState,
    Held,
    Measure,
    NotPursuedReason,
    ServiceWay,
    Track,
)
from duban.chapters.accountability.terms.records import WITH_EXECUTION
from duban.ground.access import POLICY, Standing
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.accountability.models import (
        AccountabilityCase,
        CaseDecision,
        CasePerson,
        HandlingProposal,
    )
    from duban.support.organization.models import Person

# What is done on one decision, step, appeal or request, and not on the case as a whole.
ON_PARTS = (
    "check_decision",
    "serve_decision",
    "execute",
    "appeal",
    "answer_appeal",
    "change_decision",
    "restore",
    "clear_name",
)


def admitted(who: Standing) -> Mapping[str, bool]:
    """Which of these the policy opens to the reader."""
    return {name: POLICY[f"accountability.{name}"].admits(who) for name in ON_PARTS}


def possible(name: str, case: AccountabilityCase, reader: Person, today: date) -> None:
    """Ask the act's own rule on what has been found, reviewed and deliberated so far; its refusal is the reason why not."""
    if name == "propose_handling":
        proposals.needed_findings(case)
    elif name == "review_legality":
        rules.check_reviewer(
            handled=proposals.has_handled(case, reader),
            name=reader.name,
            grounds=cases.candidate(case, reader, today).grounds,
        )
    elif name == "deliberate":
        rules.check_reviewed(proposals.review_of(proposals.needed_proposal(case)) is not None)
    elif name == "request_decision":
        rules.check_requested(proposals.needed_proposal(case).track)
        rules.check_adopted(proposals.held_of(case), wanted=Held.ADOPTED)
    elif name in ("decide_not_pursued", "return_proposal") and case.stage == Stage.SENT_UP:
        rules.check_reply(paper=True, decided=bool(decisions.not_set_aside(case)))
    elif name == "decide_not_pursued":
        rules.check_adopted(proposals.held_of(case), wanted=Held.NOT_PURSUED)
    elif name == "record_decision":
        rests_on(case)
        settled = case.stage == Stage.SETTLED
        rules.check_settled_anew(settled=settled, replaces=decisions.unreplaced(case) > 0)
    elif name == "report_execution":
        told = decisions.unreported(case)
        rules.check_reportable(reported=not told, open_steps=decisions.open_steps(case))
    elif name == "settle_case":
        settling.check_settled(decisions.open_things(case), today=today)


def of_case(case: AccountabilityCase, today: date) -> dict[str, object]:
    """Everything that the case page shows from the findings on."""
    values = rulebook.values(today)
    return {
        "findings": [
            (
                one,
                tables.loss_words(one.loss, values),
                tables.nature_words(one.nature, values),
                one.words("words"),
            )
            for one in proposals.all_findings(case)
        ],
        "proposals": [_proposal(case, one) for one in proposals.proposals_of(case)],
        "decisions": [decision(one, today) for one in decisions.decisions_of(case)],
        "clearings": [
            (one, person, one.words("request"), one.words("words"))
            for person in case.people.order_by("id")
            for one in decisions.clearings_of(person)
        ],
        "reports": decisions.reports_of(case),
        "papers": papers.listed(papers.of_case(case), case),
    }


def _proposal(case: AccountabilityCase, one: HandlingProposal) -> dict[str, object]:
    review, held = proposals.review_of(one), proposals.deliberation_of(one)
    return {
        "row": one,
        "track": Track(one.track).label,
        "why_not": NotPursuedReason(one.not_pursued).label if one.not_pursued else "",
        "measures": [
            (each.person.name if each.person else case.unit_name, Measure(each.measure).label)
            for each in proposals.measures_of(one)
        ],
        "report": one.words("report"),
        "returned": one.words("returned"),
        "review": review,
        "opinion": review.words("opinion") if review else "",
        "deliberation": held,
        "held": Held(held.held).label if held else "",
        "opinions": held.words("opinions") if held else "",
        "resolution": held.words("resolution") if held else "",
        "left": held.words("left") if held else "",
        "request": proposals.request_of(one),
    }


def decision(one: CaseDecision, today: date) -> dict[str, object]:
    """One decision with its steps, appeals and what is to be restored."""
    return {
        "row": one,
        "whom": one.person.name if one.person else one.case.unit_name,
        "measure": Measure(one.measure).label,
        "grade": decisions.grade_label(one),
        "kind": DecisionKind(one.kind).label,
        "state": DecisionState(one.state).label,
        "how": ServiceWay(one.served_how).label if one.served_how else "",
        "words": one.words("words"),
        "basis": one.words("basis"),
        "receipt": one.words("receipt"),
        "fall": one.words("fall"),
        "effective": one.until_on > one.decided_on
        and effects.is_effective(effective.as_standing(one), today),
        "until": one.until_on if one.until_on > one.decided_on else None,
        "standing": one.state in (DecisionState.SERVED, DecisionState.EXECUTED),
        "recorded": one.state == DecisionState.RECORDED,
        "checked": one.state == DecisionState.CHECKED,
        "steps": [
            (
                step,
                step.words("note"),
                step.done_on is None and step.lapsed_on is None and step.due_on < today,
            )
            for step in decisions.steps_of(one)
        ],
        "appeals": [
            (
                each,
                AppealState(each.state).label,
                each.words("text"),
                each.words("excuse"),
                each.words("answer"),
            )
            for each in decisions.appeals_of(one)
        ],
        "restorations": [(each, each.words("done_words")) for each in decisions.restorations_of(one)],
        "routes": decisions.routes_of(one, today),
        "appealable": decisions.may_appeal(one, today),
    }


def of_person(person: CasePerson, today: date) -> dict[str, object]:
    """What the person himself reads: the decisions that were served on him, his appeals, the clearing of his name."""
    return {
        "outcome": _outcome(person),
        "decisions": [decision(one, today) for one in decisions.served_on(person)],
        "clearings": [
            (one, person, one.words("request"), one.words("words")) for one in decisions.clearings_of(person)
        ],
        "papers": papers.listed(papers.of_person(person), person.case),
    }


def opening(person: CasePerson, reader: Person, today: date, *, over: bool) -> str:
    """The sentence with which his record opens: what counts now, and what he can do."""
    found = records.opening(decisions.stands(person, today, over=over))
    said = [str(found.label)]
    if found in WITH_EXECUTION:
        said.append(tables.on_execution(rulebook.values(today)))
    name = records.name_state(decisions.clearing(person, reader))
    return "".join([*said, str(name.label) if name is not None else ""])


def _outcome(person: CasePerson) -> str:
    """How it ended for him where it ended without a decision; what he must not learn of is not said."""
    if person.case.stage == Stage.NOT_PURSUED:
        return _("不予追究")
    if decisions.was_left_out(person):
        return _("没有对您作出处理决定，不予追究")
    return ""

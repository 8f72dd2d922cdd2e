"""Pure rules of the plan and of visits (arts. 9, 10; decision 27)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.supervision.terms.inspecting import (
    LINES,
    PLAIN_FORMS,
    VISIT_FORMS,
    InspectionForm,
    PlanState,
    VisitState,
)
from duban.ground.access import ACTS, Refusal, Unfit

ARTICLE = "10"
PLAN_TRANSITIONS: dict[str, frozenset[PlanState]] = {
    "supervision.draft_inspection_plan": frozenset({PlanState.WAITING, PlanState.RETURNED}),
    "supervision.adopt_inspection_plan": frozenset({PlanState.WAITING}),
    "supervision.return_inspection_plan": frozenset({PlanState.WAITING}),
}


@dataclass(frozen=True)
class Asked:
    """One line of a plan as it is written; `in_scope` says that it is a unit of art. 3."""

    what: str
    in_scope: bool
    form: str
    from_on: date
    to_on: date


def check_plan_open(other: object, *, year: int) -> None:
    """One draft of a year at a time."""
    if other is not None:
        raise Refusal("supervision.plan_open", ARTICLE, year=year)


def check_plan_state(state: str, act: str) -> None:
    """Written and sent up, sent back or adopted; adopted it is not written any more."""
    if state not in PLAN_TRANSITIONS[act]:
        raise Refusal("supervision.plan_state", ARTICLE, state=PlanState(state).label, act=ACTS[act].name)


def check_plan_lines(lines: Sequence[Asked], *, year: int) -> None:
    """At least one line; each says what, at whose, how and when, within the year."""
    if not lines:
        raise Unfit("supervision.plan_empty", ARTICLE)
    for place, one in enumerate(lines, start=1):
        spans = one.from_on <= one.to_on and one.from_on.year == one.to_on.year == year
        if not (one.what.strip() and one.in_scope and one.form in VISIT_FORMS and spans):
            raise Unfit("supervision.plan_line", ARTICLE, place=place, what=one.what)


def check_decided(state: str, waiting: str, label: object) -> None:
    """What is decided is not decided again."""
    if state != waiting:
        raise Refusal("supervision.decided_already", ARTICLE, state=label)


def check_decider(kind: str | None, allowed: Collection[str], *, labels: Sequence[object]) -> None:
    """A paper of somebody whom the rule set names; in the system the policy has judged."""
    if kind is not None and kind not in allowed:
        named = dict(zip(allowed, labels, strict=False))
        raise Unfit(
            "supervision.decider_unfit",
            "7",
            decider=named.get(kind, kind),
            allowed="、".join(str(label) for code, label in named.items()),
        )


def check_decided_on(decided_on: date, *, asked_on: date) -> None:
    """A decision's date is the paper's, and never before what it rests on (decision 10)."""
    if decided_on < asked_on:
        raise Unfit("supervision.decided_before_asked", ARTICLE, decided_on=decided_on, asked_on=asked_on)


def check_visit_form(form: str) -> None:
    """What is asked for one matter is a visit; interviews and special supervision have their own approval."""
    if form not in VISIT_FORMS:
        raise Unfit("supervision.form_unfit", ARTICLE, form=InspectionForm(form).label)


@dataclass(frozen=True)
class Basis:
    """What a visit rests on: a line of a plan, or an approval for one matter."""

    adopted: bool
    same_unit: bool
    same_matter: bool = True
    used: bool = False
    from_on: date | None = None
    to_on: date | None = None


def check_basis(basis: Basis | None, *, on: date, why: dict[str, object]) -> None:
    """Visits belong to a line of an adopted plan, within its days, or to an approval for this matter (decision 27);
    `why` has the words for each reason."""
    if basis is None:
        raise Unfit("supervision.no_basis", ARTICLE, why=why["missing"])
    wrong = [
        reason
        for reason, found in (
            ("not_adopted", not basis.adopted),
            ("other", not (basis.same_unit and basis.same_matter)),
            ("used", basis.used),
            (
                "outside",
                basis.from_on is not None
                and basis.to_on is not None
                and not basis.from_on <= on <= basis.to_on,
            ),
        )
        if found
    ]
    if wrong:
        raise Refusal("supervision.no_basis", ARTICLE, why=why[wrong[0]])


def check_planned_on(on: date, *, today: date) -> None:
    if on < today:
        raise Unfit("supervision.visit_past", ARTICLE, on=on)


def check_cap(count: int, *, most: int, unit: str, month: object) -> None:
    """At most so many visits and interviews of one unit in one month (decision 27)."""
    if count >= most:
        raise Refusal("supervision.too_many_visits", ARTICLE, unit=unit, month=month, count=count, most=most)


def check_apart(near: Sequence[date], *, reason: str, unit: str, days: int) -> None:
    """Same-week visits to one unit are made together, unless it is said why not (decision 27)."""
    if near and not reason.strip():
        days_said = "、".join(str(on) for on in near)
        raise Refusal("supervision.merge_visits", ARTICLE, unit=unit, days=days, on=days_said)


def check_merge(fits: object) -> None:
    """One visit of the same unit, told or untold alike, not made yet, and the matter not on it already."""
    if not fits:
        raise Unfit("supervision.not_to_merge", ARTICLE)


def check_visit_state(state: str, act: str) -> None:
    """Cancelled before it was made; recorded unless it was cancelled."""
    allowed = (
        {VisitState.ARRANGED} if act == "supervision.cancel_visit" else {VisitState.ARRANGED, VisitState.HELD}
    )
    if state not in allowed:
        raise Refusal("supervision.visit_state", ARTICLE, state=VisitState(state).label, act=ACTS[act].name)


def check_unrecorded(recorded: object) -> None:
    """A record is filed once; what is wrong in it is corrected by a new version."""
    if recorded:
        raise Refusal("supervision.recorded_already", "11(3)")


def check_form(form: str, allowed: Collection[str] = PLAIN_FORMS) -> None:
    """Each mode of article 10 has its own record."""
    if form not in allowed:
        raise Unfit("supervision.form_unfit", ARTICLE, form=InspectionForm(form).label)


def check_seen(
    lines: Sequence[str], *, held_on: date, from_on: date, today: date, look_back_on: date | None
) -> None:
    """On a day that has come, with the lines of article 9 that were looked at (art. 9; decision 24)."""
    if not from_on <= held_on <= today:
        raise Unfit("supervision.held_on_unfit", "11(3)", held_on=held_on, from_on=from_on)
    if not lines or not set(lines) <= set(LINES):
        raise Unfit("supervision.lines_unfit", "9")
    if look_back_on is not None and look_back_on <= held_on:
        raise Unfit("supervision.look_back_past", "10(5)", on=look_back_on)


def check_newest(replaced: object) -> None:
    if replaced:
        raise Refusal("supervision.not_the_newest", "11(3)")


def check_differs(old: object, new: object) -> None:
    if old == new:
        raise Unfit("supervision.nothing_corrected", "11(3)")


def check_look_back(fits: object) -> None:
    """回头看 looks at what was filed before on the same matter at the same unit."""
    if not fits:
        raise Unfit("supervision.look_back_other", "10(5)")


def same_week(on: date, other: date, *, days: int) -> bool:
    return abs((on - other).days) < days

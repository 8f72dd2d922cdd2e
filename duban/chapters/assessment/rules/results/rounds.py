"""The course of a round of results: who may take the next step, when, and who stays out of it (6(2), 13(2))."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.assessment.terms.results import RecusalGround, RoundState
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

ARTICLE = "13(2)"
# So many are named in a refusal.
NAMED = 5
# In which states of the round each act is possible.
STEPS: dict[str, frozenset[RoundState]] = {
    "assessment.publish_result": frozenset({RoundState.PROPOSED, RoundState.RETURNED}),
    "assessment.object_to_result": frozenset({RoundState.PUBLISHED}),
    "assessment.answer_objection": frozenset({RoundState.PUBLISHED}),
    "assessment.join_stretches": frozenset({RoundState.PROPOSED, RoundState.PUBLISHED, RoundState.RETURNED}),
    "assessment.recuse": frozenset(
        {RoundState.PROPOSED, RoundState.PUBLISHED, RoundState.RETURNED, RoundState.SUBMITTED}
    ),
    "assessment.submit_results": frozenset({RoundState.PUBLISHED, RoundState.RETURNED}),
    "assessment.return_results": frozenset({RoundState.SUBMITTED}),
    "assessment.sign_results": frozenset({RoundState.SUBMITTED}),
    "assessment.fix_unit_grade": frozenset({RoundState.SUBMITTED}),
    "assessment.fix_person_grade": frozenset({RoundState.SUBMITTED}),
    "assessment.correct_result": frozenset({RoundState.FIXED, RoundState.HANDED_OVER}),
    "assessment.export_annual": frozenset({RoundState.FIXED, RoundState.HANDED_OVER}),
}


def check_step(act: str, state: str, *, label: str, name: str) -> None:
    """The round is where this act is possible."""
    if state not in STEPS[act]:
        raise Refusal("assessment.round_state", ARTICLE, state=label, act=name)


def title_of(from_on: date, to_on: date) -> str:
    """What the results of the period are called."""
    if (from_on.month, from_on.day) == (1, 1):
        if (to_on.month, to_on.day) == (12, 31):
            return f"{to_on.year}年度考核"
        if (to_on.month, to_on.day) == (6, 30):
            return f"{to_on.year}年上半年考核"
    return f"{from_on.year}年{from_on.month}月{from_on.day}日至{to_on.month}月{to_on.day}日考核"


def check_run(final: bool, *, parties: int) -> None:
    """It was computed to the end, and there is somebody to assess."""
    if not final:
        raise Refusal("assessment.run_unfit", ARTICLE)
    if not parties:
        raise Refusal("assessment.no_sheets", ARTICLE)


def check_other_paper(used: str, slip: str) -> None:
    """A paper sends one submission back, and no later one."""
    if slip and used == slip:
        raise Refusal("assessment.return_paper_used", ARTICLE)


def check_judged(waiting: Sequence[str]) -> None:
    """What the scheme leaves to people has been judged for everybody; the first of those who wait are named."""
    if waiting:
        raise Refusal(
            "assessment.judgements_waiting", ARTICLE, count=len(waiting), names="、".join(waiting[:NAMED])
        )


def is_ranked(computed: bool, *, matters: int, units_without_too: bool, is_unit: bool) -> bool:
    """Units without matters are not ranked, unless the body ranks them all the same (rule set; decision 31): then
    people give them their grade, for the scheme proposes none."""
    return computed or (is_unit and units_without_too and matters == 0)


def check_period(to_on: date, *, today: date) -> None:
    """The period is over."""
    if to_on >= today:
        raise Refusal("assessment.period_open", ARTICLE, to_on=to_on)


def is_proposed_anew(state: str, *, same_run: bool) -> bool:
    """What was returned may be proposed again on a later computing."""
    return state == RoundState.RETURNED and not same_run


def check_new(known: bool, *, title: str) -> None:
    """A period has its results once; what is wrong in them is corrected."""
    if known:
        raise Refusal("assessment.round_exists", ARTICLE, title=title)


def check_assessor_named(needed: bool, named: bool) -> None:
    """Where the Office's own department is assessed, the Leading Group has designated who does it (decision 31)."""
    if needed and not named:
        raise Refusal("assessment.assessor_missing", "6(2)")


def objections_until(published_on: date, days: int, calendar: Calendar) -> date:
    """The last day of the publicity, a 权利期限: the first day is not counted (decision 11)."""
    return workdays.limit_due(published_on, days, "working_days", calendar)


def check_publicity_over(until: date | None, *, today: date) -> None:
    """Everybody had his days."""
    if until is not None and today <= until:
        raise Refusal("assessment.publicity_open", ARTICLE, until=until)


def check_objections_answered(waiting: int) -> None:
    """Nothing goes up while an objection waits for its answer."""
    if waiting:
        raise Refusal("assessment.objections_open", "6(2)", count=waiting)


def check_not_own(own: Collection[str]) -> None:
    """Nobody assesses, answers for, or fixes the own unit or himself (decision 31)."""
    for name in own:
        raise Refusal("assessment.result_own_unit", "6(2)", name=name)


def check_not_recused(names: Collection[str]) -> None:
    """Whoever has recused takes no part."""
    for name in names:
        raise Refusal("assessment.recused", "6(2)", name=name)


@dataclass(frozen=True)
class Seat:
    """Somebody who was there when it was decided: the units assessed that he serves in or has in his charge, those
    for which he has recused, and whether he heads the Leading Group."""

    name: str
    serves_in: frozenset[int] = frozenset()
    in_charge_of: frozenset[int] = frozenset()
    recused_for: frozenset[int] = frozenset()
    is_head: bool = False


def must_recuse(seat: Seat, *, head_too: bool) -> frozenset[int]:
    """For which units he takes no part: his own; those in his charge, the head alone not for that (decision 31)."""
    if seat.is_head and not head_too:
        return seat.serves_in
    return seat.serves_in | seat.in_charge_of


def check_recused(seats: Sequence[Seat], *, head_too: bool) -> None:
    """The minutes say of everybody who had to that he recused."""
    missing = [one.name for one in seats if must_recuse(one, head_too=head_too) - one.recused_for]
    if missing:
        raise Refusal("assessment.not_recused", "6(2)", names="、".join(missing))


def check_recusal(
    ground: str, *, true: bool, is_head: bool, head_too: bool, known: bool, person: str, unit: str, label: str
) -> None:
    """The ground is as the register of posts has it, and is entered once; the head does not recuse for a charge."""
    if known:
        raise Refusal("assessment.recusal_exists", "6(2)", person=person, unit=unit)
    if ground == RecusalGround.IN_CHARGE and is_head and not head_too:
        raise Refusal("assessment.head_does_not_recuse", "6(2)")
    if ground in {RecusalGround.OWN_UNIT, RecusalGround.IN_CHARGE} and not true:
        word = "任职" if ground == RecusalGround.OWN_UNIT else "分管"
        raise Unfit("assessment.recusal_untrue", "6(2)", person=person, unit=unit, ground=word)


def check_recusal_reason(ground: str, reason: str, *, what: str) -> str:
    """What no register shows has to be said."""
    said = reason.strip()
    if ground in {RecusalGround.RELATIVE, RecusalGround.OTHER} and not said:
        raise Unfit("assessment.result_reason_missing", "6(2)", what=what)
    return said

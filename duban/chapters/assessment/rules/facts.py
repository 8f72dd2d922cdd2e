"""Pure rules of what people enter about a party, and of computing a year (12(11), 13(2); decisions 31, 47)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duban.chapters.assessment.terms.facts import ENTERED_KINDS, FactState
from duban.chapters.assessment.terms.scheme import FactKind
from duban.ground.access import Refusal, Unfit

LONGEST_TEXT, LONGEST_BASIS = 300, 200
# Who may have decided on a paper that speaks of the Office.
PAPER_DECIDERS = frozenset({"LEADING_GROUP_HEAD", "LEADING_GROUP_MEETING"})


def check_year(year: int, today: date) -> None:
    """A year is computed once it has begun; while it runs, up to today."""
    if year > today.year:
        raise Refusal("assessment.year_unfit", "13(2)", year=year)


def check_computable(*, year: int, versions: int, running: bool) -> None:
    """One computing of a year at a time, and never without a scheme that was adopted (13(1))."""
    if not versions:
        raise Refusal("assessment.no_scheme", "13(1)", year=year)
    if running:
        raise Refusal("assessment.computing_runs", "13(2)", year=year)


def check_computing(*, running: bool) -> None:
    """What has come out is never written over."""
    if not running:
        raise Refusal("assessment.not_computing", "13(2)")


def check_entry(*, kind: FactKind, text: str, basis: str, has_file: bool, on: date, today: date) -> None:
    """Only what no record tells is entered, with its words, its paper, and a day that has come (6(2))."""
    if kind not in ENTERED_KINDS:
        raise Refusal("assessment.fact_kind", "6(2)", kind=kind.label)
    if not text.strip() or len(text.strip()) > LONGEST_TEXT:
        raise Unfit("assessment.fact_text", "6(2)", limit=LONGEST_TEXT)
    if not has_file and not basis.strip():
        raise Unfit("assessment.fact_without_evidence", "6(2)")
    if on > today:
        raise Unfit("assessment.fact_future", "6(2)", on=on)


def check_item(*, kind: FactKind, item: str, known: Collection[str]) -> None:
    """What is entered for an item of the scheme names one that leaves it to people; else it names none."""
    if kind == FactKind.OTHER_ENTERED and item not in known:
        raise Unfit("assessment.fact_item", "13(1)")


def check_party(*, in_scope: bool, serves: bool, name: str, on: date) -> None:
    """Units within the regulation's scope (art. 3), and people who served there on that day."""
    if not in_scope:
        raise Refusal("assessment.fact_not_assessed", "3")
    if not serves:
        raise Unfit("assessment.fact_not_in_unit", "4", name=name, on=on)


def check_matter(*, found: bool, number: str) -> None:
    """The number is that of a matter which the person sees."""
    if not found:
        raise Unfit("assessment.fact_matter_unknown", "12(11)", number=number)


def check_part(*, has_part: bool, on: date) -> None:
    """With a matter, the unit had a part in it on that day."""
    if not has_part:
        raise Unfit("assessment.fact_matter_apart", "4", on=on)


def check_not_own(act: str, *, own: bool) -> None:
    """Nobody assesses himself or the own unit (decision 31)."""
    if own:
        raise Refusal("assessment.fact_own_unit", "6(2)", act=act)


def check_not_office(act: str, *, of_office: bool, in_office: bool, unit: str) -> None:
    """The Office does it for every unit but itself and the department in which it sits (decision 31)."""
    if of_office and in_office:
        raise Refusal("assessment.fact_of_office", "6(2)", unit=unit, act=act)


def check_head(is_head: bool) -> None:
    """Of the Office itself the head enters what happened; the members confirm."""
    if not is_head:
        raise Refusal("assessment.fact_by_head", "6(2)")


def check_paper(*, kind: str, label: str, used: bool, on: date, decided_on: date) -> None:
    """A paper of the head or of the Leading Group carries one fact that had happened by then (decision 10)."""
    if kind not in PAPER_DECIDERS:
        raise Refusal("assessment.fact_paper_unfit", "6(2)", decider=label)
    if used:
        raise Refusal("assessment.fact_paper_used", "6(2)")
    if on > decided_on:
        raise Unfit("assessment.fact_after_paper", "6(2)", on=on, decided_on=decided_on)


def check_not_praised(decision: str, *, party: str) -> None:
    """What is registered as a commendation is no second fact (decision 32)."""
    if decision:
        raise Refusal("assessment.fact_praised", "6(2)", party=party, decision=decision)


def check_first(entered_on: date | None, *, party: str) -> None:
    """The same fact on the same paper is entered once."""
    if entered_on is not None:
        raise Refusal("assessment.fact_twice", "6(2)", party=party, on=entered_on)


def check_untold(told: bool, *, unit: str, kind: FactKind, on: date) -> None:
    """What the record tells of that day already is not entered beside it."""
    if told:
        raise Refusal("assessment.fact_told", "6(2)", unit=unit, kind=kind.label, on=on)


def check_confirmation(*, state: FactState, by_author: bool) -> None:
    """A second person confirms what waits for it."""
    check_state(state, {FactState.ENTERED})
    if by_author:
        raise Refusal("assessment.fact_same_person", "6(2)")


def check_withdrawal(*, state: FactState, reason: str) -> None:
    check_state(state, {FactState.ENTERED, FactState.CONFIRMED})
    if not reason.strip():
        raise Unfit("assessment.withdrawal_reason", "6(2)")


def check_state(state: FactState, wanted: Collection[FactState]) -> None:
    if state not in wanted:
        raise Refusal("assessment.fact_settled", "6(2)", state=state.label)

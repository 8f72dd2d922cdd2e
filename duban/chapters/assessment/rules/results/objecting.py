"""Objections to a result: in the publicity, once, answered with reasons by somebody else (6(2))."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duban.chapters.assessment.terms.results import ObjectionState, Remedy
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

ARTICLE = "6(2)"


def check_text(text: str, what: str, article: str = ARTICLE) -> str:
    """The text without blanks around it; an empty one is refused with its name."""
    if not (said := text.strip()):
        raise Unfit("assessment.result_reason_missing", article, what=what)
    return said


def check_in_time(today: date, *, until: date | None) -> None:
    """Up to the end of the last day of the publicity."""
    if until is None or today > until:
        raise Refusal("assessment.not_in_publicity", ARTICLE, until=until or "—")


def check_first(made: bool) -> None:
    """An objection is made once to a result."""
    if made:
        raise Refusal("assessment.objected_already", ARTICLE)


def answer_due(made_on: date, days: int, calendar: Calendar) -> date:
    """The last day for the reasoned reply, a 权利期限 (decision 11)."""
    return workdays.limit_due(made_on, days, "working_days", calendar)


def check_waits(answered_on: date | None) -> None:
    """It has no answer yet."""
    if answered_on is not None:
        raise Refusal("assessment.objection_answered", ARTICLE, on=answered_on)


def check_answerer(*, of_office: bool, is_assessor: bool, in_office: bool, unit: str, assessor: str) -> None:
    """The Office answers; for the department in which it sits, whoever was designated, for itself one of the Leading
    Group (decision 31)."""
    if of_office and not is_assessor:
        raise Refusal("assessment.assessor_only", ARTICLE, unit=unit, name=assessor)
    if not of_office and not in_office:
        raise Refusal("assessment.office_answers", ARTICLE)


def check_remedy(remedy: str, *, upheld: bool, verdict: str, label: str) -> None:
    """What is upheld may change something; what is not changes nothing."""
    if not upheld and remedy != Remedy.NONE:
        raise Unfit("assessment.remedy_unfit", ARTICLE, verdict=verdict, remedy=label)


def state_of(upheld: bool) -> ObjectionState:
    return ObjectionState.UPHELD if upheld else ObjectionState.REJECTED


def check_other_grade(grade: str, *, before: str, ranked: bool, name: str) -> None:
    """A changed grade is another one, of somebody who is graded at all."""
    if not ranked:
        raise Unfit("assessment.not_ranked", "14", name=name)
    if grade == before:
        raise Unfit("assessment.grade_unchanged", ARTICLE)


def check_unit_grade(grade: str) -> UnitGrade:
    """A word of 14(1); a person's grade is refused (decision 28)."""
    return UnitGrade(_of_scale(grade, UnitGrade.values, article="14(1)", party="单位"))


def check_person_grade(grade: str) -> PersonGrade:
    """A word of 14(2); a unit's grade is refused (decision 28)."""
    return PersonGrade(_of_scale(grade, PersonGrade.values, article="14(2)", party="人员"))


def _of_scale(grade: str, scale: Collection[str], *, article: str, party: str) -> str:
    if grade not in scale:
        words = {**dict(UnitGrade.choices), **dict(PersonGrade.choices)}
        shown = str(words.get(grade, grade)) or "空"
        raise Unfit("assessment.grade_of_other_scale", article, grade=shown, party=party)
    return grade

"""Questions of a reading, and how people answer them: nothing is answered by silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from duban.chapters.intake.terms import MAY_STAY_OPEN, RowStatus, Topic
from duban.ground.access import Unfit

# What is answered by naming the lead unit.
ABOUT_LEAD = frozenset({"lead_missing", "lead_several", "roles_undetermined", "lead_out_of_scope"})
PREFIXES = (
    ("deadline", Topic.DEADLINE),
    ("due_on", Topic.DEADLINE),
    ("milestone", Topic.MILESTONES),
    ("unit_deadline", Topic.DEADLINE),
    ("unit", Topic.UNITS),
    ("lead", Topic.UNITS),
    ("roles", Topic.UNITS),
    ("title", Topic.TITLE),
    ("brought", Topic.BROUGHT),
)


@dataclass(frozen=True)
class Question:
    """One question and its answer; `answer` empty: open. `by` and `on` say who answered on which day, `about`
    which words of the source it is about."""

    code: str
    text: str
    topic: str
    answer: str = ""
    by: str = ""
    on: str = ""
    about: str = ""


def topic_of(code: str, field: str) -> Topic:
    """What of the candidate settles the question."""
    if field == "people":
        return Topic.PEOPLE
    found = [topic for prefix, topic in sorted(PREFIXES, reverse=True) if code.startswith(prefix)]
    return found[0] if found else Topic.ROW


def check_confirmed(confirmed: Collection[int], count: int) -> None:
    """Questions are confirmed by their place, from 0."""
    for place in confirmed:
        if not 0 <= place < count:
            raise Unfit("intake.question_unknown", "11(1)", number=place + 1)


def answer(
    questions: Sequence[Question],
    *,
    given: dict[Topic, str],
    confirmed: Collection[int],
    remark: str,
    has_lead: bool,
    by: str,
    on: str,
) -> list[Question]:
    """The questions after a person has filled in or confirmed something.

    `given` says for each topic what was filled in. That there is no lead unit can be answered only by naming
    one, never by a tick (decision 1).
    """
    after = []
    for place, one in enumerate(questions):
        text = given.get(Topic(one.topic), "") or (remark if place in confirmed else "")
        unnamed = one.code in MAY_STAY_OPEN and not has_lead
        open_ = not one.answer and text and not unnamed
        after.append(replace(one, answer=text, by=by, on=on) if open_ else one)
    return after


def answer_named(
    questions: Sequence[Question], named: Mapping[str, str], *, by: str, on: str
) -> list[Question]:
    """The questions after a person has said which unit is meant by some words; `named`: words → unit, in words."""
    return [
        replace(one, answer=named[one.about], by=by, on=on)
        if one.topic == Topic.UNITS and not one.answer and named.get(one.about)
        else one
        for one in questions
    ]


def answer_lead(questions: Sequence[Question], lead: str, *, by: str, on: str) -> list[Question]:
    """The questions after a person has named the lead unit; whom a name means stays open (decision 1)."""
    return [
        replace(one, answer=lead, by=by, on=on) if one.code in ABOUT_LEAD and not one.answer else one
        for one in questions
    ]


def settles_units(before: Sequence[Question], confirmed: Collection[int], after: Sequence[Question]) -> bool:
    """Whether a tick has just settled the last open question about units."""
    ticked = any(before[place].topic == Topic.UNITS and not before[place].answer for place in confirmed)
    return ticked and not any(one.topic == Topic.UNITS for one in still_open(after))


def asking_for_lead(questions: Sequence[Question], text: str) -> list[Question]:
    """A candidate without a lead unit says so, whatever else was answered (decision 1)."""
    if any(one.code in MAY_STAY_OPEN and not one.answer for one in questions):
        return list(questions)
    return [*questions, Question("lead_missing", text, Topic.UNITS)]


def still_open(questions: Iterable[Question]) -> list[Question]:
    """What must be answered before a proposal; a missing lead may wait until assignment."""
    return [one for one in questions if not one.answer and one.code not in MAY_STAY_OPEN]


def status_after(questions: Iterable[Question]) -> RowStatus:
    return RowStatus.ASK if any(not one.answer for one in questions) else RowStatus.READY

"""Taking the figures of a circular: how every matter stood at the end of the period, and what is proposed of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from duban.chapters.bulletins import queries, rules, terms
from duban.chapters.bulletins.rules import Line, Period
from duban.chapters.bulletins.terms import Figure
from duban.chapters.feedback.queries import past as feedback
from duban.chapters.matters import rules as spine
from duban.chapters.matters.queries.stood import Stood, stood
from duban.chapters.matters.terms import RED_KINDS, Light, MatterState, ObligationKind
from duban.ground.workdays import Calendar
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.bulletins.models import Circular, CircularItem

WORDS = {
    Light.RED: "red",
    Light.YELLOW: "amber",
    Light.GREEN: "green",
    Light.GREY: "grey",
    Light.DONE: "done",
}
MATTER = "matters.matter"


def lines(period: Period) -> list[Line]:
    """Every matter with a part in the figures, as it stood at the end of the last day: whatever was done after it
    does not change them. The rules are those in force on that day."""
    found = stood(period.from_on, period.to_on, feedback.taken_back_after(period.to_on))
    percents = feedback.percents_on([one.pk for one in found], period.to_on)
    values, calendar = rulebook.values(period.to_on), rulebook.calendar()
    numbers = spine.LightRules(values.number("light.near_due"), values.number("light.behind_points"))
    uids = dict(OrgUnit.objects.values_list("pk", "uid"))
    names = organization.unit_names(period.to_on)
    made = []
    for one in found:
        percent = percents.get(one.pk, one.percent if one.completed_on is None else 100)
        verdict = _light(one, percent, period.to_on, numbers, calendar)
        red = verdict.light == Light.RED
        made.append(
            Line(
                ref=f"{MATTER}:{one.uid}",
                number=one.number,
                title=one.title,
                unit=str(uids[one.lead_id]) if one.lead_id else "",
                unit_name=names.get(one.lead_id or 0, terms.NO_LEAD),
                docketed_on=one.docketed_on,
                due_on=one.due_on,
                completed_on=one.completed_on,
                closed_on=one.closed_on,
                grade=_grade(one, calendar),
                light=WORDS[verdict.light],
                percent=percent,
                red_what=_what(one, verdict) if red else "",
                red_due_on=verdict.due_on if red else None,
            )
        )
    return made


def _light(
    one: Stood, percent: int, day: date, numbers: spine.LightRules, calendar: Calendar
) -> spine.LightVerdict:
    begun = one.assigned_on is not None and one.state != MatterState.DOCKETED
    schedule = (
        spine.linear_schedule(start=one.assigned_on, due_on=one.due_on, today=day)
        if begun and one.assigned_on
        else None
    )
    return spine.light(
        state=one.state,
        owed=[
            spine.Owed(
                kind=due.kind, due_on=due.due_on, counts_red=due.kind in RED_KINDS, reported=due.reported
            )
            for due in one.owed
        ],
        today=day,
        percent=percent,
        schedule=schedule,
        numbers=numbers,
        calendar=calendar,
    )


def _grade(one: Stood, calendar: Calendar) -> str:
    if one.completed_on is None:
        return ""
    grade = spine.timeliness(completed_on=one.completed_on, due_on=one.due_on, calendar=calendar)
    return grade.value.lower() if grade else ""


def _what(one: Stood, verdict: spine.LightVerdict) -> str:
    """What was due: the matter itself, a milestone by its name, a duty by its kind."""
    kind = verdict.reason.partition(":")[2]
    if kind == ObligationKind.MATTER_DEADLINE:
        return terms.OWN_DEADLINE
    due = next((due for due in one.owed if due.kind == kind and due.due_on == verdict.due_on), None)
    label = due.label if due else ""
    if kind == ObligationKind.MILESTONE and label:
        return f"“{label}”"
    word = str(ObligationKind(kind).label)
    return f"{word}（{label}）" if label else word


@dataclass(frozen=True)
class Proposed:
    """An item as the figures propose it: computed fact and change; cause and next step from the unit's own last
    report, for the clerk to write over."""

    ref: str
    title: str
    unit: str
    unit_name: str
    fact: str
    changed: str
    cause: str
    next_step: str
    days_late: int
    percent: int


def proposed_lagging(taken: Sequence[Line], period: Period, former: Circular | None) -> list[Proposed]:
    """Every matter that is red on the last day."""
    before = {item.matter.ref: item for item in _lagging_before(former) if item.matter is not None}
    late = rules.lagging(taken)
    said = feedback.last_words([one.uid for one in late], period.to_on)
    return [_proposed(one, period, former, before.get(one.ref), said) for one in late]


def _lagging_before(former: Circular | None) -> list[CircularItem]:
    return queries.lagging_items(former) if former else []


def _proposed(
    one: Line,
    period: Period,
    former: Circular | None,
    before: CircularItem | None,
    said: Mapping[str, tuple[str, str]],
) -> Proposed:
    due_on = one.red_due_on or one.due_on
    days = (period.to_on - due_on).days
    problems, next_step = said.get(one.uid, ("", ""))
    return Proposed(
        ref=one.ref,
        title=one.title,
        unit=one.unit,
        unit_name=one.unit_name,
        fact=terms.LATE_FACT.format(
            what=one.red_what,
            due_on=in_words(due_on),
            to_on=in_words(period.to_on),
            days=days,
            percent=one.percent,
        ),
        changed=changed(one.percent, former, before),
        cause=problems,
        next_step=next_step,
        days_late=days,
        percent=one.percent,
    )


def changed(percent: int, former: Circular | None, before: CircularItem | None) -> str:
    """What is different from the last issue."""
    if former is None:
        return terms.NO_FORMER
    if before is None:
        return terms.FIRST_LISTED
    points = percent - before.percent
    words = terms.MOVED_UP if points > 0 else terms.MOVED_DOWN if points < 0 else terms.NOT_MOVED
    return terms.LISTED_BEFORE.format(
        days=before.days_late, before=before.percent, moved=words.format(points=abs(points))
    )


def settled(taken: Sequence[Line], former: Circular | None) -> str:
    """Which of the last issue's items no longer lag."""
    late = {one.ref for one in rules.lagging(taken)}
    gone = [
        f"{item.title}（{item.matter.number}）"
        for item in _lagging_before(former)
        if item.matter is not None and item.matter.ref not in late
    ]
    return terms.SETTLED.format(names="、".join(gone)) if gone else ""


def proposed_good(taken: Sequence[Line], period: Period) -> list[tuple[OrgUnit, str, str]]:
    """Units that did well, with name and fact."""
    names = {one.unit: one.unit_name for one in taken}
    by_uid = {str(unit.uid): unit for unit in OrgUnit.objects.filter(uid__in=[key for key in names if key])}
    return [
        (by_uid[unit], names[unit], terms.GOOD_FACT.format(done=of[Figure.DONE], early=of[Figure.EARLY]))
        for unit, of in rules.praised(taken, period)
        if unit in by_uid
    ]


def last_steps(circular: Circular) -> Mapping[str, str]:
    """The next steps of the last issue, by matter."""
    return {
        item.matter.ref: item.next_step
        for item in _lagging_before(circular.follows)
        if item.matter is not None
    }

"""The light of a matter with its why: derived from what is owed, never stored (decision 17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.utils.encoding import force_str
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from duban.chapters.desk import terms
from duban.chapters.matters import rules
from duban.chapters.matters.models import NO_END, Matter, Obligation, Party
from duban.chapters.matters.terms import NOT_OF_UNITS, Ending, Light, MatterState
from duban.chapters.matters.terms import RED_KINDS as RED_KINDS
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.ground.workdays import Calendar
from duban.support.rulebook import queries as rulebook

# So many characters of what a meeting or a leader wants name it.
NAMED = 30
WORDS = {
    Light.RED: "red",
    Light.YELLOW: "amber",
    Light.GREEN: "green",
    Light.GREY: "grey",
    Light.DONE: "done",
}


@dataclass(frozen=True)
class Shown:
    """A light as the page shows it: colour name, word, reason in official Chinese, article, schedule."""

    colour: str
    word: str
    why: str
    article: str
    schedule: int | None
    percent: int
    due_on: date | None
    rule_version: int


class Owed(NamedTuple):
    """What a light looks at of one obligation."""

    matter_id: int
    kind: str
    due_on: date
    reported_on: date | None
    label: str


@dataclass(frozen=True)
class Measure:
    """What all lights of one day are reckoned with."""

    today: date
    numbers: rules.LightRules
    version: int
    calendar: Calendar


def measure(today: date) -> Measure:
    values = rulebook.values(today)
    numbers = rules.LightRules(values.number("light.near_due"), values.number("light.behind_points"))
    return Measure(today, numbers, values.version, rulebook.calendar())


def of(matters: Collection[Matter], at: datetime) -> dict[int, Shown]:
    """The lights of these matters, by their ids, in two queries."""
    keys = [matter.pk for matter in matters]
    due = Party.objects.filter(matter__in=keys, relation=Relation.EVERYONE).values_list("matter_id", "due_on")
    return of_due(matters, dict(due), at)


def of_due(matters: Collection[Matter], due: Mapping[int, date], at: datetime) -> dict[int, Shown]:
    """The same for those whose dates in force are known, by their ids, in one query."""
    owed: Mapping[int, list[Owed]] = defaultdict(list)
    running = Obligation.objects.filter(matter__in=[matter.pk for matter in matters], suspended=False)
    for row in running.standing().exclude(kind__in=NOT_OF_UNITS).values_list(*Owed._fields):
        owed[row[0]].append(Owed(*row))
    by = measure(beijing_day(at))
    return {matter.pk: _shown(matter, owed[matter.pk], due.get(matter.pk, NO_END), by) for matter in matters}


def of_one(matter: Matter, obligations: Collection[Obligation], due_on: date, at: datetime) -> Shown:
    """The light of a matter whose obligations have been read already."""
    owed = [
        Owed(matter.pk, one.kind, one.due_on, one.reported_on, one.label)
        for one in obligations
        if one.is_standing and not one.suspended and one.kind not in NOT_OF_UNITS
    ]
    return _shown(matter, owed, due_on, measure(beijing_day(at)))


def _shown(matter: Matter, owed: list[Owed], due_on: date, by: Measure) -> Shown:
    schedule = (
        rules.linear_schedule(start=matter.assigned_on, due_on=due_on, today=by.today)
        if matter.assigned_on
        else None
    )
    verdict = rules.light(
        state=matter.state,
        owed=[
            rules.Owed(
                kind=one.kind,
                due_on=one.due_on,
                counts_red=one.kind in RED_KINDS,
                reported=one.reported_on is not None,
            )
            for one in owed
        ],
        today=by.today,
        percent=matter.percent,
        schedule=schedule,
        numbers=by.numbers,
        calendar=by.calendar,
    )
    return Shown(
        colour=WORDS[verdict.light],
        word=str(Ending(matter.ending).label) if matter.ending else word(verdict),
        why=reason(matter, verdict, owed),
        article=verdict.article,
        schedule=schedule,
        percent=matter.percent,
        due_on=verdict.due_on,
        rule_version=by.version,
    )


def word(verdict: rules.LightVerdict) -> str:
    """The short word on the light."""
    match verdict.light:
        case Light.RED:
            return _("逾期 %(days)s 天") % {"days": verdict.days}
        case Light.YELLOW if verdict.reason == "behind":
            return _("滞后 %(points)s 个百分点") % {"points": verdict.behind}
        case Light.YELLOW if verdict.reason.startswith("near"):
            left = _("还有 %(days)s 个工作日") % {"days": verdict.days}
            return left if verdict.days > 0 else _("今日到期")
        case Light.YELLOW:
            return _("超期 %(days)s 天") % {"days": verdict.days}
        case _:
            return force_str(verdict.light.label)


def reason(matter: Matter, verdict: rules.LightVerdict, owed: list[Owed]) -> str:
    """Why, in one sentence."""
    kind_of_reason, _, kind = verdict.reason.partition(":")
    if matter.state == MatterState.DOCKETED:
        return force_str(terms.NOT_ASSIGNED)
    if matter.ending:
        return force_str(terms.ENDINGS[matter.ending])
    cause = next((one for one in owed if one.kind == kind and one.due_on == verdict.due_on), None)
    what = (cause.label if cause and cause.label else force_str(terms.OBLIGATION_WORDS.get(kind, ""))) or kind
    # What a meeting or a leader wants is named in their own words, which may be many.
    what = what if len(what) <= NAMED else Truncator(what).chars(NAMED)
    match kind_of_reason:
        case "late":
            text = terms.LATE
        case "overdue":
            text = terms.OVERDUE
        case "near":
            text = terms.NEAR
        case "behind":
            text = terms.BEHIND
        case "closed":
            text = terms.CLOSED
        case "suspended":
            text = terms.SUSPENDED
        case _:
            text = terms.NORMAL
    return force_str(text).format(
        what=f"“{what}”", due=verdict.due_on, days=verdict.days, behind=verdict.behind
    )

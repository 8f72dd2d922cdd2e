"""阶段性通报 while it is written: drafted with its figures, edited, taken anew (11(3); decision 26)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.bulletins import queries, rules, terms
from duban.chapters.bulletins.actions import audiences, letter
from duban.chapters.bulletins.models import Circular, CircularItem
from duban.chapters.bulletins.queries import taking, words
from duban.chapters.bulletins.rules import Period
from duban.chapters.bulletins.terms import ItemKind
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class ItemText:
    """What is written for one item: cause and next step of what lags; whether a good result is told."""

    item: UUID
    cause: str = ""
    next_step: str = ""
    included: bool = True


@transaction.atomic
@ledger.once("bulletins.draft_circular", queries.circular_by_uid)
def draft_circular(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    from_on: date,
    to_on: date,
    units: Sequence[UUID] = (),
    persons: Sequence[UUID] = (),
) -> Circular:
    """拟制阶段性通报（第十一条第三项）: the figures as of the last day are taken, what lags and what was done well is
    proposed.

    `units` and `persons` are the audience. Refuses a period that has not ended, an empty audience, and a second
    circular while one is under way.
    """
    access.require("bulletins.draft_circular", organization.standing(by, at))
    today = beijing_day(at)
    most = rulebook.values(today).number("bulletins.longest_period")
    rules.check_period(from_on, to_on, today=today, most=most)
    begun = queries.under_way()
    rules.check_not_begun((begun.from_on, begun.to_on) if begun else None)
    chosen = queries.audience(units, persons, today)
    rules.check_audience(len(chosen[0]), len(chosen[1]), unfit=chosen[2])
    period = Period(from_on, to_on)
    circular = Circular(
        title=letter.title_of(period), from_on=from_on, to_on=to_on, drafted_by=by, drafted_on=today
    )
    take(circular, at)
    audiences.choose(circular, chosen[0], chosen[1])
    ledger.record(
        "bulletins.draft_circular",
        at=at,
        actor=organization.actor_of(by, at),
        row=circular,
        context=circular.ref,
        label=f"拟制{circular.title}",
        new={"from_on": from_on, "to_on": to_on, "units": list(units), "persons": list(persons)},
    )
    return circular


def take(circular: Circular, at: datetime) -> None:
    """Step of drafting and of taking anew: the lines, what became of last issue's items, the items proposed. What was
    written for an item that still stands is kept."""
    period = queries.period_of(circular)
    taken = taking.lines(period)
    circular.lines = [one.as_json() for one in taken]
    circular.taken_at = at
    circular.follows = queries.last_issued(circular.to_on)
    circular.settled = taking.settled(taken, circular.follows)
    circular.save()
    before = list(CircularItem.objects.filter(circular=circular).order_by("id"))
    kept = [*_lagging(circular, taken, period, before), *_good(circular, taken, period, before)]
    for gone in before:
        if gone not in kept:
            gone.dropped = True
            gone.save()


def _lagging(
    circular: Circular, taken: Sequence[rules.Line], period: Period, before: Sequence[CircularItem]
) -> list[CircularItem]:
    had = {item.matter_id: item for item in before if item.kind == ItemKind.LAGGING}
    found = []
    for place, one in enumerate(taking.proposed_lagging(taken, period, circular.follows), start=1):
        matter = matters.matter_by_uid(UUID(one.ref.rpartition(":")[2]))
        item = had.get(matter.pk) or CircularItem(
            circular=circular,
            kind=ItemKind.LAGGING,
            matter=matter,
            cause=one.cause,
            next_step=one.next_step,
        )
        item.unit = organization.unit_by_uid(UUID(one.unit)) if one.unit else None
        item.unit_name, item.title, item.place = one.unit_name, one.title, place
        item.fact, item.changed = one.fact, one.changed
        item.days_late, item.percent, item.dropped = one.days_late, one.percent, False
        item.save()
        found.append(item)
    return found


def _good(
    circular: Circular, taken: Sequence[rules.Line], period: Period, before: Sequence[CircularItem]
) -> list[CircularItem]:
    had = {item.unit_id: item for item in before if item.kind == ItemKind.GOOD}
    found = []
    proposed: list[tuple[OrgUnit, str, str]] = taking.proposed_good(taken, period)
    for place, (unit, name, fact) in enumerate(proposed, start=1):
        item = had.get(unit.pk) or CircularItem(circular=circular, kind=ItemKind.GOOD, unit=unit)
        item.unit_name, item.title, item.place, item.fact = name, name, place, fact
        item.dropped = False
        item.save()
        found.append(item)
    return found


@transaction.atomic
@ledger.once("bulletins.edit_circular", queries.circular_by_uid)
def edit_circular(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    circular: UUID,
    from_on: date | None = None,
    to_on: date | None = None,
    units: Sequence[UUID] | None = None,
    persons: Sequence[UUID] | None = None,
    overview: str = "",
    requirement: str = "",
    items: Sequence[ItemText] = (),
    spared: Sequence[str] = (),
    retake: bool = False,
) -> Circular:
    """修改阶段性通报（第十一条第三项）: words, items, audience, period; with `retake` or another period the figures are
    taken anew.

    What is not given stays. Causes and next steps may still be missing. Refuses sanction words and persons at once;
    `spared` explains words that were taken for these wrongly.
    """
    found = queries.visible_circular(person=by, at=at, uid=circular)
    access.require("bulletins.edit_circular", organization.standing(by, at))
    edited = queries.lock(found)
    rules.check_circular_step("bulletins.edit_circular", edited.state)
    today = beijing_day(at)
    first, last = from_on or edited.from_on, to_on or edited.to_on
    most = rulebook.values(today).number("bulletins.longest_period")
    rules.check_period(first, last, today=today, most=most)
    explained = [one.strip() for one in spared if one.strip()]
    rules.check_spared(explained, words.of_circular(edited, today))
    anew = retake or (first, last) != (edited.from_on, edited.to_on)
    edited.from_on, edited.to_on = first, last
    edited.title = letter.title_of(Period(first, last))
    edited.overview, edited.requirement, edited.spared = overview.strip(), requirement.strip(), explained
    edited.save()
    _write_items(edited, items)
    if anew:
        take(edited, at)
    if units is not None or persons is not None:
        _choose(edited, units, persons, today)
    check_words(edited, today)
    ledger.record(
        "bulletins.edit_circular",
        at=at,
        actor=organization.actor_of(by, at),
        row=edited,
        context=edited.ref,
        label=f"修改{edited.title}" + ("并重新取数" if anew else ""),
        new={"items": len(items), "retake": anew, "spared": explained},
    )
    return edited


def _choose(
    edited: Circular, units: Sequence[UUID] | None, persons: Sequence[UUID] | None, today: date
) -> None:
    now = queries.recipients_of(edited)
    wanted = units if units is not None else [one.unit.uid for one in now if one.unit]
    people = persons if persons is not None else [one.person.uid for one in now if one.person]
    chosen = queries.audience(wanted, people, today)
    rules.check_audience(len(chosen[0]), len(chosen[1]), unfit=chosen[2])
    audiences.choose(edited, chosen[0], chosen[1])


def _write_items(edited: Circular, texts: Sequence[ItemText]) -> None:
    by_uid = {item.uid: item for item in queries.items(edited)}
    for text in texts:
        item = by_uid.get(text.item)
        if item is None:
            raise access.Unfit("bulletins.item_unknown", "11(3)")
        if item.kind == ItemKind.LAGGING:
            item.cause, item.next_step = text.cause.strip(), text.next_step.strip()
        else:
            item.included = text.included
        item.save()


def check_words(circular: Circular, today: date) -> None:
    """No sanction and no person in anything that was written or taken over from a report."""
    texts = [(str(terms.OVERVIEW), circular.overview), (str(terms.REQUIREMENT), circular.requirement)]
    for item in queries.lagging_items(circular):
        texts += [
            (f"{item.title}：{terms.CAUSE}", item.cause),
            (f"{item.title}：{terms.NEXT_STEP}", item.next_step),
        ]
    rules.check_texts(texts, words.of_circular(circular, today))


def check_whole(circular: Circular, today: date) -> None:
    """What a circular must be before it goes further: whole items, wording, figures in the text as counted, and the
    lists still those of the last day."""
    lines, period = queries.lines_of(circular), queries.period_of(circular)
    known = words.of_circular(circular, today)
    last = taking.last_steps(circular)
    rules.check_items(
        [
            rules.Written(item.title, item.cause, item.next_step, last.get(item.matter.ref, ""))
            for item in queries.lagging_items(circular)
            if item.matter is not None
        ],
        known,
    )
    check_words(circular, today)
    units = {one.unit: one.unit_name for one in lines if one.unit}
    rules.check_claims(circular.overview, str(terms.OVERVIEW), rules.counts(lines, period), units, known)
    rules.check_agreement(lines, taking.lines(period), period)

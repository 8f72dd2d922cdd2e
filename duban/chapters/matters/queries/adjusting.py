"""Reading adjustments, what a matter says now, which matters count as the same one, and what would follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from duban.chapters.matters import queries
from duban.chapters.matters.models import (
    NO_END,
    Adjustment,
    Matter,
    Milestone,
    Objective,
    Obligation,
    Party,
)
from duban.chapters.matters.rules import adjusting as rules
from duban.chapters.matters.rules.adjusting import Content, Fate, Part
from duban.chapters.matters.terms import AdjustmentKind, AdjustmentState, ObligationKind
from duban.ground.access import NotFound, Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

Shown = dict[str, object]


def adjustment_by_uid(uid: UUID) -> Adjustment:
    """For replays; pages and acts go through `visible_adjustment`."""
    return Adjustment.objects.get(uid=uid)


def visible_adjustment(*, person: Person | None, at: datetime, uid: UUID) -> Adjustment:
    """The adjustment if this person may see its matter; otherwise it does not exist. Until it is approved it is
    between the Office and the Leading Group."""
    rows = Adjustment.objects.select_related("matter", "proposed_by", "decided_by", "slip", "meeting")
    found = rows.filter(uid=uid).first()
    if found is None or not queries.sees(person, at, found.matter) or not _exists_for(found, person, at):
        raise NotFound("matters.not_found", "6(1)")
    return found


def _exists_for(adjustment: Adjustment, person: Person | None, at: datetime) -> bool:
    approved = adjustment.state == AdjustmentState.APPROVED
    return approved or bool(organization.roles(person, beijing_day(at)) & queries.SEES_ALL)


def lock_adjustment(adjustment: Adjustment) -> Adjustment:
    """Lock one adjustment of a matter already locked."""
    return locks.take(adjustment)


def waiting_on(matter: Matter) -> Adjustment | None:
    return Adjustment.objects.filter(matter=matter, state=AdjustmentState.WAITING).first()


def adjustments_of(matter: Matter, *, person: Person | None, at: datetime) -> list[Adjustment]:
    """The adjustments of the matter that exist for the person, newest first, with the one that took it into
    another."""
    about = Q(matter=matter)
    if matter.merged_into_id is not None:
        about |= Q(matter=matter.merged_into_id, kind=AdjustmentKind.MERGE, state=AdjustmentState.APPROVED)
    rows = Adjustment.objects.filter(about).select_related("matter", "proposed_by", "decided_by", "meeting")
    return [one for one in rows.order_by("-id") if _exists_for(one, person, at)]


def of_batch(batch_ref: str) -> list[Adjustment]:
    rows = Adjustment.objects.filter(batch_ref=batch_ref).select_related("matter", "proposed_by")
    return list(rows.order_by("matter_id"))


def waiting_adjustments(matters: QuerySet[Matter] | None = None) -> list[Adjustment]:
    """What waits for a decision, oldest first; with `matters`, of these alone."""
    rows = Adjustment.objects.filter(state=AdjustmentState.WAITING).select_related("matter", "proposed_by")
    if matters is not None:
        rows = rows.filter(matter__in=matters)
    return list(rows.order_by("proposed_on", "id"))


def of_year(year: int, *, also: QuerySet[Any, Any]) -> QuerySet[Matter]:  # Any: rows of a later room
    """The matters that were docketed in that year, and those of these keys."""
    return Matter.objects.filter(Q(year=year) | Q(pk__in=also))


def objectives_of(matter: Matter) -> list[Objective]:
    """The objectives in force."""
    return list(Objective.objects.filter(matter=matter, ended_on__isnull=True).order_by("id"))


def content_of(matter: Matter, today: date) -> Content:
    """What the matter says now."""
    return Content(
        title=matter.title,
        objectives=list(dict.fromkeys(one.text for one in objectives_of(matter))),
        units=[
            Part(
                str(one.unit.uid), organization.unit_name(one.unit.pk, today), one.relation, one.unit.in_scope
            )
            for one in queries.unit_parties(matter)
            if one.unit is not None
        ],
    )


def read_units(rows: Iterable[object]) -> list[Part]:
    """Units as an adjustment keeps them."""
    found = []
    for one in rows:
        if isinstance(one, dict):
            unit = organization.unit_by_uid(UUID(str(one["uid"])))
            found.append(Part(str(unit.uid), str(one["name"]), str(one["relation"]), unit.in_scope))
    return found


def read_content(kept: dict[str, object], *, title: str = "") -> Content:
    """A task with its objectives and units as an adjustment keeps it."""
    objectives, units = kept.get("objectives"), kept.get("units")
    return Content(
        title=str(kept.get("title") or title),
        objectives=[str(one) for one in objectives] if isinstance(objectives, list) else [],
        units=read_units(units if isinstance(units, list) else []),
    )


def kept(content: Content) -> Shown:
    """A task as an adjustment keeps it."""
    return {
        "title": content.title.strip(),
        "objectives": rules.clean(content.objectives),
        "units": [{"uid": one.uid, "name": one.name, "relation": one.relation} for one in content.units],
    }


def listed(new: dict[str, object], key: str) -> list[dict[str, object]]:
    """The rows that an adjustment keeps under that word: others, parts."""
    rows = new.get(key)
    return [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []


def others_of(adjustment: Adjustment) -> list[Matter]:
    """The matters that a merger takes in."""
    uids = [str(one["uid"]) for one in listed(adjustment.new, "others")]
    return list(Matter.objects.filter(uid__in=uids).order_by("id"))


@dataclass(frozen=True)
class Moved:
    """One duty and what becomes of it."""

    obligation: Obligation
    fate: Fate
    words: str


def moved(matter: Matter, units: Sequence[Part], today: date) -> list[Moved]:
    """What becomes of everything that is owed on the matter if these are its units."""
    wanted = {one.uid: one.relation for one in units}
    names = organization.unit_names(today)
    parties = {one.unit_id: one for one in queries.unit_parties(matter)}
    uids = dict(OrgUnit.objects.filter(pk__in=[key for key in parties if key]).values_list("pk", "uid"))
    lead = next((one.name for one in units if one.relation == Relation.LEAD), "")
    found = []
    for owed in queries.standing_obligations(matter):
        party = parties.get(owed.unit_id)
        relation = wanted.get(str(uids.get(owed.unit_id, "")))
        what = rules.fate(
            owed.kind,
            due_on=owed.due_on,
            leaves=party is not None and relation is None,
            changes=party is not None and relation != party.relation,
            led=party is not None and party.relation == Relation.LEAD,
            today=today,
        )
        if what != Fate.KEEP:
            found.append(Moved(owed, what, _words(owed, what, names.get(owed.unit_id, ""), lead)))
    return found


def _words(owed: Obligation, fate: Fate, unit: str, lead: str) -> str:
    said = {"what": named(owed), "unit": unit, "lead": lead}
    if fate == Fate.HAND_ON:
        return _("%(what)s由%(unit)s移交%(lead)s，时限不变") % said
    if fate == Fate.HOLD:
        return _("%(unit)s须先了结：%(what)s") % said
    return _("%(unit)s的%(what)s终结") % said


def named(owed: Obligation) -> str:
    """What is owed, in the words of a list."""
    label = str(ObligationKind(owed.kind).label)
    what = f"{label}：{owed.label}" if owed.label else label
    day = _("无终止时限") if owed.due_on == NO_END else str(owed.due_on)
    return _("%(what)s（%(due)s）") % {"what": what, "due": day}


def ended(matter: Matter, today: date) -> list[str]:
    """What of the matter ends if it is terminated or merged, in words; what is overdue is said to be."""
    names = organization.unit_names(today)
    return [
        _("%(unit)s的%(what)s终结%(late)s")
        % {
            "unit": names.get(one.unit_id, ""),
            "what": named(one),
            "late": _("（终结时已逾期）") if one.due_on < today and one.reported_on is None else "",
        }
        for one in queries.standing_obligations(matter)
        if one.kind not in {ObligationKind.DECIDE_ADJUSTMENT, ObligationKind.URGE}
    ]


def nodes_to_carry(matter: Matter) -> list[tuple[str, date, bool]]:
    """The dates of a matter that a merger carries on as nodes: its milestones not reached, and its deadline."""
    owed = {one.source_ref: one for one in queries.standing_obligations(matter, kinds=rules.OF_THE_LEAD)}
    found = []
    for node in Milestone.objects.filter(matter=matter, reached_on__isnull=True).order_by("planned_on", "id"):
        due = owed[node.ref].due_on if node.ref in owed else node.planned_on
        found.append((node.label, due, node.is_state))
    due_on = queries.due_on_of(matter)
    if due_on != NO_END:
        found.append((_("完成“%(title)s”") % {"title": matter.title[:160]}, due_on, False))
    return found


def staff_of(matter: Matter, unit: OrgUnit) -> list[Party]:
    """The people of the unit who are named on the matter."""
    rows = Party.objects.filter(matter=matter, unit=unit, person__isnull=False, relation=Relation.STAFF)
    return list(rows.order_by("id"))


def leaders_in_charge(matter: Matter) -> list[Party]:
    rows = Party.objects.filter(matter=matter, relation=Relation.LEADER_IN_CHARGE).select_related("person")
    return list(rows.order_by("id"))


def unit_choices(day: date) -> list[tuple[str, str]]:
    """The units that a matter may have, by the names of that day."""
    names = organization.unit_names(day)
    rows = OrgUnit.objects.order_by("ordinal", "id")
    return [(str(one.uid), names[one.pk]) for one in rows if one.pk in names]


def preview(adjustment: Adjustment, today: date) -> list[str]:
    """What would follow if it were approved today, as the act will do it."""
    matter = adjustment.matter
    if adjustment.kind == AdjustmentKind.WITHDRAWAL:
        return ended(matter, today)
    if adjustment.kind == AdjustmentKind.SPLIT:
        return []
    found = []
    for one in others_of(adjustment) if adjustment.kind == AdjustmentKind.MERGE else []:
        found += [
            _("%(number)s的%(label)s（%(due)s）转为本事项节点，时限不变")
            % {"number": one.number, "label": label, "due": due_on}
            for label, due_on, _state in nodes_to_carry(one)
        ]
    return found + [one.words for one in moved(matter, read_content(adjustment.new).units, today)]

"""细化质效目标: what was docketed as a sentence gets indicator, target, source and standard (art. 12)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries, rules
from duban.chapters.matters.models import Objective
from duban.chapters.matters.queries import objectives as aims
from duban.chapters.matters.terms import ObjectiveKind
from duban.ground import access
from duban.ground.access import mark_locked
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class Indicator:
    """How a quality-and-effect objective is measured: what, in which unit, how much, from which source, and by
    which standard it is accepted."""

    indicator: str
    target: str
    measure: str = ""
    source: str = ""
    standard: str = ""


@transaction.atomic
@ledger.once("matters.specify_objective", aims.objective_by_uid)
def specify_objective(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    given: Indicator,
    objective: UUID | None = None,
) -> Objective:
    """细化质效目标（第十二条）: the sentence that was docketed stays, and says how it is measured; a sentence may
    have several indicators. Without `objective` only where docketing named none.

    What is specified is changed by an adjustment alone. Refuses an indicator twice, one without a target, an
    objective beside those decided, and a matter whose result is accepted.
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    access.require("matters.specify_objective", queries.standing(by, at, found))
    locked = queries.lock(found, at=at)
    rules.check_open(locked.state, locked.closed_on, "12")
    sentence = aims.objective_of(locked, objective) if objective else None
    listed = aims.quality_objectives(locked)
    rules.check_indicator(
        indicator=given.indicator.strip(),
        target=given.target.strip(),
        taken=[one.indicator for one in listed if one.indicator],
        decided=bool([one for one in listed if one.text != one.indicator]),
        of_sentence=sentence is not None,
        completed_on=locked.completed_on,
    )
    row = sentence
    if row is None or row.indicator:
        text = sentence.text if sentence else given.indicator.strip()
        row = Objective(matter=locked, kind=ObjectiveKind.QUALITY, text=text)
    row.indicator, row.measure = given.indicator.strip(), given.measure.strip()[:40]
    row.target, row.source = given.target.strip(), given.source.strip()[:200]
    row.standard = given.standard.strip()
    row.save()
    mark_locked(row.ref)
    ledger.record(
        "matters.specify_objective",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"细化质效目标：{row.indicator}，目标值{row.target}{row.measure}",
        new=asdict(given),
    )
    return row

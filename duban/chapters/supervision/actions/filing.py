"""Steps that the acts of inspection share: whom it concerns, and how a record is filed (art. 11(3))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.matters import rules as matters_rules
from duban.chapters.supervision import queries as room
from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.models import InspectionRecord, RecordEvidence, RecordLine, Visit
from duban.chapters.supervision.queries import inspecting as queries
from duban.chapters.supervision.rules import inspecting as rules
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class Looked:
    """What was looked at: on which Beijing day, where, who was there, what was seen; `lines` of article 9 (``9(1)`` to
    ``9(8)``); stored files as evidence; the day by which it is looked at again, if at all."""

    held_on: date
    seen: str
    lines: Sequence[str]
    location: str = ""
    people: str = ""
    evidence: Sequence[UUID] = ()
    look_back_on: date | None = None


def whom(by: Person, at: datetime, act: str, matter: Matter, unit: UUID) -> OrgUnit:
    """The unit that is looked at: one that undertakes the running matter, and not the own one."""
    matters_rules.check_running(matter.state, matter.closed_on, "10")
    found = organization.unit_by_uid(unit)
    room_rules.check_not_own(act, own=room.is_own(by, at, found.pk))
    room_rules.check_recipient(undertakes=room.undertakes(matter, found))
    return found


def file_record(
    matter: Matter,
    unit: OrgUnit,
    looked: Looked,
    *,
    by: Person,
    at: datetime,
    form: str,
    from_on: date,
    **also: Any,  # Any: the other fields of the row
) -> InspectionRecord:
    """Write the record with the lines that were ticked and the files. Refuses a day before `from_on` or to come, no
    line of article 9, and no words."""
    today = beijing_day(at)
    lines = list(dict.fromkeys(looked.lines))
    rules.check_seen(
        lines, held_on=looked.held_on, from_on=from_on, today=today, look_back_on=looked.look_back_on
    )
    room_rules.check_text(looked.seen, _("看到的情况"), "11(3)")
    record = InspectionRecord(
        matter=matter,
        unit=unit,
        form=form,
        held_on=looked.held_on,
        location=looked.location[:120],
        people=looked.people[:300],
        seen=looked.seen,
        look_back_on=looked.look_back_on,
        by=by,
        filed_on=today,
        **also,
    )
    record.save()
    for clause in lines:
        RecordLine(record=record, clause=clause).save()
    for file in dict.fromkeys(looked.evidence):
        RecordEvidence(record=record, file=files.file_by_uid(file)).save()
    return record


def check_cap(unit: OrgUnit, on: date, form: str, *, but: Visit | None = None) -> None:
    """The cap of the month in which it falls; the organization is locked, so that it is counted once."""
    values = rulebook.values(on)
    counted = queries.counted_forms(on)
    if form not in counted:
        return
    rules.check_cap(
        queries.visits_in_month(unit, on, forms=counted, but=but),
        most=values.number("supervision.visits_per_unit_month"),
        unit=organization.unit_name(unit.pk, on),
        month=queries.month_words(on),
    )


def tell_unit(
    unit: OrgUnit, text: str, *, at: datetime, slot: str, subject_ref: str, context_ref: str
) -> None:
    """The head, the deputies and the liaisons of the unit."""
    inbox.tell(
        organization.holders(unit.pk, room.SIGNERS, beijing_day(at)),
        kind="supervision.inspection",
        text=text,
        at=at,
        slot=slot,
        subject_ref=subject_ref,
        context_ref=context_ref,
    )


def new_values(record: InspectionRecord, looked: Looked) -> dict[str, object]:
    """What the ledger says of a record."""
    return {"held_on": record.held_on, "lines": list(looked.lines), "evidence": list(looked.evidence)}

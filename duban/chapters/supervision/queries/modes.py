"""Reading records, special supervision, interviews and opinions: the door to each; what was looked at of article 9."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import owed
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries
from duban.chapters.supervision.models import (
    InspectionRecord,
    Interview,
    InterviewPresence,
    InterviewRequirement,
    RecordLine,
    Special,
    StudyOpinion,
    VisitSubject,
)
from duban.chapters.supervision.queries import inspecting
from duban.chapters.supervision.terms.inspecting import LINES, SpecialState
from duban.ground.access import NotFound, PostKind, Standing
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation
    from duban.support.files.models import StoredFile

INTERVIEWED = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE)


def record_by_uid(uid: UUID) -> InspectionRecord:
    """For replays, like those below; pages and acts go through the `visible_…` getters."""
    return InspectionRecord.objects.get(uid=uid)


def special_by_uid(uid: UUID) -> Special:
    return Special.objects.get(uid=uid)


def interview_by_uid(uid: UUID) -> Interview:
    return Interview.objects.get(uid=uid)


def opinion_by_uid(uid: UUID) -> StudyOpinion:
    return StudyOpinion.objects.get(uid=uid)


def visible_record(*, person: Person | None, at: datetime, uid: UUID) -> InspectionRecord:
    """The record for the Office, the Leading Group, and the unit that it is about."""
    found = (
        InspectionRecord.objects.filter(uid=uid)
        .select_related("matter", "unit", "by", "subject__visit")
        .first()
    )
    if found is None or not queries.sees_unit(person, at, found.matter, found.unit_id):
        raise NotFound("supervision.not_found", "6(1)")
    return found


def visible_special(*, person: Person | None, at: datetime, uid: UUID) -> Special:
    found = Special.objects.filter(uid=uid).select_related("matter", "unit", "opened_by", "closed_by").first()
    if found is None or not queries.sees_unit(person, at, found.matter, found.unit_id):
        raise NotFound("supervision.not_found", "6(1)")
    return found


def visible_interview(*, person: Person | None, at: datetime, uid: UUID) -> Interview:
    """For the unit it exists from the notice on."""
    found = Interview.objects.filter(uid=uid).select_related("matter", "unit", "interviewee").first()
    if found is None or not queries.sees_unit(person, at, found.matter, found.unit_id):
        raise NotFound("supervision.not_found", "6(1)")
    if found.issued_on is None and not inspecting.sees_all(person, at):
        raise NotFound("supervision.not_found", "6(1)")
    return found


def visible_opinion(*, person: Person | None, at: datetime, uid: UUID) -> StudyOpinion:
    """For the Office, the Leading Group and the addressee; who else was studied learns nothing of it."""
    found = StudyOpinion.objects.filter(uid=uid).select_related("record__matter", "unit").first()
    if found is None or not queries.sees_unit(person, at, found.record.matter, found.unit_id):
        raise NotFound("supervision.not_found", "6(1)")
    return found


Modes = InspectionRecord | Special | Interview


def standing(person: Person | None, at: datetime, about: Modes) -> Standing:
    """Towards the matter, through the unit that it is about."""
    return matters.standing(person, at, about.matter, unit_id=about.unit_id)


def opinion_standing(person: Person | None, at: datetime, opinion: StudyOpinion) -> Standing:
    return matters.standing(person, at, opinion.record.matter, unit_id=opinion.unit_id)


# -- records --------------------------------------------------------------------------------------------


def records(person: Person, at: datetime) -> QuerySet[InspectionRecord]:
    """The records in force that exist for the person, the newest first: what was replaced is read from them."""
    found = InspectionRecord.objects.filter(replaced_by__isnull=True).select_related("matter", "unit", "by")
    found = found.order_by("-held_on", "-id")
    if inspecting.sees_all(person, at):
        return found
    units = inspecting.units_of(person, at)
    passed, to_these = matters.passed_among(units)
    return found.filter(Q(unit__in=units) & ~passed | to_these)


def records_of(matter: Matter, person: Person, at: datetime) -> list[InspectionRecord]:
    return list(records(person, at).filter(matter=matter))


def versions_of(record: InspectionRecord) -> list[InspectionRecord]:
    """The versions that this one replaced, one after the other."""
    found = []
    before = record.replaces
    while before is not None:
        found.append(before)
        before = before.replaces
    return found


def first_of(record: InspectionRecord) -> InspectionRecord:
    """The version that was filed first: what was said at the time hangs on it."""
    earlier = versions_of(record)
    return earlier[-1] if earlier else record


def is_replaced(record: InspectionRecord) -> bool:
    return InspectionRecord.objects.filter(replaces=record).exists()


def clauses_of(record: InspectionRecord) -> list[str]:
    return sorted(record.lines.values_list("clause", flat=True))


def files_of(record: InspectionRecord) -> list[StoredFile]:
    return [one.file for one in record.evidence.select_related("file").order_by("id")]


def opinions_of(record: InspectionRecord) -> list[StudyOpinion]:
    return list(first_of(record).opinions.select_related("unit", "answered_by").order_by("id"))


def is_recorded(subject: VisitSubject) -> bool:
    return InspectionRecord.objects.filter(subject=subject).exists()


def looked_back_on(record: InspectionRecord) -> list[InspectionRecord]:
    found = InspectionRecord.objects.filter(looks_at=first_of(record), replaced_by__isnull=True)
    return list(found.order_by("held_on", "id"))


def to_look_back_on(matter: Matter, unit_id: int) -> list[InspectionRecord]:
    """What a look-back on this matter at this unit can look at."""
    found = InspectionRecord.objects.filter(matter=matter, unit=unit_id, replaces__isnull=True)
    return list(found.order_by("-held_on", "-id"))


def evidence_for(file: UUID, record: InspectionRecord) -> StoredFile | None:
    held = [one for each in [record, *versions_of(record)] for one in files_of(each)]
    return next((one for one in held if one.uid == file), None)


# -- coverage of article 9 ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Covered:
    """How often each line of article 9 was looked at on one matter, in the order of the article."""

    matter: Matter
    counts: Sequence[int]

    @property
    def lacking(self) -> int:
        return sum(1 for count in self.counts if not count)


def coverage(of: Iterable[Matter], year: int, *, units: Sequence[int] | None = None) -> list[Covered]:
    """By matter, from the records in force of that year; with `units` from those about these units alone."""
    wanted = list(of)
    lines = RecordLine.objects.filter(
        record__matter__in=[one.pk for one in wanted],
        record__held_on__year=year,
        record__replaced_by__isnull=True,
    )
    if units is not None:
        lines = lines.filter(record__unit__in=units)
    rows = lines.values_list("record__matter_id", "clause").annotate(n=Count("id"))
    counts = {(matter, clause): n for matter, clause, n in rows}
    return [Covered(one, [counts.get((one.pk, clause), 0) for clause in LINES]) for one in wanted]


# -- the other modes ------------------------------------------------------------------------------------


def specials_of(matter: Matter, person: Person, at: datetime) -> list[Special]:
    rows = Special.objects.filter(matter=matter).select_related("unit").order_by("-id")
    return [one for one in rows if queries.sees_unit(person, at, matter, one.unit_id)]


def running_special(matter: Matter, unit: OrgUnit) -> Special | None:
    return Special.objects.filter(matter=matter, unit=unit, state=SpecialState.OPEN).first()


def interviews_of(matter: Matter, person: Person, at: datetime) -> list[Interview]:
    rows = Interview.objects.filter(matter=matter).select_related("unit").order_by("-id")
    whole = inspecting.sees_all(person, at)
    return [
        one
        for one in rows
        if whole or (one.issued_on is not None and queries.sees_unit(person, at, matter, one.unit_id))
    ]


def interviewed(person: Person, unit: OrgUnit, day: date) -> bool:
    """Whether the person answers for the unit on that day."""
    return person in organization.holders(unit.pk, INTERVIEWED, day)


def office_people(day: date) -> list[Person]:
    """Those of the Office who can be present, by name."""
    return sorted(organization.holders(None, queries.OFFICE_POSTS, day), key=lambda one: one.name)


def record_of_interview(interview: Interview) -> InspectionRecord | None:
    return interview.records.filter(replaced_by__isnull=True).first()


def opinion_owed(opinion: StudyOpinion) -> Obligation | None:
    return matters.by_source([opinion.ref], ObligationKind.ANSWER_STUDY_OPINION).get(opinion.ref)


def unanswered_opinions(person: Person, at: datetime) -> list[StudyOpinion]:
    """What waits for an answer of the person's units."""
    units = inspecting.units_of(person, at)
    rows = StudyOpinion.objects.filter(answer="", unit__in=units).select_related("record__matter", "unit")
    return list(rows.order_by("id"))


def record_of_subject(subject: VisitSubject) -> InspectionRecord | None:
    """The record in force of one matter of a visit."""
    return InspectionRecord.objects.filter(subject=subject, replaced_by__isnull=True).first()


def later_version(record: InspectionRecord) -> InspectionRecord | None:
    """The version in force, if this one was replaced."""
    found: InspectionRecord | None = None
    after = InspectionRecord.objects.filter(replaces=record).first()
    while after is not None:
        found, after = after, InspectionRecord.objects.filter(replaces=after).first()
    return found


def sees_opinion(person: Person, at: datetime, opinion: StudyOpinion) -> bool:
    return queries.sees_unit(person, at, opinion.record.matter, opinion.unit_id)


def units_recorded(person: Person, at: datetime) -> list[tuple[str, str]]:
    """The units of which the person finds records, by which the list may be narrowed."""
    names = organization.unit_names(beijing_day(at))
    rows = records(person, at).order_by().values_list("unit__uid", "unit_id").distinct()
    return sorted(((str(uid), names.get(unit, "")) for uid, unit in rows), key=lambda one: one[1])


def matters_of(year: int, *, seen: bool) -> QuerySet[Matter]:
    """The matters that ran in that year, of which something of article 9 was looked at, or nothing."""
    looked = RecordLine.objects.filter(record__held_on__year=year, record__replaced_by__isnull=True)
    found = owed.running_in(year)
    matters_seen = looked.values("record__matter")
    return found.filter(pk__in=matters_seen) if seen else found.exclude(pk__in=matters_seen)


def records_of_special(special: Special) -> list[InspectionRecord]:
    found = special.records.filter(replaced_by__isnull=True).select_related("by")
    return list(found.order_by("held_on", "id"))


def requirements_of(interview: Interview) -> list[InterviewRequirement]:
    return list(interview.requirements.order_by("due_on", "id"))


def present_at(interview: Interview) -> list[InterviewPresence]:
    return list(interview.presences.select_related("person").order_by("id"))


def interviewees(interview: Interview, day: date) -> list[Person]:
    """Those who answer for the unit on that day, the head first."""
    found: list[Person] = []
    for kind in INTERVIEWED:
        found += [one for one in organization.holders(interview.unit_id, (kind,), day) if one not in found]
    return found

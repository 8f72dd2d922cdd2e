"""Reading evaluations: the one door to each, what stands of a matter, and the approved qualities of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models import (
    CauseAnalysis,
    CriterionFinding,
    Evaluation,
    EvaluationSignature,
    ObjectiveQuality,
)
from duban.chapters.assessment.queries import seats
from duban.chapters.assessment.terms.evaluation import UNDER_WAY, EvaluationState
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound, Relation, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.support.files.models import StoredFile


# -- the seam to what is reckoned from approved evaluations ---------------------------------------------


@dataclass(frozen=True)
class ApprovedObjective:
    """One objective with its quality."""

    ref: str
    label: str
    quality: str


@dataclass(frozen=True)
class ApprovedQuality:
    """What an approved evaluation says of a matter: its quality and those of its objectives, its computed timeliness
    (empty: 不适用), the day of approval and the ledger row of that act."""

    ref: str
    uid: UUID
    matter: Matter
    year: int
    timeliness: str
    quality: str
    objectives: Sequence[ApprovedObjective]
    approved_on: date
    act: int | None


def approved(year: int) -> list[ApprovedQuality]:
    """The evaluations of that year that stand, by matter; a corrected one as it was corrected."""
    rows = Evaluation.objects.filter(year=year, state=EvaluationState.APPROVED).select_related("matter")
    return _approved(list(rows.order_by("matter_id")))


def approved_of(matter: Matter) -> list[ApprovedQuality]:
    """Those of one matter, by year."""
    rows = Evaluation.objects.filter(matter=matter, state=EvaluationState.APPROVED).select_related("matter")
    return _approved(list(rows.order_by("year")))


def _approved(rows: Sequence[Evaluation]) -> list[ApprovedQuality]:
    acts = ledger.entries_of("assessment.approve_evaluation", [one.ref for one in rows])
    judged: dict[int, list[ApprovedObjective]] = defaultdict(list)
    for one in (
        ObjectiveQuality.objects.filter(evaluation__in=rows).select_related("objective").order_by("id")
    ):
        label = one.objective.indicator or one.objective.text
        judged[one.evaluation_id].append(ApprovedObjective(one.objective.ref, label, one.quality))
    return [
        ApprovedQuality(
            ref=one.ref,
            uid=one.uid,
            matter=one.matter,
            year=one.year,
            timeliness=one.timeliness,
            quality=one.quality,
            objectives=judged[one.pk],
            approved_on=one.approved_on or one.evaluated_on,
            act=acts.get(one.ref),
        )
        for one in rows
    ]


# -- the doors ------------------------------------------------------------------------------------------


def evaluation_by_uid(uid: UUID) -> Evaluation:
    """For replays and reactions; pages and acts go through `visible_evaluation`."""
    return Evaluation.objects.select_related("matter").get(uid=uid)


def analysis_by_uid(uid: UUID) -> CauseAnalysis:
    return CauseAnalysis.objects.select_related("matter", "unit").get(uid=uid)


def signature_by_uid(uid: UUID) -> EvaluationSignature:
    return EvaluationSignature.objects.get(uid=uid)


def visible_signature(*, person: Person | None, at: datetime, uid: UUID) -> EvaluationSignature:
    """What a member said in the circulation is between the Leading Group and the Office."""
    found = EvaluationSignature.objects.filter(uid=uid).select_related("evaluation__matter").first()
    if found is None or not sees_whole(person, at, found.evaluation.matter):
        raise NotFound("assessment.evaluation_not_found", "6(1)")
    return found


def sees_whole(person: Person | None, at: datetime, matter: Matter) -> bool:
    """The Office, the Leading Group and who is designated for the matter see an evaluation from its first word."""
    if organization.roles(person, beijing_day(at)) & matters.SEES_ALL:
        return True
    return person is not None and seats.is_designated(person, matter, beijing_day(at))


def visible_evaluation(*, person: Person | None, at: datetime, uid: UUID) -> Evaluation:
    """The evaluation: while it is written for the Office and the Leading Group, once it is approved also for the units
    of the matter; for others it does not exist."""
    rows = Evaluation.objects.select_related("matter", "document", "corrects", "evaluated_by", "approved_by")
    found = rows.filter(uid=uid).first()
    if found is None or not _sees(person, at, found):
        raise NotFound("assessment.evaluation_not_found", "6(1)")
    return found


def _sees(person: Person | None, at: datetime, row: Evaluation) -> bool:
    if sees_whole(person, at, row.matter):
        return True
    return row.approved_on is not None and bool(own_units(person, at, row.matter))


def visible_matter(*, person: Person | None, at: datetime, uid: UUID) -> Matter:
    """The matter, also for who is designated to evaluate it and is no party to it."""
    found = seats.designated_matter(person, at, uid)
    return found or matters.get_visible(person=person, at=at, uid=uid)


def visible_analysis(*, person: Person | None, at: datetime, uid: UUID) -> CauseAnalysis:
    """The analysis: for those who see the whole, and, once it names a unit, for the people who speak for that unit; for
    the other units of the matter when it is approved."""
    rows = CauseAnalysis.objects.select_related("matter", "unit", "evaluation", "by", "answered_by")
    found = rows.filter(uid=uid).first()
    if found is None or not _sees_analysis(person, at, found):
        raise NotFound("assessment.analysis_not_found", "6(1)")
    return found


def _sees_analysis(person: Person | None, at: datetime, row: CauseAnalysis) -> bool:
    if sees_whole(person, at, row.matter) or names_own_unit(person, at, row):
        return True
    return row.replaced_on is None and _sees(person, at, row.evaluation)


def names_own_unit(person: Person | None, at: datetime, row: CauseAnalysis) -> bool:
    """Whether the person speaks for the unit that the analysis names."""
    if person is None or row.unit_id is None:
        return False
    now = matters.heir(row.matter, row.unit_id)
    return bool(matters.units_of(person, beijing_day(at)).get(now, set()) & matters.WHOLE_UNIT)


def standing_of_named(person: Person | None, at: datetime, row: CauseAnalysis) -> Standing:
    """The person's standing as one of the unit that the analysis names, whatever it is to the matter."""
    if person is None or row.unit_id is None:
        return organization.standing(person, at)
    posts = matters.units_of(person, beijing_day(at)).get(matters.heir(row.matter, row.unit_id), set())
    return organization.standing(person, at, frozenset(Tie(Relation.EVERYONE, post) for post in posts))


def own_units(person: Person | None, at: datetime, matter: Matter) -> list[int]:
    """The units of the matter for which the person speaks."""
    if person is None:
        return []
    posts = matters.units_of(person, beijing_day(at))
    return [unit for unit in seats.unit_ids(matter) if posts.get(unit, set()) & matters.WHOLE_UNIT]


def lock(row: Evaluation) -> Evaluation:
    """Lock the evaluation until the end of the act and return it as it now stands; its matter is locked before."""
    return locks.take(row)


def lock_analysis(row: CauseAnalysis) -> CauseAnalysis:
    return locks.take(row)


# -- what there is --------------------------------------------------------------------------------------


def of_matter(matter: Matter, *, person: Person | None, at: datetime) -> list[Evaluation]:
    """The evaluations of a matter that exist for this person, newest first."""
    rows = Evaluation.objects.filter(matter=matter).select_related("matter", "document").order_by("-id")
    return [one for one in rows if _sees(person, at, one)]


def under_way(matter: Matter, year: int) -> Evaluation | None:
    return Evaluation.objects.filter(matter=matter, year=year, state__in=UNDER_WAY).first()


def standing_of(matter: Matter, year: int) -> Evaluation | None:
    """The approved evaluation of that year, if there is one."""
    return Evaluation.objects.filter(matter=matter, year=year, state=EvaluationState.APPROVED).first()


def versions(row: Evaluation) -> list[Evaluation]:
    """All versions of it, newest first."""
    rows = Evaluation.objects.filter(matter_id=row.matter_id, year=row.year).select_related("document")
    return list(rows.order_by("-ordinal"))


def judged(row: Evaluation) -> list[ObjectiveQuality]:
    return list(row.objectives.select_related("objective").order_by("objective_id"))


def criteria(row: Evaluation) -> dict[str, CriterionFinding]:
    """What was found, by criterion."""
    return {one.clause: one for one in row.criteria.select_related("unit").order_by("id")}


def analyses(row: Evaluation) -> list[CauseAnalysis]:
    """The analyses that stand of its matter and year, in the order in which they were made."""
    rows = CauseAnalysis.objects.filter(matter_id=row.matter_id, year=row.year, replaced_on__isnull=True)
    return list(rows.select_related("unit", "by", "answered_by", "evaluation").order_by("id"))


def analysis_of(row: Evaluation, subject_ref: str) -> CauseAnalysis | None:
    return next((one for one in analyses(row) if one.subject_ref == subject_ref), None)


def evidence_of(row: Evaluation) -> list[StoredFile]:
    return [one.file for one in row.evidence.select_related("file").order_by("id")]


def evidence_file(row: Evaluation, uid: UUID, *, person: Person | None, at: datetime) -> StoredFile:
    """One file of it, for those who see the whole."""
    found = next((one for one in evidence_of(row) if one.uid == uid), None)
    if found is None or not sees_whole(person, at, row.matter):
        raise NotFound("assessment.evaluation_not_found", "6(1)")
    return found


def signatures(row: Evaluation) -> list[EvaluationSignature]:
    return list(row.signatures.filter(lapsed=False).select_related("person").order_by("id"))


def naming(person: Person, at: datetime) -> list[CauseAnalysis]:
    """The analyses that name a unit for which this person speaks and that it may still answer."""
    day = beijing_day(at)
    units = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
    rows = CauseAnalysis.objects.filter(unit__in=units, replaced_on__isnull=True, answered_on__isnull=True)
    return list(
        rows.filter(answer_until__gte=day).select_related("matter", "unit").order_by("answer_until", "id")
    )


def evaluations(person: Person, at: datetime) -> QuerySet[Evaluation]:
    """All for the Office and the Leading Group, newest first; for a unit the approved ones of its matters."""
    day = beijing_day(at)
    found = Evaluation.objects.select_related("matter", "document").order_by("-id")
    if organization.roles(person, day) & matters.SEES_ALL:
        return found
    units = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
    own = seats.matters_of_units(units)
    approved_ones = found.filter(approved_on__isnull=False, matter__in=own)
    designated = seats.designated_matters(person, day)
    return (approved_ones | found.filter(matter__in=designated)).distinct()


def submitted(before: date) -> list[Evaluation]:
    """What went to the Leading Group before that day and has no decision, longest first."""
    rows = Evaluation.objects.filter(state=EvaluationState.SUBMITTED, submitted_on__lt=before)
    return list(rows.select_related("matter").order_by("submitted_on", "id"))


def lead_names(rows: Collection[Evaluation], day: date) -> dict[int, str]:
    """The lead unit of each matter by name."""
    names = organization.unit_names(day)
    leads = matters.lead_units([one.matter_id for one in rows])
    return {matter: names.get(unit, "") for matter, unit in leads.items()}

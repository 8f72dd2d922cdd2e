"""Schemes: the one in force on a day, the ones that begin elsewhere, and who sees a draft (13(1))."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.models.scheme import WITH_NUMBER
from duban.chapters.assessment.queries import ready
from duban.chapters.assessment.rules.scheme import adopting, codec
from duban.chapters.assessment.rules.scheme.definition import Scheme, for_unit
from duban.chapters.assessment.terms.scheme import OPEN_SCHEMES, SchemeState
from duban.ground.access import NotFound, who_may
from duban.support.ledger import canonical
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

RELATED = ("drafted_by", "changed_by", "submitted_by", "decided_by", "approval", "superseded_by")


@dataclass(frozen=True)
class InForce:
    """A version with the row that holds it: what a result stores is its uid and digest."""

    uid: UUID
    number: int
    sha256: str
    scheme: Scheme


def scheme_on(day: date, unit: str = "") -> Scheme:
    """The scheme in force on that Beijing day, as it is for that unit (its name) where units have groups of their own.

    Raises NotFound (assessment.scheme_none) where none is in force.
    """
    scheme = in_force_on(day).scheme
    return for_unit(scheme, unit) if unit else scheme


def in_force_on(day: date) -> InForce:
    row = row_on(day)
    if row is None:
        raise NotFound("assessment.scheme_none", "13(1)", day=day)
    return _in_force(row)


def row_on(day: date) -> AssessmentScheme | None:
    found = AssessmentScheme.objects.filter(state__in=WITH_NUMBER, from_on__lte=day)
    row = found.order_by("-number").first()
    return row if row is not None and (row.to_on is None or day <= row.to_on) else None


def versions_over(from_on: date, to_on: date) -> list[InForce]:
    """Every version that was in force on a day of the period, the oldest first: for `engine.score_over`."""
    rows = AssessmentScheme.objects.filter(state__in=WITH_NUMBER, from_on__lte=to_on).order_by("number")
    return [_in_force(row) for row in rows if row.to_on is None or row.to_on >= from_on]


def _in_force(row: AssessmentScheme) -> InForce:
    return InForce(row.uid, row.number or 0, row.sha256, as_scheme(row))


def as_scheme(row: AssessmentScheme) -> Scheme:
    """The scheme of a row as the engine takes it, with its number and its days."""
    scheme = _decoded(canonical.dumps(row.body)) if row.sha256 else codec.decode(row.body)
    return replace(scheme, version=row.number or 0, from_on=row.from_on, to_on=row.to_on)


@lru_cache(maxsize=32)
def _decoded(body: bytes) -> Scheme:
    return codec.decode(json.loads(body))


def newest() -> AssessmentScheme | None:
    return AssessmentScheme.objects.filter(state__in=WITH_NUMBER).order_by("number").last()


def by_uid(uid: UUID) -> AssessmentScheme:
    found = AssessmentScheme.objects.select_related(*RELATED).filter(uid=uid).first()
    if found is None:
        raise NotFound("assessment.scheme_unknown", "13(1)")
    return found


def of_ref(ref: str) -> Scheme | None:
    """The version of that reference as the engine takes it."""
    row = AssessmentScheme.objects.filter(uid=UUID(ref.rpartition(":")[2])).first()
    return as_scheme(row) if row is not None else None


def visible(*, person: Person | None, at: datetime, uid: UUID) -> AssessmentScheme:
    """A scheme. What was adopted everybody may read; a draft exists for those alone who write or adopt it."""
    found = by_uid(uid)
    if found.state not in WITH_NUMBER and not sees_drafts(person, at):
        raise NotFound("assessment.scheme_unknown", "13(1)")
    return found


def sees_drafts(person: Person | None, at: datetime) -> bool:
    standing = organization.standing(person, at)
    return any(
        who_may(act).admits(standing) for act in ("assessment.draft_scheme", "assessment.adopt_scheme")
    )


def listed(person: Person | None, at: datetime) -> list[AssessmentScheme]:
    """What this person sees: versions, the newest first, after the drafts under way."""
    rows = AssessmentScheme.objects.select_related(*RELATED)
    if not sees_drafts(person, at):
        rows = rows.filter(state__in=WITH_NUMBER)
    every = list(rows.order_by("-id"))
    open_ones = [row for row in every if row.state in OPEN_SCHEMES]
    numbered = sorted(
        (row for row in every if row.number is not None), key=lambda row: row.number or 0, reverse=True
    )
    return [*open_ones, *numbered, *(row for row in every if row.state == SchemeState.WITHDRAWN)]


def earliest_from(today: date) -> date:
    """From which day the next version may count (13(1))."""
    last = newest()
    reaches_back = rulebook.values(today).flag("assessment.first_scheme_reaches_back")
    return adopting.earliest_from(today, last.from_on if last else None, reaches_back=reaches_back)


def used_codes() -> frozenset[str]:
    """The codes of all rules and groups that any scheme has."""
    bodies = AssessmentScheme.objects.values_list("body", flat=True)
    return frozenset(
        one["code"] for body in bodies for part in ("groups", "rules") for one in body.get(part, [])
    )


def undecided(before: date) -> Sequence[AssessmentScheme]:
    """Submitted before that day and not decided on."""
    rows = AssessmentScheme.objects.filter(state=SchemeState.SUBMITTED, submitted_on__lt=before)
    return list(rows.order_by("submitted_on", "id"))


def waiting() -> list[AssessmentScheme]:
    rows = AssessmentScheme.objects.filter(state=SchemeState.SUBMITTED)
    return list(rows.order_by("submitted_on", "id"))


def subject_of(row: AssessmentScheme) -> str:
    """What a paper on this submission names; a paper on one submission decides on no other."""
    return f"{row.ref}#{row.submissions}"


def refused_words(day: date) -> tuple[str, ...]:
    """By what words points for the use of the system are known (国办函〔2026〕12号)."""
    return rulebook.values(day).texts("assessment.scheme_refused_words")


def start_of(*, ready_code: str, like: AssessmentScheme | None) -> tuple[dict[str, Any], str]:  # Any: JSON
    """What a draft begins with, and where that came from."""
    if ready_code:
        found = ready.one(ready_code)
        return found.body, found.title
    if like is not None:
        return {**like.body}, str(like)
    return {}, ""

"""A scheme is drafted, and written until it is fit to go up (8(4), 13(1))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.rules.scheme import adopting, checks, codec
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.ground import access
from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import canonical, locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

UNTITLED = "跟踪督办考核细则"


@transaction.atomic
@ledger.once("assessment.draft_scheme", schemes.by_uid)
def draft_scheme(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    title: str = "",
    ready: str = "",
    like: UUID | None = None,
    body: Mapping[str, object] | None = None,
) -> AssessmentScheme:
    """起草考核细则（第八条第四项、第十三条第一项）: blank, or from one thing to start with.

    `ready` is the code of a ready scheme, `like` the uid of a scheme, `body` the JSON of one. Refuses two of them
    (assessment.scheme_two_starts), a body that is none (assessment.scheme_shape), and points for the use of the
    system (assessment.scheme_system_use).
    """
    found = schemes.visible(person=by, at=at, uid=like) if like else None
    access.require("assessment.draft_scheme", organization.standing(by, at))
    organization.lock()
    adopting.check_one_start(ready, like, body)
    start, started_from = schemes.start_of(ready_code=ready, like=found)
    given = {**start, **(canonical_body(body) if body else {})}
    name = title.strip() or str(given.get("title", "")) or UNTITLED
    made = whole({"groups": [], "rules": [], **given, "title": name[:120]}, at)
    row = AssessmentScheme(
        title=name[:120],
        body=made,
        started_from=started_from[:200],
        drafted_by=by,
        changed_by=by,
        drafted_at=at,
        state=SchemeState.DRAFTED,
    )
    row.save()
    ledger.record(
        "assessment.draft_scheme",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"起草《{row.title}》",
        new={"rules": len(made["rules"]), "started_from": row.started_from, "sha256": canonical.digest(made)},
    )
    return row


def canonical_body(body: Mapping[str, object]) -> dict[str, Any]:  # Any: JSON
    plain = canonical.plain(dict(body))
    return plain if isinstance(plain, dict) else {}


def whole(body: Mapping[str, object], at: datetime) -> dict[str, Any]:  # Any: JSON
    """The body in the one way in which it is written; nothing about the use of the system is in it."""
    scheme = codec.decode(dict(body))
    checks.check_no_system_use(scheme, schemes.refused_words(beijing_day(at)))
    made: dict[str, Any] = codec.encode(scheme)
    return made


@transaction.atomic
@ledger.once("assessment.edit_scheme", schemes.by_uid)
def edit_scheme(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    scheme: UUID,
    body: Mapping[str, object],
    note: str | None = None,
    from_on: date | None = None,
) -> AssessmentScheme:
    """修改考核细则草案（第十三条第一项）: the whole scheme as it is to be; what differs goes on record.

    `note` says why, `from_on` from which day it is meant to hold; None leaves them. Refuses one that has gone up
    (assessment.scheme_state), a body that is no scheme (assessment.scheme_shape) and points for the use of the
    system (assessment.scheme_system_use).
    """
    found = schemes.visible(person=by, at=at, uid=scheme)
    access.require("assessment.edit_scheme", organization.standing(by, at))
    row = locks.take(found)
    check_state("assessment.edit_scheme", row)
    made = whole(canonical_body(body), at)
    old, new = differences(row.body, made)
    row.body, row.title, row.changed_by = made, str(made["title"])[:120], by
    row.note = row.note if note is None else note.strip()[:400]
    row.from_on = from_on or row.from_on
    row.save()
    ledger.record(
        "assessment.edit_scheme",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"修改《{row.title}》草案",
        old=old,
        new={**new, "sha256": canonical.digest(made)},
        reason=row.note,
    )
    return row


def differences(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:  # Any: JSON
    """What differs, rule by rule and group by group."""
    before, after = _parts(old), _parts(new)
    keys = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
    return {key: before.get(key) for key in keys}, {key: after.get(key) for key in keys}


def _parts(body: Mapping[str, Any]) -> dict[str, Any]:  # Any: JSON
    parts = {key: one for key, one in body.items() if key not in ("groups", "rules")}
    for kind in ("groups", "rules"):
        parts.update({f"{kind}.{one['code']}": one for one in body.get(kind, [])})
    return parts


def check_state(act: str, row: AssessmentScheme) -> None:
    adopting.check_state(act, row.state, label=str(SchemeState(row.state).label), name=ACTS[act].name)

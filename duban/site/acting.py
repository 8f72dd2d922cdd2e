"""One way to call any act from data: used by the JSON door and by ``duban act``.

The shape of an act's arguments is read from its signature; nothing is declared twice.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from duban.chapters.accountability import actions as accountability
from duban.chapters.assessment import actions as assessment
from duban.chapters.bulletins import actions as bulletins
from duban.chapters.feedback import actions as feedback
from duban.chapters.intake import actions as intake
from duban.chapters.matters import actions as matters
from duban.chapters.responsibility import actions as responsibility
from duban.chapters.supervision import actions as supervision
from duban.ground.access import ACTS, NotFound, Refusal, Unfit, expecting
from duban.ground.secrecy import marking_in
from duban.support.documents import actions as documents
from duban.support.doors import refusal as words
from duban.support.files import actions as files
from duban.support.ledger.actions import PERFORMERS
from duban.support.ledger.rows import Row
from duban.support.notifications import actions as notifications
from duban.support.organization import actions as organization_acts
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import actions as rulebook

# Every room's acts register themselves when they are read; here all of them are.
ROOMS = (
    accountability,
    assessment,
    bulletins,
    documents,
    feedback,
    files,
    intake,
    matters,
    notifications,
    organization_acts,
    responsibility,
    rulebook,
    supervision,
)
GIVEN = frozenset({"by", "at", "request_id", "actor", "standing"})


@cache
def arguments(code: str) -> type[BaseModel]:
    """The data that an act asks for, as a strict model made from its signature."""
    perform = PERFORMERS[code]
    hints = get_type_hints(perform)
    fields: dict[str, Any] = {}
    for name, parameter in inspect.signature(perform).parameters.items():
        if name in GIVEN:
            continue
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        fields[name] = (hints[name], default)
    fields["request_id"] = (UUID | None, None)
    fields["versions"] = (dict[str, int], Field(default_factory=dict))
    made: type[BaseModel] = create_model(
        code.replace(".", "_"), __config__=ConfigDict(extra="forbid", arbitrary_types_allowed=False), **fields
    )
    return made


def act(
    code: str, *, by: Person | None, at: datetime, data: Mapping[str, object], within: bool = False
) -> Row:
    """Do the act with these data.

    Raises `NotFound` for an act that does not exist or is not built, `Unfit` (doors.input) for data of
    another shape, `Unfit` (doors.marked_secret) for text that is marked secret, `Refusal` (access.inner_act) for an
    act that is done `within` another one alone, and whatever the act itself refuses.
    """
    if code not in PERFORMERS:
        raise NotFound("access.not_found", "6(1)")
    if ACTS[code].inner and not within:
        raise Refusal("access.inner_act", ACTS[code].article, act=ACTS[code].name)
    try:
        given = arguments(code).model_validate(data)
    except ValidationError as failed:
        raise Unfit("doors.input", ACTS[code].article, problems=_problems(failed)) from failed
    if found := marking_in(data):
        raise Unfit("doors.marked_secret", "6(1)", marking=found)
    values = {name: getattr(given, name) for name in type(given).model_fields}
    request_id, versions = values.pop("request_id"), values.pop("versions")
    perform = PERFORMERS[code]
    parameters = inspect.signature(perform).parameters
    who: dict[str, object] = {"by": by}
    if "actor" in parameters:
        who = {"actor": organization.actor_of(by, at), "standing": organization.standing(by, at)}
    with expecting(versions):
        return perform(**who, at=at, request_id=request_id, **values)


def schema(code: str) -> dict[str, Any]:
    """JSON schema of the act's arguments."""
    return arguments(code).model_json_schema()


def shown(row: Row) -> dict[str, object]:
    return {"ref": row.ref, "uid": str(row.uid), "version": row.version, "text": str(row)}


def unreadable(problem: str) -> words.Worded:
    return words.worded(Unfit("doors.input", "6(2)", problems=problem))


def _problems(failed: ValidationError) -> str:
    return "；".join(
        f"{'.'.join(str(part) for part in error['loc'])}: {error['msg']}" for error in failed.errors()[:5]
    )

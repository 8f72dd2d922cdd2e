"""Stored files brought about by the act."""

from __future__ import annotations

import io
from uuid import UUID

from duban.ground.access import Actor, Role, Scope, Standing, performing
from duban.support.files import actions
from duban.support.files.models import SecretPurge, StoredFile
from duban.support.files.tests import samples
from duban.support.ledger import actions as ledger
from tests.cast import Town


def ticket(content: bytes = samples.PDF, name: str = "会议纪要.pdf") -> str:
    return actions.receive(io.BytesIO(content), name)


def keep(
    town: Town,
    *,
    who: str = "chen",
    content: bytes = samples.PDF,
    name: str = "会议纪要.pdf",
    request_id: UUID | None = None,
    sealed: bool = False,
) -> StoredFile:
    """A file as a page keeps it for that person."""
    person = town[who]
    return actions.keep(
        io.BytesIO(content),
        name,
        actor=Actor(ref=person.ref, name=person.name),
        standing=Standing(),
        at=town.at,
        request_id=request_id,
        sealed=sealed,
    )


def sealed(town: Town, file: StoredFile) -> StoredFile:
    """The file as an act seals it that hands it to few alone."""
    scope = Scope(code="files.store", at=town.tick(), request_id=None, request_digest="", caused_by=None)
    with performing(scope):
        scope.required = True
        found = actions.seal(file)
        ledger.record(
            scope.code,
            at=scope.at,
            actor=Actor(ref=town["chen"].ref, name="陈启明"),
            row=found,
            context=found.ref,
            label="加密保存",
        )
    return found


def blocked(town: Town, file: StoredFile | None = None, *, who: str = "chen") -> SecretPurge:
    """A file that a clerk has blocked as secret."""
    at = town.tick()
    return actions.block_secret(
        actor=Actor(ref=town[who].ref, name=town[who].name),
        standing=Standing(roles=frozenset({Role.OFFICE_STAFF})),
        at=at,
        request_id=None,
        file=(file or keep(town, who=who)).uid,
        reason="收到保密部门的书面通知",
    )

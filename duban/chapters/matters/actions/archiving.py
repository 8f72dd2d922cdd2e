"""归档: the file of a matter is complete and put away."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries, rules
from duban.chapters.matters.models import Matter
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("matters.archive", queries.matter_by_uid)
def archive(*, by: Person, at: datetime, request_id: UUID | None, matter: UUID) -> Matter:
    """归档（第八条第一项）: a closed matter on which nobody owes anything any more, and whose papers all lie in the
    archive, is put away on that Beijing day. A result re-opened afterwards takes it out again.

    Refuses a matter that is not closed (matters.not_closed), that is archived, on which anything is owed
    (matters.still_open), or a paper of which is not filed (matters.papers_unfiled, naming them).
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    access.require("matters.archive", queries.standing(by, at, found))
    filed = queries.lock(found, at=at)
    rules.check_archivable(
        filed.state,
        archived_on=filed.archived_on,
        open_=[str(ObligationKind(one.kind).label) for one in queries.standing_obligations(filed)],
        unfiled=[f"{one.title}{one.number}" for one in documents.not_in_archive(filed.ref)],
    )
    filed.archived_on = beijing_day(at)
    filed.save()
    ledger.record(
        "matters.archive",
        at=at,
        actor=organization.actor_of(by, at),
        row=filed,
        context=filed.ref,
        label="事项归档",
        new={"archived_on": filed.archived_on, "papers": documents.filed_count(filed.ref)},
    )
    return filed

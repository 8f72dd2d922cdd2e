"""Steps: what a meeting or a leader wants of a unit of a matter is owed by it; those concerned are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.intake import rules
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.notifications import inbox
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation

TOLD = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)


def owe(matter: Matter, *, unit: UUID, source: str, text: str, due_on: date, at: datetime) -> Obligation:
    """The unit owes it on a matter that is under way, until that Beijing day; its people are told."""
    matters_rules.check_active(matter.state, matter.closed_on, "8(6)")
    place = rules.check_party(matters.party_unit(matter, unit), title=matter.title)
    owed = matters_actions.impose(
        matter,
        ObligationKind.REQUIREMENT,
        unit=place,
        source=source,
        article="8(6)",
        imposed_on=beijing_day(at),
        due_on=due_on,
        label=text,
    )
    said = _("有一项要求须在 {due} 前落实").format(due=due_on)
    tell_units(
        [unit], said, kind="intake.requirement", subject=matter.ref, context=matter.ref, at=at, slot=source
    )
    return owed


def tell_units(
    units: Sequence[UUID],
    text: str,
    *,
    kind: str,
    subject: str,
    context: str,
    at: datetime,
    slot: str = "",
) -> None:
    """Heads, deputies and liaisons of these units, once for each `slot` (else for each subject)."""
    for uid in dict.fromkeys(units):
        inbox.tell(
            organization.holders(organization.unit_by_uid(uid).pk, TOLD, beijing_day(at)),
            kind=kind,
            text=text,
            at=at,
            slot=f"{kind}:{slot or subject}:{uid}",
            subject_ref=subject,
            context_ref=context,
        )

"""指定考核人员: who evaluates the department in which the Office sits (6(2); decision 31)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.models import Designation
from duban.chapters.assessment.queries import seats
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import DESIGNATE
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("assessment.designate_assessor", seats.designation_by_uid)
def designate_assessor(
    *, by: Person, at: datetime, request_id: UUID | None, unit: UUID, person: UUID, reason: str
) -> Designation:
    """指定考核人员（第六条第二项）: by the head of the Leading Group, or on a checked paper (代录).

    Only for the department in which the Office sits; whoever was designated before is so no more. Refuses somebody with a
    post in that department or in the Office.
    """
    access.require("assessment.designate_assessor", organization.standing(by, at))
    body = organization.lock()
    host, chosen = organization.unit_by_uid(unit), organization.person_by_uid(person)
    today = beijing_day(at)
    name = organization.unit_name(host.pk, today)
    seat = seats.seat()
    rules.check_seated(name, sits=seat is not None and seat.pk == host.pk)
    rules.check_designee(chosen.name, tied=seats.is_tied(chosen, host, today))
    reason = rules.check_words(reason, _("指定的理由"))
    basis = organization.decision(
        by,
        at,
        subject_ref=host.ref,
        word=DESIGNATE,
        entitled=Role.LEADING_GROUP_HEAD in organization.roles(by, today),
    )
    former = seats.designation(host)
    if former is not None:
        ended = seats.lock(former)
        ended.ended_on = today
        ended.save()
    made = Designation(
        unit=host,
        unit_name=name,
        person=chosen,
        reason=reason,
        decided_on=basis.on,
        decided_for=basis.on_behalf_of,
        by=by,
        slip=basis.slip,
    )
    made.save()
    inbox.tell(
        [chosen],
        kind="assessment.designation",
        text=_("您已被指定为{unit}督办事项的考核人员").format(unit=name),
        at=at,
        slot=f"designation:{made.uid}",
        subject_ref=made.ref,
    )
    ledger.record(
        "assessment.designate_assessor",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=made,
        context=body.ref,
        label=f"指定{chosen.name}为{name}的考核人员",
        new={"unit": host.ref, "person": chosen.ref, "decided_on": basis.on},
        reason=reason,
    )
    return made

"""送达: signed for, left in the presence of two, or delivered and unsigned in time (decision 21)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters.queries import sameness
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.terms import NoticeState, ServiceGround
from duban.ground import access, workdays
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@transaction.atomic
@ledger.once("supervision.serve_notice", queries.notice_by_uid)
def serve_notice(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    notice: UUID,
    ground: ServiceGround,
    signed_for_by: UUID | None = None,
    second_person: UUID | None = None,
    served_on: date | None = None,
    receipt: UUID | None = None,
    note: str = "",
) -> SupervisionNotice:
    """送达《督办通知书》（第十一条第三项）; art. 16(4) is reckoned in the same transaction.

    SIGNED: the unit's liaison, head or deputy signs in the system, or the Office enters a paper receipt
    (`signed_for_by`, `served_on`, scan `receipt`). LEFT: refused, recorded by the clerk and `second_person`
    of the Office with a `note`. DEEMED: by the sweep alone, on the working day at whose end the delivered
    notice was still unsigned. Imposes the reply on the unit. Refuses before the document is frozen.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    who = queries.standing(by, at, found)
    access.require("supervision.serve_notice", who)
    matter = sameness.lock_same(found.matter, at=at)
    served = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_transition("supervision.serve_notice", served.state)
    if served.document is not None:
        documents.check_frozen(served.document)
    by_office = bool(who.roles & queries.OFFICE_ROLES)
    signer = by if signed_for_by is None and not by_office else _person(signed_for_by)
    second, deemed_on = _person(second_person), deemed_day(served)
    day = (deemed_on if ground == ServiceGround.DEEMED else served_on if by_office else None) or today
    issued_on = served.issued_on or today
    rules.check_service(
        rules.Service(
            ground=ground,
            served_on=day,
            issued_on=issued_on,
            today=today,
            by_system=by is None,
            by_office=by_office,
            signer=signer.name if signer else "",
            signer_fit=signer in queries.signers(served, day),
            has_receipt=receipt is not None,
            office_people=_of_office((by, second), day),
            note=note,
            deemed_on=deemed_on,
        ),
        two=rulebook.values(today).number("supervision.left_by_persons"),
    )
    served.state, served.served_on, served.service_ground = NoticeState.SERVED, day, ServiceGround(ground)
    served.service_note = note
    served.receipt = files.file_by_uid(receipt) if receipt else None
    if ground == ServiceGround.SIGNED:
        served.signed_for_by = signer
    elif ground == ServiceGround.LEFT:
        served.left_by_1, served.left_by_2 = by, second
    served.save()
    matters_actions.discharge(served.ref, met_on=day, by_ref=served.ref, kinds=(ObligationKind.SERVE_NOTICE,))
    if queries.open_problems(served):
        _impose_reply(matter, served, day)
    _tell_both(served, at, day)
    ledger.record(
        "supervision.serve_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=served,
        context=matter.ref,
        label=_label(served, day),
        new={"served_on": day, "ground": ground, "ordinal": reckoning.served_count(matter, served.unit, day)},
        reason=note,
    )
    return served


def deemed_day(notice: SupervisionNotice) -> date | None:
    """The working day at whose end an unsigned notice counts as served; None unless it was delivered, its
    document frozen, and head and liaison notified."""
    frozen_at = notice.document.frozen_at if notice.document else None
    if (
        notice.delivered_at is None
        or frozen_at is None
        or not (notice.notified_head and notice.notified_liaison)
    ):
        return None
    delivered_on = beijing_day(max(notice.delivered_at, frozen_at))
    days = rulebook.values(delivered_on).number("supervision.deemed_served_after")
    return workdays.add_working_days(delivered_on, days, rulebook.calendar())


def _person(uid: UUID | None) -> Person | None:
    return organization.person_by_uid(uid) if uid else None


def _in_posts(
    person: Person | None, unit_id: int | None, posts: tuple[access.PostKind, ...], day: date
) -> bool:
    return person is not None and person in organization.holders(unit_id, posts, day)


def _of_office(people: Sequence[Person | None], day: date) -> list[str]:
    return [one.ref for one in people if one and _in_posts(one, None, queries.OFFICE_POSTS, day)]


def _impose_reply(matter: Matter, served: SupervisionNotice, day: date) -> None:
    due_on = rules.reply_due(
        served_on=day, days=served.reply_days, due_on=served.reply_due_on, calendar=rulebook.calendar()
    )
    matters_actions.impose(
        matter,
        ObligationKind.NOTICE_REPLY,
        unit=queries.addressee(served),
        source=served.ref,
        article="11(3)",
        imposed_on=day,
        due_on=due_on,
        label=served.number,
        counted_from=day if served.reply_days is not None else None,
        counted_days=served.reply_days,
    )


def _tell_both(served: SupervisionNotice, at: datetime, day: date) -> None:
    inbox.tell(
        [
            *queries.signers(served, day),
            *organization.holders(None, queries.OFFICE_POSTS, day),
        ],
        kind="supervision.notice_served",
        text=_("{number}已于{day}送达，请按时办理整改回复").format(number=served.number, day=day),
        at=at,
        slot=f"notice_served:{served.uid}",
        subject_ref=served.ref,
        context_ref=served.matter.ref,
    )


def _label(served: SupervisionNotice, day: date) -> str:
    how = str(ServiceGround(served.service_ground).label)
    who = f"，{served.signed_for_by.name}签收" if served.signed_for_by else f"（{how}）"
    return f"送达《督办通知书》（{served.number}）{who}，{day}"

"""Saying what is wrong with a page; setting where messages also go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.ground import access
from duban.ground.access import PostKind, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import hooks, inbox, letters, queries, rules
from duban.support.notifications.models import Channel, Opinion
from duban.support.notifications.terms import ChannelKind, Occasion
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("notifications.give_opinion", queries.opinion_by_uid)
def give_opinion(*, by: Person, at: datetime, request_id: UUID | None, text: str, page: str = "") -> Opinion:
    """对页面、数据或自动得出的结果提出意见建议（第六条第二项；decision 47）.

    `page` is the address from which it was said. The Office's director is told. Refuses an empty text
    (notifications.empty_opinion).
    """
    access.require("notifications.give_opinion", organization.standing(by, at))
    rules.check_opinion(text)
    opinion = Opinion(by=by, page=page[:300], text=text.strip(), at=at)
    opinion.save()
    mark_locked(opinion.ref)
    inbox.tell(
        organization.people_with(PostKind.OFFICE_DIRECTOR, beijing_day(at)),
        kind="opinion",
        text=_("收到一条对系统的意见建议"),
        at=at,
        slot=opinion.ref,
        subject_ref=opinion.ref,
    )
    ledger.record(
        "notifications.give_opinion",
        at=at,
        actor=organization.actor_of(by, at),
        row=opinion,
        context=opinion.ref,
        label="提出意见建议",
        new={"page": opinion.page, "text": opinion.text},
    )
    return opinion


@transaction.atomic
@ledger.once("notifications.answer_opinion", queries.opinion_by_uid)
def answer_opinion(
    *, by: Person, at: datetime, request_id: UUID | None, opinion: UUID, answer: str
) -> Opinion:
    """答复意见建议（第六条第三项：事事有回音）: once, by the Office; the giver finds the answer in the inbox.

    Refuses an opinion already answered (notifications.opinion_answered), one's own (notifications.own_opinion), and
    an empty answer (notifications.empty_answer).
    """
    access.require("notifications.answer_opinion", organization.standing(by, at))
    found = locks.take(queries.opinion_by_uid(opinion))
    rules.check_answer(
        answer,
        own=found.by_id == by.pk,
        answered_on=beijing_day(found.answered_at) if found.answered_at else None,
    )
    found.answer, found.answered_by, found.answered_at = answer.strip(), by, at
    found.save()
    inbox.tell(
        [found.by],
        kind="opinion_answered",
        text=_("您提出的意见建议已有答复"),
        at=at,
        slot=f"answered {found.ref}",
        subject_ref=found.ref,
    )
    ledger.record(
        "notifications.answer_opinion",
        at=at,
        actor=organization.actor_of(by, at),
        row=found,
        context=found.ref,
        label="答复意见建议",
        new={"answer": found.answer},
    )
    return found


@transaction.atomic
@ledger.once("notifications.set_channel", queries.channel_by_uid)
def set_channel(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    name: str,
    kind: ChannelKind = ChannelKind.MAIL,
    url: str = "",
    secret: str = "",
    carries: Sequence[Occasion] = (Occasion.DAILY,),
    active: bool = True,
    channel: UUID | None = None,
) -> Channel:
    """设置待办提醒的发送渠道（第六条第三项：事事有回音）.

    `url` is the address of a mail server as apprise writes it (``mailtos://user:password@host``), or of a relay
    (``https://…``) whose requests are signed with `secret`; both are sealed, and the record shows the host alone.
    `carries` says which reminders go over it. With `channel` that one is changed; its address stays where `url` is
    empty. Refuses an address that reaches no person (notifications.bad_channel), a channel that carries nothing
    (notifications.carries_nothing), another kind (notifications.channel_kind), and a name in use
    (notifications.channel_name_taken).
    """
    access.require("notifications.set_channel", organization.standing(by, at))
    body = organization.lock()
    row = locks.take(queries.channel_by_uid(channel)) if channel else Channel(kind=ChannelKind(kind))
    taken = Channel.objects.filter(name=name.strip()).exclude(pk=row.pk).exists()
    rules.check_channel_name(name, taken=taken)
    rules.check_carries(carries)
    rules.check_same_kind(row.kind, kind)
    old = {"name": row.name, "active": row.active, "carries": row.carries} if channel else {}
    shown = _address(row, url, secret)
    row.name, row.active = name.strip(), active
    row.carries = sorted({Occasion(one).value for one in carries})
    row.save()
    ledger.record(
        "notifications.set_channel",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=body.ref,
        label=f"设置消息渠道：{row.name}",
        old=old,
        new={"name": row.name, "active": active, "carries": row.carries, "address": shown},
    )
    return row


def _address(row: Channel, url: str, secret: str) -> str:
    """Seal a new address, or leave the one that is there; says what may be shown of it."""
    if row.kind == ChannelKind.WEBHOOK:
        if url or not row.url_sealed:
            row.url_sealed = hooks.seal(hooks.read_address(url, secret))
        return hooks.opened(row.url_sealed).shown
    if url or not row.url_sealed:
        letters.read_address(url)
        row.url_sealed = letters.seal(url)
    return letters.opened(row.url_sealed).shown

"""编号, 用印, 印发, 送达, and 文号作废: from the number on the words are frozen."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.documents import chain, numbers, queries, rules, seals
from duban.support.documents.actions.freezing import register
from duban.support.documents.actions.telling import tell
from duban.support.documents.models import Draft, Step
from duban.support.documents.terms import ChainStep, DraftState
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("documents.number", queries.draft_by_uid)
def number(*, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID) -> Draft:
    """编号（第八条第五项）: the next number of the kind in the year of signing off; the words are frozen with it and laid
    out after the commit.

    Numbers run without gap; 成文日期 is the day on which the paper was signed off.
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.number", organization.standing(by, at))
    numbered = locks.take(found)
    numbered.state = rules.check_step(numbered.state, ChainStep.NUMBER)
    today = beijing_day(at)
    day = numbered.signed_off_on or today
    facts = chain.facts(numbered.kind, chain.words_of(numbered), day=day, signer=chain.signer_of(numbered))
    Step(draft=numbered, kind=ChainStep.NUMBER, person=by, on=today).save()
    text = numbers.allot(numbered.kind, day)
    numbered.document = register(
        kind=numbered.kind,
        number=text,
        title=numbered.title,
        subject_ref=numbered.ref,
        context_ref=numbered.ref,
        facts={**facts, "number": text, "seal": seals.active().marks_place},
        issued_on=day,
    )
    numbered.save()
    ledger.record(
        "documents.number",
        at=at,
        actor=organization.actor_of(by, at),
        row=numbered,
        context=numbered.ref,
        label=f"编号：{numbered.title}（{text}）",
        new={"number": text, "date": day},
    )
    return numbered


@transaction.atomic
@ledger.once("documents.seal", queries.draft_by_uid)
def seal(
    *, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID, remark: str = ""
) -> Draft:
    """用印（第八条第五项）: that the seal was put on the paper, by whom and when; the system puts none on by itself.

    Refuses before the bytes are stored (documents.not_frozen): what is sealed is what was frozen.
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.seal", organization.standing(by, at))
    sealed = locks.take(found)
    sealed.state = rules.check_step(sealed.state, ChainStep.SEAL)
    rules.check_frozen(sealed.document.sha256 if sealed.document else "")
    sealed.save()
    Step(draft=sealed, kind=ChainStep.SEAL, person=by, on=beijing_day(at), remark=remark).save()
    ledger.record(
        "documents.seal",
        at=at,
        actor=organization.actor_of(by, at),
        row=sealed,
        context=sealed.ref,
        label=f"用印：{sealed.title}",
        new={"state": sealed.state},
        reason=remark,
    )
    return sealed


@transaction.atomic
@ledger.once("documents.issue", queries.draft_by_uid)
def issue(
    *, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID, remark: str = ""
) -> Draft:
    """印发（第八条第五项）: the paper goes out; the addressed units see it and are told."""
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.issue", organization.standing(by, at))
    issued = locks.take(found)
    # What is sealed is frozen.
    issued.state = rules.check_step(issued.state, ChainStep.ISSUE)
    issued.save()
    Step(draft=issued, kind=ChainStep.ISSUE, person=by, on=beijing_day(at), remark=remark).save()
    tell(issued, _receivers(issued, beijing_day(at)), _("有一件公文已印发，请查阅"), at)
    ledger.record(
        "documents.issue",
        at=at,
        actor=organization.actor_of(by, at),
        row=issued,
        context=issued.ref,
        label=f"印发：{issued.title}",
        new={"state": issued.state},
        reason=remark,
    )
    return issued


@transaction.atomic
@ledger.once("documents.deliver", queries.draft_by_uid)
def deliver(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    official_paper: UUID,
    addressee: str,
    received_by: str,
    received_on: date,
) -> Draft:
    """送达（第八条第五项）: one addressee after the other, who received it and when; after the last the paper is done.

    Refuses a name that is no addressee or is served already (documents.unknown_addressee), a day to come, and one
    before the paper was issued.
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.deliver", organization.standing(by, at))
    served = locks.take(found)
    rules.check_step(served.state, ChainStep.DELIVER)
    waiting = chain.waiting_addressees(served)
    rules.check_addressee(addressee, waiting=waiting)
    rules.check_texts({_("签收人"): received_by}, needed={_("签收人")}, most=60)
    issued_on = chain.current(served, ChainStep.ISSUE)[-1].on or received_on
    rules.check_delivered_on(received_on, issued_on=issued_on, today=beijing_day(at))
    Step(
        draft=served,
        kind=ChainStep.DELIVER,
        person=by,
        on=received_on,
        addressee=addressee,
        remark=_("%(name)s签收") % {"name": received_by.strip()},
    ).save()
    served.state = DraftState.DELIVERED if waiting == [addressee] else DraftState.ISSUED
    served.save()
    ledger.record(
        "documents.deliver",
        at=at,
        actor=organization.actor_of(by, at),
        row=served,
        context=served.ref,
        label=f"送达：{served.title}，{addressee}",
        new={"addressee": addressee, "received_by": received_by, "received_on": received_on},
    )
    return served


@transaction.atomic
@ledger.once("documents.void_number", queries.draft_by_uid)
def void_number(
    *, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID, reason: str
) -> Draft:
    """文号作废（第八条第五项）: before the paper has gone out; the number stays visible with its reason and is never given
    again.

    Refuses without a reason (documents.empty) and once it is issued (documents.wrong_step).
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.void_number", organization.standing(by, at))
    voided = locks.take(found)
    rules.check_voidable(voided.state)
    rules.check_texts({_("作废的理由"): reason}, needed={_("作废的理由")}, most=300)
    old = voided.state
    voided.state, voided.voided_on, voided.void_reason = DraftState.VOIDED, beijing_day(at), reason.strip()
    voided.save()
    given = voided.document.number if voided.document else ""
    ledger.record(
        "documents.void_number",
        at=at,
        actor=organization.actor_of(by, at),
        row=voided,
        context=voided.ref,
        label=f"文号作废：{given}",
        old={"state": old},
        new={"state": voided.state},
        reason=reason,
    )
    return voided


def _receivers(issued: Draft, day: date) -> list[Person]:
    """Heads and liaisons of the addressed units of the body; others get it on paper."""
    names = set(rules.addressees(issued.to))
    posts = (PostKind.UNIT_HEAD, PostKind.LIAISON_A, PostKind.LIAISON_B)
    return [
        person
        for unit_id, name in organization.unit_names(day).items()
        if name in names
        for person in organization.holders(unit_id, posts, day)
    ]

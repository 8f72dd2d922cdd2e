"""会签, 签发 and 退回: whoever was asked says yes or no, whoever is entitled decides."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.documents import chain, queries, rules
from duban.support.documents.actions.telling import tell
from duban.support.documents.kinds import KINDS
from duban.support.documents.models import Draft, Step
from duban.support.documents.terms import SIGN_OFF, ChainStep
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.terms import POST_LABELS


@transaction.atomic
@ledger.once("documents.countersign", queries.draft_by_uid)
def countersign(
    *, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID, agrees: bool, remark: str = ""
) -> Draft:
    """会签（第八条第五项）: by those whom the draft names; who does not agree gives the reason.

    Refuses whoever was not asked or has answered (documents.not_asked), and a no without reason (documents.empty).
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.countersign", organization.standing(by, at))
    signed = locks.take(found)
    to = rules.check_step(signed.state, ChainStep.COUNTERSIGN)
    step = signed.steps.filter(kind=ChainStep.COUNTERSIGN, person=by, on=None, lapsed=False).first()
    rules.check_asked(asked=step is not None)
    rules.check_texts({_("不同意的理由"): remark}, needed=() if agrees else {_("不同意的理由")})
    today = beijing_day(at)
    signed.state = to
    signed.save()
    if step is not None:
        step.on, step.agreed, step.remark = today, agrees, remark
        step.save()
    if not signed.steps.filter(kind=ChainStep.COUNTERSIGN, on=None, lapsed=False).exists():
        tell(signed, queries.signers(signed.kind, today), _("有一件公文待签发"), at)
    ledger.record(
        "documents.countersign",
        at=at,
        actor=organization.actor_of(by, at),
        row=signed,
        context=signed.ref,
        label=f"会签{'同意' if agrees else '不同意'}：{signed.title}",
        new={"agrees": agrees},
        reason=remark,
    )
    return signed


@transaction.atomic
@ledger.once("documents.sign_off", queries.draft_by_uid)
def sign_off(
    *, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID, remark: str = ""
) -> Draft:
    """签发（第八条第五项）: by whoever the table of the rule set entitles for this kind, or on his checked paper (代录).

    The day of the decision is the day of the paper. Refuses while a countersignature is owed or refused, and whoever
    is not entitled (documents.not_signer).
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    who = organization.standing(by, at)
    access.require("documents.sign_off", who)
    signed = locks.take(found)
    to = rules.check_step(signed.state, ChainStep.SIGN_OFF)
    steps = chain.current(signed, ChainStep.COUNTERSIGN)
    rules.check_countersigned(
        waiting=[one.person.name for one in steps if one.on is None],
        against=[one.person.name for one in steps if one.on and not one.agreed],
    )
    posts = queries.signing_posts(signed.kind, beijing_day(at))
    entitled = bool({post.value for post in posts} & {role.value for role in who.roles})
    slip = organization.checked_slip(signed.ref, SIGN_OFF)
    on_paper = slip is not None and slip.decider_kind in {post.value for post in posts}
    rules.check_signer(
        entitled=entitled or on_paper,
        kind=str(KINDS[signed.kind].name),
        who="、".join(str(POST_LABELS[post]) for post in posts),
    )
    basis = organization.decision(by, at, subject_ref=signed.ref, word=SIGN_OFF, entitled=entitled)
    checked = chain.current(signed, ChainStep.CHECK)[-1]
    rules.check_signed_on(basis.on, checked_on=checked.on or basis.on)
    signed.state, signed.signed_off_on = to, basis.on
    signed.save()
    Step(
        draft=signed,
        kind=ChainStep.SIGN_OFF,
        person=by,
        on=basis.on,
        on_behalf_of=basis.on_behalf_of,
        remark=remark or (basis.slip.opinion if basis.slip else ""),
    ).save()
    tell(
        signed,
        organization.people_with(PostKind.OFFICE_STAFF, beijing_day(at)),
        _("有一件公文已签发，待编号印发"),
        at,
    )
    ledger.record(
        "documents.sign_off",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=signed,
        context=signed.ref,
        label=f"签发：{signed.title}",
        new={"signed_off_on": basis.on},
        reason=remark,
    )
    return signed


@transaction.atomic
@ledger.once("documents.return_draft", queries.draft_by_uid)
def return_draft(
    *, by: Person, at: datetime, request_id: UUID | None, official_paper: UUID, reason: str
) -> Draft:
    """退回修改（第八条第五项）: before it has a number; what was checked, countersigned and signed lapses and stays on
    record, those who were asked are asked again.

    Refuses without a reason (documents.empty) and a numbered paper (documents.wrong_step).
    """
    found = queries.visible_draft(person=by, at=at, uid=official_paper)
    access.require("documents.return_draft", organization.standing(by, at))
    returned = locks.take(found)
    to = rules.check_step(returned.state, ChainStep.RETURN)
    rules.check_texts({_("退回的理由"): reason}, needed={_("退回的理由")})
    today = beijing_day(at)
    asked = [one.person for one in chain.current(returned, ChainStep.COUNTERSIGN)]
    for step in returned.steps.filter(lapsed=False).exclude(kind=ChainStep.DRAFT):
        step.lapsed = True
        step.save()
    for person in asked:
        Step(draft=returned, kind=ChainStep.COUNTERSIGN, person=person).save()
    returned.state, returned.signed_off_on, returned.returns = to, None, returned.returns + 1
    returned.save()
    Step(draft=returned, kind=ChainStep.RETURN, person=by, on=today, remark=reason).save()
    tell(returned, [returned.drafted_by], _("您拟的公文已退回修改"), at)
    ledger.record(
        "documents.return_draft",
        at=at,
        actor=organization.actor_of(by, at),
        row=returned,
        context=returned.ref,
        label=f"退回修改：{returned.title}",
        new={"state": to},
        reason=reason,
    )
    return returned

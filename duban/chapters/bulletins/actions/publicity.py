"""宣传 (art. 7): proposed with occasion, material and audience, approved, recorded when it was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.bulletins import queries, rules
from duban.chapters.bulletins.models import Publicity, PublicityMaterial
from duban.chapters.bulletins.terms import APPROVE, PublicityForm, PublicityState
from duban.ground import access
from duban.ground.access import PostKind, Role
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

ARTICLE = "7"


@transaction.atomic
@ledger.once("bulletins.propose_publicity", queries.publicity_by_uid)
def propose_publicity(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    occasion: str,
    form: PublicityForm,
    content: str,
    audience: str,
    planned_on: date,
    materials: Sequence[UUID] = (),
) -> Publicity:
    """拟办宣传（第七条）: on which occasion, with which material, for whom, on which day; put up for approval."""
    access.require("bulletins.propose_publicity", organization.standing(by, at))
    today = beijing_day(at)
    publicity = Publicity(
        occasion=rules.check_text(occasion, _("宣传事由"), ARTICLE)[:200],
        form=PublicityForm(form),
        content=rules.check_text(content, _("宣传内容"), ARTICLE),
        audience=rules.check_text(audience, _("宣传对象"), ARTICLE)[:200],
        planned_on=planned_on,
        proposed_by=by,
        proposed_on=today,
    )
    publicity.save()
    _attach(publicity, materials)
    inbox.tell(
        organization.people_with(PostKind.LEADING_GROUP_HEAD, today),
        kind="bulletins.publicity",
        text=_("有一项宣传待审定"),
        at=at,
        slot=f"publicity:{publicity.uid}",
        subject_ref=publicity.ref,
        context_ref=publicity.ref,
    )
    ledger.record(
        "bulletins.propose_publicity",
        at=at,
        actor=organization.actor_of(by, at),
        row=publicity,
        context=publicity.ref,
        label=f"拟办宣传：{publicity.occasion}",
        new={"form": publicity.form, "planned_on": planned_on, "materials": list(materials)},
    )
    return publicity


def _attach(publicity: Publicity, materials: Sequence[UUID]) -> None:
    held = {one.pk for one in queries.materials_of(publicity)}
    for uid in dict.fromkeys(materials):
        file = files.file_by_uid(uid)
        if file.pk not in held:
            PublicityMaterial(publicity=publicity, file=file).save()


@transaction.atomic
@ledger.once("bulletins.approve_publicity", queries.publicity_by_uid)
def approve_publicity(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    publicity: UUID,
    agrees: bool,
    opinion: str = "",
) -> Publicity:
    """审定宣传（第七条）: by the head of the Leading Group, or on his checked paper (代录); refused with the reason."""
    found = queries.visible_publicity(person=by, at=at, uid=publicity)
    who = organization.standing(by, at)
    access.require("bulletins.approve_publicity", who)
    decided = queries.lock(found)
    rules.check_bulletin_step("bulletins.approve_publicity", decided.state)
    said = opinion.strip() if agrees else rules.check_text(opinion, _("不同意的理由"), ARTICLE)
    basis = organization.decision(
        by, at, subject_ref=decided.ref, word=APPROVE, entitled=Role.LEADING_GROUP_HEAD in who.roles
    )
    rules.check_decided_on(basis.on, decided.proposed_on)
    decided.state = PublicityState.APPROVED if agrees else PublicityState.REFUSED
    decided.decided_by, decided.decided_on, decided.decided_for = by, basis.on, basis.on_behalf_of
    decided.opinion = said
    decided.save()
    label = PublicityState(decided.state).label
    inbox.tell(
        [decided.proposed_by],
        kind="bulletins.publicity",
        text=_("您拟办的宣传：{state}").format(state=label),
        at=at,
        slot=f"publicity:{decided.uid}:{decided.state}",
        subject_ref=decided.ref,
        context_ref=decided.ref,
    )
    ledger.record(
        "bulletins.approve_publicity",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=decided,
        context=decided.ref,
        label=f"审定宣传：{decided.occasion}（{'同意' if agrees else '不同意'}）",
        old={"state": PublicityState.PROPOSED},
        new={"state": decided.state, "decided_on": basis.on},
        reason=said,
    )
    return decided


@transaction.atomic
@ledger.once("bulletins.record_publicity", queries.publicity_by_uid)
def record_publicity(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    publicity: UUID,
    done_on: date,
    outlet: str,
    result: str,
    materials: Sequence[UUID] = (),
) -> Publicity:
    """登记宣传开展情况（第七条）: when, where it appeared, what came of it, with what was published.

    Refuses one that was not approved, and a day before the approval or to come.
    """
    found = queries.visible_publicity(person=by, at=at, uid=publicity)
    access.require("bulletins.record_publicity", organization.standing(by, at))
    recorded = queries.lock(found)
    rules.check_bulletin_step("bulletins.record_publicity", recorded.state)
    rules.check_done_on(done_on, decided_on=recorded.decided_on, today=beijing_day(at))
    recorded.outlet = rules.check_text(outlet, _("发布载体"), ARTICLE)[:200]
    recorded.result = rules.check_text(result, _("开展情况"), ARTICLE)
    recorded.state, recorded.done_on, recorded.recorded_by = PublicityState.DONE, done_on, by
    recorded.save()
    _attach(recorded, materials)
    ledger.record(
        "bulletins.record_publicity",
        at=at,
        actor=organization.actor_of(by, at),
        row=recorded,
        context=recorded.ref,
        label=f"登记宣传开展情况：{recorded.occasion}",
        old={"state": PublicityState.APPROVED},
        new={"state": recorded.state, "done_on": done_on, "outlet": recorded.outlet},
    )
    return recorded

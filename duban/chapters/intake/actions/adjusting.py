"""年中清单调整: put up together, decided once, carried out row by row, announced (11(1); decision 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions.announcing import announce
from duban.chapters.intake.actions.docketing import docket_candidate
from duban.chapters.intake.models import DocketingList, ListAdjustment
from duban.chapters.intake.queries import adjusting
from duban.chapters.intake.terms import CandidateState, ListAdjustmentState, ListState
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.actions import Basis, Question
from duban.chapters.matters.queries import adjusting as spine
from duban.chapters.matters.terms import AdjustmentKind
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.intake.models import Candidate
    from duban.chapters.matters.models import Adjustment, Matter

APPROVE, REFUSE = matters_rules.adjusting.APPROVE, matters_rules.adjusting.REFUSE


@transaction.atomic
@ledger.once("intake.propose_list_adjustment", adjusting.list_adjustment_by_uid)
def propose_list_adjustment(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    docketing_list: UUID,
    reason: str,
    adjustments: Sequence[UUID] = (),
    additions: UUID | None = None,
) -> ListAdjustment:
    """提出年中清单调整（第十一条第一项）: adjustments that wait and a list of matters to add go up together.

    Refuses a list that was not docketed, a second one while one waits, one without anything, a matter of another
    year or of the second door, and additions that were not put up.
    """
    found = queries.visible_list(person=by, at=at, uid=docketing_list)
    access.require("intake.propose_list_adjustment", organization.standing(by, at))
    listed = queries.lock(found, at=at)
    waiting = adjusting.waiting_of(listed)
    rules.check_gathering(
        listed.state,
        waiting=waiting.ordinal if waiting else None,
        adjustments=len(adjustments),
        additions=1 if additions else 0,
    )
    why, today = rules.check_text(reason, _("调整理由")), beijing_day(at)
    rows = [spine.visible_adjustment(person=by, at=at, uid=uid) for uid in dict.fromkeys(adjustments)]
    rules.check_of_the_list([one.matter.number for one in rows if not adjusting.fits(listed, one)])
    made = ListAdjustment(
        docketing_list=listed,
        ordinal=adjusting.next_ordinal(listed),
        reason=why,
        additions=_additions(listed, additions, by=by, at=at),
        proposed_by=by,
        proposed_on=today,
    )
    made.save()
    for one in sorted(rows, key=lambda one: one.matter_id):
        matters.lock(one.matter, at=at)
        matters_actions.gather(one, made.ref)
    inbox.tell(
        organization.people_with(PostKind.LEADING_GROUP_HEAD, today),
        kind="intake.list_adjustment",
        text=_("{title}第{ordinal}次调整待审定").format(title=listed.title, ordinal=made.ordinal),
        at=at,
        slot=f"intake.list_adjustment:{made.uid}",
        subject_ref=made.ref,
        context_ref=listed.ref,
    )
    ledger.record(
        "intake.propose_list_adjustment",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=listed.ref,
        label=f"提出第{made.ordinal}次清单调整",
        new={"adjustments": [one.ref for one in rows], "additions": made.additions and made.additions.ref},
        reason=why,
    )
    return made


def _additions(listed: DocketingList, uid: UUID | None, *, by: Person, at: datetime) -> DocketingList | None:
    if uid is None:
        return None
    added = queries.lock(queries.visible_list(person=by, at=at, uid=uid), at=at)
    rules.check_additions(added.state, same_year=added.year == listed.year, other=added.pk != listed.pk)
    return added


@transaction.atomic
@ledger.once("intake.adjust_list", adjusting.list_adjustment_by_uid)
def adjust_list(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    list_adjustment: UUID,
    opinion: str = "",
    meeting: UUID | None = None,
    place: int | None = None,
) -> ListAdjustment:
    """年中清单调整（第十一条第一项）: decided once, all or nothing, and announced by a numbered circular.

    Each row is carried out by the act that it causes (matters.adjust, merge, split, terminate, docket), on the
    same decision. Refuses what each of these refuses, and whatever `matters.adjust` refuses of a decision.
    """
    found = adjusting.visible_list_adjustment(person=by, at=at, uid=list_adjustment)
    access.require("intake.adjust_list", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    done = adjusting.lock_list_adjustment(found)
    rules.check_list_waiting(done.state)
    basis = _decided(done, by=by, at=at, word=APPROVE, meeting=meeting, place=place)
    today = beijing_day(at)
    added = queries.lock(done.additions, at=at) if done.additions else None
    candidates = _lock_candidates(listed, added)
    rows = adjusting.gathered(done)
    _lock_matters(rows, at=at)
    for one in rows:
        _carry_out(one, by=by, at=at, opinion=opinion, meeting=meeting, place=place)
    docketed = [(one, docket_candidate(one, added, by=by, at=at, today=today)) for one in candidates if added]
    _write(done, basis, by=by, today=today, opinion=opinion)
    done.circular = announce(done, adjusting.gathered(done), [matter for _one, matter in docketed], basis)
    done.save()
    if added is not None:
        _close_additions(added, done, by=by, basis=basis, today=today)
    ledger.record(
        "intake.adjust_list",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=done,
        context=listed.ref,
        label=f"第{done.ordinal}次清单调整，调整{len(rows)}项，新增{len(docketed)}项，{done.circular.number}",
        new={
            "decided_on": basis.on,
            "level": basis.level,
            "adjustments": [one.ref for one in rows],
            "matters": [matter.ref for _one, matter in docketed],
            "circular": done.circular.number,
        },
        reason=opinion,
    )
    return done


def _decided(
    asked: ListAdjustment, *, by: Person, at: datetime, word: str, meeting: UUID | None, place: int | None
) -> Basis:
    listed = asked.docketing_list
    question = Question(
        subject_ref=asked.ref,
        proposed_by=asked.proposed_by,
        proposed_on=asked.proposed_on,
        docketed_on=listed.docketed_on or asked.proposed_on,
        allowed=rulebook.values(beijing_day(at)).texts("intake.listed_approved_by"),
    )
    return matters_actions.decide(question, by=by, at=at, word=word, meeting=meeting, place=place)


def _lock_candidates(listed: DocketingList, added: DocketingList | None) -> list[Candidate]:
    if added is None:
        return []
    rules.check_additions(added.state, same_year=added.year == listed.year, other=added.pk != listed.pk)
    return [queries.lock_candidate(one) for one in queries.in_state(added, CandidateState.REVIEWED)]


def _lock_matters(rows: Sequence[Adjustment], *, at: datetime) -> None:
    """All at once, in the order of their ids, before any number is taken."""
    seen: dict[int, Matter] = {}
    for row in rows:
        for one in (row.matter, *spine.others_of(row)):
            seen[one.pk] = one
    for key in sorted(seen):
        matters.lock(seen[key], at=at)


def _carry_out(
    row: Adjustment, *, by: Person, at: datetime, opinion: str, meeting: UUID | None, place: int | None
) -> None:
    act = {
        AdjustmentKind.CHANGE: matters_actions.adjust,
        AdjustmentKind.MERGE: matters_actions.merge,
        AdjustmentKind.SPLIT: matters_actions.split,
        AdjustmentKind.WITHDRAWAL: matters_actions.terminate,
    }[AdjustmentKind(row.kind)]
    act(
        by=by,
        at=at,
        request_id=None,
        adjustment=row.uid,
        opinion=opinion,
        meeting=meeting,
        place=place,
    )


def _write(done: ListAdjustment, basis: Basis, *, by: Person, today: date, opinion: str) -> None:
    done.state = ListAdjustmentState.DONE
    done.decided_by, done.decided_on, done.done_on = by, basis.on, today
    done.level, done.slip, done.opinion = basis.level, basis.slip, opinion.strip()
    done.meeting, done.place = basis.meeting, basis.place


def _close_additions(
    added: DocketingList, done: ListAdjustment, *, by: Person, basis: Basis, today: date
) -> None:
    """The supplementary list is approved and docketed with this adjustment, by the same circular."""
    added.state, added.approved_by, added.approved_on = ListState.DOCKETED, by, basis.on
    added.approval, added.docketed_on, added.circular = basis.slip, today, done.circular
    added.save()


@transaction.atomic
@ledger.once("intake.return_list_adjustment", adjusting.list_adjustment_by_uid)
def return_list_adjustment(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    list_adjustment: UUID,
    opinion: str,
    meeting: UUID | None = None,
    place: int | None = None,
) -> ListAdjustment:
    """退回年中清单调整（第十一条第一项）: with a reason; what was gathered waits by itself again, nothing changes.

    Refuses what `adjust_list` refuses of a decision, and one without reason.
    """
    found = adjusting.visible_list_adjustment(person=by, at=at, uid=list_adjustment)
    access.require("intake.return_list_adjustment", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    back = adjusting.lock_list_adjustment(found)
    rules.check_list_waiting(back.state)
    why = rules.check_text(opinion, _("退回理由"))
    basis = _decided(back, by=by, at=at, word=REFUSE, meeting=meeting, place=place)
    rows = adjusting.gathered(back)
    _lock_matters(rows, at=at)
    for one in rows:
        matters_actions.gather(one, "")
    _write(back, basis, by=by, today=beijing_day(at), opinion=why)
    back.state = ListAdjustmentState.RETURNED
    back.save()
    ledger.record(
        "intake.return_list_adjustment",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=back,
        context=listed.ref,
        label=f"退回第{back.ordinal}次清单调整",
        new={"state": back.state, "released": [one.ref for one in rows]},
        reason=why,
    )
    return back

"""审定: the list goes up, is approved or sent back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.queries import before, consulting
from duban.chapters.intake.terms import APPROVE, RETURN, CandidateState, ListState
from duban.ground import access
from duban.ground.access import ACTS, PostKind, Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.queries import Decided
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("intake.submit_list", queries.list_by_uid)
def submit_list(*, by: Person, at: datetime, request_id: UUID | None, docketing_list: UUID) -> DocketingList:
    """清单报领导小组审定（第十一条第一项；decision 2）.

    Refuses while any matter of the list is neither reviewed nor declined (intake.still_waiting), rows that
    could not be read included, while a unit that was asked may still speak or waits for an answer
    (intake.consultation_open), while a deadline that was changed before has no checked paper
    (intake.earlier_extension), and a list without anything to docket.
    """
    found = queries.visible_list(person=by, at=at, uid=docketing_list)
    access.require("intake.submit_list", organization.standing(by, at))
    listed = queries.lock(found, at=at)
    check_list("intake.submit_list", listed)
    rules.check_consulted(consulting.waiting_on(listed, beijing_day(at)))
    rules.check_earlier_extension(before.without_paper(listed))
    reviewed = queries.counts(listed).of(CandidateState.REVIEWED)
    rules.check_candidates_ready(queries.waiting_rows(listed), reviewed=reviewed)
    former, listed.state = listed.state, ListState.SUBMITTED
    listed.submissions += 1
    listed.submitted_by, listed.submitted_on = by, beijing_day(at)
    listed.save()
    _tell(listed, PostKind.LEADING_GROUP_HEAD, _("有一份立项清单待审定"), at)
    ledger.record(
        "intake.submit_list",
        at=at,
        actor=organization.actor_of(by, at),
        row=listed,
        context=listed.ref,
        label=f"清单报审，共{reviewed}项",
        old={"state": former},
        new={"state": listed.state, "matters": reviewed, "submission": listed.submissions},
    )
    return listed


def check_list(act: str, listed: DocketingList) -> None:
    label = str(ListState(listed.state).label)
    rules.check_state(act, listed.state, label=label, name=ACTS[act].name)


@transaction.atomic
@ledger.once("intake.approve_list", queries.list_by_uid)
def approve_list(
    *, by: Person, at: datetime, request_id: UUID | None, docketing_list: UUID, opinion: str = ""
) -> DocketingList:
    """领导小组审定清单（第七条、第十一条第一项）: by its head in the system, or on a checked paper (代录).

    The paper's Beijing date is the day of approval, never before the submission that it decides on. Refuses
    a clerk without a checked paper (organization.needs_paper), and a paper of someone who may not approve
    lists (intake.decider_unfit).
    """
    found = queries.visible_list(person=by, at=at, uid=docketing_list)
    access.require("intake.approve_list", organization.standing(by, at))
    listed = queries.lock(found, at=at)
    check_list("intake.approve_list", listed)
    basis = _decided(listed, by, at, APPROVE)
    for candidate in queries.in_state(listed, CandidateState.REVIEWED):
        approved = queries.lock_candidate(candidate)
        approved.state = CandidateState.APPROVED
        approved.save()
    listed.state, listed.approved_by, listed.approved_on = ListState.APPROVED, by, basis.on
    listed.approval = basis.slip
    listed.save()
    _tell(listed, PostKind.OFFICE_STAFF, _("立项清单已审定，请印发立项通报"), at)
    ledger.record(
        "intake.approve_list",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=listed,
        context=listed.ref,
        label=f"审定清单，{basis.on}",
        old={"state": ListState.SUBMITTED},
        new={"state": listed.state, "approved_on": basis.on, "paper": basis.slip.ref if basis.slip else None},
        reason=opinion,
    )
    return listed


def _decided(listed: DocketingList, by: Person, at: datetime, word: str) -> Decided:
    """On which day, and for whom; the head decides himself, the Office only carries in a paper."""
    head = Role.LEADING_GROUP_HEAD in organization.roles(by, beijing_day(at))
    basis = organization.decision(by, at, subject_ref=queries.subject_of(listed), word=word, entitled=head)
    rules.check_decided_on(basis.on, listed.submitted_on)
    allowed = rulebook.values(beijing_day(at)).texts("intake.listed_approved_by")
    kind = basis.slip.decider_kind if basis.slip else None
    rules.check_decider(
        kind,
        allowed,
        label=str(DeciderKind(kind).label) if kind else "",
        labels=[str(DeciderKind(one).label) for one in allowed],
    )
    return basis


@transaction.atomic
@ledger.once("intake.return_list", queries.list_by_uid)
def return_list(
    *, by: Person, at: datetime, request_id: UUID | None, docketing_list: UUID, reason: str
) -> DocketingList:
    """退回清单修改（第十一条第一项）: with a reason; what was reviewed stays so until it is changed.

    By the Leading Group's head, or on a checked paper. Papers on this submission do not decide on the next.
    """
    found = queries.visible_list(person=by, at=at, uid=docketing_list)
    access.require("intake.return_list", organization.standing(by, at))
    listed = queries.lock(found, at=at)
    check_list("intake.return_list", listed)
    listed.return_reason = rules.check_text(reason, _("退回理由"))
    basis = _decided(listed, by, at, RETURN)
    listed.state, listed.returned_on = ListState.RETURNED, basis.on
    listed.save()
    _tell(listed, PostKind.OFFICE_STAFF, _("立项清单被退回修改"), at)
    ledger.record(
        "intake.return_list",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=listed,
        context=listed.ref,
        label="退回清单",
        old={"state": ListState.SUBMITTED},
        new={"state": listed.state},
        reason=listed.return_reason,
    )
    return listed


def _tell(listed: DocketingList, post: PostKind, text: str, at: datetime) -> None:
    day = beijing_day(at)
    people = organization.people_with(post, day)
    if post == PostKind.OFFICE_STAFF:
        people = [*people, *organization.people_with(PostKind.OFFICE_DIRECTOR, day)]
    inbox.tell(
        people,
        kind="intake.list",
        text=text,
        at=at,
        slot=f"intake.list:{listed.uid}:{listed.state}:{listed.submissions}",
        subject_ref=listed.ref,
        context_ref=listed.ref,
    )

"""约谈督办 before it is held: proposed, decided on, told, or withdrawn (art. 10(3)). It is no sanction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.actions import deciding, filing, interview_papers
from duban.chapters.supervision.models import Interview
from duban.chapters.supervision.queries import OFFICE_POSTS
from duban.chapters.supervision.queries import lock as lock_with
from duban.chapters.supervision.queries import modes as queries
from duban.chapters.supervision.rules import inspecting as visit_rules
from duban.chapters.supervision.rules import modes as rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, InterviewState
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

GRANT, REFUSE = "INTERVIEW", "NO_INTERVIEW"


@transaction.atomic
@ledger.once("supervision.propose_interview", queries.interview_by_uid)
def propose_interview(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    reason: str,
    topics: str,
    planned_on: date,
    location: str,
) -> Interview:
    """提请约谈承办单位负责人（第十条第三项）: why, what about, on which Beijing date and where.

    It counts for the cap of unit and month. Refuses a unit without part in the matter or the own one, blanks, a day
    past, and one above the cap.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.propose_interview", matters.standing(by, at, found))
    organization.lock()
    locked = matters.lock(found, at=at)
    whom, today = filing.whom(by, at, "supervision.propose_interview", locked, unit), beijing_day(at)
    for said, what in (
        (reason, _("约谈的理由")),
        (topics, _("约谈的内容")),
        (location, _("约谈的时间、地点")),
    ):
        room_rules.check_text(said, what, "10(3)")
    visit_rules.check_planned_on(planned_on, today=today)
    filing.check_cap(whom, planned_on, InspectionForm.INTERVIEW)
    row = Interview(
        matter=locked,
        unit=whom,
        reason=reason,
        topics=topics,
        planned_on=planned_on,
        location=location[:120],
        proposed_by=by,
        proposed_on=today,
    )
    row.save()
    leaders = organization.leaders_of(whom.pk, today)
    _tell(
        row,
        [*organization.people_with(PostKind.LEADING_GROUP_HEAD, today), *leaders],
        _("有一项约谈待批准"),
        at,
    )
    ledger.record(
        "supervision.propose_interview",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"提请约谈{organization.unit_name(whom.pk, today)}负责人",
        new={"unit": whom.ref, "planned_on": planned_on},
        reason=reason,
    )
    return row


@transaction.atomic
@ledger.once("supervision.decide_interview", queries.interview_by_uid)
def decide_interview(
    *, by: Person, at: datetime, request_id: UUID | None, interview: UUID, grant: bool, opinion: str = ""
) -> Interview:
    """批准约谈（第十条第三项）: by the Leading Group's head or the leader in charge, or on a checked paper (代录).

    Approved, the Office owes it by its day. Refuses a second decision, a clerk without a paper, and a paper of
    somebody else or older than the proposal.
    """
    found = queries.visible_interview(person=by, at=at, uid=interview)
    who = matters.standing(by, at, found.matter)
    access.require("supervision.decide_interview", who)
    matter = matters.lock(found.matter, at=at)
    row, today = lock_with(matter, found), beijing_day(at)
    rules.check_interview_state(row.state, "supervision.decide_interview")
    basis = deciding.decided(
        by,
        at,
        who,
        key=deciding.INSPECTION,
        subject_ref=row.ref,
        word=GRANT if grant else REFUSE,
        asked_on=row.proposed_on,
    )
    row.state = InterviewState.APPROVED if grant else InterviewState.REFUSED
    row.decided_by, row.decided_on, row.decided_for = by, basis.on, basis.on_behalf_of
    row.opinion = opinion
    row.save()
    if grant:
        _owe(matter, row, today)
    _tell(row, organization.holders(None, OFFICE_POSTS, today), _("约谈{state}").format(state=_word(row)), at)
    ledger.record(
        "supervision.decide_interview",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=matter.ref,
        label="批准约谈" if grant else "未批准约谈",
        old={"state": InterviewState.PROPOSED},
        new={"state": row.state, "decided_on": basis.on},
        reason=opinion,
    )
    return row


def _owe(matter: Matter, row: Interview, today: date) -> None:
    """The Office owes what was approved, by the day that was."""
    matters_actions.impose(
        matter,
        ObligationKind.INTERVIEW,
        unit=organization.office(),
        source=row.ref,
        article="10(3)",
        imposed_on=today,
        due_on=max(row.planned_on, today),
        label=organization.unit_name(row.unit_id, today),
    )


def _word(row: Interview) -> str:
    return str(InterviewState(row.state).label)


@transaction.atomic
@ledger.once("supervision.issue_interview_notice", queries.interview_by_uid)
def issue_interview_notice(
    *, by: Person, at: datetime, request_id: UUID | None, interview: UUID
) -> Interview:
    """签发《约谈通知书》（第十条第三项）: numbered, its facts frozen; it says that an interview is no sanction.

    The unit learns of it now. Refuses one that is not approved, or was told already.
    """
    found = queries.visible_interview(person=by, at=at, uid=interview)
    access.require("supervision.issue_interview_notice", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    row, today = lock_with(matter, found), beijing_day(at)
    rules.check_interview_state(row.state, "supervision.issue_interview_notice")
    row.state, row.issued_by, row.issued_on = InterviewState.NOTIFIED, by, today
    filing.tell_unit(
        row.unit,
        _("有一份约谈通知书：请单位负责人于 {on} 到场。约谈不是处分").format(on=row.planned_on),
        at=at,
        slot=f"interview:{row.uid}",
        subject_ref=row.ref,
        context_ref=matter.ref,
    )
    series = numbers.series_name("interview_notice", today)
    row.number = f"{series}〔{today.year}〕{numbers.take(series, today.year)}号"
    documents.register(
        kind="interview_notice",
        number=row.number,
        title=interview_papers.NOTICE,
        subject_ref=row.ref,
        context_ref=matter.ref,
        facts=interview_papers.notice(row, issued_on=today),
        issued_on=today,
    )
    row.save()
    ledger.record(
        "supervision.issue_interview_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"印发《约谈通知书》（{row.number}）",
        new={"number": row.number, "planned_on": row.planned_on},
    )
    return row


@transaction.atomic
@ledger.once("supervision.withdraw_interview", queries.interview_by_uid)
def withdraw_interview(
    *, by: Person, at: datetime, request_id: UUID | None, interview: UUID, reason: str
) -> Interview:
    """撤回约谈（第十条第三项）: before it was held, with a reason; a number once given stays.

    Refuses one that was held, refused or withdrawn.
    """
    found = queries.visible_interview(person=by, at=at, uid=interview)
    access.require("supervision.withdraw_interview", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    row, today = lock_with(matter, found), beijing_day(at)
    rules.check_interview_state(row.state, "supervision.withdraw_interview")
    room_rules.check_text(reason, _("撤回的理由"), "10(3)")
    before, row.state, row.end_reason = row.state, InterviewState.WITHDRAWN, reason
    row.save()
    matters_actions.lapse(row.ref, on=today)
    if row.issued_on is not None:
        filing.tell_unit(
            row.unit,
            _("原定 {on} 的约谈已撤回").format(on=row.planned_on),
            at=at,
            slot=f"interview_withdrawn:{row.uid}",
            subject_ref=row.ref,
            context_ref=matter.ref,
        )
    ledger.record(
        "supervision.withdraw_interview",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"撤回约谈{row.number}",
        old={"state": before},
        new={"state": row.state},
        reason=reason,
    )
    return row


def _tell(row: Interview, people: Sequence[Person], text: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="supervision.interview",
        text=text,
        at=at,
        slot=f"interview:{row.uid}:{row.state}",
        subject_ref=row.ref,
        context_ref=row.matter.ref,
    )

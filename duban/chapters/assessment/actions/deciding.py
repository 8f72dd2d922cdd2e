"""The Leading Group on an evaluation: 传签, 审定 by meeting, circulation or paper (11(5); decisions 10, 30 and 31)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions import report
from duban.chapters.assessment.models import Evaluation, EvaluationDependent, EvaluationSignature
from duban.chapters.assessment.queries import depending, evaluations, seats
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import (
    APPROVE,
    REPORT_DOCUMENT,
    ApprovedIn,
    EvaluationState,
    Quality,
)
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, Meeting, Person
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

OFFICE = (PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR)
SPEAKERS = tuple(sorted(matters.WHOLE_UNIT))


@dataclass(frozen=True)
class Basis:
    """On what the approval rests: its Beijing day, for whom, who recused, and the paper or the meeting's item."""

    on: date
    decided_for: str
    recused: Sequence[str] = ()
    slip: ApprovalSlip | None = None
    meeting: Meeting | None = None
    place: int | None = None


@transaction.atomic
@ledger.once("assessment.sign_evaluation", evaluations.signature_by_uid)
def sign_evaluation(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    evaluation: UUID,
    agrees: bool,
    words: str = "",
) -> EvaluationSignature:
    """传签考核评估报告（第十一条第五项）: a member of the Leading Group agrees, or does not and says why.

    Refuses whoever belongs to a unit of the matter, has one in his charge (the head excepted), evaluated or submitted
    it, and a second signature.
    """
    seen = evaluations.visible_evaluation(person=by, at=at, uid=evaluation)
    access.require("assessment.sign_evaluation", organization.standing(by, at))
    matter = matters.lock(seen.matter, at=at)
    row = evaluations.lock(seen)
    today = beijing_day(at)
    rules.check_step("assessment.sign_evaluation", row.state, step=_("签署"))
    rules.check_decider(
        seats.member(by, matter, today), head_too=head_recuses(today), judged_by=_judged_by(row)
    )
    before = next((one for one in evaluations.signatures(row) if one.person_id == by.pk), None)
    rules.check_signature(
        words, agrees=agrees, signed_on=before.on if before else None, what=_("不同意的理由")
    )
    signed = EvaluationSignature(evaluation=row, person=by, agrees=agrees, words=words.strip(), on=today)
    signed.save()
    _tell(
        [one for post in OFFICE for one in organization.people_with(post, today)],
        row,
        _("{name}已传签一份考核评估报告").format(name=by.name),
        f"signed:{signed.uid}",
        at,
    )
    ledger.record(
        "assessment.sign_evaluation",
        at=at,
        actor=organization.actor_of(by, at),
        row=signed,
        context=matter.ref,
        label="传签考核评估报告：同意" if agrees else "传签考核评估报告：不同意",
        new={"agrees": agrees},
        reason=words,
    )
    return signed


@transaction.atomic
@ledger.once("assessment.approve_evaluation", evaluations.evaluation_by_uid)
def approve_evaluation(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    evaluation: UUID,
    way: ApprovedIn,
    meeting: UUID | None = None,
    place: int | None = None,
    opinion: str = "",
) -> Evaluation:
    """领导小组审定考核评估报告（第十一条第五项）: in a meeting, by circulation, or on a checked paper (代录).

    From then on it is locked; the report is numbered and frozen. A correction takes the place of the version that it
    corrects, and marks what rests on that one. Refuses whoever belongs to a unit of the matter, a decider who evaluated it
    or must recuse, minutes that do not say who recused, and a decision of before its submission.
    """
    seen = evaluations.visible_evaluation(person=by, at=at, uid=evaluation)
    access.require("assessment.approve_evaluation", organization.standing(by, at))
    matter = matters.lock(seen.matter, at=at)
    row = evaluations.lock(seen)
    today = beijing_day(at)
    rules.check_step("assessment.approve_evaluation", row.state, step=_("审定"))
    rules.check_not_own(seats.own(by, matter, today))
    way = ApprovedIn(way)
    rules.check_way(way, rulebook.values(today).texts("assessment.approved_in"))
    basis = _basis(row, matter, way, by=by, today=today, meeting=meeting, place=place)
    rules.check_decided_on(basis.on, row.submitted_on or today)
    if row.corrects is not None:
        _supersede(row, row.corrects, today)
    row.state, row.approved_in, row.approved_by = EvaluationState.APPROVED, way, by
    row.approved_on, row.approved_for = basis.on, basis.decided_for[:80]
    row.recused, row.approval = "、".join(basis.recused), opinion.strip()
    row.slip, row.meeting, row.place = basis.slip, basis.meeting, basis.place
    _tell_units(row, matter, today, at)
    # The number is the last of all locks.
    number = numbers.allot(REPORT_DOCUMENT, basis.on)
    row.document = documents.register(
        kind=REPORT_DOCUMENT,
        number=number,
        title=report.title_of(row),
        subject_ref=row.ref,
        context_ref=matter.ref,
        facts=report.facts_of(row, number=number, day=basis.on),
        issued_on=basis.on,
    )
    row.save()
    ledger.record(
        "assessment.approve_evaluation",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.decided_for),
        row=row,
        context=matter.ref,
        label=f"审定考核评估报告（{number}），质量效果“{Quality(row.quality).label}”",
        new={
            "quality": row.quality,
            "timeliness": row.timeliness,
            "way": way,
            "approved_on": basis.on,
            "recused": list(basis.recused),
        },
        reason=row.approval,
    )
    return row


def _basis(
    row: Evaluation,
    matter: Matter,
    way: ApprovedIn,
    *,
    by: Person,
    today: date,
    meeting: UUID | None,
    place: int | None,
) -> Basis:
    if way == ApprovedIn.LEADING_GROUP_MEETING:
        return _of_meeting(matter, meeting, place, by=by, today=today)
    if way == ApprovedIn.CIRCULATION:
        return _of_circulation(row, matter, today)
    return _of_paper(row, matter, today)


def _of_meeting(matter: Matter, uid: UUID | None, place: int | None, *, by: Person, today: date) -> Basis:
    """An item of a meeting of the Leading Group whose minutes say who recused; entered by another person."""
    held = meetings.meeting_by_uid(uid) if uid is not None else None
    item = rules.check_meeting(
        place,
        kind=held.kind if held else "",
        label=str(held) if held else _("未选定会议"),
        entered_by=held.entered_by.ref if held else "",
        by=by.ref,
    )
    if held is None:
        raise access.BrokenAct("a meeting that was checked is there")
    bound = rules.check_recusals(seats.present(held, matter), held.recusals, head_too=head_recuses(today))
    return Basis(on=held.held_on, decided_for=str(held), recused=bound, meeting=held, place=item)


def _of_circulation(row: Evaluation, matter: Matter, today: date) -> Basis:
    """Everybody of the Leading Group who need not recuse has agreed; decided on the day of the last signature."""
    signed = evaluations.signatures(row)
    recused = rules.check_signed(
        seats.group(matter, today),
        {one.person.ref: one.agrees for one in signed},
        head_too=head_recuses(today),
        judged_by=_judged_by(row),
    )
    names = "、".join(one.person.name for one in signed if one.agrees)
    return Basis(
        on=max(one.on for one in signed),
        decided_for=_("领导小组（{names}）").format(names=names),
        recused=recused,
    )


def _of_paper(row: Evaluation, matter: Matter, today: date) -> Basis:
    """A checked paper of the head or of a meeting of the Leading Group."""
    slip = organization.needed_slip(row.ref, APPROVE)
    kind = str(DeciderKind(slip.decider_kind).label)
    rules.check_paper_decider(slip.decider_kind, label=kind)
    if slip.decider is not None:
        rules.check_decider(
            seats.member(slip.decider, matter, slip.decided_on),
            head_too=head_recuses(today),
            judged_by=_judged_by(row),
        )
    name = slip.decider.name if slip.decider else f"{kind}{slip.meeting_number}"
    return Basis(on=slip.decided_on, decided_for=name, slip=slip)


def _supersede(row: Evaluation, seen: Evaluation, today: date) -> None:
    """What is corrected stands no more; what rests on it is marked, not rewritten."""
    former = evaluations.lock(seen)
    for one in depending.resting_on(former):
        EvaluationDependent(
            evaluation=row, ref=one.ref, words=one.words[:300], page=one.page, marked_on=today
        ).save()
    former.state, former.superseded_on = EvaluationState.SUPERSEDED, today
    former.save()


def head_recuses(today: date) -> bool:
    """Whether the head too recuses for a unit in his charge (a value of the rule set)."""
    return rulebook.values(today).flag("assessment.head_recuses_for_units_in_charge")


def _judged_by(row: Evaluation) -> Collection[str]:
    """Who evaluated and who submitted it."""
    return {one.ref for one in (row.evaluated_by, row.submitted_by) if one is not None}


def _tell_units(row: Evaluation, matter: Matter, today: date, at: datetime) -> None:
    people = [one for unit in seats.unit_ids(matter) for one in organization.holders(unit, SPEAKERS, today)]
    _tell(people, row, _("{number}的考核评估报告已审定").format(number=matter.number), "approved", at)


def _tell(people: Sequence[Person], row: Evaluation, text: str, step: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="assessment.evaluation",
        text=text,
        at=at,
        slot=f"evaluation:{row.uid}:{step}",
        subject_ref=row.ref,
        context_ref=row.matter.ref,
    )

"""代录: decisions taken on paper, entered by one person and checked by another (decision 10)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries, rules
from duban.support.organization.models import ApprovalSlip, Person
from duban.support.organization.terms import DeciderKind, PaperState


@transaction.atomic
@ledger.once("organization.enter_paper", queries.slip_by_uid)
def enter_paper(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    subject_ref: str,
    decision: str,
    decider_kind: DeciderKind,
    decider: UUID | None = None,
    meeting_number: str = "",
    decided_on: date,
    opinion: str = "",
    paper: UUID,
) -> ApprovalSlip:
    """代录领导小组或领导同志在纸质呈批单、会议纪要上作出的决定（第七条）.

    `subject_ref` is the reference of what was decided on, `decision` the decider's word. Refuses a paper
    of a future date (organization.future_paper) and one without a scan.
    """
    access.require("organization.enter_paper", queries.standing(by, at))
    body = queries.lock()
    rules.check_paper_date(decided_on, beijing_day(at))
    slip = ApprovalSlip(
        subject_ref=subject_ref,
        decision=decision,
        decider_kind=DeciderKind(decider_kind),
        decider=queries.person_by_uid(decider) if decider else None,
        meeting_number=meeting_number,
        decided_on=decided_on,
        opinion=opinion,
        paper=files.file_by_uid(paper),
        entered_by=by,
    )
    slip.save()
    ledger.record(
        "organization.enter_paper",
        at=at,
        actor=queries.actor_of(by, at),
        row=slip,
        context=body.ref,
        label=f"代录纸质决定，{decided_on}",
        new={
            "subject": subject_ref,
            "decision": decision,
            "decided_on": decided_on,
            "paper": slip.paper.sha256,
        },
        reason=opinion,
    )
    return slip


@transaction.atomic
@ledger.once("organization.check_paper", queries.slip_by_uid)
def check_paper(
    *, by: Person, at: datetime, request_id: UUID | None, slip: UUID, agrees: bool, remark: str = ""
) -> ApprovalSlip:
    """复核代录（第六条第二项）: a second person compares the entry with the scan.

    Only a checked paper carries an act. Refuses the person who entered it (organization.same_checker) and
    a paper already checked.
    """
    access.require("organization.check_paper", queries.standing(by, at))
    checked = locks.take(queries.slip_by_uid(slip))
    rules.check_second_person(checked.entered_by.ref, by.ref, already=checked.state != PaperState.ENTERED)
    checked.state = PaperState.CHECKED if agrees else PaperState.REJECTED
    checked.checked_by, checked.checked_at = by, at
    checked.save()
    ledger.record(
        "organization.check_paper",
        at=at,
        actor=queries.actor_of(by, at),
        row=checked,
        context=checked.ref,
        label="复核代录：一致" if agrees else "复核代录：不一致",
        new={"state": checked.state},
        reason=remark,
    )
    return checked

"""Pure rules of a notice's life: its states, service, and what answers it (decision 21)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from duban.chapters.supervision.rules.drafting import check_still_open
from duban.chapters.supervision.terms import NoticeState, ServiceGround
from duban.ground import workdays
from duban.ground.access import ACTS, Refusal, Unfit
from duban.ground.workdays import Calendar

# In which states of a notice an act on it may be done.
TRANSITIONS: dict[str, frozenset[NoticeState]] = {
    "supervision.sign_off_notice": frozenset({NoticeState.DRAFT, NoticeState.SIGNED_OFF}),
    "supervision.issue_notice": frozenset({NoticeState.SIGNED_OFF}),
    "supervision.serve_notice": frozenset({NoticeState.ISSUED}),
    "supervision.withdraw_notice": frozenset({NoticeState.DRAFT, NoticeState.SIGNED_OFF, NoticeState.ISSUED}),
    "supervision.annul_notice": frozenset({NoticeState.SERVED}),
    "supervision.correct_notice": frozenset({NoticeState.ISSUED, NoticeState.SERVED}),
    "supervision.object_to_notice": frozenset({NoticeState.SERVED}),
    "supervision.answer_objection": frozenset({NoticeState.SERVED}),
    "supervision.reply_to_notice": frozenset({NoticeState.SERVED}),
    "supervision.verify_rectification": frozenset({NoticeState.SERVED}),
    "supervision.plan_rectification": frozenset({NoticeState.SERVED}),
    "supervision.request_rectification_extension": frozenset({NoticeState.SERVED}),
    "supervision.extend_rectification": frozenset({NoticeState.SERVED}),
}


def check_transition(act: str, state: str) -> None:
    """The life of a notice: draft, signed off, issued, served; withdrawn before service, annulled after."""
    if state not in TRANSITIONS[act]:
        raise Refusal(
            "supervision.notice_state", ACTS[act].article, state=NoticeState(state).label, act=ACTS[act].name
        )


@dataclass(frozen=True)
class Service:
    """What is known of a service when it is recorded; `deemed_on` is the working day at whose end an
    unsigned notice counts as served, None while it was not delivered with head and liaison notified."""

    ground: str
    served_on: date
    issued_on: date
    today: date
    by_system: bool
    by_office: bool
    signer: str = ""
    signer_fit: bool = False
    has_receipt: bool = False
    office_people: Collection[str] = ()
    note: str = ""
    deemed_on: date | None = None


def check_service(found: Service, *, two: int = 2) -> None:
    """Served is: signed for, left in the presence of two Office people, or delivered and unsigned at the end
    of the next working day with head and liaison notified (decision 21)."""
    {
        ServiceGround.SIGNED: _check_signed,
        ServiceGround.LEFT: _check_left,
        ServiceGround.DEEMED: _check_deemed,
    }[ServiceGround(found.ground)](found, two)
    if not found.issued_on <= found.served_on <= found.today:
        raise Unfit(
            "supervision.served_on_unfit", "11(3)", served_on=found.served_on, issued_on=found.issued_on
        )


def _check_signed(found: Service, two: int) -> None:
    if found.by_system:
        raise Refusal("supervision.ground_unfit", "11(3)", ground=ServiceGround.SIGNED.label)
    if found.by_office and (not found.signer or not found.has_receipt):
        raise Unfit("supervision.receipt_missing", "11(3)")
    if not found.signer_fit:
        raise Unfit("supervision.signer_unfit", "11(3)", name=found.signer)


def _check_left(found: Service, two: int) -> None:
    if found.by_system or not found.by_office:
        raise Refusal("supervision.ground_unfit", "11(3)", ground=ServiceGround.LEFT.label)
    if len(set(found.office_people)) < two or not found.note.strip():
        raise Unfit("supervision.two_persons", "11(3)")


def _check_deemed(found: Service, two: int) -> None:
    if not found.by_system:
        raise Refusal("supervision.ground_unfit", "11(3)", ground=ServiceGround.DEEMED.label)
    if found.deemed_on is None or found.today <= found.deemed_on:
        raise Refusal("supervision.deemed_early", "11(3)")


def reply_due(*, served_on: date, days: int | None, due_on: date | None, calendar: Calendar) -> date:
    """The last day of the reply: working days from service, the day of service not counted; a date moves to
    the next working day, and never leaves the unit less than one working day."""
    if days is not None:
        return workdays.limit_due(served_on, days, "working_days", calendar)
    written = due_on or served_on
    return max(
        workdays.next_working_day(written, calendar), workdays.following_working_day(served_on, calendar)
    )


def check_correction(*, wrong: str, right: str, occurs: bool) -> None:
    """Clerical only: words that stand in the document are replaced by others."""
    if wrong == right:
        raise Unfit("supervision.same_text", "11(3)")
    if not occurs:
        raise Unfit("supervision.not_in_text", "11(3)", wrong=wrong)


def check_objection(*, made: bool, served_on: date, today: date, days: int, calendar: Calendar) -> None:
    """Within `days` working days of service, once (decision 21)."""
    if made:
        raise Refusal("supervision.objection_made", "6(2)")
    last_on = workdays.limit_due(served_on, days, "working_days", calendar)
    if today > last_on:
        raise Refusal("supervision.objection_late", "6(2)", days=days, last_on=last_on)


def check_answer(*, waiting: bool) -> None:
    if not waiting:
        raise Refusal("supervision.objection_answered", "6(2)")


def check_reply(*, pending: bool, open_problems: int) -> None:
    """One reply is checked at a time, and only while a problem of the notice is open."""
    if pending:
        raise Refusal("supervision.reply_pending", "11(3)")
    check_still_open(open_problems)


def check_verification(*, submitted: bool) -> None:
    if not submitted:
        raise Refusal("supervision.already_verified", "11(3)")

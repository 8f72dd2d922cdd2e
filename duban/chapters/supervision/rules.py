"""Pure rules of urging, problems and the 《督办通知书》 (arts. 10, 11(3), 11(4); decisions 18–21, 31, 33)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.supervision.counting import (
    Counted,
    CountRules,
    Question,
    consequence,
    count_from_json,
    notice_count,
    reaches_threshold,
    standing_count,
)
from duban.chapters.supervision.terms import NoticeState, ProblemState, ServiceGround
from duban.ground import workdays
from duban.ground.access import ACTS, Refusal, Unfit
from duban.ground.workdays import Calendar

__all__ = [
    "CountRules",
    "Counted",
    "Question",
    "consequence",
    "count_from_json",
    "notice_count",
    "reaches_threshold",
    "standing_count",
]

LONGEST_REPLY = 60

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
}


def check_transition(act: str, state: str) -> None:
    """The life of a notice: draft, signed off, issued, served; withdrawn before service, annulled after."""
    if state not in TRANSITIONS[act]:
        raise Refusal(
            "supervision.notice_state", ACTS[act].article, state=NoticeState(state).label, act=ACTS[act].name
        )


def check_text(value: str, what: object, article: str) -> None:
    """What must be written is written: no act of supervision rests on blanks."""
    if not value.strip():
        raise Unfit("supervision.text_missing", article, what=what)


def check_not_own(act: str, *, own: bool) -> None:
    """Nobody assesses or approves for the own unit (decision 31)."""
    if own:
        raise Refusal("supervision.own_unit", "6(2)", act=ACTS[act].name)


def check_recipient(*, undertakes: bool) -> None:
    """Art. 4: undertaking and service units; an outside unit is asked by letter (decision 1)."""
    if not undertakes:
        raise Unfit("supervision.not_recipient", "4")


def check_owes_urging(
    *, standing: bool, due_on: date, reported: bool, own: bool, owed: bool, today: date
) -> None:
    """对逾期未反馈办理结果的要及时催办（第十一条第四项）: once for each overdue obligation."""
    if owed:
        raise Refusal("supervision.urging_owed", "11(4)")
    if own or reported or not standing or due_on >= today:
        raise Refusal("supervision.not_overdue", "11(4)")


def check_urging(
    *,
    standing: bool,
    last_on: date | None,
    today: date,
    cooldown: int,
    urgent: bool,
    next_on: date | None,
    calendar: Calendar,
) -> None:
    """Not again within `cooldown` working days for the same obligation, unless urgent (decision 18)."""
    if not standing:
        raise Refusal("supervision.nothing_owed", "11(4)")
    if next_on is not None and next_on < today:
        raise Unfit("supervision.next_on_past", "11(4)", next_on=next_on)
    if last_on is None or urgent:
        return
    again_on = workdays.add_working_days(last_on, cooldown, calendar)
    if today < again_on:
        raise Refusal(
            "supervision.urged_lately", "10(1)", last_on=last_on, cooldown=cooldown, again_on=again_on
        )


def check_problem(
    *, found_on: date, assigned_on: date | None, today: date, self_reported: bool, own_new_on: date | None
) -> None:
    """A problem is found on a day of the matter's life; what a unit reports itself has its new date."""
    if assigned_on is None or not assigned_on <= found_on <= today:
        raise Unfit("supervision.found_on_unfit", "11(3)", found_on=found_on, assigned_on=assigned_on)
    if self_reported and (own_new_on is None or own_new_on < today):
        raise Unfit("supervision.own_date_missing", "6(2)")


@dataclass(frozen=True)
class Ground:
    """What a draft looks at in one problem; `running` is the number of the notice on it whose reply limit
    has not run out, `left_out` how many problems of the same check were not taken into the draft."""

    fact: str
    state: str
    found_on: date
    proven: bool
    self_reported: bool
    own_new_on: date | None
    in_draft: bool
    running: str = ""
    left_out: int = 0


def check_problems(grounds: Sequence[Ground], *, asked: int, today: date, shields: bool, least: int) -> None:
    """对发现的问题应下达《督办通知书》（第十一条第三项）.

    At least one problem with fact and evidence; problems of one check in one notice; none within the date
    that the unit set itself when it reported (decisions 20, 33).
    """
    if asked < least:
        raise Unfit("supervision.no_problem", "11(3)")
    if len(grounds) != asked:
        raise Unfit("supervision.foreign_problem", "11(3)")
    for one in grounds:
        fact = one.fact[:40]
        if one.state == ProblemState.CLOSED:
            raise Refusal("supervision.problem_closed", "11(3)", fact=fact)
        if not one.proven:
            raise Refusal("supervision.no_evidence", "11(3)", fact=fact)
        if one.in_draft:
            raise Refusal("supervision.in_another_draft", "11(3)", fact=fact)
        if shields and one.self_reported and one.own_new_on is not None and today <= one.own_new_on:
            raise Refusal("supervision.self_reported", "6(2)", fact=fact, own_new_on=one.own_new_on)
        if one.left_out:
            raise Refusal(
                "supervision.one_check_one_notice", "11(3)", count=one.left_out, found_on=one.found_on
            )


def check_first_limit(grounds: Sequence[Ground], *, reason: str) -> bool:
    """Whether the notice comes before the first limit has run out; then it needs a reason, which the head of
    the Leading Group signs (decision 20)."""
    running = [one for one in grounds if one.running]
    if running and not reason.strip():
        raise Refusal(
            "supervision.limit_running", "11(3)", fact=running[0].fact[:40], number=running[0].running
        )
    return bool(running)


def check_reply_limit(*, days: int | None, due_on: date | None, today: date) -> None:
    """One limit: working days from service, or a date."""
    one = (days is None) != (due_on is None)
    if (
        not one
        or (days is not None and not 1 <= days <= LONGEST_REPLY)
        or (due_on is not None and due_on <= today)
    ):
        raise Unfit("supervision.reply_limit", "11(3)", longest=LONGEST_REPLY)


def check_sign_off(*, state: str, needs_head: bool, by_head: bool, head_before: bool, why: object) -> None:
    """The notice that will reach the threshold, or that comes before the first limit has run out, needs the
    head's signature; a notice once rightly signed is not signed again (decision 20)."""
    if state == NoticeState.SIGNED_OFF and (head_before or not needs_head):
        raise Refusal("supervision.already_signed", "11(3)")
    if needs_head and not by_head:
        raise Refusal("supervision.head_must_sign", "16(4)", why=why)


def check_still_open(open_problems: int) -> None:
    """A notice without an open problem has lost its ground."""
    if not open_problems:
        raise Refusal("supervision.already_rectified", "11(3)")


def check_signed_on(*, signed_on: date, found_on: date) -> None:
    """A signature is never older than what it rests on (decision 10)."""
    if signed_on < found_on:
        raise Unfit("supervision.signed_before_found", "11(3)", signed_on=signed_on, found_on=found_on)


def check_issue(
    *, needs_head: bool, signed_by_head: bool, reply_due_on: date | None, today: date, why: object
) -> None:
    """Reckoned again at issue: another notice may have been issued since the signature."""
    if needs_head and not signed_by_head:
        raise Refusal("supervision.head_must_sign", "16(4)", why=why)
    if reply_due_on is not None and reply_due_on <= today:
        raise Refusal("supervision.reply_date_past", "11(3)", reply_due_on=reply_due_on)


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


def check_recheck(*, state: str, self_reported: bool) -> None:
    """Without a notice only what the unit itself reported is closed on re-check (decision 33)."""
    if state == ProblemState.CLOSED:
        raise Refusal("supervision.already_verified", "11(3)")
    if not self_reported or state != ProblemState.OPEN:
        raise Refusal("supervision.needs_notice", "11(3)")

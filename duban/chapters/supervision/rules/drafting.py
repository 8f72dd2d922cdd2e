"""Pure rules of drafting and signing a 《督办通知书》 (art. 11(3); decision 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.supervision.terms import NoticeState, ProblemState
from duban.ground.access import Refusal, Unfit

LONGEST_REPLY = 60


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
        if one.state == ProblemState.TRACKED:
            raise Refusal("supervision.decided_no_notice", "11(3)")
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

"""When an accepted result may be re-opened (16(10)): claim, evidence and verification are three facts."""

from __future__ import annotations

from datetime import date

from duban.chapters.feedback.terms import ReportState
from duban.chapters.matters.terms import MatterState
from duban.ground.access import Refusal, Unfit


def check_reopen(
    *,
    state: str,
    label: str,
    is_result: bool,
    own_unit: bool,
    matter_state: str,
    ending: str,
) -> None:
    """Only an accepted result, of a matter that still stands for itself, and never the own unit's (decision 31)."""
    if own_unit:
        raise Refusal("feedback.own_unit", "6(2)")
    if state != ReportState.ACCEPTED or not is_result:
        raise Refusal("feedback.not_accepted_result", "11(4)", state=label)
    if ending:
        raise Refusal("feedback.matter_ended", "11(1)", ending=ending)
    if matter_state == MatterState.SUSPENDED:
        raise Refusal("matters.is_suspended", "11(3)")


def check_record(
    *, record_on: date | None, submitted_on: date, reason: str, new_due_on: date, today: date
) -> date:
    """With a reason and a record that was made after the report, and time to do it again."""
    if record_on is None:
        raise Unfit("feedback.reopen_record", "11(3)")
    if record_on < submitted_on:
        raise Unfit("feedback.reopen_record_earlier", "11(3)", record_on=record_on, submitted_on=submitted_on)
    if not reason.strip():
        raise Unfit("feedback.reopen_reason", "16(10)")
    if new_due_on <= today:
        raise Unfit("feedback.return_date", "11(4)", new_due_on=new_due_on)
    return record_on


def percent_before(accepted: list[tuple[int, bool]]) -> int:
    """What the lead unit's last accepted progress said, newest first, results themselves left out."""
    return next((percent for percent, is_result in accepted if not is_result), 0)

"""What an act on record sets off for clues, in the same transaction (art. 16(4), 16(10), 16(11))."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.accountability import actions, queries, rules
from duban.chapters.accountability.terms import Following
from duban.chapters.feedback.queries import reopening
from duban.chapters.feedback.terms import ReportKind
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.models import Problem
from duban.chapters.supervision.queries import safety
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded


def on_served(recorded: Recorded) -> None:
    """At the threshold: register, join, re-open, or nothing; exactly once for each matter and recipient.

    The matter is locked by the act that caused this, so two services of one matter never meet here.
    """
    notice = supervision.notice_by_uid(recorded.row.uid)
    clue = queries.clue_of(notice.matter, notice.unit)
    now = queries.count_now(notice.matter, notice.unit, beijing_day(recorded.at))
    following = rules.after_service(
        state=clue.state if clue else None,
        close_reason=clue.close_reason if clue else "",
        reached=now.reached,
    )
    if clue is None:
        if following == Following.REGISTER:
            actions.register_clue(by=None, at=recorded.at, request_id=None, notice=notice.uid)
    elif following == Following.JOIN:
        actions.join_clue(by=None, at=recorded.at, request_id=None, clue=clue.uid, notice=notice.uid)
    elif following == Following.REOPEN:
        actions.reopen_clue(by=None, at=recorded.at, request_id=None, clue=clue.uid, notice=notice.uid)


def on_annulled(recorded: Recorded) -> None:
    """A clue that rests on the notice is marked 触发依据已变更; nothing is closed by itself."""
    notice = supervision.notice_by_uid(recorded.row.uid)
    clue = queries.clue_with(notice.ref)
    if clue is not None:
        actions.mark_basis_changed(by=None, at=recorded.at, request_id=None, clue=clue.uid, notice=notice.uid)


def on_result_reopened(recorded: Recorded) -> None:
    """报告工作弄虚作假、虚报 (16(10)): a result that was accepted and does not hold. Whether it was false, people
    verify; each re-opening raises its own clue."""
    row = reopening.reopening_by_uid(recorded.row.uid)
    report = row.report
    actions.raise_clue(
        by=None,
        at=recorded.at,
        request_id=None,
        ground="16(10)",
        cause=row.ref,
        matter=report.matter.uid,
        unit=report.unit.uid,
        fact=(
            f"{report.unit_name}{report.submitted_on}报送的{ReportKind(report.kind).label}经{row.was_accepted_on}"
            f"采纳，认定{row.was_completed_on}完成；{row.record_on}“{row.record_label.rstrip('。')}”。重启理由：{row.reason}"
        ),
        happened_on=report.submitted_on or row.on,
    )


def on_rectification_verified(recorded: Recorded) -> None:
    """督促整改安全生产隐患不力 (16(11)): a hazard that the unit reported as put right and that is not."""
    for problem in safety.not_rectified(recorded.row.uid):
        raise_for_hazard(problem, recorded.at, "复查未整改到位")


def raise_for_hazard(problem: Problem, at: datetime, what: str) -> None:
    """The clue of a safety hazard, once for each hazard."""
    if queries.raised_by("16(11)", problem.ref) is None:
        today = beijing_day(at)
        actions.raise_clue(
            by=None,
            at=at,
            request_id=None,
            ground="16(11)",
            cause=problem.ref,
            matter=problem.matter.uid,
            unit=supervision.addressee(problem).uid,
            fact=f"安全生产隐患（{problem.found_on}发现）{what}：{problem.fact}",
            happened_on=today,
        )

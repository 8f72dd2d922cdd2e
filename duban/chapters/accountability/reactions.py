"""What an act on record sets off for clues, in the same transaction (art. 16(2), (4), (10), (11), (13), (17), (22))."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from duban.chapters.accountability import actions
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.rules import clues as rules
from duban.chapters.accountability.terms.clues import Following
from duban.chapters.assessment.queries import consequences, evaluations
from duban.chapters.feedback.queries import reopening
from duban.chapters.feedback.terms import ReportKind
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.models import Problem
from duban.chapters.supervision.queries import safety
from duban.ground.beijing import beijing_day
from duban.support.ledger.actions import Recorded

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation
    from duban.chapters.assessment.queries.consequences import Consequences
    from duban.support.organization.models import OrgUnit


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


def on_evaluation_approved(recorded: Recorded) -> None:
    """What an approved evaluation states: the lead unit's missed date or poor quality (16(2), or 16(22) where a finding
    bars that), a unit that was named and did not do what it promised (16(17)), and what was found under 12(10)
    (16(13)). Whether it is so, people verify; each fact raises its clue once, corrections included."""
    row = evaluations.evaluation_by_uid(recorded.row.uid)
    found = consequences.of(row, recorded.at)
    late = found.late
    grounds = rules.grounds_of_lead(
        late_days=late.days if late else 0,
        not_charged=late.not_charged if late else 0,
        barred=late is not None and late.barred,
        poor=bool(found.poor),
    )
    approved_on = row.approved_on or beijing_day(recorded.at)
    for ground in grounds:
        of_date = late is not None and (ground == "16(22)" or not late.barred)
        cause, happened_on = (late.ref, late.due_on) if late and of_date else (found.poor_ref, approved_on)
        _raise(row, ground, cause, found.lead, _of_lead(row, found, ground), happened_on, recorded.at)
    for broken in found.broken:
        words = f"致使工作延误（时限评估为“延时”）：{broken.words}"
        _raise(row, "16(17)", broken.ref, broken.unit, words, broken.due_on, recorded.at)
    for one in found.wanting:
        _raise(row, "16(13)", one.ref, one.unit, one.words, approved_on, recorded.at)


def _of_lead(row: Evaluation, found: Consequences, ground: str) -> str:
    """The lead unit's fact in words: the dates, what was found of them, the quality."""
    said = []
    late = found.late
    if late is not None and (ground == "16(22)" or not late.barred):
        met = f"{late.met_on}完成" if late.met_on else "尚未完成"
        said.append(f"时限{late.due_on}，{met}，逾期{late.days}天，时限评估为“延时”")
        if late.findings:
            said.append(f"不可抗因素认定：{'；'.join(late.findings)}（不计入{late.not_charged}天）")
    if found.poor and ground == "16(2)":
        said.append(f"质量效果评估为“差”：{found.poor}")
    return f"经审定的{row.year}年度考核评估：{'。'.join(one.rstrip('。') for one in said)}。"


def _raise(
    row: Evaluation, ground: str, cause: str, unit: OrgUnit | None, fact: str, happened_on: date, at: datetime
) -> None:
    """The clue of one fact, once."""
    if unit is not None and queries.raised_by(ground, cause) is None:
        actions.raise_clue(
            by=None,
            at=at,
            request_id=None,
            ground=ground,
            cause=cause,
            matter=row.matter.uid,
            unit=unit.uid,
            fact=fact,
            happened_on=happened_on,
        )

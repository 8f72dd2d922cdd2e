"""What an act on record sets off for clues, in the same transaction (art. 16(2), (4), (10), (11), (13), (17), (22))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import RestsOn
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.queries import judging, recorded
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


def on_served(done: Recorded) -> None:
    """At the threshold: register, join, re-open, or nothing; exactly once for each matter and recipient.

    The matter is locked by the act that caused this, so two services of one matter never meet here.
    """
    notice = supervision.notice_by_uid(done.row.uid)
    clue = queries.clue_of(notice.matter, notice.unit)
    now = queries.count_now(notice.matter, notice.unit, beijing_day(done.at))
    following = rules.after_service(
        state=clue.state if clue else None,
        close_reason=clue.close_reason if clue else "",
        reached=now.reached,
    )
    if clue is None:
        if following == Following.REGISTER:
            actions.register_clue(by=None, at=done.at, request_id=None, notice=notice.uid)
    elif following == Following.JOIN:
        actions.join_clue(by=None, at=done.at, request_id=None, clue=clue.uid, notice=notice.uid)
    elif following == Following.REOPEN:
        actions.reopen_clue(by=None, at=done.at, request_id=None, clue=clue.uid, notice=notice.uid)


def on_annulled(done: Recorded) -> None:
    """A clue that rests on the notice is marked 触发依据已变更; nothing is closed by itself."""
    notice = supervision.notice_by_uid(done.row.uid)
    clue = queries.clue_with(notice.ref)
    if clue is not None:
        actions.mark_basis_changed(by=None, at=done.at, request_id=None, clue=clue.uid, notice=notice.uid)


def on_result_reopened(done: Recorded) -> None:
    """报告工作弄虚作假、虚报 (16(10)): a result that was accepted and does not hold. Whether it was false, people
    verify; each re-opening raises its own clue."""
    row = reopening.reopening_by_uid(done.row.uid)
    report = row.report
    actions.raise_clue(
        by=None,
        at=done.at,
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
        why=recorded.by_rule("16(10)", "已采纳的办理结果经核查不实而重启", beijing_day(done.at)),
        rests_on=[
            RestsOn(
                report.ref,
                report.submitted_on or row.on,
                f"{ReportKind(report.kind).label}（采纳于{row.was_accepted_on}）",
            ),
            RestsOn(row.record_ref, row.record_on, row.record_label),
        ],
    )


def on_rectification_verified(done: Recorded) -> None:
    """督促整改安全生产隐患不力 (16(11)): a hazard that the unit reported as put right and that is not."""
    for problem in safety.not_rectified(done.row.uid):
        _raise_for_hazard(problem, done)


def _raise_for_hazard(problem: Problem, done: Recorded) -> None:
    """The clue of a safety hazard, once for each hazard."""
    at = done.at
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
            fact=f"安全生产隐患（{problem.found_on}发现）复查未整改到位：{problem.fact}",
            happened_on=today,
            why=recorded.by_rule("16(11)", "安全生产隐患报告整改完成，复查认定未整改到位", today),
            rests_on=[
                RestsOn(problem.ref, problem.found_on, problem.fact),
                RestsOn(done.row.ref, today, "复查认定未整改到位"),
            ],
        )


def on_evaluation_approved(done: Recorded) -> None:
    """What an approved evaluation states: the lead unit's missed date or poor quality (16(2), or 16(22) where a finding
    bars that), a unit that was named and did not do what it promised (16(17)), and what was found under 12(10)
    (16(13)). Whether it is so, people verify; each fact raises its clue once, corrections included. What a correction
    states no more marks the clue that rested on it (decision 30)."""
    row = evaluations.evaluation_by_uid(done.row.uid)
    found = consequences.of(row, done.at)
    stated = [*_of_lead(row, found, done.at), *_of_broken(found), *_of_wanting(row, found, done.at)]
    for one in stated:
        _raise(row, one, done.at)
    if row.corrects is not None:
        _mark_fallen(row, stated, done.at)


@dataclass(frozen=True)
class Stated:
    """A fact that an evaluation states, and the ground that it may be."""

    ground: str
    cause: str
    unit: OrgUnit | None
    words: str
    why: str
    happened_on: date


def _of_lead(row: Evaluation, found: Consequences, at: datetime) -> list[Stated]:
    """The lead unit's own facts: the date that it missed, the quality."""
    late, stated = found.late, []
    approved_on = row.approved_on or beijing_day(at)
    grounds = rules.grounds_of_lead(
        late_days=late.days if late else 0,
        not_charged=late.not_charged if late else 0,
        barred=late is not None and late.barred,
        poor=bool(found.poor),
    )
    for ground in grounds:
        of_date = late is not None and (ground == "16(22)" or not late.barred)
        cause, on = (late.ref, late.due_on) if late and of_date else (found.poor_ref, approved_on)
        words, why = _lead_in_words(row, found, ground), _why_of_lead(ground, of_date)
        stated.append(Stated(ground, cause, found.lead, words, why, on))
    return stated


def _why_of_lead(ground: str, of_date: bool) -> str:
    if ground == "16(22)":
        return "时限评估为“延时”，已认定排除第二项，仍有计入的逾期天数"
    return "时限评估为“延时”，未认定排除第二项" if of_date else "质量效果评估为“差”"


def _lead_in_words(row: Evaluation, found: Consequences, ground: str) -> str:
    """The dates, what was found of them, the quality."""
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


def _of_broken(found: Consequences) -> list[Stated]:
    why = "原因和责任分析指明该单位致使延误，其协调事项或者服务承诺逾期"
    return [
        Stated(
            "16(17)",
            one.ref,
            one.unit,
            f"致使工作延误（时限评估为“延时”）：{one.words}",
            why,
            one.due_on,
        )
        for one in found.broken
    ]


def _of_wanting(row: Evaluation, found: Consequences, at: datetime) -> list[Stated]:
    why, on = "考核评估就第十二条第十项作出认定", row.approved_on or beijing_day(at)
    return [Stated("16(13)", one.ref, one.unit, one.words, why, on) for one in found.wanting]


def _raise(row: Evaluation, one: Stated, at: datetime) -> None:
    """The clue of one fact, once; it rests on the fact and on the evaluation that states it."""
    if one.unit is None or queries.raised_by(one.ground, one.cause) is not None:
        return
    approved_on = row.approved_on or beijing_day(at)
    actions.raise_clue(
        by=None,
        at=at,
        request_id=None,
        ground=one.ground,
        cause=one.cause,
        matter=row.matter.uid,
        unit=one.unit.uid,
        fact=one.words,
        happened_on=one.happened_on,
        why=recorded.by_rule(one.ground, one.why, beijing_day(at)),
        rests_on=[RestsOn(row.ref, approved_on, f"经审定的{row.year}年度考核评估（第{row.ordinal}版）")],
    )


def _mark_fallen(row: Evaluation, stated: Sequence[Stated], at: datetime) -> None:
    """Clues that rest on a version of this evaluation and on a fact that the corrected one states no more."""
    standing = {(one.ground, one.cause) for one in stated}
    for clue in judging.resting_on([one.ref for one in evaluations.versions(row)]):
        if (clue.ground, clue.cause_ref) not in standing and not clue.basis_changed:
            actions.mark_fact_changed(
                by=None,
                at=at,
                request_id=None,
                clue=clue.uid,
                source=row.ref,
                words=f"经审定的更正（{row.year}年度考核评估第{row.ordinal}版）不再认定本项事实",
            )

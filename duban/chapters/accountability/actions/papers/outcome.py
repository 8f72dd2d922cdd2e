"""送达回证, 不予追究审批表 and 告知书, 执行情况报告 (16, 17)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duban.chapters.accountability.actions.papers import stating
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    CasePerson,
    Deliberation,
    HandlingProposal,
    LegalReview,
)
from duban.chapters.accountability.queries import cases, decisions, proposals, tables
from duban.chapters.accountability.rules import appeals
from duban.chapters.accountability.rules.appeals import Route
from duban.chapters.accountability.terms.decision import (
    Measure,
    ServiceWay,
)
from duban.ground.regulation import clauses
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


def service_receipt(decision: CaseDecision, *, today: date) -> str:
    """送达回证: with the basis on which the decision rests, and where an appeal goes and until when."""
    served, values = decision.served_on or today, rulebook.values(today)
    routes = appeals.routes(decision.kind, tables.routes(values))
    holds = tables.on_execution(values)
    ways = "；".join(_route(one, served) for one in routes) or "向作出决定的机关提出"
    signed = decision.served_how == ServiceWay.SIGNED
    whom = decision.person.name if decision.person else decision.case.unit_name
    fields = {
        "送达文书": f"关于给予{Measure(decision.measure).label}的决定",
        "文号": decision.number,
        "受送达人": whom,
        "单位职务": f"{decision.person.unit_name}{decision.person.post}"
        if decision.person
        else decision.case.unit_name,
        "送达方式": str(ServiceWay(decision.served_how).label) if decision.served_how else "",
        "送达日期": str(served),
        "送达人": decision.served_by.name if decision.served_by else "",
        "见证人": decision.served_with.name if decision.served_with else "",
        "受送达人签收": f"{whom}，{in_words(served)}" if signed else "",
        "拒签情况": decision.words("receipt") if decision.served_how == ServiceWay.REFUSED else "",
        "处理依据": "；".join(proposals.basis_lines(decision)),
        "申诉途径": f"{ways}。{holds}",
        "备注": "" if decision.served_how == ServiceWay.REFUSED else decision.words("receipt"),
    }
    return stating.form(decision.case, "service_receipt", decision.ref, fields, today)


def not_pursued(
    case: AccountabilityCase,
    proposal: HandlingProposal,
    review: LegalReview,
    deliberation: Deliberation,
    *,
    reason: str,
    by: Person,
    on: date,
    today: date,
) -> None:
    """不予追究审批表, approved by whom and on which day, and a 告知书 for the unit and for everybody concerned."""
    people = cases.people_of(case)
    fields = {
        "案号": case.number,
        "情形": stating.grounds(case),
        "对象": "；".join(
            [case.unit_name, *(f"{one.name}（{one.post or one.unit_name}）" for one in people)]
        ),
        "核实的事实": proposal.words("report"),
        "认定": stating.found_words(proposal),
        "不予追究理由": reason,
        "法制审核意见": review.words("opinion"),
        "集体研究意见": stating.held_words(deliberation),
        "批准人": by.name,
        "批准日期": str(on),
    }
    stating.form(case, "not_pursued_slip", proposal.ref, fields, today)
    held = f"{in_words(deliberation.on)}集体研究"
    for subject, name in [(case.ref, case.unit_name), *((one.ref, f"{one.name}同志") for one in people)]:
        _not_pursued_notice(case, subject, name, reason=reason, held=held, today=today)


def left_out(case: AccountabilityCase, person: CasePerson, *, today: date) -> None:
    """不予追究告知书 for one whom no decision met, while others were pursued."""
    upheld = person.pk in proposals.tolerated(case)
    reason = "容错情形成立" if upheld else "有权机关没有对你作出处理决定"
    _not_pursued_notice(case, person.ref, f"{person.name}同志", reason=reason, held="集体研究", today=today)


def _not_pursued_notice(
    case: AccountabilityCase, subject: str, name: str, *, reason: str, held: str, today: date
) -> None:
    body = organization.body().name
    stating.issue(
        case,
        "not_pursued_notice",
        subject=subject,
        today=today,
        facts={
            "letterhead": body,
            "title": "不予追究告知书",
            "to": name,
            "paragraphs": [
                f"关于责任追究事项（案号：{case.number}），经核实和{held}，决定不予追究。",
                f"理由：{reason.rstrip('。')}。",
                "需要澄清正名的，可以向领导小组办公室提出，我办在规定期限内办理。",
                f"依据：{stating.OWN_WORDS}{clauses.cite('16')}、{clauses.cite('6(2)')}。",
            ],
            "signature": body,
            "date": today,
        },
    )


def execution_report(
    case: AccountabilityCase, told: Sequence[CaseDecision], *, to: str, by: Person, today: date
) -> str:
    """执行情况报告 on these decisions; its number."""
    body = organization.body().name
    said = [f"现将有关责任追究决定的执行情况报告如下（案号：{case.number}）。"]
    for place, one in enumerate(told, start=1):
        whom = one.person.name if one.person else case.unit_name
        served = in_words(one.served_on) if one.served_on else ""
        said.append(
            f"{clauses.numeral(place)}、{whom}：{Measure(one.measure).label}（{one.number}），{served}送达"
        )
        said += [
            f"（{clauses.numeral(step.ordinal)}）{step.what}：{in_words(step.done_on)}完成。"
            for step in decisions.steps_of(one)
            if step.done_on
        ]
        if one.until_on > one.decided_on:
            said.append(f"影响期至{in_words(one.until_on)}。")
    return stating.issue(
        case,
        "execution_report",
        subject=case.ref,
        today=today,
        facts={
            "letterhead": f"{body}文件",
            "title": f"{body}关于责任追究决定执行情况的报告",
            "signer": by.name,
            "to": to,
            "paragraphs": said,
            "signature": body,
            "date": today,
        },
    )


def _route(route: Route, served: date) -> str:
    last = appeals.due(route, served, rulebook.calendar())
    if route.step == 1:
        until = f"{in_words(last)}（含当日）前" if last else "随时"
        return f"不服的，可于{until}向{route.to}提出（{route.basis}）"
    limit = {"days": f"{route.within}日内", "months": f"{route.within}个月内"}.get(route.unit, "")
    return f"对答复仍不服的，可自收到答复之日起{limit}向{route.to}提出"

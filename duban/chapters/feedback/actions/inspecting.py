"""报送自查: a unit looks at its own work by the lines of art. 9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.actions.reaching import reach_office, with_head
from duban.chapters.feedback.actions.submission import attach
from duban.chapters.feedback.models import InspectionLine, Report
from duban.chapters.feedback.terms import ReportKind, ReportState
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class Looked:
    """What was found at one line of art. 9, by its id (``9(1)`` to ``9(8)``)."""

    clause: str
    text: str


@transaction.atomic
@ledger.once("feedback.self_inspect", queries.report_by_uid)
def self_inspect(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    lines: Sequence[Looked],
    problems: str = "",
    next_step: str = "",
    evidence: Sequence[UUID] = (),
) -> Report:
    """承办、服务单位按第九条所列内容报送自查情况（第十一条第四项）.

    Only the lines that were looked at; lines left empty are passed over. It goes the way of every report:
    to the unit's head, then to the Office, which answers it; it states no percentage of its own. Refuses
    a report without a line (feedback.nothing_inspected), an unknown line, and a unit that is not of the matter.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    place = rules.party_unit(matters.party_unit(found, unit))
    who = matters.standing(by, at, found, unit_id=place.pk)
    access.require("feedback.self_inspect", who)
    locked = matters.lock(found, at=at)
    matters_rules.check_active(locked.state, locked.closed_on, "11(4)")
    looked = [one for one in lines if one.text.strip()]
    rules.check_lines([one.clause for one in looked])
    report = Report(
        matter=locked,
        unit=place,
        unit_name=organization.unit_name(place.pk, beijing_day(at)),
        kind=ReportKind.SELF_INSPECT,
        state=ReportState.WITH_HEAD,
        progress="；".join(one.text.strip() for one in looked),
        percent=locked.percent,
        problems=problems.strip(),
        next_step=next_step.strip(),
        written_by=by,
        written_at=at,
    )
    attach(report, evidence, by)
    for one in looked:
        InspectionLine(report=report, clause=one.clause, text=one.text.strip()).save()
    if access.who_may("feedback.approve_report").admits(who):
        reach_office(locked, report, by=by, at=at)
    else:
        with_head(locked, report, at=at)
    ledger.record(
        "feedback.self_inspect",
        at=at,
        actor=organization.actor_of(by, at),
        row=report,
        context=locked.ref,
        label=f"{report.unit_name}报送自查报告，涉及第九条{len(looked)}项内容",
        new={"state": report.state, "lines": [one.clause for one in looked]},
    )
    return report

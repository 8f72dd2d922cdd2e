"""Bring a matter from its first report to its accepted result, by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from duban.chapters.feedback import actions
from duban.chapters.feedback.models import Countersign, DelayReport, Reopening, Report
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.matters import actions as matters
from duban.chapters.matters.models import Matter, Objective, Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.matters.tests.builders import DUE_ON, owed
from duban.chapters.responsibility.tests.builders import running_matter
from tests.cast import Town

FINAL = ObligationKind.MATTER_DEADLINE


def duty(matter: Matter, kind: str = FINAL) -> Obligation:
    """The first thing of that kind that is still owed."""
    return owed(matter, kind)[0]


def submit(
    town: Town,
    matter: Matter,
    *,
    who: str = "lin",
    kind: str = FINAL,
    percent: int = 100,
    completed_on: date | None = None,
    as_planned: bool = False,
    evidence: Sequence[UUID] = (),
) -> Report:
    """A report on the first duty of that kind; by a liaison it goes to the head first."""
    return actions.submit_report(
        by=town[who],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        obligation=duty(matter, kind).uid,
        progress="" if as_planned else "清淤3.2万方、驳岸修复1460米已全部完成，并通过分段验收",
        percent=percent,
        completed_on=completed_on,
        as_planned=as_planned,
        evidence=evidence,
    )


def submitted(
    town: Town,
    matter: Matter,
    *,
    kind: str = FINAL,
    percent: int = 100,
    completed_on: date | None = None,
    evidence: Sequence[UUID] = (),
) -> Report:
    """A report that has reached the Office: the head files it himself."""
    return submit(
        town, matter, who="li", kind=kind, percent=percent, completed_on=completed_on, evidence=evidence
    )


def countersign_asked(town: Town, matter: Matter | None = None, unit: str = "business") -> Countersign:
    """What that unit is asked to countersign: the lead unit's result, which its head files."""
    report = submitted(town, matter or running_matter(town))
    return Countersign.objects.get(report=report, unit=town.unit(unit))


def report_delay(
    town: Town, matter: Matter, kind: str = FINAL, *, own_new_on: date = date(2026, 7, 15)
) -> DelayReport:
    """The lead unit's liaison reports that the task will be late."""
    return actions.report_delay(
        by=town["lin"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        obligation=duty(matter, kind).uid,
        fact="东段驳岸尚余120米，预计推后两周",
        cause="连续降雨，围堰两次漫顶",
        measures="增加两个班组，夜间施工",
        own_new_on=own_new_on,
    )


def return_for(town: Town, report: Report, kind: ReturnKind, *, new_due_on: date) -> Report:
    return actions.return_for(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        report=report.uid,
        kind=kind,
        reason="缺分段验收单和影像资料",
        new_due_on=new_due_on,
    )


def accept(
    town: Town, report: Report, *, who: str = "chen", completed_on: date | None = None, reason: str = ""
) -> Report:
    return actions.accept_report(
        by=town[who],
        at=town.tick(),
        request_id=None,
        report=report.uid,
        opinion="材料齐全，予以采纳",
        completed_on=completed_on,
        reason=reason,
    )


def measured(town: Town, matter: Matter) -> Objective:
    """The matter aims at something that can be measured."""
    return matters.specify_objective(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        objective=Objective.objects.filter(matter=matter).earliest("id").uid,
        given=matters.Indicator(indicator="清淤量", target="3.2", measure="万立方米", source="监理月报"),
    )


def accepted_matter(town: Town, *, due_on: date = DUE_ON) -> Matter:
    """A matter whose result is accepted: only closing is owed."""
    matter = running_matter(town, due_on=due_on)
    accept(town, submitted(town, matter))
    matter.refresh_from_db()
    return matter


def reopen(
    town: Town, report: Report, record: str, *, who: str = "sun", new_due_on: date = date(2026, 3, 16)
) -> Reopening:
    """The director re-opens the accepted result on that record."""
    return actions.reopen_result(
        by=town[who],
        at=town.tick(),
        request_id=None,
        report=report.uid,
        record=record,
        reason="现场丈量驳岸修复长度905米，报告为1460米",
        new_due_on=new_due_on,
    )

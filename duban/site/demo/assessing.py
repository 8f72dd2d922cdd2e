"""The assessment of the demonstration's year: what leaders remarked was entered and seen by a second person, and the year
so far was computed, once before and once after a remark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duban.chapters.assessment import actions
from duban.chapters.assessment.queries import reckoning, schemes
from duban.chapters.assessment.terms.scheme import FactKind
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.support.jobs.work import Task
from duban.support.organization.models import OrgUnit
from duban.support.organization.terms import UnitKind

REMARKS = (
    (
        FactKind.LEADER_PRAISED,
        "重点工程现场调度扎实，获区主要领导肯定性批示",
        "区委主要领导在《每日要情》上的批示",
    ),
    (FactKind.MEETING_MISSED, "未按通知要求派分管负责人参加调度会", "调度会签到表和会议通知"),
)


def all_of_them(stage: Stage) -> Sequence[Life]:
    return [_remarks(stage), _computed(stage)]


def _units() -> Sequence[OrgUnit]:
    rows = OrgUnit.objects.filter(in_scope=True, to_on__isnull=True).exclude(kind=UnitKind.OFFICE)
    return list(rows.order_by("ordinal", "id"))


def _remarks(stage: Stage) -> Life:
    """Two facts that no record tells, confirmed by the second clerk; a third still waits for it."""
    for place, (kind, text, basis) in enumerate(REMARKS):
        at = stage.at(20 - place, 10, 40)
        yield at
        entered = actions.enter_fact(
            by=stage.clerk,
            at=at,
            request_id=None,
            kind=kind,
            unit=_units()[place].uid,
            on=beijing_day(at),
            text=text,
            basis=basis,
        )
        at += timedelta(hours=3)
        yield at
        actions.confirm_fact(by=stage.second, at=at, request_id=None, fact=entered.uid)
    at = stage.at(1, 16, 20)
    yield at
    actions.enter_fact(
        by=stage.clerk,
        at=at,
        request_id=None,
        kind=FactKind.LEADER_PRAISED,
        unit=_units()[2].uid,
        on=beijing_day(at),
        text="商户疏导平稳，分管副区长批示肯定",
        basis="分管副区长在《信息专报》上的批示",
        evidence=stage.evidence(stage.clerk, at, "批示件.txt"),
    )


def _computed(stage: Stage) -> Life:
    """The year so far, by the scheme in force; and again, when what was entered had been seen."""
    for ago in (30, 4):
        at = stage.at(ago, 17, 10)
        yield at
        year = beijing_day(at).year
        if schemes.row_on(beijing_day(at)) is None:
            at = _adopted(stage, at)
        run = actions.compute_year(by=stage.clerk, at=at, request_id=None, year=year)
        actions.on_bell(Task(run.work, at + timedelta(minutes=1), reckoning.quiet))


def _adopted(stage: Stage, at: datetime) -> datetime:
    """The plain scheme, where nobody had adopted one by then: drafted, sent up, adopted by the head."""
    first = date(beijing_day(at).year, 1, 1)
    row = actions.draft_scheme(by=stage.clerk, at=at, request_id=None, ready="default")
    at += timedelta(minutes=20)
    actions.submit_scheme(
        by=stage.clerk, at=at, request_id=None, scheme=row.uid, note="依据第十三条第一项制定", from_on=first
    )
    at += timedelta(minutes=30)
    actions.adopt_scheme(by=stage.head, at=at, request_id=None, scheme=row.uid, from_on=first)
    return at + timedelta(minutes=10)

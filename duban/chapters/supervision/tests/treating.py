"""Bring a problem to a decision, a notice to its plan or more time, two units to a 协调事项: by the acts alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import Coordination, Problem, RectificationPlan, SupervisionNotice
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.chapters.supervision.tests import builders
from duban.ground.beijing import beijing_day
from tests.cast import Town

OWN_DATE = date(2026, 3, 13)
NEEDED_ON = date(2026, 3, 31)
PROMISED_ON = date(2026, 3, 20)


def self_reported(town: Town, matter: Matter, **changed: Any) -> Problem:
    """What the unit reported of itself, with its own date."""
    return builders.record_problem(town, matter, self_reported=True, own_new_on=OWN_DATE, **changed)


def leave(
    town: Town, problem: Problem, notice: SupervisionNotice | None = None, *, who: str = "sun"
) -> Problem:
    """The director decides that there is no notice: self-reported, or the same fact under that notice."""
    return actions.decide_no_notice(
        by=town[who],
        at=town.tick(),
        request_id=None,
        problem=problem.uid,
        ground=NoNoticeGround.SAME_FACT if notice else NoNoticeGround.SELF_REPORTED,
        reason="单位在检查前已书面报告，自定时限合理",
        notice=notice.uid if notice else None,
    )


def check_problem(town: Town, problem: Problem, *, verified: bool = True) -> None:
    """The Office looks on the spot."""
    actions.verify_rectification(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        problem=problem.uid,
        verified=verified,
        finding="现场复核",
    )


def plan(town: Town, notice: SupervisionNotice, *, done_by: date = date(2026, 3, 10)) -> RectificationPlan:
    return actions.plan_rectification(
        by=town["lin"],
        at=town.tick(),
        request_id=None,
        notice=notice.uid,
        measures="返工第三段，增加旁站监理",
        responsible="高卫东",
        done_by=done_by,
    )


def ask_more_time(town: Town, notice: SupervisionNotice, *, new_due_on: date) -> SupervisionNotice:
    return actions.request_rectification_extension(
        by=town["lin"],
        at=town.tick(),
        request_id=None,
        notice=notice.uid,
        new_due_on=new_due_on,
        reason="砂浆养护期未到",
    )


def answer_more_time(town: Town, notice: SupervisionNotice, *, grant: bool = True) -> SupervisionNotice:
    return actions.extend_rectification(
        by=town["sun"], at=town.tick(), request_id=None, notice=notice.uid, grant=grant, opinion="情况属实"
    )


def asked(town: Town, matter: Matter, *, who: str = "lin") -> Coordination:
    """The lead unit asks the co-unit."""
    return actions.request_coordination(
        by=town[who],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        asking=town.unit("works").uid,
        asked=town.unit("business").uid,
        text="请腾退码头仓库，以便进场施工",
        needed_on=NEEDED_ON,
    )


def answered(town: Town, row: Coordination, *, promises: bool = True) -> Coordination:
    return actions.answer_coordination(
        by=town["zhao"],
        at=town.tick(),
        request_id=None,
        coordination=row.uid,
        promises=promises,
        answer="三月二十日前腾退" if promises else "仓库另有租约，无权腾退",
        promised_on=PROMISED_ON if promises else None,
    )


def escalated(town: Town, row: Coordination) -> Coordination:
    return actions.escalate_coordination(
        by=town["lin"], at=town.tick(), request_id=None, coordination=row.uid, reason="影响汛前完工"
    )


def decided(town: Town, row: Coordination, *, binds: bool = True) -> Coordination:
    return actions.decide_coordination(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        coordination=row.uid,
        binds=binds,
        decision="由经营管理部协商解除租约",
        due_on=beijing_day(town.at) + timedelta(days=10) if binds else None,
    )


def settled(town: Town, row: Coordination) -> Coordination:
    return actions.settle_coordination(
        by=town["lin"],
        at=town.tick(),
        request_id=None,
        coordination=row.uid,
        settled_on=beijing_day(town.at),
    )

"""What units answer to an assignment, and the Office to them: told beside the lives of the matters."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.responsibility import actions as responsibility
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.queries import handovers
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit

SPEAKERS = (PostKind.LIAISON_A, PostKind.UNIT_HEAD)
GIVEN_AGO, ANSWERED_AGO = 5, 2
OBJECTIONS = (
    ("该项工作涉及的场地由其他单位管理，本单位无实施条件。", "综合部", True),
    ("本单位人员不足，建议另行明确承办单位。", "规划设计部", False),
)


def of_the_units(stage: Stage) -> list[Life]:
    """Two objections that are answered, one upheld and one not, and one of today that waits; two hand-overs, of
    which one is signed for."""
    return [
        *(_objection(stage, index, *said) for index, said in enumerate(OBJECTIONS)),
        _waiting_objection(stage),
        _hand_over(stage, 40, signed=True),
        _hand_over(stage, 1, signed=False),
    ]


def _given(stage: Stage, ago: int) -> list[Assignment]:
    """What was assigned that many days ago, as it was written down."""
    rows = Assignment.objects.filter(assigned_on=stage.day(ago)).select_related("matter", "unit")
    return list(rows.order_by("id"))


def _objection(stage: Stage, index: int, reason: str, competent: str, upheld: bool) -> Life:
    at = stage.at(GIVEN_AGO - 1, 17, index)
    yield at
    row = _given(stage, GIVEN_AGO)[index]
    _object(row, at, reason, competent)
    at = stage.at(ANSWERED_AGO, 16, index)
    yield at
    responsibility.answer_objection(
        by=stage.director,
        at=at,
        request_id=None,
        assignment=row.uid,
        upheld=upheld,
        answer="经核实，情况属实，拟调整责任单位。" if upheld else "该项属本单位职责，人员问题请内部统筹。",
    )


def _waiting_objection(stage: Stage) -> Life:
    at = stage.at(0, 7, 40)
    yield at
    # Nothing is given out on some days of the year.
    for row in _given(stage, 1)[-1:]:
        _object(row, at, "该事项的主管职责已划转，本单位仅承担配合工作。", "经营管理部")


def _object(row: Assignment, at: datetime, reason: str, competent: str) -> None:
    responsibility.object_to_assignment(
        by=organization.holders(row.unit_id, SPEAKERS, beijing_day(at))[0],
        at=at,
        request_id=None,
        assignment=row.uid,
        reason=reason,
        competent=competent,
    )


def _hand_over(stage: Stage, ago: int, *, signed: bool) -> Life:
    """A handler of a unit leaves his matters to its liaison; each of the two in a unit of its own."""
    at = stage.at(ago, 14, 20)
    yield at
    today = beijing_day(at)
    unit, leaving = [
        (unit, person)
        for unit in _units()
        for person in organization.holders(unit.pk, (PostKind.HANDLER,), today)
        if handovers.in_hand(unit.pk, person, today)
    ][0 if signed else -1]
    liaison = organization.holders(unit.pk, (PostKind.LIAISON_A,), today)[0]
    listed = responsibility.hand_over(
        by=organization.holders(unit.pk, (PostKind.UNIT_HEAD,), today)[0],
        at=at,
        request_id=None,
        unit=unit.uid,
        outgoing=leaving.uid,
        receiver=liaison.uid,
        on=today,
        remark="工作调整。纸质材料在本单位档案柜，电子材料已拷交。",
    )
    if signed:
        at = stage.at(ago - 1, 9, 10)
        yield at
        responsibility.receive_handover(by=liaison, at=at, request_id=None, handover=listed.uid, agrees=True)


def _units() -> list[OrgUnit]:
    return list(OrgUnit.objects.filter(in_scope=True).order_by("ordinal", "id"))

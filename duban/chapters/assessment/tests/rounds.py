"""Bring results to any state: a computing as it leaves its sheets, and from there on by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.db.models import Model
from python_calamine import CalamineWorkbook

from duban.chapters.assessment import actions
from duban.chapters.assessment.actions.results import sheeted
from duban.chapters.assessment.models import (
    AnnualEdition,
    AssessmentRun,
    Commendation,
    PersonResult,
    Recusal,
    ResultObjection,
    ResultRound,
    UnitResult,
)
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.terms.results import RecusalGround
from duban.chapters.assessment.tests.runs import PARTIES as PARTIES
from duban.chapters.assessment.tests.runs import UNTIL as UNTIL
from duban.chapters.assessment.tests.runs import Party as Party
from duban.chapters.assessment.tests.runs import name_of as name_of
from duban.chapters.assessment.tests.runs import run as run
from duban.support.documents import sweeps as documents
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting, OrgUnit
from duban.support.organization.terms import MeetingKind
from tests.cast import Town
from tests.papers import text_file

JULY, MAY = date(2026, 7, 6), date(2026, 5, 1)
# Published on the 6th for five working days, until the 13th.
LAST_DAY, AFTER = date(2026, 7, 13), date(2026, 7, 14)
# What a computing to the end of May has of units of which one went into the other on the first of that month.
MERGED = (
    Party("works", total="92", to_on=date(2026, 4, 30)),
    Party("business", total="81", proposed="FAIRLY_GOOD"),
    Party("planning", total="85", from_on=MAY),
)


def proposed(town: Town, **changed: Any) -> ResultRound:
    """拟定 on the 6th of July."""
    town.go_to(JULY)
    made = run(town, **changed)
    return actions.propose_results(by=town["chen"], at=town.tick(), request_id=None, run=made.uid)


def publish(town: Town, of: ResultRound) -> ResultRound:
    return actions.publish_result(by=town["sun"], at=town.tick(), request_id=None, result_round=of.uid)


def published(town: Town, **changed: Any) -> ResultRound:
    return publish(town, proposed(town, **changed))


def unit_result(of: ResultRound, town: Town, unit: str = "works") -> UnitResult:
    return queries.unit_results(of).get(unit=town.unit(unit))


def person_result(of: ResultRound, town: Town, person: str = "gao") -> PersonResult:
    return queries.person_results(of).get(person=town[person])


def object_to(
    town: Town,
    result: AnyResult,
    *,
    who: str = "li",
    reason: str = "6月10日的反馈已于当日报送，不应扣分",
    evidence: Any = None,  # Any: a uid
) -> ResultObjection:
    return actions.object_to_result(
        by=town[who], at=town.tick(), request_id=None, result=result.uid, reason=reason, evidence=evidence
    )


def answer(town: Town, objection: ResultObjection, *, who: str = "chen", **changed: Any) -> ResultObjection:
    given: dict[str, Any] = {"upheld": False, "answer": "经查，该次反馈于次日报送，扣分依据充分", **changed}
    return actions.answer_objection(
        by=town[who], at=town.tick(), request_id=None, objection=objection.uid, **given
    )


def submit(town: Town, of: ResultRound) -> ResultRound:
    """On the first day after the publicity."""
    of.refresh_from_db()
    town.go_to((of.objections_until or LAST_DAY) + timedelta(days=1))
    return actions.submit_results(by=town["sun"], at=town.tick(), request_id=None, result_round=of.uid)


def submitted(town: Town, **changed: Any) -> ResultRound:
    return submit(town, published(town, **changed))


def send_back(town: Town, of: ResultRound, *, reason: str = "请核实经营管理部的扣分") -> ResultRound:
    """By the head, in the system."""
    return actions.return_results(
        by=town["wang"], at=town.tick(), request_id=None, result_round=of.uid, reason=reason
    )


def returned(town: Town, **changed: Any) -> ResultRound:
    return send_back(town, submitted(town, **changed))


def run_of(of: ResultRound) -> AssessmentRun:
    """The computing that the round rests on."""
    return sheeted.run_of(of)


def recusal(
    town: Town,
    of: ResultRound,
    *,
    person: str = "zhou",
    unit: str = "works",
    ground: RecusalGround = RecusalGround.IN_CHARGE,
    reason: str = "",
) -> Recusal:
    return actions.recuse(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        result_round=of.uid,
        person=town[person].uid,
        unit=town.unit(unit).uid,
        ground=ground,
        reason=reason,
    )


def meeting(
    town: Town,
    *,
    held_on: date = AFTER,
    attended: Sequence[str] = ("wang", "zhou"),
    number: str = "2026年第9次",
    who: str = "chen",
) -> Meeting:
    """A meeting of the Leading Group, entered from its minutes."""
    return organization.hold_meeting(
        by=town[who],
        at=town.tick(),
        request_id=None,
        kind=MeetingKind.LEADING_GROUP_MEETING,
        number=number,
        held_on=held_on,
        chair=town["wang"].uid,
        attended=[town[one].uid for one in attended],
        minutes=text_file(town, who, name="会议纪要.txt", text=f"会议纪要 {number}").uid,
    )


def merge_works(town: Town) -> None:
    """工程建设部 goes into 经营管理部 on the first of May."""
    organization.merge_units(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        units=[town.unit("works").uid],
        into=town.unit("business").uid,
        on=MAY,
        basis="古城编〔2026〕3号",
    )


def seat_office(town: Town, unit: str = "works") -> None:
    """The Office sits in that department, as a body is founded; no act moves it. Whoever joins afterwards lets everybody
    read the organization anew."""
    office = OrgUnit.objects.get(pk=town.unit("office").pk)
    office.parent = town.unit(unit)
    Model.save(office)
    organization.add_person(by=None, at=town.tick(), request_id=None, username="zeng", name="曾岩")


def fix(town: Town, of: ResultRound, **changed: Any) -> ResultRound:
    """Units and persons, by the head in the system."""
    given: dict[str, Any] = {"by": town["wang"], "request_id": None, "result_round": of.uid}
    actions.fix_unit_grade(**given, at=town.tick(), **changed)
    return fix_persons(town, of)


def fix_persons(town: Town, of: ResultRound) -> ResultRound:
    return actions.fix_person_grade(by=town["wang"], at=town.tick(), request_id=None, result_round=of.uid)


def fixed(town: Town, **changed: Any) -> ResultRound:
    return fix(town, submitted(town, **changed))


def export(town: Town, of: ResultRound, **changed: Any) -> AnnualEdition:
    """Handed over; its paper frozen as the bell does after the commit."""
    given: dict[str, Any] = {"receiver": town.unit("planning").uid, **changed}
    made = actions.export_annual(
        by=town["sun"], at=town.tick(), request_id=None, result_round=of.uid, **given
    )
    documents.sweep(town.tick())
    return made


def exported(town: Town, **changed: Any) -> AnnualEdition:
    return export(town, fixed(town, **changed))


def workbook(content: bytes) -> dict[str, list[list[Any]]]:
    """The sheets of a workbook with the values of their cells, as another program reads them."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def evidence(town: Town, who: str = "chen") -> Any:  # Any: a uid
    return text_file(town, who, name="核查记录.txt", text="核查记录").uid


def correct(town: Town, result: AnyResult, *, grade: str, **changed: Any) -> AnyResult:
    given: dict[str, Any] = {"reason": "漏记一项整改", "evidence": evidence(town), **changed}
    return actions.correct_result(
        by=town["wang"], at=town.tick(), request_id=None, result=result.uid, grade=grade, **given
    )


def commendation(town: Town, **changed: Any) -> Commendation:
    given: dict[str, Any] = {
        "unit": town.unit("works").uid,
        "decision": "关于表扬防汛工作先进单位的通报（古城委〔2026〕8号）",
        "issuer": "古城管委会",
        "on": date(2026, 3, 2),
        "basis": "汛前完成驳岸加固，保障了群众安全",
        "evidence": evidence(town),
    }
    return actions.register_commendation(
        by=town["chen"], at=town.tick(), request_id=None, **{**given, **changed}
    )


def checked_commendation(town: Town, **changed: Any) -> Commendation:
    made = commendation(town, **changed)
    return actions.check_commendation(
        by=town["qian"], at=town.tick(), request_id=None, commendation=made.uid, agrees=True
    )

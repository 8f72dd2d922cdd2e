"""Bring results to any state: a computing as it leaves its sheets, and from there on by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.db.models import Model
from python_calamine import CalamineWorkbook

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import (
    AnnualEdition,
    AssessmentRun,
    Commendation,
    PersonResult,
    Recusal,
    ResultObjection,
    ResultRound,
    Sheet,
    UnitResult,
)
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.terms.facts import RunState
from duban.chapters.assessment.terms.results import RecusalGround
from duban.support.documents import sweeps as documents
from duban.support.organization import actions as organization
from duban.support.organization.models import Meeting, OrgUnit
from duban.support.organization.terms import MeetingKind
from tests.cast import Town
from tests.papers import text_file

UNTIL = date(2026, 6, 30)
JULY = date(2026, 7, 6)
# Published on the 6th for five working days, until the 13th.
LAST_DAY, AFTER = date(2026, 7, 13), date(2026, 7, 14)


@dataclass(frozen=True)
class Party:
    """One sheet of a computing: the unit, or the person as one of it."""

    unit: str
    side: str = "UNDERTAKING"
    person: str = ""
    total: str = "90"
    proposed: str = "FAIRLY_GOOD"
    ranked: bool = True
    vetoes: Sequence[str] = ()
    waiting: Sequence[str] = ()
    to_on: date | None = None
    from_on: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)


PARTIES = (
    Party("works", total="92.5", proposed="GOOD"),
    Party("business", total="81", proposed="FAIRLY_GOOD"),
    Party("planning", ranked=False, proposed=""),
    Party("company", side="SERVICE", total="88", proposed="FAIRLY_GOOD"),
    Party("works", person="li", total="92.5", proposed="COMPETENT"),
    Party("works", person="gao", total="95", proposed="EXCELLENT"),
    Party("business", person="zheng", total="81", proposed="COMPETENT"),
    Party("company", side="SERVICE", person="feng", total="88", proposed="COMPETENT"),
)


def run(
    town: Town,
    *,
    year: int = 2026,
    until: date = UNTIL,
    parties: Sequence[Party] = PARTIES,
    state: str = RunState.COMPUTED,
) -> AssessmentRun:
    """A computing of the year and its sheets. They are working rows of another noun, which no act of this one makes."""
    ordinal = AssessmentRun.objects.filter(year=year).count() + 1
    done = state != RunState.ASKED
    made = AssessmentRun(
        year=year,
        ordinal=ordinal,
        scheme_ref="assessment.assessmentscheme:1",
        scheme_label="考核细则第1版",
        until_on=until,
        state=state,
        work=uuid4(),
        asked_by=town["chen"],
        asked_on=town.at.date(),
        computed_on=town.at.date() if done else None,
        parties=len(parties),
        inputs_digest="0" * 64 if done else "",
        result_digest="0" * 64 if done else "",
    )
    Model.save(made)
    Sheet.objects.bulk_create(_sheet(town, made, one) for one in parties)
    return made


def _sheet(town: Town, made: AssessmentRun, one: Party) -> Sheet:
    return Sheet(
        run=made,
        uid=uuid4(),
        party="PERSON" if one.person else "UNIT",
        side=one.side,
        unit=town.unit(one.unit),
        person=town[one.person] if one.person else None,
        unit_name=name_of(town, one.unit),
        person_name=town[one.person].name if one.person else "",
        from_on=one.from_on or date(made.year, 1, 1),
        to_on=one.to_on or made.until_on,
        matters=3 if one.ranked else 0,
        total=one.total if one.ranked else "0",
        rounded=Decimal(one.total) if one.ranked else Decimal(0),
        proposed=one.proposed,
        ranked=one.ranked,
        not_ranked_because="" if one.ranked else "年内没有督办事项，不参加排名",
        vetoes=[{"rule": "v1", "words": words} for words in one.vetoes],
        waiting=list(one.waiting),
    )


def name_of(town: Town, unit: str) -> str:
    found: str = town.unit(unit).names.get(kind="FORMAL").name
    return found


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
    town: Town, result: AnyResult, *, who: str = "li", reason: str = "6月10日的反馈已于当日报送，不应扣分"
) -> ResultObjection:
    return actions.object_to_result(
        by=town[who], at=town.tick(), request_id=None, result=result.uid, reason=reason
    )


def answer(town: Town, objection: ResultObjection, *, who: str = "chen", **changed: Any) -> ResultObjection:
    given: dict[str, Any] = {"upheld": False, "answer": "经查，该次反馈于次日报送，扣分依据充分", **changed}
    return actions.answer_objection(
        by=town[who], at=town.tick(), request_id=None, objection=objection.uid, **given
    )


def submit(town: Town, of: ResultRound) -> ResultRound:
    town.go_to(AFTER)
    return actions.submit_results(by=town["sun"], at=town.tick(), request_id=None, result_round=of.uid)


def submitted(town: Town, **changed: Any) -> ResultRound:
    return submit(town, published(town, **changed))


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
    return actions.fix_person_grade(**given, at=town.tick())


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

"""Bring the plan, visits, records, special supervision and interviews about: by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions
from duban.chapters.supervision.actions import Looked, PlannedVisit, Requirement, Suggestion
from duban.chapters.supervision.models import (
    InspectionApproval,
    InspectionPlan,
    InspectionRecord,
    Interview,
    PlanLine,
    Special,
    StudyOpinion,
    Visit,
    VisitSubject,
)
from duban.chapters.supervision.terms.inspecting import InspectionForm, OpinionAnswer, StudyWay
from duban.ground.beijing import beijing_day
from tests.cast import Town

YEAR_END = date(2026, 12, 31)
SEEN = "现场查看第三段驳岸，砌筑完成，养护到位；台账齐全。"


def planned(town: Town, **changed: Any) -> PlannedVisit:
    given: dict[str, Any] = {
        "what": "重点工程进度和质量",
        "unit": town.unit("works").uid,
        "form": InspectionForm.SITE_CHECK,
        "from_on": date(2026, 3, 1),
        "to_on": YEAR_END,
        "team": "陈启明、钱晓雯",
    }
    return PlannedVisit(**{**given, **changed})


def plan(town: Town, *lines: PlannedVisit, **changed: Any) -> InspectionPlan:
    """Drafted by a clerk, waiting for the head."""
    return actions.draft_inspection_plan(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        **{"year": 2026, "lines": list(lines) or [planned(town)], **changed},
    )


def adopted(town: Town, *lines: PlannedVisit) -> InspectionPlan:
    waiting = plan(town, *lines)
    return actions.adopt_inspection_plan(by=town["wang"], at=town.tick(), request_id=None, plan=waiting.uid)


def line(found: InspectionPlan, place: int = 1) -> PlanLine:
    return PlanLine.objects.get(plan=found, revision=found.revision, place=place)


def requested(town: Town, matter: Matter, **changed: Any) -> InspectionApproval:
    given: dict[str, Any] = {
        "unit": town.unit("works").uid,
        "form": InspectionForm.SITE_CHECK,
        "reason": "群众反映扬尘问题，须现场核实",
    }
    return actions.request_inspection(
        by=town["chen"], at=town.tick(), request_id=None, matter=matter.uid, **{**given, **changed}
    )


def granted(town: Town, matter: Matter, **changed: Any) -> InspectionApproval:
    asked = requested(town, matter, **changed)
    return actions.decide_inspection(
        by=town["wang"], at=town.tick(), request_id=None, approval=asked.uid, grant=True
    )


def arranged(town: Town, matter: Matter, *, on: date | None = None, apart: str = "", **changed: Any) -> Visit:
    """On an approval of its own, today unless a day is given."""
    approval = granted(town, matter, **changed)
    return actions.arrange_visit(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        planned_on=on or beijing_day(town.at),
        approval=approval.uid,
        apart_reason=apart,
    )


def subject(visit: Visit) -> VisitSubject:
    return VisitSubject.objects.filter(visit=visit).earliest("id")


def looked(town: Town, **changed: Any) -> Looked:
    given: dict[str, Any] = {"held_on": beijing_day(town.at), "seen": SEEN, "lines": ["9(1)", "9(8)"]}
    return Looked(**{**given, **changed})


def as_data(one: Looked) -> dict[str, Any]:
    """As it goes through the JSON door."""
    return {
        "held_on": one.held_on,
        "seen": one.seen,
        "lines": list(one.lines),
        "location": one.location,
        "people": one.people,
        "evidence": list(one.evidence),
        "look_back_on": one.look_back_on,
    }


def recorded(town: Town, matter: Matter, *, visit: Visit | None = None, **changed: Any) -> InspectionRecord:
    """An on-site inspection of today, on file."""
    made = visit or arranged(town, matter, apart="情况紧急")
    return actions.record_visit(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        subject=subject(made).uid,
        looked=looked(town, **changed),
    )


def studied(town: Town, matter: Matter, *units: str) -> InspectionRecord:
    """A field study with an opinion to each of these units; to the lead unit, if none is named."""
    visit = arranged(town, matter, form=InspectionForm.FIELD_STUDY, apart="专题调研")
    return actions.study_in_field(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        subject=subject(visit).uid,
        ways=[StudyWay.SYMPOSIUM, StudyWay.GRASS_ROOTS],
        looked=looked(town),
        opinions=[Suggestion(town.unit(key).uid, "建议增设夜间巡查") for key in units or ("works",)],
    )


def opinion(record: InspectionRecord) -> StudyOpinion:
    return StudyOpinion.objects.filter(record=record).earliest("id")


def answered(town: Town, one: StudyOpinion, *, who: str = "lin") -> StudyOpinion:
    return actions.answer_study_opinion(
        by=town[who],
        at=town.tick(),
        request_id=None,
        study_opinion=one.uid,
        answer=OpinionAnswer.ADOPTED,
        reason="自下周起每晚巡查一次",
    )


def special(town: Town, matter: Matter, *, unit: str = "works") -> Special:
    return actions.open_special(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit(unit).uid,
        blockage="管线迁改未完成，施工面受阻",
        target_on=date(2026, 4, 30),
    )


def special_step(town: Town, one: Special) -> InspectionRecord:
    return actions.record_special(
        by=town["chen"], at=town.tick(), request_id=None, special=one.uid, looked=looked(town)
    )


def proposed(town: Town, matter: Matter, *, unit: str = "works", **changed: Any) -> Interview:
    given: dict[str, Any] = {
        "reason": "进度滞后，经催办未见改进",
        "topics": "介绍进展情况，说明滞后原因和追赶安排",
        "planned_on": date(2026, 3, 6),
        "location": "上午9时，管委会三楼会议室",
    }
    return actions.propose_interview(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit(unit).uid,
        **{**given, **changed},
    )


def approved(town: Town, matter: Matter, **changed: Any) -> Interview:
    asked = proposed(town, matter, **changed)
    return actions.decide_interview(
        by=town["wang"], at=town.tick(), request_id=None, interview=asked.uid, grant=True
    )


def notified(town: Town, matter: Matter, **changed: Any) -> Interview:
    ready = approved(town, matter, **changed)
    return actions.issue_interview_notice(
        by=town["sun"], at=town.tick(), request_id=None, interview=ready.uid
    )


def held(
    town: Town, matter: Matter, *, requirements: Sequence[Requirement] = (), **changed: Any
) -> Interview:
    told = notified(town, matter, **changed)
    town.go_to(told.planned_on)
    return actions.interview(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        interview=told.uid,
        interviewee=town["li"].uid,
        present=[town["chen"].uid, town["sun"].uid],
        looked=looked(town),
        signed=True,
        requirements=list(requirements),
    )

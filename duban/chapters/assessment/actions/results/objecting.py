"""对考核结果提出异议 and its reasoned reply (6(2))."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import stepping
from duban.chapters.assessment.actions.results.proposing import of_sheet, run_of
from duban.chapters.assessment.models import PersonResult, ResultObjection, UnitResult
from duban.chapters.assessment.queries import computing
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.computing import Computed
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import ObjectionState, Remedy
from duban.chapters.assessment.terms.scheme import PartyKind
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

LEADERS = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)


@transaction.atomic
@ledger.once("assessment.object_to_result", queries.objection_by_uid)
def object_to_result(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    result: UUID,
    reason: str,
    evidence: UUID | None = None,
) -> ResultObjection:
    """对考核结果提出异议（第六条第二项）: the unit by its head, staff in person; within the publicity, once.

    The Office owes a reasoned reply within the working days of the rule set. Refuses one after the publicity
    (assessment.not_in_publicity), a second one (assessment.objected_already) and one without facts and reasons.
    """
    found = queries.visible_result(person=by, at=at, uid=result)
    access.require("assessment.object_to_result", queries.standing(by, at, found))
    of, today = queries.lock(found.round), beijing_day(at)
    about = queries.lock(found)
    stepping.check_step("assessment.object_to_result", of)
    rules.check_in_time(today, until=of.objections_until)
    rules.check_first(queries.objection_to(about) is not None)
    days = rulebook.values(today).number("assessment.answer_objection_within")
    made = ResultObjection(
        unit_result=about if isinstance(about, UnitResult) else None,
        person_result=about if isinstance(about, PersonResult) else None,
        by=by,
        on=today,
        reason=rules.check_text(reason, _("异议的事实和理由")),
        evidence=files.file_by_uid(evidence) if evidence else None,
        due_on=rules.answer_due(today, days, rulebook.calendar()),
    )
    made.save()
    inbox.tell(
        _answerers(about, today),
        kind="assessment.objection",
        text=_("有一件考核异议待答复，{due} 前答复").format(due=made.due_on),
        at=at,
        slot=f"result-objection:{made.uid}",
        subject_ref=made.ref,
        context_ref=of.ref,
    )
    ledger.record(
        "assessment.object_to_result",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=of.ref,
        label=f"{about.party}对考核结果提出异议",
        new={"result": about.ref, "due_on": made.due_on},
        reason=made.reason,
    )
    return made


def _answerers(about: AnyResult, day: date) -> list[Person]:
    """Who owes the answer: the Office; for itself and the department in which it sits, others."""
    if queries.of_office(about.unit):
        assessor = queries.assessor_of(about.unit)
        return [assessor] if assessor else organization.holders(None, LEADERS, day)
    return organization.holders(None, (PostKind.OFFICE_DIRECTOR, PostKind.OFFICE_STAFF), day)


@transaction.atomic
@ledger.once("assessment.answer_objection", queries.objection_by_uid)
def answer_objection(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    objection: UUID,
    upheld: bool,
    answer: str,
    remedy: Remedy = Remedy.NONE,
    grade: str = "",
) -> ResultObjection:
    """答复考核异议（第六条第二项）: upheld or not, with the reason, and what changes by it.

    Upheld, people may suggest another grade (the answer is the reason; the scheme's proposal stays on record), or take
    over the points of a later computing. For the Office's own department whom the Leading Group designated answers.
    Refuses whoever serves in the unit or is himself assessed (assessment.result_own_unit), one who has recused, a grade of the
    other scale (assessment.grade_of_other_scale), and an objection that has its answer.
    """
    found = queries.visible_objection(person=by, at=at, uid=objection)
    access.require("assessment.answer_objection", queries.standing(by, at, found.about))
    of, today = queries.lock(found.about.round), beijing_day(at)
    answered, about = queries.lock(found), queries.lock(queries.current(found.about))
    stepping.check_step("assessment.answer_objection", of)
    rules.check_waits(answered.answered_on)
    _check_answerer(about, by, today)
    remedy = Remedy(remedy)
    state = rules.state_of(upheld)
    rules.check_remedy(remedy, upheld=upheld, verdict=str(state.label), label=str(remedy.label))
    answered.answer = rules.check_text(answer, _("答复的事实和理由"))
    before = about.suggested
    if remedy == Remedy.OVERRIDE:
        about = _suggest(about, grade, reason=answered.answer)
    elif remedy == Remedy.RECOMPUTE:
        about = _recompute(about, today, reason=answered.answer)
    answered.state, answered.remedy = state, remedy
    answered.answered_by, answered.answered_on = by, today
    answered.save()
    inbox.tell(
        [answered.by, *queries.to_tell(about, today)],
        kind="assessment.objection",
        text=_("您提出的考核异议已答复，请查看"),
        at=at,
        slot=f"result-objection:{answered.uid}:{answered.state}",
        subject_ref=answered.ref,
        context_ref=of.ref,
    )
    ledger.record(
        "assessment.answer_objection",
        at=at,
        actor=organization.actor_of(by, at),
        row=answered,
        context=of.ref,
        label=f"答复{about.party}的考核异议：{state.label}，{remedy.label}",
        old={"state": ObjectionState.MADE, "suggested": before},
        new={"state": state, "remedy": remedy, "suggested": about.suggested, "points": about.total},
        reason=answered.answer,
    )
    return answered


def _check_answerer(about: AnyResult, by: Person, today: date) -> None:
    assessor = queries.assessor_of(about.unit)
    rules.check_answerer(
        of_office=queries.of_office(about.unit),
        is_assessor=queries.assesses(by, about.unit, today),
        in_office=bool(organization.roles(by, today) & queries.OFFICE),
        unit=about.unit_name,
        assessor=assessor.name if assessor else str(_("领导小组成员")),
    )
    stepping.check_impartial([about], by, today)


def _suggest(about: AnyResult, grade: str, *, reason: str) -> AnyResult:
    """Another grade goes up than the scheme proposes, a word of the scale of that kind of party."""
    rules.check_other_grade(grade, before=about.suggested, ranked=about.ranked, name=about.party)
    if isinstance(about, UnitResult):
        about.suggested = rules.check_unit_grade(grade)
    else:
        about.suggested = rules.check_person_grade(grade)
    about.suggested_reason = reason
    about.save()
    return about


def _recompute(about: AnyResult, today: date, *, reason: str) -> AnyResult:
    """A further edition with what the newest computing of the year has for the same party."""
    sheet = _sheet_of(about)
    about.is_current = False
    about.save()
    given = {**of_sheet(sheet, today), "edition": about.edition + 1, "change_reason": reason}
    made: AnyResult
    if isinstance(about, UnitResult):
        made = UnitResult(round=about.round, supersedes=about, **given)
    else:
        made = PersonResult(
            round=about.round,
            supersedes=about,
            person=about.person,
            person_name=about.person_name,
            **given,
        )
    made.save()
    return made


def _sheet_of(about: AnyResult) -> Computed:
    """The party's sheet in the newest finished computing of the year, if that is a later one than the round's."""
    of = about.round
    newest = computing.latest(of.year)
    later = newest is not None and newest.ordinal > run_of(of).ordinal and newest.until_on == of.to_on
    kind = PartyKind.UNIT if isinstance(about, UnitResult) else PartyKind.PERSON
    person = about.person_id if isinstance(about, PersonResult) else None
    sheets = computing.sheets_of(newest) if later and newest is not None else []
    own = [
        one
        for one in sheets
        if (one.party, one.side, one.unit_id, one.person_id) == (kind, about.side, about.unit_id, person)
    ]
    rules.check_run(bool(own), parties=len(own))
    return own[0]

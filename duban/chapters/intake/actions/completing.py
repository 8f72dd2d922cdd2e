"""补正: a person answers what the reading asked, and corrects what it got wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.terms import QUESTIONS, CandidateState, ListState, RowStatus, Topic
from duban.chapters.matters.actions import Target, UnitRole
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground import access
from duban.ground.access import ACTS, Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

ACT = "intake.complete_candidate"


@dataclass(frozen=True)
class Completion:
    """What a person fills in; None leaves it as it is. `due_on` is a Beijing date, `open_ended` says that
    there is none. `units` and `milestones` replace what was read. `confirmed` are the places, from 0, of
    questions that are answered by leaving things as they are, with `remark`."""

    title: str | None = None
    category: MatterCategory | None = None
    limb: DefinitionLimb | None = None
    due_on: date | None = None
    open_ended: bool = False
    units: Sequence[UnitRole] | None = None
    leaders: Sequence[UUID] | None = None
    milestones: Sequence[Target] | None = None
    objectives: Sequence[str] | None = None
    confirmed: Sequence[int] = ()
    remark: str = ""


@transaction.atomic
@ledger.once(ACT, queries.candidate_by_uid)
def complete_candidate(
    *, by: Person, at: datetime, request_id: UUID | None, candidate: UUID, completion: Completion
) -> Candidate:
    """补正拟立项事项（第十一条第一项）: answer questions, correct what was read; the source's strings stay.

    Whatever is filled in answers the questions about it; a missing lead unit only by naming one. A proposal
    already made must be made again. Refuses units unknown, twice, or out of scope (art. 3), a second lead,
    and rows that are no matter unless a title is given.
    """
    found = queries.visible_candidate(person=by, at=at, uid=candidate)
    access.require("intake.complete_candidate", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    completed = queries.lock_candidate(found)
    check_open(ACT, listed.state, completed)
    before = _content(completed)
    given = _apply(completed, completion)
    rules.check_given(len(given) + len(completion.confirmed))
    _answer(completed, completion, given, by=by, today=beijing_day(at))
    withdrawn = completed.state != CandidateState.CANDIDATE
    completed.state = CandidateState.CANDIDATE
    completed.proposed_by = completed.proposed_on = completed.reviewed_by = completed.reviewed_on = None
    completed.save()
    after = _content(completed)
    ledger.record(
        ACT,
        at=at,
        actor=organization.actor_of(by, at),
        row=completed,
        context=listed.ref,
        label=f"补正第{completed.source_row}行{'，原拟办意见撤回' if withdrawn else ''}",
        old={key: value for key, value in before.items() if value != after[key]},
        new={key: value for key, value in after.items() if value != before[key]},
        reason=completion.remark,
    )
    return completed


def check_open(act: str, list_state: str, candidate: Candidate) -> None:
    """Both the list and the candidate stand where this act belongs."""
    name = ACTS[act].name
    rules.check_state(act, list_state, label=str(ListState(list_state).label), name=name)
    label = str(CandidateState(candidate.state).label)
    rules.check_candidate_open(act, candidate.state, label=label, name=name)


def _content(candidate: Candidate) -> dict[str, object]:
    fields = ("title", "category", "limb", "due_on", "units", "leaders", "milestones", "objectives")
    content: dict[str, object] = {field: getattr(candidate, field) for field in fields}
    return {**content, "open_questions": [one["code"] for one in candidate.open_questions]}


def _apply(candidate: Candidate, completion: Completion) -> dict[str, str]:
    """Fill in what is given; says for each field what it now is, in words."""
    given: dict[str, str] = {}
    rules.check_title(queries.standing_of(candidate), completion.title)
    if completion.title is not None:
        candidate.title = given[Topic.TITLE] = completion.title.strip()
    if completion.category is not None:
        candidate.category = given["category"] = MatterCategory(completion.category)
    if completion.limb is not None:
        candidate.limb = given["limb"] = DefinitionLimb(completion.limb)
    due_on = rules.check_due(completion.due_on, open_ended=completion.open_ended)
    if due_on is not None:
        candidate.due_on = due_on
        given[Topic.DEADLINE] = _("无终止时限") if completion.open_ended else str(due_on)
    if completion.milestones is not None:
        candidate.milestones = [_milestone(one) for one in completion.milestones]
        given["milestones"] = "；".join(f"{one.planned_on} {one.label}" for one in completion.milestones)
    if completion.objectives is not None:
        candidate.objectives = [text.strip() for text in completion.objectives if text.strip()]
        given["objectives"] = "；".join(candidate.objectives)
    return given | _apply_units(candidate, completion)


def _milestone(one: Target) -> dict[str, object]:
    return {
        "label": one.label.strip()[:200],
        "subject": one.subject.strip()[:120],
        "on": str(one.planned_on),
        "is_state": one.is_state,
    }


def _apply_units(candidate: Candidate, completion: Completion) -> dict[str, str]:
    given: dict[str, str] = {}
    if completion.units is not None:
        units = [_unit(one) for one in completion.units]
        rules.check_units(units)
        candidate.units = [
            {"text": one.name, "uid": one.uid, "name": one.name, "relation": one.relation} for one in units
        ]
        given[Topic.UNITS] = "；".join(one.name for one in units) or _("不列单位")
    if completion.leaders is not None:
        people = [organization.person_by_uid(uid) for uid in completion.leaders]
        candidate.leaders = [{"uid": str(one.uid), "name": one.name} for one in people]
        given[Topic.PEOPLE] = "；".join(one.name for one in people) or _("不列包保领导")
    return given


def _unit(one: UnitRole) -> rules.Unit:
    unit = organization.unit_by_uid(one.unit)
    return rules.Unit(
        uid=str(unit.uid), name=queries.name_of(unit), relation=Relation(one.relation), in_scope=unit.in_scope
    )


def _answer(
    candidate: Candidate, completion: Completion, given: dict[str, str], *, by: Person, today: date
) -> None:
    """Close the questions that this answers, with who and when; what the directory does not know and a
    person lets stand is not listed, and a lead that went with it is asked for anew."""
    before = queries.questions(candidate)
    rules.check_confirmed(completion.confirmed, len(before))
    topics = {Topic(key): text for key, text in given.items() if key in Topic.values}
    if "milestones" in given:
        topics.setdefault(Topic.MILESTONES, given["milestones"] or _("不列节点"))
    after = rules.answer(
        before,
        given=topics,
        confirmed=completion.confirmed,
        remark=completion.remark.strip() or _("经核对，按现有内容办理"),
        has_lead=queries.lead_of(candidate) is not None,
        by=by.name,
        on=str(today),
    )
    if rules.settles_units(before, completion.confirmed, after):
        candidate.units = [one for one in candidate.units if one["uid"]]
    if queries.lead_of(candidate) is None:
        after = rules.asking_for_lead(after, str(QUESTIONS["lead_missing"]))
    candidate.questions = [asdict(one) for one in after]
    if candidate.status in {RowStatus.REFUSED, RowStatus.SKIPPED} and completion.title is None:
        return
    candidate.status = rules.status_after(after)

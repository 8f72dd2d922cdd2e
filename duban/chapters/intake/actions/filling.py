"""What a person fills in of a candidate: the same whether its list is still on the way in or has been taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.models import Candidate
from duban.chapters.intake.rules import Before
from duban.chapters.intake.terms import AT_ROW, QUESTIONS, RowStatus, Topic
from duban.chapters.matters.actions import Target, UnitRole
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.access import Relation
from duban.support.organization import queries as organization


@dataclass(frozen=True)
class Completion:
    """What a person fills in; None leaves it as it is. `due_on` is a Beijing date, `open_ended` says that
    there is none. `units` and `milestones` replace what was read; `named` says which unit is meant by words of
    the source (none: it is not listed), `lead` which of the units leads, the others of unclear part become co-units.
    `before` replaces what is known of the time before the list was taken in. `confirmed` are the places, from 0,
    of questions that are answered by leaving things as they are, with `remark`."""

    title: str | None = None
    category: MatterCategory | None = None
    limb: DefinitionLimb | None = None
    due_on: date | None = None
    open_ended: bool = False
    units: Sequence[UnitRole] | None = None
    named: Mapping[str, UUID | None] = field(default_factory=dict)
    lead: UUID | None = None
    leaders: Sequence[UUID] | None = None
    milestones: Sequence[Target] | None = None
    objectives: Sequence[str] | None = None
    before: Before | None = None
    confirmed: Sequence[int] = ()
    remark: str = ""


# How a unit is found: in the database, or in a directory that was read before.
Known = Callable[[UUID], rules.Unit]


def by_uid(uid: UUID) -> rules.Unit:
    """The unit with its present name, from the database."""
    unit = organization.unit_by_uid(uid)
    return rules.Unit(uid=str(unit.uid), name=queries.name_of(unit), relation="", in_scope=unit.in_scope)


def fill(
    candidate: Candidate,
    completion: Completion,
    *,
    by: str,
    today: date,
    on: str = "",
    known: Known = by_uid,
) -> None:
    """Write what is given into the candidate and close the questions that it answers, with who and on which day.

    Does not save. Refuses where nothing is given, and what the rules of a candidate refuse.
    """
    given = _apply(candidate, completion, today, known)
    rules.check_given(len(given) + len(completion.confirmed))
    _answer(candidate, completion, given, by=by, on=on or str(today), known=known)
    candidate.state = rules.state_of_row(candidate.brought, candidate.status, today)


def content_of(candidate: Candidate) -> dict[str, object]:
    """What may be filled in, as it now is."""
    names = ("title", "category", "limb", "due_on", "units", "leaders", "milestones", "objectives", "brought")
    content: dict[str, object] = {name: getattr(candidate, name) for name in names}
    return {**content, "open_questions": [one["code"] for one in candidate.open_questions]}


def _apply(candidate: Candidate, completion: Completion, today: date, known: Known) -> dict[str, str]:
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
    if completion.before is not None:
        rules.check_before(completion.before, place=str(AT_ROW).format(row=candidate.source_row), today=today)
        candidate.brought = completion.before.to_json()
        given[Topic.BROUGHT] = completion.before.words
    return given | _apply_units(candidate, completion, known)


def _milestone(one: Target) -> dict[str, object]:
    return {
        "label": one.label.strip()[:200],
        "subject": one.subject.strip()[:120],
        "on": str(one.planned_on),
        "is_state": one.is_state,
    }


def _apply_units(candidate: Candidate, completion: Completion, known: Known) -> dict[str, str]:
    given: dict[str, str] = {}
    if completion.units is not None:
        units = [replace(known(one.unit), relation=Relation(one.relation)) for one in completion.units]
        rules.check_units(units)
        candidate.units = [
            {"text": one.name, "uid": one.uid, "name": one.name, "relation": one.relation} for one in units
        ]
        given[Topic.UNITS] = "；".join(one.name for one in units) or _("不列单位")
    elif completion.named or completion.lead is not None:
        given["named"] = _name_units(candidate, completion, known)
    if completion.leaders is not None:
        people = [organization.person_by_uid(uid) for uid in completion.leaders]
        candidate.leaders = [{"uid": str(one.uid), "name": one.name} for one in people]
        given[Topic.PEOPLE] = "；".join(one.name for one in people) or _("不列包保领导")
    return given


def _name_units(candidate: Candidate, completion: Completion, known: Known) -> str:
    """Say which units are meant and which of them leads; what is not named yet stays as it was read."""
    named = {text: known(uid) if uid else None for text, uid in completion.named.items()}
    lead = known(completion.lead) if completion.lead else None
    rules.check_named(named, [one["text"] for one in candidate.units if not one["uid"]])
    units = rules.with_names([_read(one) for one in candidate.units], named, lead)
    scope = {one.uid: known(UUID(one.uid)).in_scope for one in units if one.uid}
    units = rules.placed(units, scope)
    rules.check_units(
        [rules.Unit(one.uid, one.name, one.relation, scope[one.uid]) for one in units if one.uid]
    )
    candidate.units = [asdict(one) for one in units]
    return "；".join(one.name or one.text for one in units)


def _read(one: Mapping[str, str]) -> rules.UnitRead:
    return rules.UnitRead(one["text"], one["uid"], one["name"], one["relation"])


def _answer(
    candidate: Candidate,
    completion: Completion,
    given: dict[str, str],
    *,
    by: str,
    on: str,
    known: Known,
) -> None:
    """Close the questions that this answers; what the directory does not know and a person lets stand is not
    listed, and a lead that went with it is asked for anew."""
    before = queries.questions(candidate)
    rules.check_confirmed(completion.confirmed, len(before))
    topics = {Topic(key): text for key, text in given.items() if key in Topic.values}
    if "milestones" in given:
        topics.setdefault(Topic.MILESTONES, given["milestones"] or _("不列节点"))
    lead = queries.lead_of(candidate)
    after = rules.answer(
        before,
        given=topics,
        confirmed=completion.confirmed,
        remark=completion.remark.strip() or _("经核对，按现有内容办理"),
        has_lead=lead is not None,
        by=by,
        on=on,
    )
    if completion.named:
        words = {text: known(uid).name if uid else _("不列入") for text, uid in completion.named.items()}
        after = rules.answer_named(after, words, by=by, on=on)
    if completion.lead is not None and lead is not None:
        after = rules.answer_lead(after, lead["name"], by=by, on=on)
    if rules.settles_units(before, completion.confirmed, after):
        candidate.units = [one for one in candidate.units if one["uid"]]
    if queries.lead_of(candidate) is None:
        after = rules.asking_for_lead(after, str(QUESTIONS["lead_missing"]))
    candidate.questions = [asdict(one) for one in after]
    if candidate.status in {RowStatus.REFUSED, RowStatus.SKIPPED} and completion.title is None:
        return
    candidate.status = rules.status_after(after)

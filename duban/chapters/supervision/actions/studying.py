"""调研督办 and the answers to its opinions and suggestions (art. 10(4))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries as room
from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.actions import filing
from duban.chapters.supervision.actions.filing import Looked
from duban.chapters.supervision.actions.recording import hold, tell_filed
from duban.chapters.supervision.models import InspectionRecord, StudyOpinion
from duban.chapters.supervision.queries import inspecting, modes
from duban.chapters.supervision.queries import lock as lock_with
from duban.chapters.supervision.rules import inspecting as rules
from duban.chapters.supervision.rules import modes as mode_rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, OpinionAnswer, StudyWay
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class Suggestion:
    """An opinion or suggestion, and the unit that is to answer it."""

    unit: UUID
    text: str


@transaction.atomic
@ledger.once("supervision.study_in_field", modes.record_by_uid)
def study_in_field(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    subject: UUID,
    ways: Sequence[StudyWay],
    looked: Looked,
    opinions: Sequence[Suggestion] = (),
) -> InspectionRecord:
    """调研督办（第十条第四项）: by symposium, briefing, grass-roots visit; with opinions and suggestions.

    Each opinion is owed an answer by its addressee within some working days (rule set). Refuses what a record of a
    visit refuses, a study without a way, and an opinion without words or to a unit without part in the matter.
    """
    found = inspecting.visible_subject(person=by, at=at, uid=subject)
    access.require("supervision.study_in_field", matters.standing(by, at, found.matter))
    organization.lock()
    matter = matters.lock(found.matter, at=at)
    rules.check_form(found.form, (InspectionForm.FIELD_STUDY,))
    mode_rules.check_ways(ways)
    visit = hold(found, looked, act="supervision.study_in_field")
    record = filing.file_record(
        matter,
        visit.unit,
        looked,
        by=by,
        at=at,
        form=InspectionForm.FIELD_STUDY,
        from_on=visit.arranged_on,
        subject=found,
        ways=list(dict.fromkeys(StudyWay(way).value for way in ways)),
    )
    for one in opinions:
        _ask(matter, record, one, at)
    tell_filed(record, at)
    ledger.record(
        "supervision.study_in_field",
        at=at,
        actor=organization.actor_of(by, at),
        row=record,
        context=matter.ref,
        label=f"调研督办，提出意见建议{len(opinions)}条",
        new={**filing.new_values(record, looked), "ways": record.ways, "opinions": len(opinions)},
    )
    return record


def _ask(matter: Matter, record: InspectionRecord, given: Suggestion, at: datetime) -> None:
    """The opinion, and that its addressee owes the answer."""
    unit = organization.unit_by_uid(given.unit)
    room_rules.check_recipient(undertakes=room.undertakes(matter, unit))
    room_rules.check_text(given.text, _("意见建议"), "10(4)")
    opinion = StudyOpinion(record=record, unit=unit, text=given.text)
    opinion.save()
    today = beijing_day(at)
    owed = matters_actions.impose_counted(
        matter,
        ObligationKind.ANSWER_STUDY_OPINION,
        unit=unit,
        source=opinion.ref,
        article="10(4)",
        from_on=today,
        days=rulebook.values(today).number("supervision.answer_study_opinion_within"),
        label=given.text,
    )
    filing.tell_unit(
        unit,
        _("有一条调研意见建议待答复，请于 {due} 前答复").format(due=owed.due_on),
        at=at,
        slot=f"study_opinion:{opinion.uid}",
        subject_ref=opinion.ref,
        context_ref=matter.ref,
    )


@transaction.atomic
@ledger.once("supervision.answer_study_opinion", modes.opinion_by_uid)
def answer_study_opinion(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    study_opinion: UUID,
    answer: OpinionAnswer,
    reason: str,
) -> StudyOpinion:
    """答复调研意见建议（第十条第四项）: 采纳、部分采纳 or 不采纳, each with how it is done or why not.

    Ends what the unit owed on it. Refuses a second answer, and one without its reason.
    """
    found = modes.visible_opinion(person=by, at=at, uid=study_opinion)
    access.require("supervision.answer_study_opinion", modes.opinion_standing(by, at, found))
    matter = matters.lock(found.record.matter, at=at)
    opinion, today = lock_with(matter, found), beijing_day(at)
    mode_rules.check_unanswered(opinion.answer)
    room_rules.check_text(reason, _("采纳的安排或不采纳的理由"), "10(4)")
    opinion.answer, opinion.reason = OpinionAnswer(answer), reason
    opinion.answered_by, opinion.answered_on = by, today
    opinion.save()
    matters_actions.discharge(opinion.ref, met_on=today, by_ref=opinion.ref)
    word = OpinionAnswer(answer).label
    inbox.tell(
        organization.holders(None, room.OFFICE_POSTS, today),
        kind="supervision.inspection",
        text=_("调研意见建议已答复：{word}").format(word=word),
        at=at,
        slot=f"study_opinion_answered:{opinion.uid}",
        subject_ref=opinion.ref,
        context_ref=matter.ref,
    )
    ledger.record(
        "supervision.answer_study_opinion",
        at=at,
        actor=organization.actor_of(by, at),
        row=opinion,
        context=matter.ref,
        label=f"答复调研意见建议：{word}",
        new={"answer": opinion.answer},
        reason=reason,
    )
    return opinion

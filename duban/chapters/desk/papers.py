"""Whose a document is: the room that gave rise to it decides who may read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from duban.chapters.assessment.queries import annual, evaluations
from duban.chapters.bulletins import queries as bulletins
from duban.chapters.feedback import queries as feedback
from duban.chapters.feedback.models import ReportReturn
from duban.chapters.intake import queries as intake
from duban.chapters.intake.queries import adjusting
from duban.chapters.matters import queries as matters
from duban.chapters.responsibility import queries as responsibility
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.queries import modes
from duban.ground.access import NotFound
from duban.support.documents import queries as documents
from duban.support.documents.models import Document
from duban.support.organization.models import Person


def _returned(*, person: Person, at: datetime, uid: UUID) -> object:
    """An order of 补办 or 重新办理 exists for those for whom its report does."""
    order = ReportReturn.objects.filter(uid=uid).select_related("report").first()
    if order is None:
        raise NotFound("documents.not_found", "6(1)")
    return feedback.visible_report(person=person, at=at, uid=order.report.uid)


MATTER = "matters.matter:"
Door = Callable[..., object]
DOORS: dict[str, Door] = {
    "assessment.evaluation": evaluations.visible_evaluation,
    "documents.draft": documents.visible_draft,
    "matters.matter": matters.get_visible,
    "feedback.report": feedback.visible_report,
    "feedback.reportreturn": _returned,
    "responsibility.letter": responsibility.visible_letter,
    "supervision.supervisionnotice": supervision.visible_notice,
    "supervision.interview": modes.visible_interview,
    "intake.docketinglist": intake.visible_circular,
    "intake.listadjustment": adjusting.visible_list_adjustment,
    "assessment.annualedition": annual.visible_edition,
    "bulletins.circular": bulletins.visible_circular,
    "bulletins.bulletin": bulletins.visible_bulletin,
}


def visible(*, person: Person, at: datetime, uid: UUID) -> Document:
    """The document if its subject exists for this person (404 otherwise, absent or hidden alike)."""
    document = Document.objects.filter(uid=uid).first()
    if document is None:
        raise NotFound("documents.not_found", "6(1)")
    _open(document, person, at)
    return document


def has_door(document: Document) -> bool:
    """Whether a room answers for who may read it."""
    return document.subject_ref.rpartition(":")[0] in DOORS


def _open(document: Document, person: Person, at: datetime) -> None:
    """Through the door of its subject, which refuses (404) those for whom the subject does not exist."""
    label, _, subject = document.subject_ref.rpartition(":")
    door = DOORS.get(label)
    if door is None:
        raise NotFound("documents.not_found", "6(1)")
    door(person=person, at=at, uid=UUID(subject))


def of_matter(context_ref: str, *, person: Person, at: datetime) -> list[Document]:
    """The documents of a matter, which the person sees, that he may read, newest first."""
    rows = Document.objects.filter(context_ref=context_ref).order_by("-id")
    return readable(rows, person, at)


def readable(rows: Iterable[Document], person: Person, at: datetime) -> list[Document]:
    """Those among these documents whose subject exists for the person, who sees the matters themselves."""
    found = []
    for document in rows:
        try:
            if document.subject_ref != document.context_ref or not document.context_ref.startswith(MATTER):
                _open(document, person, at)
        except NotFound:
            continue
        found.append(document)
    return found

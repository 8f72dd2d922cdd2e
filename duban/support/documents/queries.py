"""Finding a document again, whole as it was frozen. Who may see it, the room that issued it checks."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from duban.ground.access import NotFound, PostKind, Role
from duban.ground.beijing import beijing_day
from duban.support.documents import closing, rules
from duban.support.documents.kinds import CLOSED
from duban.support.documents.models import ArchivalItem, Document, Draft, KindText
from duban.support.documents.terms import OPEN_STATES, ChainStep, DraftState
from duban.support.files import blobs
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook import shipped
from duban.support.vault import sealing

# 发文稿纸 are part of a 件, closed papers lie with their case: neither is filed by itself.
OF_OTHERS = frozenset({"issuing_slip"}) | CLOSED
# A page object of a PDF as our own compiler writes it.
_PAGE = re.compile(rb"/Type\s*/Page\b")


def document_by_uid(uid: UUID) -> Document:
    found = Document.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("documents.not_found", "11(3)")
    return found


def paper_of(context: str, uid: UUID) -> Document | None:
    """A document that is filed under a thing of that kind (``room.model:``)."""
    return Document.objects.filter(uid=uid, context_ref__startswith=context).first()


def of_subject(subject_ref: str) -> list[Document]:
    """The documents that came of one thing, in the order of issue."""
    return list(Document.objects.filter(subject_ref=subject_ref).order_by("id"))


def of_context(context_ref: str) -> list[Document]:
    """The documents of one matter, in the order of issue."""
    return list(Document.objects.filter(context_ref=context_ref).order_by("id"))


def check_frozen(document: Document) -> None:
    """Refuses (documents.not_frozen) a document whose bytes are not stored yet."""
    rules.check_frozen(document.sha256)


def stored(document: Document) -> bytes:
    """The bytes that were frozen: every reprint is these. Refuses what is not frozen, or no longer whole
    (documents.damaged)."""
    rules.check_frozen(document.sha256)
    return _whole(document, document.stored_as, document.sha256)


def stored_word(document: Document) -> bytes:
    """The same paper as DOCX, as it was stored; what was frozen before there was one has none (404)."""
    rules.check_frozen(document.sha256)
    if not document.word_sha256:
        raise NotFound("documents.not_found", "11(3)")
    return _whole(document, document.word_stored_as, document.word_sha256)


def _whole(document: Document, stored_as: str, sha256: str) -> bytes:
    kept = blobs.read(stored_as)
    try:
        content = closing.bytes_of(document, kept)
    except sealing.Unsealable:
        content = b""
    rules.check_whole(content, sha256=sha256, number=document.number or document.title)
    return content


def unfrozen(limit: int) -> list[UUID]:
    """Documents whose bytes are still to be stored, oldest first."""
    return list(Document.objects.filter(sha256="").order_by("id").values_list("uid", flat=True)[:limit])


def waiting_to_be_frozen() -> int:
    """How many documents are still without bytes; papers of cases are not counted, whose number tells that there are
    cases (decision 40)."""
    return Document.objects.filter(sha256="").exclude(kind__in=CLOSED).count()


# -- drafts

SEES = frozenset(
    {Role.OFFICE_STAFF, Role.OFFICE_DIRECTOR, Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER}
)
COUNTERSIGNERS = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER, PostKind.OFFICE_DIRECTOR)


def draft_by_uid(uid: UUID) -> Draft:
    found = Draft.objects.filter(uid=uid).select_related("drafted_by", "document").first()
    if found is None:
        raise NotFound("documents.draft_not_found", "8(5)")
    return found


def visible_draft(*, person: Person, at: datetime, uid: UUID) -> Draft:
    """The Office and the Leading Group see every paper on its way; the units to which it is addressed see it when it
    is issued."""
    found = draft_by_uid(uid)
    day = beijing_day(at)
    if organization.roles(person, day) & SEES:
        return found
    if found.state in {DraftState.ISSUED, DraftState.DELIVERED}:
        names = set(rules.addressees(found.to))
        own = {hat.unit_id for hat in organization.hats(person, day) if hat.unit_id}
        issued_on = found.document.issued_on if found.document else day
        if any(organization.unit_name(unit, issued_on) in names for unit in own):
            return found
    raise NotFound("documents.draft_not_found", "8(5)")


def drafts(states: Collection[str]) -> QuerySet[Draft]:
    rows = Draft.objects.select_related("drafted_by", "document")
    return rows.filter(state__in=states) if states else rows


def asked_to_countersign(person: Person) -> QuerySet[Draft]:
    """Papers that wait for this person's countersignature."""
    return Draft.objects.filter(
        state=DraftState.CHECKED,
        steps__kind=ChainStep.COUNTERSIGN,
        steps__person=person,
        steps__on__isnull=True,
        steps__lapsed=False,
    )


def issued_in(year: int) -> dict[str, int]:
    """减负: how many papers of each kind were issued in a year, voided numbers left out, closed kinds too."""
    rows = (
        Document.objects.filter(issued_on__year=year)
        .exclude(kind__in=CLOSED)
        .exclude(draft__state=DraftState.VOIDED)
        .values_list("kind")
        .annotate(count=Count("id"))
    )
    return dict(rows)


def voided() -> list[Draft]:
    """Numbers that were given and voided: they stay visible."""
    rows = Draft.objects.filter(state=DraftState.VOIDED).select_related("document")
    return list(rows.order_by("-voided_on", "-id"))


def signing_posts(kind: str, day: date) -> list[PostKind]:
    """Who may sign off papers of that kind; a kind that the version in force was adopted without is as shipped."""
    table = rulebook.values(day).table("documents.who_may_sign")
    known = shipped.bodies(shipped.newest())["documents.who_may_sign"]["value"]
    return [PostKind(code) for code in table.get(kind) or known[kind]]


def signers(kind: str, day: date) -> list[Person]:
    """The people who may sign it off, each once."""
    found = [person for post in signing_posts(kind, day) for person in organization.people_with(post, day)]
    return list(dict.fromkeys(found))


def stuck(before: date) -> list[tuple[Draft, date]]:
    """Papers on their way on which nothing was done since that day, and since when."""
    rows = drafts(OPEN_STATES).annotate(moved_on=Max("steps__on")).filter(moved_on__lt=before)
    return [(one, one.moved_on) for one in rows.order_by("id")]


# -- the archive


def visible_document(*, person: Person, at: datetime, uid: UUID) -> Document:
    """A paper for those who keep the archive: the Office and the Leading Group."""
    if not organization.roles(person, beijing_day(at)) & SEES:
        raise NotFound("documents.not_found", "8(1)")
    found = document_by_uid(uid)
    if closing.is_closed(found):
        raise NotFound("documents.not_found", "8(1)")
    return found


def archival_item_by_uid(uid: UUID) -> ArchivalItem:
    found = ArchivalItem.objects.filter(uid=uid).select_related("document", "slip").first()
    if found is None:
        raise NotFound("documents.item_not_found", "8(1)")
    return found


def draft_of(document: Document) -> Draft | None:
    return Draft.objects.filter(document=document).first()


def is_archived(document: Document) -> bool:
    return ArchivalItem.objects.filter(document=document).exists()


def items(year: int, retention: str = "") -> list[ArchivalItem]:
    """The filed papers of a year, in the order of the catalogue."""
    rows = ArchivalItem.objects.filter(year=year).select_related("document", "filed_by")
    if retention:
        rows = rows.filter(retention=retention)
    order = {"Y": 0, "D30": 1, "D10": 2}
    return sorted(rows, key=lambda item: (order[item.retention], item.ordinal))


def unfiled(year: int) -> QuerySet[Document]:
    """What was issued in a year, is frozen and done, and lies in no 件 yet; 发文稿纸 are part of one."""
    return _done(Document.objects.filter(issued_on__year=year, item=None))


def unfiled_of(context_ref: str) -> list[Document]:
    """The papers of a matter that could be filed now."""
    return list(_done(Document.objects.filter(context_ref=context_ref, item=None)))


def not_in_archive(context_ref: str) -> list[Document]:
    """The papers of a matter that lie in no 件, done or still on their way."""
    rows = Document.objects.filter(context_ref=context_ref, item=None).exclude(kind__in=OF_OTHERS)
    return list(rows.order_by("id"))


def filed_count(context_ref: str) -> int:
    """How many 件 of a matter lie in the archive."""
    return ArchivalItem.objects.filter(document__context_ref=context_ref).count()


def _done(rows: QuerySet[Document]) -> QuerySet[Document]:
    done = Q(draft=None) | Q(draft__state__in=(DraftState.DELIVERED, DraftState.VOIDED))
    return rows.exclude(sha256="").filter(done).exclude(kind__in=OF_OTHERS).order_by("id")


def years() -> list[int]:
    """The years in which papers were issued, the newest first."""
    found = Document.objects.exclude(kind__in=CLOSED).dates("issued_on", "year", order="DESC")
    return [day.year for day in found]


def page_count(document: Document) -> int:
    """How many pages the stored PDF has; 1 for what was frozen before there were PDFs."""
    pages = stored(document)
    return max(1, len(_PAGE.findall(pages))) if pages.startswith(b"%PDF-") else 1


# -- 范文


def kind_text_by_uid(uid: UUID) -> KindText:
    found = KindText.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("documents.text_not_found", "8(5)")
    return found


def kind_text(kind: str) -> KindText | None:
    """The newest edition."""
    return KindText.objects.filter(kind=kind).order_by("-edition").first()


def kind_text_editions(kind: str) -> list[KindText]:
    return list(KindText.objects.filter(kind=kind).select_related("set_by").order_by("-edition"))


def kinds_with_text() -> list[str]:
    return list(KindText.objects.order_by("kind").values_list("kind", flat=True).distinct())

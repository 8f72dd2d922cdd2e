"""印发, 送达 and 更正 of a circular: numbered, frozen, served; afterwards only corrected, old beside new (11(3))."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.bulletins import queries, rules, terms
from duban.chapters.bulletins.actions import audiences, letter
from duban.chapters.bulletins.actions.circulars import check_whole, check_words
from duban.chapters.bulletins.models import Circular, CircularCorrection
from duban.chapters.bulletins.queries import taking
from duban.chapters.bulletins.terms import CircularState
from duban.ground import access
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.support.documents.models import Document


@transaction.atomic
@ledger.once("bulletins.issue_circular", queries.circular_by_uid)
def issue_circular(*, by: Person, at: datetime, request_id: UUID | None, circular: UUID) -> Circular:
    """印发阶段性通报（第十一条第三项）: counted once more as of its last day, numbered, frozen, put before its audience.

    Refuses when a figure no longer agrees with its list, and says which. What is issued is not changed any more.
    """
    found = queries.visible_circular(person=by, at=at, uid=circular)
    access.require("bulletins.issue_circular", organization.standing(by, at))
    issued = queries.lock(found)
    rules.check_circular_step("bulletins.issue_circular", issued.state)
    today = beijing_day(at)
    check_whole(issued, today)
    served = audiences.serve(
        issued,
        kind="bulletins.served",
        text=_("有一份阶段性通报待阅"),
        at=at,
        today=today,
    )
    issued.state, issued.issued_on = CircularState.ISSUED, today
    # The number is the last of all locks.
    series = letter.series(terms.CIRCULAR_DOCUMENT, today)
    issued.number = f"{series}〔{today.year}〕{numbers.take(series, today.year)}号"
    issued.document = _document(issued, letter.facts_of(issued, number=issued.number, day=today), today)
    issued.save()
    ledger.record(
        "bulletins.issue_circular",
        at=at,
        actor=organization.actor_of(by, at),
        row=issued,
        context=issued.ref,
        label=f"印发{issued.title}（{issued.number}），送达{served}个对象",
        new={"number": issued.number, "issued_on": today, "served": served},
    )
    return issued


def _document(circular: Circular, facts: dict[str, object], today: date, *, number: str = "") -> Document:
    return documents.register(
        kind=terms.CIRCULAR_DOCUMENT,
        number=number or circular.number,
        title=circular.title,
        subject_ref=circular.ref,
        context_ref=circular.ref,
        facts=facts,
        issued_on=today,
    )


@transaction.atomic
@ledger.once("bulletins.correct_circular", queries.circular_by_uid)
def correct_circular(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    circular: UUID,
    reason: str,
    wrong: str = "",
    right: str = "",
    figures: bool = False,
) -> Circular:
    """更正已印发的阶段性通报（第十一条第三项）: marked, the old beside the new; both papers are kept.

    Every `wrong` in what was written becomes `right`; with `figures` the lists are counted again as of the circular's
    own last day. Refuses words that do not stand there, figures that are the same, sanction words and persons.
    """
    found = queries.visible_circular(person=by, at=at, uid=circular)
    access.require("bulletins.correct_circular", organization.standing(by, at))
    corrected = queries.lock(found)
    rules.check_circular_step("bulletins.correct_circular", corrected.state)
    former, today = corrected.document, beijing_day(at)
    if former is None:
        raise NotFound("documents.not_found", "11(3)")
    before, period = queries.lines_of(corrected), queries.period_of(corrected)
    after = taking.lines(period) if figures else before
    rules.check_correction(
        wrong,
        right=right,
        reason=reason,
        occurs=bool(wrong.strip()) and _replace(corrected, wrong, right),
        figures=bool(rules.differences(before, after, period)),
    )
    place = len(queries.corrections_of(corrected)) + 1
    CircularCorrection(
        circular=corrected,
        place=place,
        wrong=wrong.strip() and wrong,
        right=right if wrong.strip() else "",
        lines_before=corrected.lines if figures else None,
        lines_after=[one.as_json() for one in after] if figures else None,
        reason=reason.strip(),
        former=former,
        by=by,
        on=today,
    ).save()
    if figures:
        corrected.lines = [one.as_json() for one in after]
    check_words(corrected, today)
    number = terms.CORRECTED_NUMBER.format(number=corrected.number, place=place)
    facts = letter.corrected(
        former, corrected, wrong=wrong.strip(), right=right, reason=reason, day=today, number=corrected.number
    )
    corrected.document = _document(corrected, facts, today, number=number)
    corrected.save()
    _tell(corrected, at, today, place)
    ledger.record(
        "bulletins.correct_circular",
        at=at,
        actor=organization.actor_of(by, at),
        row=corrected,
        context=corrected.ref,
        label=f"更正{corrected.title}（{corrected.number}）",
        old={"words": wrong},
        new={"words": right, "figures": figures, "document": number},
        reason=reason,
    )
    return corrected


def _replace(corrected: Circular, wrong: str, right: str) -> bool:
    """Put the words right wherever they were written; says whether they stood anywhere."""
    occurs = False
    for field in ("overview", "requirement"):
        if wrong in getattr(corrected, field):
            setattr(corrected, field, getattr(corrected, field).replace(wrong, right))
            occurs = True
    for item in queries.lagging_items(corrected):
        if wrong in item.cause or wrong in item.next_step:
            item.cause, item.next_step = (
                item.cause.replace(wrong, right),
                item.next_step.replace(wrong, right),
            )
            item.save()
            occurs = True
    return occurs


def _tell(corrected: Circular, at: datetime, today: date, place: int) -> None:
    people = {
        person.pk: person
        for one in queries.recipients_of(corrected)
        for person in queries.readers(one, today)
    }
    inbox.tell(
        people.values(),
        kind="bulletins.served",
        text=_("{number}已更正，更正处已标明").format(number=corrected.number),
        at=at,
        slot=f"corrected:{corrected.uid}:{place}",
        subject_ref=corrected.ref,
        context_ref=corrected.ref,
    )

"""移交年度考核结果 to personnel and its receipt: frozen, by edition (15)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import stepping
from duban.chapters.assessment.models import AnnualEdition, ResultRound
from duban.chapters.assessment.queries import annual
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.annual import Line
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import RoundState
from duban.chapters.assessment.terms.scheme import PartyKind, Side
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents.models import Document
from duban.support.documents.rules import in_words
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.ledger import canonical
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

HEAD = ("得分", "等次", "评优评先资格", "说明", "上次等次", "表扬")
KINDS = ((PartyKind.UNIT, "单位"), (PartyKind.PERSON, "人员"))
READERS = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)


@transaction.atomic
@ledger.once("assessment.export_annual", annual.edition_by_uid)
def export_annual(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    result_round: UUID,
    receiver: UUID | None = None,
    receiver_name: str = "",
    note: str = "",
) -> AnnualEdition:
    """移交年度考核结果（第十五条）: to the personnel department, a unit of the body or one outside, which owes a receipt.

    The edition is frozen: page, sheet and paper say the same for ever. A further one follows a correction alone
    (assessment.edition_current). Refuses results that are not fixed and a hand-over to nobody.
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.export_annual", organization.standing(by, at))
    of, today = queries.lock(found), beijing_day(at)
    stepping.check_step("assessment.export_annual", of)
    last = annual.newest(of)
    rules.check_edition_needed(
        last.number if last else None, outdated=last is not None and last.outdated_on is not None
    )
    unit = organization.unit_by_uid(receiver) if receiver else None
    name = organization.unit_name(unit.pk, today) if unit else receiver_name
    values = rulebook.values(today)
    lines = annual.frozen(annual.lines(of, today))
    made = AnnualEdition(
        round=of,
        number=(last.number if last else 0) + 1,
        lines=lines,
        fingerprint=canonical.digest(lines),
        weight=values.number("assessment.annual_weight"),
        note=note.strip(),
        receiver=unit,
        receiver_name=rules.check_receiver(name)[:120],
        handed_by=by,
        handed_on=today,
        due_on=rules.receipt_due(today, values.number("assessment.receipt_within"), rulebook.calendar()),
    )
    made.document = _paper(of, made, today)
    made.save()
    before, of.state = of.state, RoundState.HANDED_OVER
    of.save()
    _tell(unit, made, today, at)
    ledger.record(
        "assessment.export_annual",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=of.ref,
        label=f"移交{of.title}结果第{made.number}版，{made.receiver_name}接收",
        old={"state": before},
        new={"state": of.state, "fingerprint": made.fingerprint, "lines": len(lines), "due_on": made.due_on},
        reason=made.note,
    )
    return made


def _tell(unit: OrgUnit | None, made: AnnualEdition, today: date, at: datetime) -> None:
    people = organization.holders(unit.pk, READERS, today) if unit else []
    inbox.tell(
        people,
        kind="assessment.annual",
        text=_("有一份年度考核结果移交你单位，请在 {due} 前回执").format(due=made.due_on),
        at=at,
        slot=f"annual:{made.uid}",
        subject_ref=made.ref,
        context_ref=made.round.ref,
    )


def _paper(of: ResultRound, made: AnnualEdition, today: date) -> Document:
    """The same lines on paper: the four kinds of party each in its table, the scales never side by side."""
    lines, title = annual.lines_of(made), f"{of.title}结果（第{made.number}版）"
    tables = []
    for kind, word in KINDS:
        for side in Side:
            if own := [one for one in lines if (one.kind, one.side) == (kind, side)]:
                tables.append({"head": (f"{side.label}{word}", *HEAD), "rows": [_row(one) for one in own]})
    note = rulebook.values(today).text("assessment.person_grade_note")
    return documents.register(
        kind="annual_result",
        number="",
        title=title,
        subject_ref=made.ref,
        context_ref=of.ref,
        facts={
            "title": title,
            "paragraphs": [
                f"考核期间：{in_words(of.from_on)}至{in_words(of.to_on)}。依据：{of.scheme}。",
                f"督办落实情况占部室（单位）年度工作考核的{made.weight}%（第十五条）。",
                f"人员等次{note}。",
                f"第{made.number}版，内容摘要{made.fingerprint[:16]}。",
            ],
            "tables": tables,
            "signature": organization.unit_name(organization.office().pk, today),
            "date": today,
        },
        issued_on=today,
    )


def _row(one: Line) -> list[str]:
    return [
        one.listed,
        one.points if one.ranked else "—",
        one.grade_word,
        "具备" if one.eligible else "不具备",
        one.why,
        one.last_grade_word,
        str(one.commended or ""),
    ]


@transaction.atomic
@ledger.once("assessment.receive_annual", annual.edition_by_uid)
def receive_annual(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    edition: UUID,
    receipt: UUID | None = None,
    note: str = "",
) -> AnnualEdition:
    """年度考核结果回执（第十五条）: by the unit that receives it, or entered by the Office from its signed paper.

    Refuses an entry without the paper's scan (assessment.receipt_scan) and a second receipt
    (assessment.received_already).
    """
    found = annual.visible_edition(person=by, at=at, uid=edition)
    access.require("assessment.receive_annual", annual.standing(by, at, found))
    received, today = queries.lock(found), beijing_day(at)
    rules.check_unreceived(received.received_on)
    rules.check_receipt(of_receiver=annual.receives(received, by, at), has_scan=receipt is not None)
    received.receipt = files.file_by_uid(receipt) if receipt else None
    received.received_by, received.received_on = by, today
    received.receipt_note = note.strip()
    received.save()
    inbox.tell(
        [received.handed_by],
        kind="assessment.annual",
        text=_("{title}结果第{number}版已回执").format(title=received.round.title, number=received.number),
        at=at,
        slot=f"annual:{received.uid}:received",
        subject_ref=received.ref,
        context_ref=received.round.ref,
    )
    ledger.record(
        "assessment.receive_annual",
        at=at,
        actor=organization.actor_of(by, at),
        row=received,
        context=received.ref,
        label=f"{received.receiver_name}回执{received.round.title}结果第{received.number}版",
        new={"received_on": today, "paper": received.receipt.sha256 if received.receipt else None},
        reason=received.receipt_note,
    )
    return received

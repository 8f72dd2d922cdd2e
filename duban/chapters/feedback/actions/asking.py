"""Steps inside the acts: co- and service units are asked to countersign a result, and asked no more."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.models import Countersign, Report
from duban.chapters.feedback.terms import Countersigned, ReportKind
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

ASKED = frozenset({Relation.CO, Relation.SERVICE})


def ask_units(matter: Matter, report: Report, *, at: datetime) -> None:
    """A result of the lead unit is laid before the others when it reaches the Office; nothing waits for them."""
    nature = rules.nature(report.concerns.kind if report.concerns else None)
    by_lead = queries.by_lead(report)
    if not rules.asks_countersignature(ReportKind(report.kind), nature, by_lead=by_lead):
        return
    today = beijing_day(at)
    days = rulebook.values(today).number("feedback.countersign_within")
    for party in matters.unit_parties(matter):
        if party.unit is None or party.relation not in ASKED or not party.unit.in_scope:
            continue
        asked = Countersign(
            report=report,
            unit=party.unit,
            unit_name=organization.unit_name(party.unit.pk, today),
            asked_on=today,
        )
        asked.save()
        matters_actions.impose_counted(
            matter,
            ObligationKind.COUNTERSIGN,
            unit=party.unit,
            source=asked.ref,
            article="11(4)",
            from_on=today,
            days=days,
            person=organization.head_of(party.unit.pk, today),
            label=f"{report.unit_name}{ReportKind(report.kind).label}",
        )
        heads = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE)
        inbox.tell(
            organization.holders(party.unit.pk, heads, today),
            kind="feedback.countersign",
            text=f"{matter.number}《{matter.title[:80]}》：{report.unit_name}报送办理结果，请会签",
            at=at,
            slot=f"countersign:{asked.uid}",
            subject_ref=report.ref,
            context_ref=matter.ref,
        )


def ask_no_more(report: Report, *, on: date) -> None:
    """The Office has answered the report: what was not said by then is not waited for."""
    for one in queries.countersigns_of(report):
        if one.answer:
            continue
        taken = locks.take(one)
        taken.answer, taken.answered_on = Countersigned.MOOT, on
        taken.save()
        matters_actions.lapse(taken.ref, on=on, kinds=(ObligationKind.COUNTERSIGN,))

"""领导小组一页: where things stand, what turned red and why, units compared, what waits for a decision, what the Office
itself owes. For the Leading Group and its Office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.assessment.queries import listing as evaluations
from duban.chapters.assessment.queries import schemes
from duban.chapters.bulletins.queries import waiting as bulletins
from duban.chapters.desk import board, closed, counting, figures, listing, owed
from duban.chapters.desk.listing import Filters
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.queries import adjusting as gathering
from duban.chapters.intake.terms import ListState
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Obligation, TimeChange
from duban.chapters.matters.queries import adjusting, exempting
from duban.chapters.matters.terms import (
    OFFICE_DUTIES,
    AdjustmentKind,
    ObligationKind,
    TimeChangeKind,
    TimeChangeState,
)
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.terms import NoticeState
from duban.ground.beijing import beijing_day
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.terms import MeetingKind
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.terms import DraftState

LATELY = timedelta(days=7)
SHOWN = 8
DRAFTS = 50


@dataclass(frozen=True)
class Waiting:
    """Something that the Leading Group, its head or the leader in charge must decide."""

    what: str
    title: str
    url: str
    since: date | None


@dataclass(frozen=True)
class Sheet:
    """The page."""

    since: date
    numbers: Sequence[board.Number]
    turned: Sequence[listing.Line]
    turned_count: int
    turned_url: str
    units: figures.Figure
    waiting: Sequence[Waiting]
    circle: Sequence[closed.Due]
    debts: Sequence[board.Number]


def of(person: Person, at: datetime, query: QueryDict) -> Sheet:
    """The page for this person, since the day in the address, else the last meeting of the Leading Group, else a
    week ago."""
    today = beijing_day(at)
    met = meetings.last_held_on(MeetingKind.LEADING_GROUP_MEETING)
    read = Filters.read(query).red_since or met or today - LATELY
    since = min(read, today)
    turned = Filters(red_since=since)
    waiting = list(_waiting(person, at))
    debts = _debts(today)
    whole = figures.asked(person, at, QueryDict())
    everything = counting.Counting(person, at, whole)
    return Sheet(
        since=since,
        numbers=_numbers(person, at, everything, len(waiting)),
        turned=listing.first(person, at, turned, size=SHOWN),
        turned_count=listing.count(person, at, turned),
        turned_url=turned.address,
        units=counting.kept(person, at, whole, everything.lights),
        waiting=waiting,
        circle=closed.of(person, at).rows,
        debts=debts,
    )


def _numbers(person: Person, at: datetime, everything: counting.Counting, waiting: int) -> list[board.Number]:
    today = beijing_day(at)
    year = str(today.year)
    kept = everything.graded([f"{year}-{month:02}" for month in range(1, 13)], by_due=False)
    good = sum(counts["early"] + counts["on_time"] for counts in kept.values())
    whole = good + sum(counts["late"] for counts in kept.values())
    rate = _("按时率 %(share)s%%") % {"share": round(good * 100 / whole)} if whole else ""

    def number(filters: Filters, label: str, note: str = "", *, red: bool = False) -> board.Number:
        return board.Number(listing.count(person, at, filters), label, note, filters.address, red)

    return [
        number(Filters(), _("在办事项")),
        number(Filters(light="red"), _("红灯（逾期）"), red=True),
        number(Filters(light="amber"), _("黄灯（预警）")),
        number(Filters(state="all", done=year), _("本年完成"), rate),
        board.Number(waiting, _("待决定"), "", "#waiting"),
        board.own_debts(at),
    ]


def _waiting(person: Person, at: datetime) -> Iterator[Waiting]:
    """Lists to approve, extensions to decide, notices that need the head's signature."""
    for one in DocketingList.objects.filter(state=ListState.SUBMITTED).order_by("submitted_on", "id"):
        yield Waiting(
            _("审定立项清单"), one.title, reverse("docketing_list", args=[one.uid]), one.submitted_on
        )
    draft = rulebook.open_draft() if rulebook.sees_drafts(person, at) else None
    if draft is not None and draft.submitted_on is not None and draft.state == DraftState.SUBMITTED:
        yield Waiting(
            _("审定考核细则与参数"), str(draft), reverse("rule_draft", args=[draft.uid]), draft.submitted_on
        )
    for scheme in schemes.waiting() if schemes.sees_drafts(person, at) else []:
        url = reverse("scheme", args=[scheme.uid])
        yield Waiting(_("审定考核细则"), scheme.title, url, scheme.submitted_on or beijing_day(at))
    asked = TimeChange.objects.filter(kind=TimeChangeKind.EXTENSION, state=TimeChangeState.ASKED)
    asked = asked.exclude(matters.OF_NOTICES)
    for change in asked.select_related("matter").order_by("asked_on", "id"):
        what = _("批复延期至 %(day)s") % {"day": change.new_due_on}
        yield Waiting(
            what, change.matter.title, reverse("decide_extension", args=[change.uid]), change.asked_on
        )
    for batch in gathering.waiting():
        what = _("审定清单第%(n)s次调整") % {"n": batch.ordinal}
        url = reverse("list_adjustment", args=[batch.uid])
        yield Waiting(what, batch.docketing_list.title, url, batch.proposed_on)
    for wanted in adjusting.waiting_adjustments():
        if wanted.batch_ref:  # decided with the others of its list
            continue
        what = _("批复事项调整：%(kind)s") % {"kind": AdjustmentKind(wanted.kind).label}
        url = reverse("adjustment", args=[wanted.uid])
        yield Waiting(what, wanted.matter.title, url, wanted.proposed_on)
    for claim in exempting.findings_waiting():
        url = reverse("find_exemption", args=[claim.uid])
        yield Waiting(_("认定不可抗因素"), claim.matter.title, url, claim.claimed_on)
    for report in evaluations.to_decide(person, at):
        yield Waiting(report.what, report.title, reverse(report.page, args=[report.uid]), report.on)
    for step in bulletins.steps(person, at):
        if step.decision:
            yield Waiting(step.what, step.title, reverse(step.page, args=[step.row.uid]), step.since)
    drafts = SupervisionNotice.objects.filter(
        state__in=(NoticeState.DRAFT, NoticeState.SIGNED_OFF), signed_by_head=False
    )
    for notice in drafts.select_related("matter", "unit").order_by("drafted_on", "id")[:DRAFTS]:
        if reckoning.before_signing(notice, beijing_day(at)).needs_head:
            yield Waiting(
                _("签发督办通知书"),
                notice.matter.title,
                reverse("notice", args=[notice.uid]),
                notice.drafted_on,
            )


def _debts(today: date) -> list[board.Number]:
    """What the Office has not done in time, by kind."""
    rows = Obligation.objects.overdue(today).filter(kind__in=OFFICE_DUTIES, reported_on__isnull=True)
    office = organization.office()
    found = rows.filter(unit=office).values_list("kind").annotate(n=Count("id")).order_by("-n", "kind")
    return [
        board.Number(
            n,
            str(ObligationKind(kind).label),
            "",
            owed.Filters(kind=kind, late="any", unit=office.uid).address,
            red=True,
        )
        for kind, n in found
    ]

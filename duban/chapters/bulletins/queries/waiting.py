"""What waits in this room: for a reader, for the next hand of the chain, and what has waited too long."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Bulletin, Circular, Publicity
from duban.chapters.bulletins.terms import BulletinState, CircularState, PublicityState
from duban.chapters.matters.queries import stood as matters
from duban.ground import workdays
from duban.ground.access import BrokenAct, Role
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.bulletins.models import Recipient
    from duban.support.ledger.rows import Row
    from duban.support.organization.models import Person

OFFICE = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})


@dataclass(frozen=True)
class Step:
    """A paper that waits for the next hand: which, for what, on which page, since when."""

    row: Row
    title: str
    what: str
    page: str
    since: date
    decision: bool = False


@dataclass(frozen=True)
class Reading:
    """Something to read: confirmed from here with one click; for which unit, if it is for one."""

    recipient: Recipient
    title: str
    number: str
    page: str
    paper: Circular | Bulletin
    name: str


def to_read(person: Person, at: datetime) -> list[Reading]:
    """What was served on the person or his unit and nobody of it has confirmed yet."""
    today = beijing_day(at)
    rows = queries.told(person, at).filter(read_on__isnull=True)
    found = []
    for one in rows.select_related("circular", "bulletin").order_by("served_on", "id"):
        paper = one.circular or one.bulletin
        if paper is not None:
            page = "circular" if one.circular_id else "bulletin"
            found.append(Reading(one, str(paper), number_of(paper), page, paper, queries.name_of(one, today)))
    return found


@dataclass(frozen=True)
class Unread:
    """Somebody who has not confirmed the reading yet: of which paper, since when, whether it is late."""

    name: str
    title: str
    number: str
    page: str
    paper: Circular | Bulletin
    served_on: date
    late: bool


def late(one: Recipient, today: date) -> Unread:
    """As the Office's page shows it."""
    paper = one.circular or one.bulletin
    if paper is None or one.served_on is None:
        raise BrokenAct("what was served is a paper with its day")
    within = rulebook.values(today).number("bulletins.read_within")
    last = workdays.add_working_days(one.served_on, within, rulebook.calendar())
    return Unread(
        queries.name_of(one, today),
        str(paper),
        number_of(paper),
        "circular" if one.circular_id else "bulletin",
        paper,
        one.served_on,
        today > last,
    )


def number_of(paper: Circular | Bulletin) -> str:
    """The number of a circular, the 期号 of a bulletin."""
    if isinstance(paper, Circular):
        return paper.number
    return paper.document.number if paper.document else ""


def steps(person: Person, at: datetime) -> list[Step]:
    """What this person can take a step further: 核稿 by another than the drafter, 签发, 印发, 审定."""
    today = beijing_day(at)
    roles = organization.roles(person, today)
    return [one for one in under_way() if _is_his(one, person, roles, today)]


def under_way() -> Iterator[Step]:
    """Every paper on its way, with the step that comes next."""
    said = {
        CircularState.DRAFT: _("完善后核稿"),
        CircularState.REVIEWED: _("签发"),
        CircularState.SIGNED_OFF: _("印发"),
    }
    for one in Circular.objects.exclude(state=CircularState.ISSUED).order_by("id"):
        since = one.signed_off_on or one.reviewed_on or one.returned_on or one.drafted_on
        signing = one.state == CircularState.REVIEWED
        yield Step(one, one.title, str(said[CircularState(one.state)]), "circular", since, signing)
    words = {BulletinState.DRAFT: _("审签"), BulletinState.REVIEWED: _("印发")}
    for two in Bulletin.objects.exclude(state=BulletinState.ISSUED).order_by("id"):
        since = two.reviewed_on or two.drafted_on
        signing = two.state == BulletinState.DRAFT
        yield Step(two, two.title, str(words[BulletinState(two.state)]), "bulletin", since, signing)
    asked = {PublicityState.PROPOSED: _("审定宣传"), PublicityState.APPROVED: _("登记宣传开展情况")}
    for three in Publicity.objects.filter(state__in=asked).order_by("id"):
        since = max(three.planned_on, three.decided_on) if three.decided_on else three.proposed_on
        approving = three.state == PublicityState.PROPOSED
        what = str(asked[PublicityState(three.state)])
        yield Step(three, three.occasion, what, "publicity", since, approving)


def _is_his(step: Step, person: Person, roles: frozenset[Role], today: date) -> bool:
    row = step.row
    if isinstance(row, Circular) and row.state == CircularState.REVIEWED:
        return _signs("progress_circular", roles, today)
    if isinstance(row, Bulletin) and row.state == BulletinState.DRAFT:
        return _signs("bulletin", roles, today) or row.drafted_by_id == person.pk
    if isinstance(row, Publicity):
        if row.state == PublicityState.PROPOSED:
            return Role.LEADING_GROUP_HEAD in roles
        return bool(OFFICE & roles) and row.planned_on <= today
    return bool(OFFICE & roles)


def _signs(kind: str, roles: frozenset[Role], today: date) -> bool:
    table = rulebook.values(today).table("documents.who_may_sign")
    return bool({role.value for role in roles} & set(table[kind]))


@dataclass(frozen=True)
class Breach:
    """Something of this room that has waited longer than it may."""

    kind: str
    what: str
    ref: str
    title: str
    since: date
    article: str
    page: str


def breaches(today: date) -> Iterator[Breach]:
    """Papers that nobody took further, papers that were not read, and a circular that is due and was not issued."""
    values, calendar = rulebook.values(today), rulebook.calendar()

    def before(key: str) -> date:
        return workdays.add_working_days(today, -values.number(key), calendar)

    stuck = before("bulletins.issue_within")
    for step in under_way():
        if step.since < stuck:
            article = {"circular": "11(3)", "bulletin": "8(5)"}.get(step.page, "7")
            what = _("待%(step)s，逾期未办") % {"step": step.what}
            yield Breach("paper", what, step.row.ref, step.title, step.since, article, step.page)
    limit = before("bulletins.read_within")
    names = organization.unit_names(today)
    for one in queries.unread().filter(served_on__lt=limit):
        paper = one.circular or one.bulletin
        if paper is None or one.served_on is None:
            continue
        page = "circular" if one.circular_id else "bulletin"
        name = names.get(one.unit_id or 0, "") or (one.person.name if one.person else "")
        what = _("%(name)s逾期未确认阅读") % {"name": name}
        article = "11(3)" if one.circular_id else "8(5)"
        yield Breach("unread", what, paper.ref, str(paper), one.served_on, article, page)
    yield from _no_circular(today)


def _no_circular(today: date) -> Iterator[Breach]:
    """定期通报: so many months after the last issued period ended, or after the first matter was assigned, one is due."""
    since = matters.first_assigned_on()
    last = Circular.objects.filter(state=CircularState.ISSUED).order_by("-to_on").first()
    begun = last.to_on if last else since
    if begun is None:
        return
    values, calendar = rulebook.values(today), rulebook.calendar()
    due = add_months(begun, values.number("bulletins.circular_every"))
    within = values.number("bulletins.circular_within")
    if today <= due or today <= workdays.add_working_days(due, within, calendar):
        return
    what = _("自 %(day)s 起未作阶段性通报") % {"day": begun}
    page = "circular" if last else "draft_circular"
    yield Breach("circular", what, last.ref if last else "", _("阶段性通报"), due, "11(3)", page)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

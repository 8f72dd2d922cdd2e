"""What waits in results and commendations: for whose hand, and what has waited too long (6(3), 13(2), 15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from duban.chapters.assessment.models import PersonResult, ResultObjection, ResultRound
from duban.chapters.assessment.queries import annual, commendations, entered, signing
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.terms.results import RoundState
from duban.ground import workdays
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class Line:
    """What waits, on which page, of which row, since when or until when; how many days it is late."""

    what: str
    title: str
    ref: str
    page: str
    since: date
    article: str
    due_on: date | None = None
    late: int = 0

    @property
    def uid(self) -> str:
        return self.ref.rpartition(":")[2]


def for_person(person: Person, at: datetime) -> list[Line]:
    """What this person can take further, or may look at and object to, on his desk."""
    today = beijing_day(at)
    roles = organization.roles(person, today)
    found = [*_own(person, at), *_receipts(person, at), *_answers(person, at)]
    if roles & queries.GROUP:
        found += _to_sign(person, today)
    if Role.OFFICE_DIRECTOR in roles or Role.LEADING_GROUP_HEAD in roles:
        found += _steps(roles, today)
    if roles & (queries.OFFICE | queries.GROUP) or queries.assessor() == person:
        found += _to_check(person, at)
    return found


def _to_check(person: Person, at: datetime) -> Iterator[Line]:
    """What waits for this person's second look."""
    for one in commendations.waiting(date.max):
        if person in commendations.checkers(one, beijing_day(at)):
            yield Line(_("复核表扬登记"), one.decision, one.ref, "commendation", one.registered_on, "15")
    for fact in entered.to_confirm(person, at):
        yield Line(_("复核登记的考核情况"), fact.text, fact.ref, "entered_fact", fact.entered_on, "6(2)")


def _to_sign(person: Person, today: date) -> Iterator[Line]:
    """What went up and may be decided by circulation: those who need not recuse are asked for their word."""
    for of in queries.rounds().filter(state=RoundState.SUBMITTED):
        if signing.waits_for(of, person, today):
            yield Line(_("传签考核结果"), of.title, of.ref, "result_round", of.submitted_on or today, "13(2)")


def _own(person: Person, at: datetime) -> Iterator[Line]:
    """In its publicity, the own result and that of the own unit."""
    today = beijing_day(at)
    for one in queries.own_results(person, at):
        until = one.round.objections_until
        if one.round.state == RoundState.PUBLISHED and until is not None and until >= today:
            page = "person_result" if isinstance(one, PersonResult) else "unit_result"
            what = _("查看公示的考核结果，有异议的在公示期内提出")
            title = f"{one.round.title}：{one.listed}"
            yield Line(what, title, one.ref, page, one.round.published_on or today, "13(2)", until)


def _receipts(person: Person, at: datetime) -> Iterator[Line]:
    today = beijing_day(at)
    for one in annual.unreceived(person, at):
        title = f"{one.round.title}结果第{one.number}版"
        late = max(0, (today - one.due_on).days)
        yield Line(
            _("年度考核结果回执"), title, one.ref, "annual_edition", one.handed_on, "15", one.due_on, late
        )


def _answers(person: Person, at: datetime) -> Iterator[Line]:
    """Objections that this person may answer."""
    today = beijing_day(at)
    for one in queries.open_objections():
        about = one.about
        if queries.may_answer(about, person, at):
            yield _objection(one, _("答复考核异议"), today)


def _objection(one: ResultObjection, what: str, today: date) -> Line:
    late = max(0, (today - one.due_on).days)
    return Line(what, one.about.listed, one.ref, "result_objection", one.on, "6(2)", one.due_on, late)


def _steps(roles: frozenset[Role], today: date) -> Iterator[Line]:
    for of in queries.rounds().exclude(state=RoundState.HANDED_OVER):
        what, since, whose = _next(of)
        ready = of.state != RoundState.PUBLISHED or (of.objections_until or today) < today
        if whose in roles and ready:
            yield Line(what, of.title, of.ref, "result_round", since, "13(2)")


def _next(of: ResultRound) -> tuple[str, date, Role]:
    """The step that comes next, since when it waits, and whose it is."""
    if of.state == RoundState.PROPOSED:
        return _("公示考核结果"), of.proposed_on, Role.OFFICE_DIRECTOR
    if of.state == RoundState.PUBLISHED:
        return _("考核结果报请审定"), of.objections_until or of.proposed_on, Role.OFFICE_DIRECTOR
    if of.state == RoundState.RETURNED:
        return _("修改退回的考核结果，重新报请审定"), of.returned_on or of.proposed_on, Role.OFFICE_DIRECTOR
    if of.state == RoundState.SUBMITTED:
        return _("确定考核等次"), of.submitted_on or of.proposed_on, Role.LEADING_GROUP_HEAD
    fixed = of.persons_fixed_on or of.units_fixed_on or of.proposed_on
    return _("移交年度考核结果"), fixed, Role.OFFICE_DIRECTOR


def breaches(today: date) -> Iterator[Line]:
    """What has waited longer than it may: an objection without its answer, a round that lies, an annual result without
    its receipt or outdated without a further edition, a commendation that nobody checked."""
    for one in queries.open_objections():
        if one.due_on < today:
            yield _objection(one, _("考核异议逾期未答复"), today)
    limit = workdays.add_working_days(
        today, -rulebook.values(today).number("assessment.step_within"), rulebook.calendar()
    )
    for of in queries.rounds().exclude(state=RoundState.HANDED_OVER):
        what, since, _whose = _next(of)
        if since < limit:
            said = _("考核结果停留逾期：待%(step)s") % {"step": what}
            yield Line(said, of.title, of.ref, "result_round", since, "13(2)")
    for edition in annual.unreceived():
        if edition.due_on < today:
            title = f"{edition.round.title}结果第{edition.number}版"
            what = _("年度考核结果移交后逾期未回执")
            yield Line(what, title, edition.ref, "annual_edition", edition.due_on, "15")
    for edition in annual.outdated():
        if (edition.outdated_on or today) < limit:
            title = f"{edition.round.title}结果第{edition.number}版"
            what = _("考核结果更正后未移交新版")
            since = edition.outdated_on or today
            yield Line(what, title, edition.ref, "annual_edition", since, "15")
    for praise in commendations.waiting(limit):
        what = _("表扬登记逾期未复核")
        yield Line(what, praise.decision, praise.ref, "commendation", praise.registered_on, "15")

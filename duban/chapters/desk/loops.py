"""未闭环清单: what has no result or no answer (6(3)). The page that must be empty.

A duty of the Office past its date: feedback without an answer past the review limit, an accepted result without
closing, an untreated problem are among them; an assigned matter on which nobody owes anything; a docketed
matter that was never assigned; an open one of last year that stands on no list of this one; a problem that
nobody is bound to treat; an opinion without an answer; a draft of the rule set or an assessment scheme without a decision; an agreed
item of a meeting without an outcome; an instruction that waits for its check or its matter; an objection before
docketing without an answer; a list whose import was left half done; a request for instructions or for time
without one; a 协调事项 that waits for its answer or its promise; an emergency handed over first beyond its last
day; somebody who left a unit and never handed over; a unit with matters in hand and nobody at its head; a
circular, bulletin or publicity that nobody took further, one that was not read, a circular that is due; an
inspection plan, an inspection or an interview without a decision; a visit without its record, a planned one that
was not made, a look-back past its day, an opinion of a field study without an answer; an official paper
that lies on its way; an objection to a result without its answer, results that lie between two steps, an annual
result without its receipt, a commendation that nobody checked; a fact entered for an assessment that no second person
has seen; an evaluation that was submitted and has no decision. One breach is one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from duban.chapters.assessment.queries import entered, evaluations
from duban.chapters.assessment.queries import schemes as assessment_schemes
from duban.chapters.assessment.queries import waiting as assessment
from duban.chapters.bulletins.queries import waiting as bulletins
from duban.chapters.desk import inspecting, undecided, unmanned
from duban.chapters.intake.models import CarryOver
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import OFFICE_DUTIES, MatterState, ObligationKind
from duban.chapters.supervision.models import Problem
from duban.ground import workdays
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.documents.terms import DraftState as PaperState
from duban.support.notifications import queries as notifications
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.terms import DraftState


@dataclass(frozen=True)
class Loop:
    """One open loop: what it is, on which matter, since when, under which article."""

    kind: str
    what: str
    ref: str
    title: str
    since: date
    article: str
    page: str = "matter"

    @property
    def uid(self) -> str:
        return self.ref.rpartition(":")[2]


def open_loops(at: datetime) -> list[Loop]:
    """Everything that waits for a result or an answer longer than it may."""
    today = beijing_day(at)
    debts = [*_office_debts(today), *_unanswered(today)]
    before = [*_undecided(today), *_never_assigned(today)]
    found = [*debts, *before, *_owed_by_nobody(today), *_problems(today), *_not_carried(today)]
    found += _unmanned(today)
    found += _papers(today)
    found += _leaders(today)
    found += _inspections(today)
    found += [*_stuck(today), *_not_filed(today), *_not_approved(today)]
    found += [*_assessments(today), *_entered(today)]
    return sorted(found, key=lambda loop: (loop.since, loop.ref))


def _office_debts(today: date) -> Iterator[Loop]:
    rows = Obligation.objects.overdue(today).filter(kind__in=OFFICE_DUTIES).select_related("matter")
    for one in rows.order_by("due_on", "id"):
        what = _("本办%(what)s逾期未办") % {"what": ObligationKind(one.kind).label}
        yield Loop("office", what, one.matter.ref, one.matter.title, one.due_on, one.article)


def _unanswered(today: date) -> Iterator[Loop]:
    draft, limit = rulebook.open_draft(), _days_before(today, "rulebook.decide_within")
    if draft is not None and draft.state == DraftState.SUBMITTED and (draft.submitted_on or today) < limit:
        what, since = _("考核细则与参数草案报审后未审定"), draft.submitted_on or today
        yield Loop("draft", what, draft.ref, str(draft), since, "8(4)", "rule_draft")
    for scheme in assessment_schemes.undecided(_days_before(today, "assessment.decide_scheme_within")):
        since = scheme.submitted_on or today
        yield Loop("draft", _("考核细则报审后未审定"), scheme.ref, str(scheme), since, "13(1)", "scheme")
    for opinion, due_on in notifications.unanswered(today):
        yield Loop(
            "office", _("意见建议逾期未答复"), opinion.ref, str(opinion), due_on, "6(3)", "opinion_answer"
        )


def _undecided(today: date) -> Iterator[Loop]:
    for one in undecided.found(_days_before(today, "intake.settle_within"), today):
        yield Loop(one.kind, one.what, one.ref, one.title, one.since, one.article, one.page)


def _inspections(today: date) -> Iterator[Loop]:
    decide, record = (
        _days_before(today, key)
        for key in ("supervision.decide_inspection_within", "supervision.record_visit_within")
    )
    for one in inspecting.overdue(decide, record, today):
        yield Loop(one.kind, one.what, one.ref, one.title, one.since, one.article, one.page)


def _leaders(today: date) -> Iterator[Loop]:
    """What waits for a leader's word, a unit's request for time, 请示 (「对请示的事项不作具体指示」, 16(23)), or for
    another unit's, 协调事项 (16(17)). A fact, no more."""
    said = {
        ObligationKind.ANSWER_REQUEST: ("request", _("请示逾期未答复"), "instruction_request"),
        ObligationKind.DECIDE_EXTENSION: ("extension", _("延期申请逾期未批复"), "matter"),
        ObligationKind.ANSWER_COORDINATION: ("coordination", _("协调事项逾期未答复"), "coordination"),
        ObligationKind.KEEP_COORDINATION: ("coordination", _("协调承诺逾期未兑现"), "coordination"),
    }
    rows = Obligation.objects.overdue(today).filter(kind__in=said, reported_on__isnull=True)
    rows = rows.select_related("matter")
    for one in rows.order_by("due_on", "id"):
        kind, what, page = said[ObligationKind(one.kind)]
        ref = one.matter.ref if page == "matter" else one.source_ref
        yield Loop(kind, what, ref, one.matter.title, one.due_on, one.article, page)


def _not_approved(today: date) -> Iterator[Loop]:
    """Evaluations that went to the Leading Group and have no decision; those not begun are debts of the Office."""
    for one in evaluations.submitted(_days_before(today, "assessment.approve_within")):
        what, since = _("考核评估报告报审后未审定"), one.submitted_on or today
        yield Loop("evaluation", what, one.ref, one.matter.title, since, "11(5)", "evaluation")


def _stuck(today: date) -> Iterator[Loop]:
    """Official papers that lie somewhere on their way."""
    for draft, since in documents.stuck(_days_before(today, "documents.step_within")):
        what = _("公文停留逾期：%(state)s") % {"state": PaperState(draft.state).label}
        yield Loop("paper", what, draft.ref, draft.title, since, "8(5)", "official_paper")


def _not_filed(today: date) -> Iterator[Loop]:
    """Papers of last year that should lie in the archive by now."""
    if today.month <= rulebook.values(today).number("documents.archive_by"):
        return
    for one in documents.unfiled(today.year - 1):
        what = _("上年文书逾期未归档")
        yield Loop("archive", what, one.ref, f"{one.title}{one.number}", one.issued_on, "8(1)", "document")
    closed = Matter.objects.filter(closed_on__year=today.year - 1, archived_on__isnull=True)
    for matter in closed.order_by("closed_on", "id"):
        what, since = _("上年办结事项逾期未归档"), matter.closed_on or today
        yield Loop("matter_archive", what, matter.ref, matter.title, since, "8(1)", "matter")


def _entered(today: date) -> Iterator[Loop]:
    """What was entered for the assessment of a party and no second person has looked at."""
    limit = _days_before(today, "assessment.confirm_fact_within")
    for fact in entered.waiting():
        if fact.entered_on < limit:
            what = _("登记的考核情况逾期未复核")
            yield Loop("entered", what, fact.ref, fact.text, fact.entered_on, "6(2)", "entered_fact")


def _owed_by_nobody(today: date) -> Iterator[Loop]:
    owed = Obligation.objects.standing().filter(matter=OuterRef("pk"))
    for matter in Matter.objects.filter(state=MatterState.ASSIGNED).exclude(Exists(owed)).order_by("id"):
        yield Loop(
            "orphan", _("办理中但无人负有应办任务"), matter.ref, matter.title, matter.docketed_on, "6(3)"
        )


def _unmanned(today: date) -> Iterator[Loop]:
    left, vacant = (
        _days_before(today, key)
        for key in ("responsibility.hand_over_within", "responsibility.post_filled_within")
    )
    for one in [*unmanned.not_handed_over(today, left), *unmanned.vacant(today, vacant)]:
        yield Loop(one.kind, one.what, one.ref, one.title, one.since, "11(2)", "unit")


def _papers(today: date) -> Iterator[Loop]:
    for one in bulletins.breaches(today):
        yield Loop(one.kind, one.what, one.ref, one.title, one.since, one.article, one.page)


def _assessments(today: date) -> Iterator[Loop]:
    for one in assessment.breaches(today):
        yield Loop("assessment", one.what, one.ref, one.title, one.since, one.article, one.page)


def _never_assigned(today: date) -> Iterator[Loop]:
    limit = _days_before(today, "responsibility.assign_within")
    for matter in Matter.objects.filter(state=MatterState.DOCKETED, docketed_on__lt=limit).order_by("id"):
        yield Loop(
            "unassigned", _("已立项，逾期未交办"), matter.ref, matter.title, matter.docketed_on, "11(2)"
        )


def _not_carried(today: date) -> Iterator[Loop]:
    """Open matters of a year that has ended, on no list of the new one."""
    within = rulebook.values(today).number("intake.carry_over_within")
    limit = workdays.add_working_days(date(today.year, 1, 1), within, rulebook.calendar())
    if today <= limit:
        return
    carried = CarryOver.objects.filter(to_year=today.year).values("matter")
    left = Matter.objects.filter(year__lt=today.year).exclude(state=MatterState.CLOSED)
    for matter in left.exclude(pk__in=carried).order_by("id"):
        yield Loop(
            "carry", _("上年事项未办结，也未结转"), matter.ref, matter.title, date(today.year, 1, 1), "11(1)"
        )


def _problems(today: date) -> Iterator[Loop]:
    """Those that nobody is bound to treat any more; where the duty stands, it is itself the line."""
    limit = _days_before(today, "supervision.treat_problem_within")
    duties = Obligation.objects.standing().filter(kind=ObligationKind.TREAT_PROBLEM)
    bound = set(duties.values_list("source_ref", flat=True))
    rows = Problem.objects.filter(state="OPEN", found_on__lt=limit).select_related("matter").order_by("id")
    # With a matter that left the lists its problems are at an end, as was said when it was decided.
    rows = rows.filter(matter__ending="")
    for problem in rows:
        if problem.ref in bound:
            continue
        yield Loop(
            "problem",
            _("问题既未下达督办通知书，也未作出决定"),
            problem.matter.ref,
            problem.matter.title,
            problem.found_on,
            "11(3)",
        )


def _days_before(today: date, key: str) -> date:
    return workdays.add_working_days(today, -rulebook.values(today).number(key), rulebook.calendar())


def as_rows(loops: list[Loop]) -> list[dict[str, object]]:
    return [
        {
            "since": loop.since,
            "kind": loop.kind,
            "what": loop.what,
            "title": loop.title,
            "ref": loop.ref,
            "article": loop.article,
        }
        for loop in loops
    ]

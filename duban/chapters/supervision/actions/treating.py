"""A problem without a notice: the director decides, with reason (11(3); decisions 20, 33); and the unit's plan."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.actions import problems
from duban.chapters.supervision.models import NoNotice, Problem, RectificationPlan
from duban.chapters.supervision.queries import treating
from duban.chapters.supervision.terms import ProblemEnd, ProblemState
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@transaction.atomic
@ledger.once("supervision.decide_no_notice", queries.problem_by_uid)
def decide_no_notice(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    problem: UUID,
    ground: NoNoticeGround,
    reason: str,
    notice: UUID | None = None,
) -> Problem:
    """决定对该问题不下达《督办通知书》（第十一条第三项）, by the Office's director, with reason.

    SELF_REPORTED: the unit reported it before it was found, and its own new date has not passed; the Office owes a
    re-check from that date on. SAME_FACT: the same fact stands in `notice`, under which it is put right and with
    which it closes. UNFOUNDED: what was recorded does not hold, the problem is closed and counts nowhere. Refuses a
    problem already treated, the own unit's, and grounds that the rule set does not have.
    """
    found = queries.visible_problem(person=by, at=at, uid=problem)
    access.require("supervision.decide_no_notice", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    left = queries.lock(matter, found)
    today, values = beijing_day(at), rulebook.values(beijing_day(at))
    matters_rules.check_running(matter.state, matter.closed_on, "11(3)")
    rules.check_not_own("supervision.decide_no_notice", own=queries.is_own(by, at, left.unit_id))
    covering = treating.covering(matter, left, notice)
    rules.check_no_notice(
        state=left.state,
        fact=left.fact,
        in_draft=treating.in_draft(left),
        ground=ground,
        allowed=values.texts("supervision.no_notice_grounds"),
        self_reported=left.self_reported,
        own_new_on=left.own_new_on,
        notice_fits=covering is not None,
        today=today,
    )
    rules.check_text(reason, _("不下达通知书的理由"), "11(3)")
    decision = NoNotice(
        problem=left,
        ground=NoNoticeGround(ground),
        notice=covering if ground == NoNoticeGround.SAME_FACT else None,
        reason=reason,
        by=by,
        on=today,
    )
    decision.save()
    if ground == NoNoticeGround.UNFOUNDED:
        problems.end(matter, left, today, as_=ProblemEnd.UNFOUNDED, by_ref=decision.ref)
    else:
        left.state = ProblemState.TRACKED
        left.save()
        matters_actions.discharge(
            left.ref, met_on=today, by_ref=decision.ref, kinds=(ObligationKind.TREAT_PROBLEM,)
        )
    left.refresh_from_db()
    if ground == NoNoticeGround.SELF_REPORTED:
        _owe_recheck(matter, left, values.number("supervision.verify_within"), today)
    _tell(left, at, decision)
    ledger.record(
        "supervision.decide_no_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=left,
        context=matter.ref,
        label=f"决定不下达督办通知书：{NoNoticeGround(ground).label}",
        old={"state": ProblemState.OPEN},
        new={
            "state": left.state,
            "ground": ground,
            "notice": covering.number if decision.notice and covering else "",
        },
        reason=reason,
    )
    return left


def _owe_recheck(matter: Matter, problem: Problem, days: int, today: date) -> None:
    """From the unit's own date on the Office looks whether it is done."""
    matters_actions.impose_counted(
        matter,
        ObligationKind.VERIFY,
        unit=organization.office(),
        source=problem.ref,
        article="11(3)",
        from_on=max(today, problem.own_new_on or today),
        days=days,
        label=problem.fact[:60],
    )


def _tell(problem: Problem, at: datetime, decision: NoNotice) -> None:
    day = beijing_day(at)
    unit = queries.addressee(problem)
    if decision.ground == NoNoticeGround.UNFOUNDED:
        text = _("经核查，在案问题不成立，已予销号")
    elif decision.notice is None:
        text = _("对在案问题不下达督办通知书，请按自定的新时限{day}整改，届时复查").format(
            day=problem.own_new_on
        )
    else:
        text = _("在案问题并入{number}一并整改").format(number=decision.notice.number)
    inbox.tell(
        organization.holders(unit.pk, queries.SIGNERS, day),
        kind="supervision.no_notice",
        text=text,
        at=at,
        slot=f"no_notice:{decision.uid}",
        subject_ref=problem.ref,
        context_ref=problem.matter.ref,
    )


@transaction.atomic
@ledger.once("supervision.plan_rectification", treating.plan_by_uid)
def plan_rectification(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    notice: UUID,
    measures: str,
    responsible: str,
    done_by: date,
) -> RectificationPlan:
    """受文单位报送整改方案（第十一条第三项）: measures, who answers, a Beijing date within the limit.

    Nothing is discharged by it; a later plan replaces it. Refuses a date beyond the limit in force.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.plan_rectification", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    about = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_transition("supervision.plan_rectification", about.state)
    owed = queries.reply_owed(about)
    rules.check_still_open(len(queries.open_problems(about)))
    rules.check_text(measures, _("整改措施"), "11(3)")
    rules.check_text(responsible, _("责任人"), "11(3)")
    rules.check_plan(done_by=done_by, due_on=owed.due_on if owed else done_by, today=today)
    plan = RectificationPlan(
        notice=about, measures=measures, responsible=responsible[:60], done_by=done_by, by=by, on=today
    )
    plan.save()
    inbox.tell(
        organization.holders(None, queries.OFFICE_POSTS, today),
        kind="supervision.answer",
        text=_("{number}已报送整改方案").format(number=about.number),
        at=at,
        slot=f"plan:{plan.uid}",
        subject_ref=about.ref,
        context_ref=matter.ref,
    )
    ledger.record(
        "supervision.plan_rectification",
        at=at,
        actor=organization.actor_of(by, at),
        row=plan,
        context=matter.ref,
        label=f"报送{about.number}的整改方案，{done_by}前完成",
        new={"responsible": plan.responsible, "done_by": done_by},
        reason=measures,
    )
    return plan

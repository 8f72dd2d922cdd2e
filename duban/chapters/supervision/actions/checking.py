"""复查整改: whether what was to be put right has been."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.actions import more_time, problems
from duban.chapters.supervision.actions.answers import note_reported, tell_unit
from duban.chapters.supervision.models import Problem, Rectification, SupervisionNotice
from duban.chapters.supervision.terms import ProblemEnd, ProblemState, RectificationState
from duban.ground import access
from duban.ground.access import Unfit
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

ARTICLE = "11(3)"


@transaction.atomic
@ledger.once("supervision.verify_rectification", queries.rectification_by_uid)
def verify_rectification(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    verified: bool,
    finding: str,
    rectification: UUID | None = None,
    problem: UUID | None = None,
) -> Rectification:
    """复查整改（第十一条第三项）: rectified closes the problems; not rectified opens them again.

    `rectification` is a unit's reply to a notice; `problem` instead is one that the unit itself had
    reported and that is done without a notice. Not rectified, the first limit stands as it was: the reply
    counts as not made, and the Office owes the next step; a decision not to issue one holds no more. Refuses a reply that was checked before.
    """
    reply, about = _asked(by, at, rectification, problem)
    access.require("supervision.verify_rectification", queries.standing(by, at, about))
    matter = matters.lock(about.matter, at=at)
    today = beijing_day(at)
    checked = queries.lock(matter, reply) if reply else _of_reported(matter, about, by, today)
    rules.check_verification(submitted=checked.state == RectificationState.SUBMITTED)
    rules.check_not_own("supervision.verify_rectification", own=queries.is_own(by, at, about.unit_id))
    rules.check_text(finding, _("复查情况"), ARTICLE)
    checked.state = RectificationState.VERIFIED if verified else RectificationState.NOT_RECTIFIED
    checked.finding, checked.verified_by, checked.verified_on = finding, by, today
    checked.save()
    word = str(RectificationState(checked.state).label)
    if isinstance(about, Problem):
        if verified:
            problems.end(matter, about, today, as_=ProblemEnd.RECTIFIED, by_ref=checked.ref)
        else:
            kinds = (ObligationKind.VERIFY,)
            matters_actions.discharge(about.ref, met_on=today, by_ref=checked.ref, kinds=kinds)
            if about.state == ProblemState.TRACKED:
                problems.reopen(matter, about, today)
    else:
        more_time.end_request(about, by=by, on=today, why=word)
        _conclude(matter, about, checked, today, verified=verified)
        tell_unit(about, _("整改回复已复查：{state}").format(state=word), f"checked:{checked.uid}", at)
    ledger.record(
        "supervision.verify_rectification",
        at=at,
        actor=organization.actor_of(by, at),
        row=checked,
        context=matter.ref,
        label=f"复查整改：{word}",
        old={"state": RectificationState.SUBMITTED},
        new={"state": checked.state},
        reason=finding,
    )
    return checked


def _asked(
    by: Person, at: datetime, rectification: UUID | None, problem: UUID | None
) -> tuple[Rectification | None, SupervisionNotice | Problem]:
    """The reply with its notice, or the problem that the unit had itself reported: one of the two."""
    if rectification is not None and problem is None:
        reply = queries.visible_rectification(person=by, at=at, uid=rectification)
        if reply.notice is not None:
            return reply, reply.notice
    elif problem is not None and rectification is None:
        return None, queries.visible_problem(person=by, at=at, uid=problem)
    raise Unfit("supervision.check_one", ARTICLE)


def _of_reported(
    matter: Matter, about: SupervisionNotice | Problem, by: Person, today: date
) -> Rectification:
    """What the unit reported itself is checked on the spot, without a notice (decision 33)."""
    if not isinstance(about, Problem):
        raise Unfit("supervision.check_one", ARTICLE)
    found = queries.lock(matter, about)
    rules.check_recheck(state=found.state, self_reported=found.self_reported)
    return Rectification(problem=found, text=found.fact, by=by, on=today)


def _conclude(
    matter: Matter, notice: SupervisionNotice, checked: Rectification, today: date, *, verified: bool
) -> None:
    """Rectified: reply met on its day, problems closed. Not: the reply is undone, the problems open again."""
    matters_actions.discharge(checked.ref, met_on=today, by_ref=checked.ref, kinds=(ObligationKind.VERIFY,))
    if not verified:
        note_reported(notice, None)
        for one in queries.open_problems(notice):
            if not queries.noticed_elsewhere(one, notice):
                problems.reopen(matter, one, today)
        return
    matters_actions.discharge(
        notice.ref, met_on=checked.on, by_ref=checked.ref, kinds=(ObligationKind.NOTICE_REPLY,)
    )
    for one in queries.open_problems(notice):
        problems.end(matter, one, today, as_=ProblemEnd.RECTIFIED, by_ref=checked.ref)

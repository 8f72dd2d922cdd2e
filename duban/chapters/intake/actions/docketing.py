"""立项并通报: every approved candidate becomes a matter, and one circular names exactly these."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions import circular
from duban.chapters.intake.actions.approving import check_list
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.queries import before
from duban.chapters.intake.terms import CandidateState, ListState
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters.actions import BroughtIn, Docketing, Target, UnitRole
from duban.chapters.matters.terms import DefinitionLimb, DocketingRoute, MatterCategory
from duban.ground import access
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.organization.terms import DeciderKind

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.support.organization.models import ApprovalSlip

TOLD = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)


@transaction.atomic
@ledger.once("intake.docket_list", queries.list_by_uid)
def docket_list(*, by: Person, at: datetime, request_id: UUID | None, docketing_list: UUID) -> DocketingList:
    """对审定的事项予以立项，并以文件形式通报（第十一条第一项；decision 2）.

    All or nothing: each approved candidate becomes a matter by an act of its own, docketed on the Beijing
    day of the circular, which names exactly these. No deadline runs until assignment. What a matter was before
    the system had it is brought in with it. Refuses a list that is not approved (intake.list_state).
    """
    found = queries.visible_list(person=by, at=at, uid=docketing_list)
    access.require("intake.docket_list", organization.standing(by, at))
    listed = queries.lock(found, at=at)
    check_list("intake.docket_list", listed)
    today = beijing_day(at)
    approved = [queries.lock_candidate(one) for one in queries.in_state(listed, CandidateState.APPROVED)]
    docketed = [(one, docket_candidate(one, listed, by=by, at=at, today=today)) for one in approved]
    listed.state, listed.docketed_on = ListState.DOCKETED, today
    # The number of the circular is the last lock.
    listed.circular = circular.issue(listed, docketed, today=today)
    listed.save()
    _tell(listed, approved, at)
    ledger.record(
        "intake.docket_list",
        at=at,
        actor=organization.actor_of(by, at),
        row=listed,
        context=listed.ref,
        label=f"立项{len(docketed)}项，印发立项通报{listed.circular.number}",
        old={"state": ListState.APPROVED},
        new={
            "state": listed.state,
            "circular": listed.circular.number,
            "matters": [m.ref for _c, m in docketed],
        },
    )
    return listed


def docket_candidate(
    candidate: Candidate, listed: DocketingList, *, by: Person, at: datetime, today: date
) -> Matter:
    """Step: an approved candidate becomes a matter by an act of its own; the candidate is locked."""
    matter = matters_actions.docket(
        by=by,
        at=at,
        request_id=None,
        origin_ref=candidate.ref,
        decided=_decided(candidate, listed, today),
    )
    if candidate.brought:
        _bring_in(candidate, matter, by=by, at=at, today=today)
    candidate.matter, candidate.state = matter, CandidateState.DOCKETED
    candidate.save()
    return matter


def _bring_in(candidate: Candidate, matter: Matter, *, by: Person, at: datetime, today: date) -> None:
    """What was before is the first entry of the matter's course; nodes passed by then are told, not imposed."""
    found = rules.before_of(candidate.brought)
    slip = before.paper_of(candidate) if found.original_on else None
    passed = [f"{one['on']} {one['label']}" for one in candidate.milestones if one["on"] < str(today)]
    matters_actions.bring_in(
        by=by,
        at=at,
        request_id=None,
        matter=matter.uid,
        brought=BroughtIn(
            words="；".join([found.words, *passed]),
            percent=found.percent,
            original_due_on=found.original_on,
            extended_on=slip.decided_on if slip else None,
            basis=_basis(slip) if slip else "",
        ),
    )


def _basis(slip: ApprovalSlip) -> str:
    """Who decided, on which day, on which paper."""
    decider = slip.meeting_number or (slip.decider.name if slip.decider else "")
    return f"{slip.decided_on} {DeciderKind(slip.decider_kind).label} {decider}，{slip.paper.name}"


def _decided(candidate: Candidate, listed: DocketingList, today: date) -> Docketing:
    """The candidate exactly as it was approved; the leader in charge is the one of the day unless named."""
    due_on = rules.settled_due(candidate.due_on)
    return Docketing(
        title=candidate.title,
        category=MatterCategory(candidate.category),
        limb=DefinitionLimb(candidate.limb),
        route=DocketingRoute.LISTED,
        year=listed.year,
        docketed_on=today,
        due_on=due_on,
        units=[UnitRole(UUID(one["uid"]), Relation(one["relation"])) for one in candidate.units],
        leaders=[person.uid for person in queries.leaders_for(candidate, today)],
        milestones=[
            Target(
                label=one["label"],
                planned_on=date.fromisoformat(one["on"]),
                is_state=one["is_state"],
                subject=one["subject"],
            )
            for one in candidate.milestones
            if not candidate.brought or one["on"] >= str(today)
        ],
        objectives=candidate.objectives,
    )


def _tell(listed: DocketingList, candidates: list[Candidate], at: datetime) -> None:
    """The units learn that there is something for them; what they owe begins with the assignment."""
    of_units = Counter(
        one["uid"] for candidate in candidates for one in candidate.units if one["relation"] in rules.IN_SCOPE
    )
    for uid, count in sorted(of_units.items()):
        inbox.tell(
            organization.holders(organization.unit_by_uid(UUID(uid)).pk, TOLD, beijing_day(at)),
            kind="intake.docket_list",
            text=_("立项通报已印发，涉及本单位 {count} 项，待交办").format(count=count),
            at=at,
            slot=f"intake.docketed:{listed.uid}:{uid}",
            subject_ref=listed.ref,
            context_ref=listed.ref,
        )

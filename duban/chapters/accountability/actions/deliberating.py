"""法制审核 and 集体研究: the law of the day printed, and no one alone decides (17; decisions 34, 42)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import steps
from duban.chapters.accountability.models import Deliberation, LegalReview
from duban.chapters.accountability.queries import cases, tables
from duban.chapters.accountability.queries import proposals as queries
from duban.chapters.accountability.rules import cases as case_rules
from duban.chapters.accountability.rules import deciding as rules
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.rules.bases import Printed
from duban.chapters.accountability.terms.decision import Held
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("accountability.review_legality", queries.review_by_uid)
def review_legality(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    agrees: bool,
    opinion: str,
    confirmed: tuple[str, ...] = (),
) -> LegalReview:
    """法制审核（第十七条）: by somebody of the circle who did not handle the case; keeps which editions are in force today.

    What nobody has checked so far (待核) the reviewer confirms by name, or it is not printed
    (accountability.basis_unconfirmed). Refuses a handler, whoever would have to recuse, and a second review of one proposal.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.review_legality", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.review_legality", locked.stage)
    rules.check_reviewer(
        handled=queries.has_handled(locked, by),
        name=by.name,
        grounds=cases.candidate(locked, by, today).grounds,
    )
    proposal = queries.needed_proposal(locked)
    printed = tables.printed(proposal.track, today)
    rules.check_review(reviewed=queries.review_of(proposal) is not None, bases=printed, confirmed=confirmed)
    row = LegalReview(
        proposal=proposal,
        reviewer=by,
        on=today,
        agrees=agrees,
        bases=[_kept(one, confirmed=one.name in confirmed) for one in printed],
    )
    row.put(opinion=case_rules.check_words(opinion, what=_("审核意见"), article="17"))
    row.save()
    steps.advance(locked, step, today)
    steps.tell(locked, at, f"reviewed:{row.uid}")
    ledger.record(
        "accountability.review_legality",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="法制审核：同意" if agrees else "法制审核：不同意",
        new={"agrees": agrees, "bases": [one.name for one in printed]},
    )
    return row


def _kept(one: Printed, *, confirmed: bool) -> dict[str, object]:
    """A basis as it is frozen with the review."""
    return {
        "name": one.name,
        "own_words": one.own_words,
        "cited": one.cited,
        "since": one.since,
        "state": one.state,
        "in_force": one.in_force,
        "confirmed": confirmed,
        "line": one.line,
    }


@transaction.atomic
@ledger.once("accountability.deliberate", queries.deliberation_by_uid)
def deliberate(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    meeting: UUID,
    item: str,
    held: Held,
    opinions: str,
    resolution: str,
    left: tuple[UUID, ...] = (),
) -> Deliberation:
    """集体研究（第十七条）: by a meeting of the Leading Group or the Party group, with what each held and who left for it.

    Refuses before the legal review, a meeting before the proposal, one at which somebody sat whom the case concerns, who
    has recused, or who is in charge of the unit, without his leaving on record, fewer than two voices, and an outcome that
    is not the proposal's: another track needs another proposal.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.deliberate", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.deliberate", locked.stage)
    proposal, sat = queries.needed_proposal(locked), meetings.meeting_by_uid(meeting)
    review = queries.review_of(proposal)
    gone = [organization.person_by_uid(uid) for uid in dict.fromkeys(left)]
    rules.check_deliberation(
        kind=sat.kind,
        on=sat.held_on,
        proposed_on=proposal.on,
        today=today,
        reviewed=review is not None,
        attended=queries.attended(sat, locked),
        left=[one.ref for one in gone],
    )
    rules.check_held(held, proposal.track, agreed=review is not None and review.agrees)
    row = Deliberation(
        proposal=proposal, meeting=sat, item=item.strip(), on=sat.held_on, held=Held(held), entered_by=by
    )
    row.put(
        opinions=case_rules.check_words(opinions, what=_("参加研究人员的意见"), article="17"),
        resolution=case_rules.check_words(resolution, what=_("研究决定"), article="17"),
        left="、".join(one.name for one in gone),
    )
    row.save()
    steps.advance(locked, step, today)
    steps.tell(locked, at, f"deliberated:{row.uid}")
    ledger.record(
        "accountability.deliberate",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"集体研究：{Held(held).label}",
        new={"held": held, "on": sat.held_on, "meeting": sat.ref, "left": [one.ref for one in gone]},
    )
    return row

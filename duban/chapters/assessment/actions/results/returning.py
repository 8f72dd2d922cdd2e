"""退回考核结果: what went up comes back to the Office, with the reason (13(2); decisions 10, 30)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import circulating, deciding, stepping
from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import RETURN, RoundState
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

OFFICE = (PostKind.OFFICE_DIRECTOR, PostKind.OFFICE_STAFF)


@transaction.atomic
@ledger.once("assessment.return_results", queries.round_by_uid)
def return_results(
    *, by: Person, at: datetime, request_id: UUID | None, result_round: UUID, reason: str
) -> ResultRound:
    """退回考核结果（第十三条第二项）: by the head of the Leading Group, or on a checked paper (代录), before any grade is fixed.

    The Office owes the next submission, and what was signed lapses; what it changes is made public again, what stays may go up as it is. Refuses where
    grades of units or of persons are fixed (assessment.fixed_already), a decision older than the submission
    (assessment.result_decided_before) and a paper that has sent one back before (assessment.return_paper_used).
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.return_results", organization.standing(by, at))
    of, today = queries.lock(found), beijing_day(at)
    stepping.check_step("assessment.return_results", of)
    rules.check_unfixed(of.units_fixed_on, party=str(_("单位")), article="14(1)")
    rules.check_unfixed(of.persons_fixed_on, party=str(_("人员")), article="14(2)")
    said = rules.check_text(reason, _("退回的理由"), "13(2)")
    basis = deciding.of_head(by=by, at=at, subject_ref=of.ref, word=RETURN)
    rules.check_decided_on(basis.on, of.submitted_on or of.proposed_on)
    rules.check_other_paper(
        of.return_slip.ref if of.return_slip else "", basis.slip.ref if basis.slip else ""
    )
    submitter = of.submitted_by
    of.state, of.submitted_by, of.submitted_on = RoundState.RETURNED, None, None
    of.returned_by, of.returned_on, of.returned_for = by, basis.on, basis.on_behalf_of[:120]
    of.return_reason, of.return_slip = said, basis.slip
    of.save()
    circulating.lapse(of)
    people = {person for post in OFFICE for person in organization.people_with(post, today)}
    inbox.tell(
        people | ({submitter} if submitter else set()),
        kind="assessment.returned",
        text=_("{title}结果已退回，请修改后重新报请审定").format(title=of.title),
        at=at,
        slot=f"result-round:{of.uid}:returned:{of.version}",
        subject_ref=of.ref,
        context_ref=of.ref,
    )
    ledger.record(
        "assessment.return_results",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=of,
        context=of.ref,
        label=f"退回{of.title}结果",
        old={"state": RoundState.SUBMITTED},
        new={
            "state": of.state,
            "decided_on": basis.on,
            "paper": basis.slip.ref if basis.slip else None,
        },
        reason=said,
    )
    return of

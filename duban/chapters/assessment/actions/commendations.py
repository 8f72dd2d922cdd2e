"""表扬: entered from its decision by one clerk, compared with the paper by another (15)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.models.commendations import Commendation
from duban.chapters.assessment.queries import commendations as queries
from duban.chapters.assessment.queries import entered, impartial
from duban.chapters.assessment.rules import commendations as rules
from duban.chapters.assessment.rules import facts
from duban.chapters.assessment.rules.praise import Paper, same_paper
from duban.chapters.assessment.terms.facts import PRAISING
from duban.chapters.assessment.terms.results import CommendationState
from duban.ground import access
from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("assessment.register_commendation", queries.commendation_by_uid)
def register_commendation(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    unit: UUID,
    person: UUID | None = None,
    decision: str,
    issuer: str,
    on: date,
    basis: str,
    matter: str = "",
    evidence: UUID,
) -> Commendation:
    """登记表扬（第十五条）: of a unit or a person of it, with the decision, its basis and the paper.

    It counts once another clerk has checked it. `matter` is the reference of the matter that it is for, if it is for
    one. Refuses a day to come (assessment.commendation_day), a person who did not serve in the unit on that day
    (assessment.commendation_party), what is registered already (assessment.commendation_twice), and what is entered as a
    fact on the same paper (assessment.commendation_entered).
    """
    access.require("assessment.register_commendation", organization.standing(by, at))
    organization.lock()
    today = beijing_day(at)
    rules.check_day(on, today=today)
    of_unit = organization.unit_by_uid(unit)
    whom = organization.person_by_uid(person) if person else None
    rules.check_serves(whom is None or queries.serves_in(whom, of_unit.pk, on))
    said = rules.check_text(decision, _("表扬文件名称和文号"))[:200]
    made = Commendation(
        unit=of_unit,
        unit_name=organization.unit_name(of_unit.pk, on),
        person=whom,
        decision=said,
        issuer=rules.check_text(issuer, _("作出表扬的机关"))[:120],
        on=on,
        basis=rules.check_text(basis, _("表扬事由")),
        matter_ref=matter.strip()[:96],
        evidence=files.file_by_uid(evidence),
        registered_by=by,
        registered_on=today,
    )
    rules.check_new(
        queries.is_known(of_unit.pk, whom.pk if whom else None, said), party=made.party, decision=said
    )
    paper = Paper(made.decision, made.evidence.sha256)
    entered_before = (
        one.text for one, other in entered.standing_of(of_unit, whom, PRAISING) if same_paper(paper, other)
    )
    rules.check_not_entered(next(entered_before, ""), party=made.party)
    made.save()
    inbox.tell(
        queries.checkers(made, today),
        kind="assessment.commendation",
        text=_("有一项表扬登记待复核"),
        at=at,
        slot=f"commendation:{made.uid}",
        subject_ref=made.ref,
        context_ref=made.ref,
    )
    ledger.record(
        "assessment.register_commendation",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=made.ref,
        label=f"登记表扬：{made.party}，{made.decision}",
        new={"on": on, "issuer": made.issuer, "paper": made.evidence.sha256},
        reason=made.basis,
    )
    return made


@transaction.atomic
@ledger.once("assessment.check_commendation", queries.commendation_by_uid)
def check_commendation(
    *, by: Person, at: datetime, request_id: UUID | None, commendation: UUID, agrees: bool, remark: str = ""
) -> Commendation:
    """复核表扬（第六条第二项、第十五条）: another clerk compares the entry with the paper.

    Of the Office itself, or the department in which it sits, somebody else does. Refuses whoever entered it
    (assessment.same_checker), one of whom it speaks or who serves in that unit (assessment.commendation_own), and what is
    checked already; a rejection needs its reason.
    """
    found = queries.visible_commendation(person=by, at=at, uid=commendation)
    access.require("assessment.check_commendation", impartial.standing(by, at, found.unit))
    checked, today = queries.lock(found), beijing_day(at)
    rules.check_waits(checked.state, label=str(CommendationState(checked.state).label))
    rules.check_second_hand(checked.registered_by.ref, by.ref)
    rules.check_not_own(checked.person_id == by.pk or queries.serves_in(by, checked.unit_id, today))
    facts.check_not_office(
        ACTS["assessment.check_commendation"].name,
        of_office=impartial.of_office(checked.unit),
        in_office=impartial.in_office(by, today),
        unit=checked.unit_name,
    )
    checked.remark = remark.strip() if agrees else rules.check_text(remark, _("复核未通过的理由"))
    checked.state = CommendationState.CHECKED if agrees else CommendationState.REJECTED
    checked.checked_by, checked.checked_on = by, today
    checked.save()
    inbox.tell(
        [checked.registered_by],
        kind="assessment.commendation",
        text=_("您登记的一项表扬：{state}").format(state=CommendationState(checked.state).label),
        at=at,
        slot=f"commendation:{checked.uid}:{checked.state}",
        subject_ref=checked.ref,
        context_ref=checked.ref,
    )
    ledger.record(
        "assessment.check_commendation",
        at=at,
        actor=organization.actor_of(by, at),
        row=checked,
        context=checked.ref,
        label=f"复核表扬：{checked.party}，{CommendationState(checked.state).label}",
        old={"state": CommendationState.ENTERED},
        new={"state": checked.state},
        reason=checked.remark,
    )
    return checked

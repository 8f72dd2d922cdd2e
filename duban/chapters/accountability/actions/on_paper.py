"""代录 of the head's word on a clue or a case: entered by one of its circle, compared by another, used once (decision 10).

The Office's own papers are read by the whole Office; these lie with the clue or case, sealed, and exist for its circle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import steps, telling
from duban.chapters.accountability.models import AccountabilityClue, Circle, HeadSlip
from duban.chapters.accountability.queries import cases, clues
from duban.chapters.accountability.queries import slips as queries
from duban.chapters.accountability.queries.slips import Root
from duban.chapters.accountability.rules import cases as of_cases
from duban.chapters.accountability.rules import slips as rules
from duban.chapters.accountability.terms.slips import ON_CASE, ON_CLUE, SlipState
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import ACTS, BrokenAct, PostKind
from duban.ground.beijing import beijing_day
from duban.support.files import actions as files
from duban.support.files import queries as received
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class ByHead:
    """Whose decision an act carries out, since which Beijing day it counts, and for whom it was entered."""

    person: Person
    on: date
    behalf: str = ""


def by_head(by: Person, at: datetime, root: Root, code: str) -> ByHead:
    """Step of an act that is the head's word alone: by himself today, or on his checked paper, which is used with it."""
    if queries.decides(by, at, code):
        return ByHead(by, beijing_day(at))
    slip = queries.usable(root, code)
    rules.check_by_head(code, slip=slip is not None)
    if slip is None:
        raise BrokenAct("a paper that was checked is there")
    used = queries.lock(slip)
    used.state = SlipState.USED
    used.save()
    return ByHead(used.decider, used.decided_on, used.decider.name)


@transaction.atomic
@ledger.once("accountability.enter_clue_slip", queries.slip_by_uid)
def enter_clue_slip(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    clue: UUID,
    act: str,
    decider: UUID,
    decided_on: date,
    words: str,
    file: UUID,
    second: UUID,
) -> HeadSlip:
    """代录组长对线索的签批件（第六条第一项）: by the director, with the scan; `act` is the code of the act that it decides.

    `second`, of the Office, compares it: he is let into the circle for that. Refuses a day to come or before the clue, a
    decider who did not head the Leading Group on that day or whom it concerns, and a second paper while one waits.
    """
    found = clues.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.enter_clue_slip", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    locked, today = clues.read_under_lock(found, matter), beijing_day(at)
    rules.check_slip_act(act, known=ON_CLUE)
    rules.check_slip(queries.signed(locked, act, decider, decided_on), today=today)
    whom = organization.person_by_uid(second)
    rules.check_second(fit=queries.may_compare(locked, whom, by, today))
    if whom not in clues.circle_of(locked, today):
        Circle(clue=locked, person=whom, post=PostKind.OFFICE_STAFF, from_at=at).save()
    slip = _slip(by, at, act, decider, decided_on, words, file)
    slip.clue = locked
    slip.save()
    telling.tell(locked, at, f"slip:{slip.uid}")
    ledger.record(
        "accountability.enter_clue_slip",
        at=at,
        actor=organization.actor_of(by, at),
        row=slip,
        context=locked.ref,
        label=f"代录组长签批件：{ACTS[act].name}",
        new={"act": act, "decided_on": decided_on, "file": slip.file.sha256, "second": whom.ref},
    )
    return slip


@transaction.atomic
@ledger.once("accountability.enter_case_slip", queries.slip_by_uid)
def enter_case_slip(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    act: str,
    decider: UUID,
    decided_on: date,
    words: str,
    file: UUID,
) -> HeadSlip:
    """代录组长对案卷的签批件（第六条第一项）: by the director or a handler, with the scan; another of the circle compares it.

    `act` is the code of the act that it decides. Refuses a day to come or before the case, a decider who did not head the
    Leading Group on that day or whom it concerns, and a second paper while one waits.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.enter_case_slip", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    rules.check_slip_act(act, known=ON_CASE)
    rules.check_slip(queries.signed(locked, act, decider, decided_on), today=today)
    slip = _slip(by, at, act, decider, decided_on, words, file)
    slip.case = locked
    slip.save()
    steps.tell(locked, at, f"slip:{slip.uid}")
    ledger.record(
        "accountability.enter_case_slip",
        at=at,
        actor=organization.actor_of(by, at),
        row=slip,
        context=locked.ref,
        label=f"代录组长签批件：{ACTS[act].name}",
        new={"act": act, "decided_on": decided_on, "file": slip.file.sha256},
    )
    return slip


def _slip(
    by: Person, at: datetime, act: str, decider: UUID, decided_on: date, words: str, file: UUID
) -> HeadSlip:
    """The paper, not yet of any clue or case; its file lies sealed from now on."""
    slip = HeadSlip(
        act=act,
        decider=organization.person_by_uid(decider),
        decided_on=decided_on,
        file=files.seal(received.file_by_uid(file)),
        entered_by=by,
        entered_on=beijing_day(at),
    )
    slip.put(words=of_cases.check_words(words, what=_("签批的内容"), article="6(1)"))
    return slip


@transaction.atomic
@ledger.once("accountability.check_head_slip", queries.slip_by_uid)
def check_head_slip(
    *, by: Person, at: datetime, request_id: UUID | None, head_slip: UUID, agrees: bool, remark: str = ""
) -> HeadSlip:
    """复核组长签批件（第六条第一项）: another of the circle compares the entry with the scan; only then an act may rest on it.

    Refuses whoever entered it, and a second check.
    """
    found = queries.visible_slip(person=by, at=at, uid=head_slip)
    access.require("accountability.check_head_slip", queries.standing(by, at, found))
    root, today = _locked(found, at), beijing_day(at)
    checked = queries.lock(found)
    rules.check_slip_checker(state=checked.state, entered=checked.entered_by.ref, checker=by.ref)
    checked.state = SlipState.AGREES if agrees else SlipState.DIFFERS
    checked.checked_by, checked.checked_on = by, today
    checked.put(remark=remark.strip())
    checked.save()
    _tell(root, at, f"slip_checked:{checked.uid}")
    ledger.record(
        "accountability.check_head_slip",
        at=at,
        actor=organization.actor_of(by, at),
        row=checked,
        context=root.ref,
        label=f"复核组长签批件：{SlipState(checked.state).label}",
        new={"act": checked.act, "state": checked.state},
    )
    return checked


def _locked(slip: HeadSlip, at: datetime) -> Root:
    """That of which the paper is, as it now stands: a clue under the lock of its matter, a case under its own."""
    root = queries.root_of(slip)
    if isinstance(root, AccountabilityClue):
        return clues.read_under_lock(root, matters.lock(root.matter, at=at))
    return cases.lock(root)


def _tell(root: Root, at: datetime, slot: str) -> None:
    if isinstance(root, AccountabilityClue):
        telling.tell(root, at, slot)
    else:
        steps.tell(root, at, slot)

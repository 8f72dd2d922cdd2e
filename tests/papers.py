"""代录 in tests: a paper decision with its scan, entered by one clerk and checked by another."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from duban.support.files import actions as files
from duban.support.files.models import StoredFile
from duban.support.organization import actions as organization
from duban.support.organization import queries
from duban.support.organization.models import ApprovalSlip
from duban.support.organization.terms import DeciderKind
from tests.cast import Town


def text_file(
    town: Town, who: str = "lin", *, name: str = "分段验收单.txt", text: str = "验收合格"
) -> StoredFile:
    """A file that this person has uploaded."""
    at = town.tick()
    return files.keep(
        BytesIO(text.encode()),
        name,
        actor=queries.actor_of(town[who], at),
        standing=queries.standing(town[who], at),
        at=at,
        request_id=None,
        owner_ref=town[who].ref,
    )


def checked_paper(town: Town, subject_ref: str, word: str, *, decided_on: date) -> ApprovalSlip:
    """The head's decision on paper: 陈 enters it, 钱 checks it."""
    slip = organization.enter_paper(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        subject_ref=subject_ref,
        decision=word,
        decider_kind=DeciderKind.LEADING_GROUP_HEAD,
        decider=town["wang"].uid,
        decided_on=decided_on,
        paper=text_file(town, "chen", name="呈批单.txt", text=f"{word} {decided_on}").uid,
    )
    return organization.check_paper(
        by=town["qian"], at=town.tick(), request_id=None, slip=slip.uid, agrees=True
    )

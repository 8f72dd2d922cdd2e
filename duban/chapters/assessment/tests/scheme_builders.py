"""Schemes brought about by the acts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.tests.scheme_values import body, rule
from duban.ground.beijing import beijing_day
from duban.support.files.models import StoredFile
from duban.support.files.tests import builders as files
from duban.support.organization import actions as organization
from duban.support.organization.terms import DeciderKind
from tests.cast import Town

LEDGERS = Path(__file__).parents[4] / "tests/data/ledgers"
COUNTY = "S02_shicheng_departments_2018.csv"
FROM = date(2026, 1, 1)


def draft(town: Town, *, who: str = "chen", ready: str = "", **given: Any) -> AssessmentScheme:
    """A clerk drafts a scheme with one rule, or from a ready one."""
    made = None if ready else body(*given.pop("rules", [rule()]), **given)
    return actions.draft_scheme(by=town[who], at=town.tick(), request_id=None, ready=ready, body=made)


def submit(
    town: Town, written: AssessmentScheme, *, who: str = "chen", from_on: date = FROM
) -> AssessmentScheme:
    return actions.submit_scheme(
        by=town[who],
        at=town.tick(),
        request_id=None,
        scheme=written.uid,
        note="首次制定",
        from_on=from_on,
    )


def adopt(town: Town, sent: AssessmentScheme, *, from_on: date = FROM) -> AssessmentScheme:
    """The head of the Leading Group adopts it."""
    return actions.adopt_scheme(
        by=town["wang"], at=town.tick(), request_id=None, scheme=sent.uid, from_on=from_on
    )


def in_force(town: Town, *, from_on: date = FROM, ready: str = "", **given: Any) -> AssessmentScheme:
    """Drafted, submitted and adopted."""
    sent = submit(town, draft(town, ready=ready, **given), from_on=from_on)
    return adopt(town, sent, from_on=from_on)


def table(town: Town, name: str = COUNTY, *, who: str = "chen") -> StoredFile:
    """A published table as a page keeps it."""
    return files.keep(town, who=who, content=(LEDGERS / name).read_bytes(), name=name)


def paper_on(
    town: Town,
    sent: AssessmentScheme,
    *,
    word: str = "APPROVE",
    kind: str = "LEADING_GROUP_MEETING",
    on: date | None = None,
) -> None:
    """A clerk enters the paper of the decision, another one checks it."""
    slip = organization.enter_paper(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        subject_ref=schemes.subject_of(sent),
        decision=word,
        decider_kind=DeciderKind(kind),
        meeting_number="2026年第2次会议",
        decided_on=on or beijing_day(town.at),
        paper=files.keep(town, who="chen", name="会议纪要.pdf").uid,
    )
    organization.check_paper(by=town["qian"], at=town.tick(), request_id=None, slip=slip.uid, agrees=True)

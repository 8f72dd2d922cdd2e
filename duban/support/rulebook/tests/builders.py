"""Versions of the rule set brought about by the act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from duban.ground.beijing import beijing_day
from duban.support.files.tests import builders as files
from duban.support.ledger.canonical import plain
from duban.support.organization import actions as organization
from duban.support.organization.terms import DeciderKind
from duban.support.rulebook import actions, queries
from duban.support.rulebook.models import RuleSet, RuleSetDraft, WorkingRule
from duban.support.rulebook.rules import Entry
from duban.support.rulebook.terms import AdoptedBy
from tests.cast import TODAY, Town


def entries(**changed: object) -> dict[str, Entry]:
    """The shipped values with some of them set otherwise; ``__`` stands for the dot of a key."""
    found = dict(actions.shipped())
    for name, value in changed.items():
        key = name.replace("__", ".", 1)
        found[key] = replace(found[key], value=value)
    return found


def as_json(given: dict[str, Entry]) -> Any:  # Any: a JSON body for the door
    return plain(given)


def file_rule(
    town: Town,
    edition: str = "2026年版",
    *,
    who: str = "chen",
    supersedes: WorkingRule | None = None,
    from_on: date = TODAY,
) -> WorkingRule:
    """The Office files a working rule that a meeting has adopted."""
    return actions.file_working_rule(
        by=town[who],
        at=town.tick(),
        request_id=None,
        title="督办事项催办办法",
        edition=edition,
        adopted_by=AdoptedBy.LEADING_GROUP_MEETING,
        adoption="2026年第1次会议",
        adopted_on=date(2026, 2, 27),
        from_on=from_on,
        supersedes=supersedes.uid if supersedes else None,
        file=files.keep(town, who=who, name="催办办法.pdf").uid,
    )


def adopt(town: Town, number: int, *, in_force_on: date | None = None, **changed: object) -> RuleSet:
    """The Leading Group's head adopts the next version."""
    return actions.adopt_rule_set(
        by=town["wang"],
        at=town.at,
        request_id=None,
        number=number,
        title="考核细则与参数",
        entries=entries(**changed),
        in_force_on=in_force_on or date(2026, 3, 2),
    )


def draft(
    town: Town, *, who: str = "chen", from_on: date = date(2026, 4, 1), **changed: object
) -> RuleSetDraft:
    """A clerk drafts the next version; ``__`` stands for the dot of a key."""
    values = changed or {"feedback__review_within": 7}
    return actions.draft_rule_set(
        by=town[who],
        at=town.tick(),
        request_id=None,
        values={name.replace("__", ".", 1): value for name, value in values.items()},
        note="审核量增大，适当延长",
        from_on=from_on,
    )


def submit(town: Town, written: RuleSetDraft, *, who: str = "chen") -> RuleSetDraft:
    return actions.submit_draft(by=town[who], at=town.tick(), request_id=None, draft=written.uid)


def adopt_it(town: Town, sent: RuleSetDraft, *, from_on: date = date(2026, 4, 1)) -> RuleSetDraft:
    return actions.adopt_draft(
        by=town["wang"], at=town.tick(), request_id=None, draft=sent.uid, from_on=from_on
    )


def paper_on(
    town: Town,
    sent: RuleSetDraft,
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
        subject_ref=queries.subject_of(sent),
        decision=word,
        decider_kind=DeciderKind(kind),
        meeting_number="2026年第2次会议",
        decided_on=on or beijing_day(town.at),
        paper=files.keep(town, who="chen", name="会议纪要.pdf").uid,
    )
    organization.check_paper(by=town["qian"], at=town.tick(), request_id=None, slip=slip.uid, agrees=True)

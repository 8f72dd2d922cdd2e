"""Bring a matter to its clue, by the acts alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.terms.clues import CloseReason
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests.builders import (
    annul,
    matter_under_way,
    served_notice,
    served_twice,
)
from duban.support.ledger import actions as ledger
from tests.cast import Town

__all__ = ["annul", "matter_under_way", "served_notice", "served_twice"]


@contextmanager
def unheard() -> Iterator[None]:
    """Let a notice be served or annulled without setting anything off, so that the act itself can be seen."""
    silent: dict[str, list[ledger.Reaction]] = {
        "supervision.serve_notice": [],
        "supervision.annul_notice": [],
    }
    with mock.patch.dict(ledger.REACTIONS, silent):
        yield


def clue_of(matter: Matter) -> AccountabilityClue:
    return AccountabilityClue.objects.get(matter=matter)


def registered(town: Town, matter: Matter) -> tuple[AccountabilityClue, list[SupervisionNotice]]:
    """Two served notices, and the clue that the second one set off."""
    notices = served_twice(town, matter)
    return clue_of(matter), notices


def close(
    town: Town, clue: AccountabilityClue, *, kind: CloseReason = CloseReason.OTHER
) -> AccountabilityClue:
    return actions.close_clue(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        clue=clue.uid,
        kind=kind,
        reason="经研究，已另案处理" if kind == CloseReason.OTHER else "通知书已撤销，不足两次",
    )


def fallen_and_closed(town: Town, matter: Matter) -> tuple[AccountabilityClue, list[SupervisionNotice]]:
    """A clue closed because one of its two notices was annulled."""
    clue, notices = registered(town, matter)
    annul(town, notices[1])
    return close(town, clue, kind=CloseReason.NOTICE_FELL_AWAY), notices

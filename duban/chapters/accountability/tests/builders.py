"""Bring a matter to its clue, by the acts alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from unittest import mock

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.terms.clues import CloseReason
from duban.chapters.accountability.terms.judging import Handling
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests.builders import (
    annul,
    matter_under_way,
    served_notice,
    served_twice,
)
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import actions as organization
from duban.support.rulebook import queries as rulebook
from tests.cast import FOUNDED_ON, Town
from tests.papers import text_file

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


@contextmanager
def reading(key: str, value: object) -> Iterator[None]:
    """As long as this runs, that value of the rule set is another one."""
    entries = {name: dict(one) for name, one in rulebook.entries_of(rulebook.newest_version()).items()}
    entries[key]["value"] = value
    with rulebook.supposing(values=rulebook.Values(2, entries)):
        yield


def clue_of(matter: Matter) -> AccountabilityClue:
    return AccountabilityClue.objects.get(matter=matter, ground="16(4)")


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


# One ground of each handling class that people enter (decision 35).
OFFICE_GROUND, EITHER_GROUND, REFER_GROUND, OTHER_GROUND = "16(20)", "16(9)", "16(7)", "16(25)"
FACT = "施工许可信息应公开未公开，经查公示栏和网站均无记录"


def entered(
    town: Town,
    matter: Matter,
    *,
    ground: str = OFFICE_GROUND,
    who: str = "chen",
    unit: str = "works",
    fact: str = FACT,
    happened_on: date | None = None,
    people: tuple[str, ...] = (),
) -> AccountabilityClue:
    """A clue that a person has entered, with a file that proves it; it names these people beside those responsible."""
    file = text_file(town, who, name="核对记录.txt")
    return actions.enter_clue(
        by=town[who],
        at=town.tick(),
        request_id=None,
        ground=ground,
        matter=matter.uid,
        unit=town.unit(unit).uid,
        fact=fact,
        happened_on=happened_on or beijing_day(town.at),
        evidence=[file.uid],
        reason="不在前二十四项之列，但影响推进" if ground == OTHER_GROUND else "",
        people=[town[one].uid for one in people],
    )


def looked_again(town: Town, clue: AccountabilityClue, *, who: str = "sun") -> AccountabilityClue:
    return actions.look_again(
        by=town[who], at=town.tick(), request_id=None, clue=clue.uid, words="材料齐全，可以作为线索"
    )


def chosen(town: Town, clue: AccountabilityClue, handling: Handling = Handling.OFFICE) -> AccountabilityClue:
    return actions.choose_handling(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        clue=clue.uid,
        handling=handling,
        reason="事实清楚，未涉及违法",
    )


def confirmed(town: Town, clue: AccountabilityClue, *, who: str = "sun") -> AccountabilityClue:
    return actions.confirm_clue(
        by=town[who], at=town.tick(), request_id=None, clue=clue.uid, words="经查公示记录，事实成立"
    )


def rejected(town: Town, clue: AccountabilityClue, *, who: str = "sun") -> AccountabilityClue:
    return actions.reject_clue(
        by=town[who], at=town.tick(), request_id=None, clue=clue.uid, words="公示在先，登记有误"
    )


def referred(town: Town, matter: Matter) -> AccountabilityClue:
    """A clue that is only referred, and was."""
    clue = entered(town, matter, ground=REFER_GROUND)
    return actions.refer_clue(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        clue=clue.uid,
        receiver="纪检监察机关",
        reason="依照第十六条第七项，只登记移送",
    )


def make_head_responsible(town: Town, unit: str = "works") -> None:
    """王 becomes one of those who answer for the unit: what it did concerns him."""
    organization.appoint(
        by=None,
        at=town.tick(),
        request_id=None,
        person=town["wang"].uid,
        kind=PostKind.DEPUTY_IN_CHARGE,
        unit=town.unit(unit).uid,
        from_on=FOUNDED_ON,
    )

"""A clue and a case of which nobody outside their circle may learn: the director enters, the head confirms and starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duban.chapters.accountability import actions
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from tests.cast import Town

if TYPE_CHECKING:
    from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue

CIRCLE = ("wang", "sun")
# Words that stand nowhere else: whoever meets one of them has met the secret.
WORDS = ("玄武岩七号", "朱雀桥议价", "白虎堂记录")


@dataclass(frozen=True)
class Secret:
    """What must leave no trace outside."""

    clue: AccountabilityClue
    rejected: AccountabilityClue
    referred: AccountabilityClue
    case: AccountabilityCase

    @property
    def refs(self) -> tuple[str, ...]:
        rows = (self.clue, self.rejected, self.referred, self.case)
        return tuple(str(one.uid) for one in rows) + tuple(one.number for one in rows)


def keep(town: Town, matter: Matter) -> Secret:
    """One clue that leads to a case, one that is rejected, one that is referred."""
    clue = builders.entered(town, matter, who="sun", fact=f"{WORDS[0]}标段未公开招标信息")
    builders.confirmed(town, clue, who="wang")
    rejected = builders.entered(town, matter, who="sun", unit="business", fact=f"{WORDS[1]}一事")
    builders.rejected(town, rejected, who="wang")
    referred = builders.entered(town, matter, who="sun", ground=builders.REFER_GROUND, fact=f"{WORDS[2]}一事")
    actions.refer_clue(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        clue=referred.uid,
        receiver="纪检监察机关",
        reason=f"{WORDS[2]}，只登记移送",
    )
    case = actions.start_verification(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        clue=clue.uid,
        reason=f"{WORDS[0]}，须核实",
    )
    return Secret(clue, rejected, referred, case)

"""A clue and a case of which nobody outside their circle may learn: the director enters, the head confirms and starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duban.chapters.accountability import actions
from duban.chapters.accountability.queries import cases, papers
from duban.chapters.accountability.terms.case import Signing
from duban.chapters.accountability.terms.decision import Held
from duban.chapters.accountability.tests import builders, casing, deciding
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from tests.cast import Town

if TYPE_CHECKING:
    from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue
    from duban.support.organization.models import Meeting

CIRCLE = ("wang", "sun")
# Later also who handles and reviews the case; and those whom it concerns, who then know of it themselves.
INSIDE = (*CIRCLE, "qian", "shen", "zheng", "li", "he", "gao")
# What is said in it.
SAID = tuple(
    casing.SAID[one] for one in ("evidence", "origin", "record", "facts", "held", "statement", "identity")
) + tuple(deciding.WORDS[one] for one in ("found", "report", "opinion", "opinions", "resolution"))
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


def go_on(town: Town, kept: Secret, meeting: Meeting) -> tuple[str, ...]:
    """The case on its way to a decision that waits to be served, all on one day: named, heard, proposed, reviewed,
    deliberated, sent up, decided. What must be met nowhere: its papers, and the number of the decision."""
    case = casing.name(town, kept.case, "qian", "shen")
    casing.evidence(town, case)
    whom = cases.people_of(case)
    assert {one.person.username for one in whom} <= set(INSIDE), whom
    actions.record_identity(
        by=town["shen"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        person=whom[0].person.uid,
        number=casing.SAID["identity"],
    )
    actions.record_interview(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        second=town["shen"].uid,
        whom="监理单位负责人",
        on=beijing_day(town.at),
        place="二楼谈话室",
        record=casing.SAID["record"],
        signing=Signing.SIGNED,
    )
    for one in whom:
        who = one.person.username
        casing.show(town, case, who)
        casing.tell(town, case, who)
        casing.state(town, case, who)
    deciding.find(town, case)
    deciding.propose(town, case)
    deciding.review(town, case)
    actions.deliberate(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        meeting=meeting.uid,
        item="1",
        held=Held.ADOPTED,
        opinions=deciding.WORDS["opinions"],
        resolution=deciding.WORDS["resolution"],
        left=(town["zhou"].uid,),
    )
    deciding.request(town, case)
    decision = deciding.compare(town, deciding.record(town, case))
    found = papers.of_case(case)
    return (decision.number, *(one.number for one in found if one.number), *(str(one.uid) for one in found))

"""Ask units before docketing, and let them speak: by the acts alone."""

from __future__ import annotations

from duban.chapters.intake import actions
from duban.chapters.intake.models import Candidate, Consultation, DocketingList
from duban.chapters.intake.tests import builders
from tests.cast import Town

# In no other list, so that the reading asks nothing.
BANKS = (*builders.DREDGING[:2], "西护城河岸线整治工程", *builders.DREDGING[3:])


def listed(town: Town, *, title: str = "征求意见清单") -> DocketingList:
    """A list of one matter: 工程建设部 leads, 经营管理部 cooperates, the company serves."""
    found = builders.taken_in(town, [BANKS], title=title)
    builders.classify(town, builders.row(found, 1))
    return found


def ask(town: Town, candidate: Candidate, *units: str) -> list[Consultation]:
    actions.consult_units(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        candidate=candidate.uid,
        units=[town.unit(unit).uid for unit in units],
    )
    return list(Consultation.objects.filter(candidate=candidate).order_by("id"))


def asked(town: Town) -> Consultation:
    """The lead unit alone was asked."""
    return ask(town, builders.row(listed(town), 1), "works")[0]


def speak(town: Town, consultation: Consultation, *, agrees: bool, who: str = "lin") -> Consultation:
    return actions.object_to_proposal(
        by=town[who],
        at=town.tick(),
        request_id=None,
        consultation=consultation.uid,
        agrees=agrees,
        opinion="" if agrees else "汛期不宜施工，建议时限调整至9月底",
    )


def objected(town: Town) -> Consultation:
    return speak(town, asked(town), agrees=False)

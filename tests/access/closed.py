"""What the scene holds that exists for its circle alone."""

from __future__ import annotations

from uuid import UUID

from duban.chapters.accountability import actions as accountability
from duban.chapters.accountability.queries import decisions, papers
from duban.chapters.accountability.tests import casing, deciding, slipping
from tests.cast import Town

# Who belongs to the circles of these two cases, or is concerned by them.
INSIDE = ("wang", "sun", "qian", "xu", "zheng", "li", "he", "gao")
# The first words of their addresses, and the names that acts give to what lies in them.
WORDS = (
    "cases",
    "case-appeals",
    "case-claims",
    "case-clearings",
    "case-decisions",
    "case-evidence",
    "case-files",
    "case-papers",
    "case-restorations",
    "case-statements",
    "case-steps",
    "head-slips",
    "my-records",
)
ARGUMENTS = (
    "appeal",
    "case",
    "case_decision",
    "case_person",
    "claim",
    "clearing",
    "head_slip",
    "piece",
    "restoration",
    "statement",
    "step",
)


def case(town: Town) -> dict[str, dict[str, UUID]]:
    """A case in which a person concerned is heard: handled by 钱 and by the head of a service unit."""
    found = casing.name(town, casing.start(town, casing.other_clue(town)), "qian", "xu")
    piece = casing.evidence(town, found)
    casing.show(town, found, second="xu")
    casing.tell(town, found)
    link = accountability.open_case_file(by=town["qian"], at=town.tick(), request_id=None, piece=piece.uid)
    return {
        "cases": {"uid": found.uid},
        "head-slips": {"uid": slipping.enter(town, found, "accountability.admit_to_circle").uid},
        "case-evidence": {"uid": piece.uid},
        "case-files": {"uid": link.uid},
        "case-statements": {"uid": casing.enter(town, found).uid},
        "case-claims": {"uid": casing.claim(town, found).uid},
        "my-records": {"uid": casing.concerned(town, found).uid},
    }


def decision(town: Town) -> dict[str, dict[str, UUID]]:
    """A decision that was executed, appealed against and withdrawn; the name is asked to be cleared."""
    found = deciding.fallen(town, second="xu")
    case = deciding.fresh(found.case)
    return {
        "case-decisions": {"uid": found.uid},
        "case-steps": {"uid": decisions.steps_of(found)[0].uid},
        "case-appeals": {"uid": decisions.appeals_of(found)[0].uid},
        "case-restorations": {"uid": decisions.restorations_of(found)[0].uid},
        "case-clearings": {"uid": deciding.ask_clearing(town, case).uid},
        "case-papers": {"uid": papers.of_case(case)[0].uid},
    }

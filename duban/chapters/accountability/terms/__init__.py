"""The words of the pursuit of responsibility, and what its refusals say (ch. 5)."""

from collections.abc import Mapping

from duban.chapters.accountability.terms import case, clues, decision_refusals, judging, slips

BLOCKS: tuple[Mapping[str, object], ...] = (
    # clues
    clues.REFUSALS,
    # what people do with clues
    judging.REFUSALS,
    # cases
    case.REFUSALS,
    # findings, decisions, appeals
    decision_refusals.REFUSALS,
    # what the head decided on paper
    slips.REFUSALS,
)
REFUSALS: dict[str, object] = {code: said for block in BLOCKS for code, said in block.items()}

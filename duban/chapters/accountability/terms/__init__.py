"""The words of the pursuit of responsibility, and what its refusals say (ch. 5)."""

from duban.chapters.accountability.terms import case, clues, decision_refusals, judging

REFUSALS: dict[str, object] = {
    # clues
    **clues.REFUSALS,
    # what people do with clues
    **judging.REFUSALS,
    # cases
    **case.REFUSALS,
    # findings, decisions, appeals
    **decision_refusals.REFUSALS,
}

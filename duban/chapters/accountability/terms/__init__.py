"""The words of the pursuit of responsibility, and what its refusals say (ch. 5)."""

from duban.chapters.accountability.terms import clues, decision

REFUSALS: dict[str, object] = {
    # clues
    **clues.REFUSALS,
    # findings, decisions, appeals
    **decision.REFUSALS,
}

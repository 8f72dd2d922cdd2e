"""The words of evaluation and performance assessment, and what its refusals say (11(5), ch. 4)."""

from duban.chapters.assessment.terms import results, scheme

REFUSALS: dict[str, object] = {
    # results
    **results.REFUSALS,
    # scheme
    **scheme.REFUSALS,
}

"""The words of evaluation and performance assessment, and what its refusals say (11(5), ch. 4)."""

from duban.chapters.assessment.terms import evaluation, facts, results, scheme

REFUSALS: dict[str, object] = {
    # results
    **results.REFUSALS,
    # scheme
    **scheme.REFUSALS,
    # facts
    **facts.REFUSALS,
    # evaluation
    **evaluation.REFUSALS,
}

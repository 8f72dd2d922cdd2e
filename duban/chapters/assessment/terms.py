"""The words of evaluation and performance assessment, and what its refusals say (11(5), ch. 4)."""

REFUSALS: dict[str, object] = {}

"""The rules of evaluation and performance assessment: pure."""

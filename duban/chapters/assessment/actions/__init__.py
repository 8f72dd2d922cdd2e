"""The acts of evaluation and performance assessment, by noun."""

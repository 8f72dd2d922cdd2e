"""The pages of evaluation and performance assessment, by noun."""

"""The forms of evaluation and performance assessment."""

"""The acts of evaluation and performance assessment, by noun."""

from duban.chapters.assessment.actions.scheme_deciding import (
    adopt_scheme,
    return_scheme,
    submit_scheme,
    withdraw_scheme,
)
from duban.chapters.assessment.actions.scheme_drafting import draft_scheme, edit_scheme
from duban.chapters.assessment.actions.scheme_importing import import_scheme

__all__ = [
    "adopt_scheme",
    "draft_scheme",
    "edit_scheme",
    "import_scheme",
    "return_scheme",
    "submit_scheme",
    "withdraw_scheme",
]

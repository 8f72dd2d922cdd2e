"""The acts of evaluation and performance assessment, by noun."""

from duban.chapters.assessment.actions.computing import WORK as COMPUTE_YEAR
from duban.chapters.assessment.actions.computing import compute_year, on_bell, record_computed
from duban.chapters.assessment.actions.facts import confirm_fact, enter_fact, withdraw_fact
from duban.chapters.assessment.actions.judging import judge_part
from duban.chapters.assessment.actions.scheme_deciding import (
    adopt_scheme,
    return_scheme,
    submit_scheme,
    withdraw_scheme,
)
from duban.chapters.assessment.actions.scheme_drafting import draft_scheme, edit_scheme
from duban.chapters.assessment.actions.scheme_importing import import_scheme

__all__ = [
    "COMPUTE_YEAR",
    "adopt_scheme",
    "compute_year",
    "confirm_fact",
    "draft_scheme",
    "edit_scheme",
    "enter_fact",
    "judge_part",
    "on_bell",
    "record_computed",
    "import_scheme",
    "return_scheme",
    "submit_scheme",
    "withdraw_fact",
    "withdraw_scheme",
]

"""The acts of evaluation and performance assessment, by noun."""

# evaluation
from duban.chapters.assessment.actions.analysing import analyse_cause, answer_analysis
from duban.chapters.assessment.actions.computing import WORK as COMPUTE_YEAR
from duban.chapters.assessment.actions.computing import compute_year, on_bell, record_computed
from duban.chapters.assessment.actions.correcting import correct_evaluation
from duban.chapters.assessment.actions.deciding import approve_evaluation, sign_evaluation
from duban.chapters.assessment.actions.designating import designate_assessor
from duban.chapters.assessment.actions.evaluating import (
    CriterionJudgement,
    ObjectiveJudgement,
    evaluate,
)
from duban.chapters.assessment.actions.facts import confirm_fact, enter_fact, withdraw_fact
from duban.chapters.assessment.actions.judging import judge_part
from duban.chapters.assessment.actions.owing import owe_evaluation
from duban.chapters.assessment.actions.scheme_deciding import (
    adopt_scheme,
    return_scheme,
    submit_scheme,
    withdraw_scheme,
)
from duban.chapters.assessment.actions.scheme_drafting import draft_scheme, edit_scheme
from duban.chapters.assessment.actions.scheme_importing import import_scheme
from duban.chapters.assessment.actions.submitting import return_evaluation, submit_evaluation

__all__ = [
    "COMPUTE_YEAR",
    "CriterionJudgement",
    "ObjectiveJudgement",
    "adopt_scheme",
    "analyse_cause",
    "answer_analysis",
    "approve_evaluation",
    "compute_year",
    "confirm_fact",
    "correct_evaluation",
    "designate_assessor",
    "draft_scheme",
    "edit_scheme",
    "enter_fact",
    "evaluate",
    "import_scheme",
    "judge_part",
    "on_bell",
    "owe_evaluation",
    "record_computed",
    "return_evaluation",
    "return_scheme",
    "sign_evaluation",
    "submit_evaluation",
    "submit_scheme",
    "withdraw_fact",
    "withdraw_scheme",
]

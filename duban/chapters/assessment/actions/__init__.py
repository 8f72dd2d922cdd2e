"""The acts of evaluation and performance assessment, by noun."""

from duban.chapters.assessment.actions.analysing import analyse_cause, answer_analysis
from duban.chapters.assessment.actions.annual import export_annual, receive_annual
from duban.chapters.assessment.actions.commendations import check_commendation, register_commendation
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
from duban.chapters.assessment.actions.results import (
    PersonOverride,
    UnitOverride,
    answer_objection,
    correct_result,
    fix_person_grade,
    fix_unit_grade,
    join_stretches,
    object_to_result,
    propose_results,
    publish_result,
    recuse,
    return_results,
    sign_results,
    submit_results,
)
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
    "PersonOverride",
    "UnitOverride",
    "adopt_scheme",
    "analyse_cause",
    "answer_analysis",
    "answer_objection",
    "approve_evaluation",
    "check_commendation",
    "compute_year",
    "confirm_fact",
    "correct_evaluation",
    "correct_result",
    "designate_assessor",
    "draft_scheme",
    "edit_scheme",
    "enter_fact",
    "evaluate",
    "export_annual",
    "fix_person_grade",
    "fix_unit_grade",
    "import_scheme",
    "join_stretches",
    "judge_part",
    "object_to_result",
    "on_bell",
    "owe_evaluation",
    "propose_results",
    "publish_result",
    "receive_annual",
    "record_computed",
    "recuse",
    "register_commendation",
    "return_evaluation",
    "return_scheme",
    "sign_evaluation",
    "submit_evaluation",
    "return_results",
    "sign_results",
    "submit_results",
    "submit_scheme",
    "withdraw_fact",
    "withdraw_scheme",
]

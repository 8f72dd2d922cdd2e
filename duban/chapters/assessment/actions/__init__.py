"""The acts of evaluation and performance assessment, by noun."""

# evaluation
from duban.chapters.assessment.actions.analysing import analyse_cause, answer_analysis
from duban.chapters.assessment.actions.correcting import correct_evaluation
from duban.chapters.assessment.actions.deciding import approve_evaluation, sign_evaluation
from duban.chapters.assessment.actions.designating import designate_assessor
from duban.chapters.assessment.actions.evaluating import (
    CriterionJudgement,
    ObjectiveJudgement,
    evaluate,
)
from duban.chapters.assessment.actions.owing import owe_evaluation
from duban.chapters.assessment.actions.submitting import return_evaluation, submit_evaluation

__all__ = [
    "CriterionJudgement",
    "ObjectiveJudgement",
    "analyse_cause",
    "answer_analysis",
    "approve_evaluation",
    "correct_evaluation",
    "designate_assessor",
    "evaluate",
    "owe_evaluation",
    "return_evaluation",
    "sign_evaluation",
    "submit_evaluation",
]

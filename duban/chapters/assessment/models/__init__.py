"""Schemes, evaluations, results and grades."""

from duban.chapters.assessment.models.analysing import CauseAnalysis
from duban.chapters.assessment.models.evaluation import (
    CriterionFinding,
    Designation,
    Evaluation,
    EvaluationDependent,
    EvaluationEvidence,
    EvaluationSignature,
    ObjectiveQuality,
)

__all__ = [
    "CauseAnalysis",
    "CriterionFinding",
    "Designation",
    "Evaluation",
    "EvaluationDependent",
    "EvaluationEvidence",
    "EvaluationSignature",
    "ObjectiveQuality",
]

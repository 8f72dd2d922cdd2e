"""Schemes, evaluations, results and grades."""

from duban.chapters.assessment.models.evaluation import (
    CauseAnalysis,
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

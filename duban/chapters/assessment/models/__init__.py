"""Schemes, evaluations, results and grades."""

from duban.chapters.assessment.models.computing import AssessmentRun, SchemeTrial, Sheet
from duban.chapters.assessment.models.facts import EnteredFact

__all__ = ["AssessmentRun", "EnteredFact", "SchemeTrial", "Sheet"]

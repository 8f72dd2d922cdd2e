"""Schemes, evaluations, results and grades."""

from duban.chapters.assessment.models.scheme import AssessmentScheme as AssessmentScheme

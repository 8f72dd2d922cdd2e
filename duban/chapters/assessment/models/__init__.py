"""Schemes, evaluations, results and grades."""

from duban.chapters.assessment.models.annual import AnnualEdition
from duban.chapters.assessment.models.commendations import Commendation
from duban.chapters.assessment.models.computing import AssessmentRun, SchemeTrial, Sheet
from duban.chapters.assessment.models.facts import EnteredFact
from duban.chapters.assessment.models.results import (
    PersonResult,
    Recusal,
    ResultObjection,
    ResultRound,
    UnitResult,
)

__all__ = [
    "AnnualEdition",
    "AssessmentRun",
    "Commendation",
    "EnteredFact",
    "PersonResult",
    "Recusal",
    "ResultObjection",
    "ResultRound",
    "SchemeTrial",
    "Sheet",
    "UnitResult",
]

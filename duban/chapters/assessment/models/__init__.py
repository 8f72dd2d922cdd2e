"""Schemes, evaluations, results and grades."""

from duban.chapters.assessment.models.computing import AssessmentRun as AssessmentRun
from duban.chapters.assessment.models.computing import SchemeTrial as SchemeTrial
from duban.chapters.assessment.models.computing import Sheet as Sheet
from duban.chapters.assessment.models.facts import EnteredFact as EnteredFact
from duban.chapters.assessment.models.scheme import AssessmentScheme as AssessmentScheme

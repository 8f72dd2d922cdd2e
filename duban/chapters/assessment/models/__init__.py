"""Schemes, evaluations, results and grades."""

from duban.chapters.assessment.models.analysing import CauseAnalysis as CauseAnalysis
from duban.chapters.assessment.models.annual import AnnualEdition as AnnualEdition
from duban.chapters.assessment.models.circulating import ResultSignature as ResultSignature
from duban.chapters.assessment.models.commendations import Commendation as Commendation
from duban.chapters.assessment.models.computing import AssessmentRun as AssessmentRun
from duban.chapters.assessment.models.computing import SchemeTrial as SchemeTrial
from duban.chapters.assessment.models.computing import Sheet as Sheet
from duban.chapters.assessment.models.evaluation import CriterionFinding as CriterionFinding
from duban.chapters.assessment.models.evaluation import Designation as Designation
from duban.chapters.assessment.models.evaluation import Evaluation as Evaluation
from duban.chapters.assessment.models.evaluation import EvaluationDependent as EvaluationDependent
from duban.chapters.assessment.models.evaluation import EvaluationEvidence as EvaluationEvidence
from duban.chapters.assessment.models.evaluation import EvaluationSignature as EvaluationSignature
from duban.chapters.assessment.models.evaluation import ObjectiveQuality as ObjectiveQuality
from duban.chapters.assessment.models.facts import EnteredFact as EnteredFact
from duban.chapters.assessment.models.judging import PartJudgement as PartJudgement
from duban.chapters.assessment.models.results import PersonResult as PersonResult
from duban.chapters.assessment.models.results import Recusal as Recusal
from duban.chapters.assessment.models.results import ResultObjection as ResultObjection
from duban.chapters.assessment.models.results import ResultRound as ResultRound
from duban.chapters.assessment.models.results import UnitResult as UnitResult
from duban.chapters.assessment.models.scheme import AssessmentScheme as AssessmentScheme

"""The forms of evaluation and performance assessment."""

from duban.chapters.assessment.forms.facts import ComputeForm as ComputeForm
from duban.chapters.assessment.forms.facts import FactForm as FactForm
from duban.chapters.assessment.forms.facts import JudgeForm as JudgeForm
from duban.chapters.assessment.forms.facts import StepForm as StepForm
from duban.chapters.assessment.forms.facts import TrialForm as TrialForm
from duban.chapters.assessment.forms.facts import WithdrawFactForm as WithdrawFactForm

"""The forms of docketing."""

from duban.chapters.intake.forms.completing import ChosenForm, CompleteForm, CompleteManyForm
from duban.chapters.intake.forms.lists import (
    DeclineForm,
    ImportForm,
    OpinionForm,
    ProposeForm,
    ReasonForm,
    ReviewForm,
    StepForm,
)
from duban.chapters.intake.forms.papers import CheckForm, PaperForm

__all__ = [
    "CheckForm",
    "ChosenForm",
    "CompleteForm",
    "CompleteManyForm",
    "DeclineForm",
    "ImportForm",
    "OpinionForm",
    "PaperForm",
    "ProposeForm",
    "ReasonForm",
    "ReviewForm",
    "StepForm",
]

"""The forms of docketing."""

from duban.chapters.intake.forms.completing import ChosenForm, CompleteForm, CompleteManyForm
from duban.chapters.intake.forms.consulting import AnswerForm, ConsultForm, VoiceForm
from duban.chapters.intake.forms.first import FirstForm, FirstUrgingForm
from duban.chapters.intake.forms.importing import (
    NOT_LISTED,
    BeforeForm,
    ClassForm,
    ColumnsForm,
    CorrectionForm,
    RowForm,
    RowShape,
    UnitForm,
)
from duban.chapters.intake.forms.lists import (
    DeclineForm,
    ImportForm,
    OpinionForm,
    ProposeForm,
    ReasonForm,
    ReviewForm,
    StepForm,
)
from duban.chapters.intake.forms.meetings import (
    DocketAdHocForm,
    InstructionForm,
    ItemsForm,
    MeetingForm,
    PlaceForm,
    ReplyForm,
    SettleForm,
)
from duban.chapters.intake.forms.papers import CheckForm, PaperForm
from duban.chapters.intake.forms.requests import AnswerRequestForm, RequestForm
from duban.chapters.intake.forms.sources import AcceptanceForm, ContactForm, SourceForm, SourceReplyForm

__all__ = [
    "AcceptanceForm",
    "NOT_LISTED",
    "BeforeForm",
    "ClassForm",
    "ColumnsForm",
    "CorrectionForm",
    "RowForm",
    "RowShape",
    "UnitForm",
    "AnswerForm",
    "AnswerRequestForm",
    "CheckForm",
    "ChosenForm",
    "CompleteForm",
    "CompleteManyForm",
    "ConsultForm",
    "ContactForm",
    "DeclineForm",
    "DocketAdHocForm",
    "FirstForm",
    "FirstUrgingForm",
    "ImportForm",
    "InstructionForm",
    "ItemsForm",
    "MeetingForm",
    "OpinionForm",
    "PaperForm",
    "PlaceForm",
    "ProposeForm",
    "ReasonForm",
    "ReplyForm",
    "RequestForm",
    "ReviewForm",
    "SettleForm",
    "SourceForm",
    "SourceReplyForm",
    "StepForm",
    "VoiceForm",
]

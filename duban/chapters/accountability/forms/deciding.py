"""The shape of what is typed from the findings to the clearing of a name (16, 17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.accountability.forms.cases import NOT_CHOSEN, ReasonForm, SendForm, StepForm, offer
from duban.chapters.accountability.terms.decision import (
    AppealState,
    DecisionKind,
    Held,
    Measure,
    NotPursuedReason,
    ServiceWay,
    Track,
)
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm

__all__ = ["ReasonForm", "StepForm"]


def yes_or_no(label: Any, yes: Any, no: Any) -> forms.TypedChoiceField:  # Any: lazy words
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", yes), ("no", no)],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class SecondForm(ActForm):
    """What two handlers do together."""

    second = forms.ChoiceField(label=_("另一名核实人员"))

    def __init__(
        self, *args: Any, seconds: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "second", seconds)


class FindingsForm(SecondForm):
    established = yes_or_no(_("情形是否成立"), _("成立"), _("不成立"))
    loss = forms.ChoiceField(label=_("损失"), widget=forms.RadioSelect)
    nature = forms.ChoiceField(label=_("性质"), widget=forms.RadioSelect)
    words = text_field(_("认定的理由"), rows=6)
    field_order = ("established", "loss", "nature", "words", "second")

    def __init__(
        self, *args: Any, losses: Sequence[Choice], natures: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "loss", losses)
        offer(self, "nature", natures)


class ProposalForm(SecondForm):
    """`subjects`: the unit and each person, with the measures that could meet them."""

    track = forms.ChoiceField(label=_("途径"), choices=lambda: Track.choices, widget=forms.RadioSelect)
    not_pursued = forms.ChoiceField(
        label=_("不予追究的理由"),
        required=False,
        choices=lambda: [NOT_CHOSEN, *NotPursuedReason.choices],
        help_text=_("途径为“不予追究”时填写"),
    )
    report = text_field(_("核实报告"), rows=12)

    def __init__(
        self, *args: Any, subjects: Sequence[tuple[str, str, Sequence[Choice]]], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for key, label, choices in subjects:
            self.fields[f"measures_{key}"] = forms.MultipleChoiceField(
                label=label, required=False, choices=list(choices), widget=forms.CheckboxSelectMultiple
            )
        self.order_fields(
            [
                "track",
                "not_pursued",
                *[f"measures_{key}" for key, _label, _choices in subjects],
                "report",
                "second",
            ]
        )


class TransferForm(SendForm):
    """To whom it goes; whether there is a loss decides between 17(2) and what lies beside it."""

    loss = forms.ChoiceField(
        label=_("损失"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "涉嫌违纪或职务违法的：有损失，依第十七条第二项；无损失或者尚不能认定，依当日有效的法律法规"
        ),
    )
    field_order = ("loss", "receiver", "reason")

    def __init__(
        self, *args: Any, losses: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "loss", losses)


class ReviewForm(ActForm):
    agrees = yes_or_no(_("审核意见"), _("同意"), _("不同意"))
    opinion = text_field(_("理由"), rows=6)
    confirmed = forms.MultipleChoiceField(
        label=_("已逐项核对当日有效版本"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("待核的依据，核对后勾选方可印出"),
    )

    def __init__(
        self, *args: Any, bases: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "confirmed", bases)
        if not bases:
            del self.fields["confirmed"]


class DeliberationForm(ActForm):
    meeting = forms.ChoiceField(label=_("会议"), help_text=_("先登记会议，再在此选择"))
    item = forms.CharField(label=_("议题序号"), max_length=20, required=False)
    left = forms.MultipleChoiceField(
        label=_("回避人员"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    opinions = text_field(_("参加研究人员的意见"), rows=6)
    held = forms.ChoiceField(label=_("研究结果"), choices=lambda: Held.choices, widget=forms.RadioSelect)
    resolution = text_field(_("研究决定"), rows=4)

    def __init__(
        self, *args: Any, meetings: Sequence[Choice], people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "meeting", meetings)
        offer(self, "left", people)


class RequestForm(ActForm):
    words = text_field(_("补充说明"), required=False, rows=4)


class DecisionForm(ActForm):
    person = forms.ChoiceField(label=_("对象"), required=False)
    body = forms.CharField(label=_("作出决定的机关"), max_length=120)
    number = forms.CharField(label=_("决定文号"), max_length=80)
    decided_on = DayField(label=_("决定日期"))
    measure = forms.ChoiceField(label=_("处理方式"), choices=lambda: Measure.choices)
    grade = forms.ChoiceField(label=_("处分种类"), required=False)
    kind = forms.ChoiceField(
        label=_("决定种类"), choices=lambda: DecisionKind.choices, help_text=_("决定申诉向谁提出")
    )
    own_basis = text_field(_("决定机关所依据的规定"), required=False, rows=2)
    words = text_field(_("决定内容摘录"), required=False, rows=4)
    names_public = forms.BooleanField(label=_("决定载明公开姓名"), required=False)
    piece = forms.ChoiceField(label=_("决定书"), help_text=_("先登记为证据，再在此选择"))
    replaces = forms.ChoiceField(label=_("取代已变更的决定"), required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[Choice],
        unit: str,
        grades: Sequence[Choice],
        scans: Sequence[Choice],
        changed: Sequence[Choice],
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "person", [("", unit), *people])
        offer(self, "grade", [NOT_CHOSEN, *grades])
        offer(self, "piece", scans)
        offer(self, "replaces", [NOT_CHOSEN, *changed])
        if not changed:
            del self.fields["replaces"]


class CompareForm(ActForm):
    fits = yes_or_no(_("与决定书对照"), _("一致"), _("不一致，另行登记"))


class ServeForm(ActForm):
    served_on = DayField(label=_("送达日期"))
    how = forms.ChoiceField(label=_("送达方式"), choices=lambda: ServiceWay.choices, widget=forms.RadioSelect)
    second = forms.ChoiceField(label=_("另一名送达人"), required=False, help_text=_("留置送达时填写"))
    note = text_field(_("签收或者拒签情况"), required=False)

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "second", [NOT_CHOSEN, *people])


class DoneForm(ActForm):
    done_on = DayField(label=_("完成日期"))
    note = text_field(_("执行情况"), required=False)


class PaperForm(ActForm):
    """Something copied from a signed paper in the evidence index."""

    piece = forms.ChoiceField(label=_("依据的文书"), help_text=_("先登记为证据，再在此选择"))

    def __init__(
        self, *args: Any, scans: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        offer(self, "piece", scans)


class ReplyForm(PaperForm):
    """Nobody is pursued: the body that was asked has said so."""


class SentBackForm(PaperForm):
    """The body that was asked sends the proposal back."""

    reason = text_field(_("退回的理由"), rows=5)
    field_order = ("reason", "piece")


class AppealForm(ActForm):
    """His own appeal: of the day on which he makes it."""

    text = text_field(_("申诉的理由"), rows=8)
    excuse = text_field(_("逾期提出的理由"), required=False, rows=3)


class EnterAppealForm(AppealForm, PaperForm):
    """From the paper that he signed."""

    made_on = DayField(label=_("提出日期"), help_text=_("申诉书上的日期"))
    field_order = ("made_on", "text", "excuse", "piece")


class AnswerAppealForm(PaperForm):
    outcome = forms.ChoiceField(
        label=_("处理结果"),
        choices=lambda: [one for one in AppealState.choices if one[0] != AppealState.MADE],
        widget=forms.RadioSelect,
    )
    answered_on = DayField(label=_("处理日期"))
    answer = text_field(_("处理结果和理由"), rows=4)
    field_order = ("outcome", "answered_on", "answer", "piece")


class ChangeForm(PaperForm):
    outcome = forms.ChoiceField(
        label=_("变更还是撤销"),
        choices=lambda: [
            one for one in AppealState.choices if one[0] in (AppealState.CHANGED, AppealState.WITHDRAWN)
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("日期"))
    words = text_field(_("理由"), rows=4)
    field_order = ("outcome", "on", "words", "piece")


class RestoreForm(ActForm):
    done_on = DayField(label=_("办理日期"))
    words = text_field(_("办理情况"), rows=4)


class AskClearingForm(ActForm):
    text = text_field(_("申请的理由和希望澄清的范围"), rows=6)


class ClearForm(ActForm):
    words = text_field(_("澄清的内容和范围"), rows=6)

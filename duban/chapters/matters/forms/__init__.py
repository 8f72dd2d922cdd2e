"""The shape of what is typed for the acts on a matter's times and its closing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from duban.support.doors.forms import ActForm

Choice = tuple[str, str]


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted, or nothing while the form is only being shown."""
    return request.POST if request.method == "POST" else None


class DayField(forms.DateField):
    """A Beijing calendar date."""

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d"],
            **kwargs,
        )


def text_field(label: Any, *, required: bool = True, rows: int = 3, help_text: Any = "") -> forms.CharField:
    """Several lines of official text; Any: a word that is translated late."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=5000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ExtensionForm(ActForm):
    obligation = forms.ChoiceField(label=_("申请延期的时限"))
    new_due_on = DayField(label=_("申请延至"), help_text=_("须晚于现行时限"))
    reason = text_field(_("理由"), help_text=_("写明不能按期完成的原因、已采取的措施和延期后的安排"))

    def __init__(
        self, *args: Any, owed: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["obligation"].choices = list(owed)  # type: ignore[attr-defined]  # a ChoiceField, declared above


class DecideExtensionForm(ActForm):
    grant = forms.TypedChoiceField(
        label=_("批复"),
        choices=[("yes", _("同意延期")), ("no", _("不同意，按原时限办理"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    opinion = text_field(_("批复意见"), required=False)


class SuspendForm(ActForm):
    review_on = DayField(label=_("复核日期"), help_text=_("到期由领导小组办公室决定是否恢复办理"))
    reason = text_field(_("暂停理由"))


class ResumeForm(ActForm):
    reason = text_field(_("恢复理由"), required=False)


class CloseForm(ActForm):
    pass


class IndicatorForm(ActForm):
    """One indicator of an objective; of which sentence, where docketing named any."""

    objective = forms.ChoiceField(label=_("所属目标"), required=False)
    indicator = forms.CharField(label=_("指标"), max_length=200, help_text=_("如：清淤量、护栏完好率"))
    target = forms.CharField(label=_("目标值"), max_length=80, help_text=_("如：3.2、不低于95"))
    measure = forms.CharField(
        label=_("计量单位"), required=False, max_length=40, help_text=_("如：万立方米、%")
    )
    source = forms.CharField(label=_("数据来源"), required=False, max_length=200)
    standard = text_field(_("验收标准"), required=False, rows=2)

    def __init__(
        self, *args: Any, sentences: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["objective"].choices = list(sentences)  # type: ignore[attr-defined]  # declared above
        if not sentences:
            del self.fields["objective"]

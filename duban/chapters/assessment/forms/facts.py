"""The shape of what is typed to compute a year, to enter a fact, to judge a part, to try a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.assessment.terms.facts import ENTERED_KINDS
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm


class ComputeForm(ActForm):
    year = forms.TypedChoiceField(
        label=_("考核年度"), coerce=int, help_text=_("当年计算到今日为止，可随时再算；已算出的不变")
    )

    def __init__(
        self, *args: Any, years: Sequence[int], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]  # declared above


class FactForm(ActForm):
    """What happened to whom, and the paper on which it stands."""

    kind = forms.ChoiceField(
        label=_("情况"), choices=lambda: [(one.value, one.label) for one in ENTERED_KINDS]
    )
    item = forms.ChoiceField(
        label=_("考核项目"), required=False, help_text=_("只在“按考核项目记载的情况”时选择")
    )
    unit = forms.ChoiceField(label=_("单位"))
    person = forms.ChoiceField(label=_("人员"), required=False, help_text=_("只涉及单位的不选"))
    matter = forms.CharField(
        label=_("事项编号"), required=False, max_length=40, help_text=_("与督办事项无关的不填")
    )
    on = DayField(label=_("发生日期"))
    quantity = forms.IntegerField(label=_("次数"), min_value=1, max_value=99, initial=1)
    text = text_field(_("事实"), rows=2, help_text=_("写清何人何事，不写评价"))
    basis = forms.CharField(
        label=_("依据"), required=False, max_length=200, help_text=_("文号、批示或会议的名称和日期")
    )
    scan = forms.FileField(label=_("依据原件"), required=False, help_text=_("PDF 或图片"))

    def __init__(
        self,
        *args: Any,
        units: Sequence[Choice],
        people: Sequence[Choice],
        items: Sequence[Choice],
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("不涉及个人")), *people]  # type: ignore[attr-defined]  # declared above
        self.fields["unit"].choices = [("", _("请选择")), *units]  # type: ignore[attr-defined]  # declared above
        self.fields["item"].choices = [("", _("不选"))] + list(items)  # type: ignore[attr-defined]  # declared above
        if not items:
            del self.fields["item"]


class StepForm(ActForm):
    """A click, with nothing to fill in."""


class WithdrawFactForm(ActForm):
    reason = text_field(_("撤回的理由"), rows=2, help_text=_("写明哪里有误"))


class JudgeForm(ActForm):
    rule = forms.ChoiceField(label=_("评定项目"))
    value = forms.CharField(label=_("评定"), max_length=12, help_text=_("按所选项目括号内的幅度填写数值"))
    reason = text_field(_("评定理由"), rows=2)
    basis = forms.CharField(label=_("依据"), required=False, max_length=200)

    def __init__(
        self, *args: Any, rules: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = list(rules)  # type: ignore[attr-defined]  # declared above


class TrialForm(ActForm):
    year = forms.TypedChoiceField(label=_("试算年度"), coerce=int)

    def __init__(
        self, *args: Any, years: Sequence[int], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]  # declared above

"""The shape of what is typed for results and grades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.assessment.terms.results import RecusalGround, Remedy
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.chapters.matters.forms import Choice, text_field
from duban.support.doors.forms import ActForm

NOT_CHOSEN = ("", "—")
SCANS = ".pdf,.png,.jpg,.jpeg"
Scale = type[UnitGrade] | type[PersonGrade]


def choices(form: forms.Form, name: str, values: Sequence[tuple[str, Any]]) -> None:  # Any: a late word
    """Give a field of the form what there is to choose from."""
    form.fields[name].choices = list(values)  # type: ignore[attr-defined]  # a ChoiceField, declared below


def file_field(
    label: Any, *, required: bool = False, help_text: Any = ""
) -> forms.FileField:  # Any: late words
    widget = forms.FileInput(attrs={"accept": f"{SCANS},.docx,.xlsx,.txt"})
    return forms.FileField(label=label, required=required, widget=widget, help_text=help_text)


class FileForm(ActForm):
    """A form with one file, `attached`; what was kept of an earlier try stands in `kept`."""

    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class StepForm(ActForm):
    """Nothing to fill in."""


class ReturnForm(ActForm):
    reason = text_field(_("退回的理由"), rows=3, help_text=_("写明哪些须修改、核实或补充"))


class SignForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("意见"),
        choices=[("yes", _("同意拟定的等次")), ("no", _("不同意"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = text_field(_("说明"), required=False, rows=3, help_text=_("不同意的写明理由"))


class ProposeForm(ActForm):
    run = forms.ChoiceField(label=_("年度计算"), help_text=_("考核结果以这次计算的得分为准；等次由人确定"))

    def __init__(
        self, *args: Any, runs: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        choices(self, "run", runs)


class RecuseForm(ActForm):
    person = forms.ChoiceField(label=_("回避人员"))
    unit = forms.ChoiceField(label=_("回避的单位"))
    ground = forms.ChoiceField(
        label=_("回避事由"),
        choices=lambda: RecusalGround.choices,
        help_text=_("组长不因分管单位而回避"),
    )
    reason = text_field(_("说明"), required=False, rows=2, help_text=_("亲属关系和其他情形须写明"))

    def __init__(
        self, *args: Any, people: Sequence[Choice], units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        choices(self, "person", people)
        choices(self, "unit", units)


class ObjectForm(FileForm):
    reason = text_field(
        _("异议的事实和理由"), rows=5, help_text=_("写明哪一项、应为多少、依据什么；一项结果可提出一次异议")
    )
    attached = file_field(_("佐证材料"))
    field_order = ("reason", "attached")


class AnswerForm(ActForm):
    upheld = forms.TypedChoiceField(
        label=_("答复"),
        choices=[("yes", _("异议成立")), ("no", _("异议不成立"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = text_field(_("答复的事实和理由"), rows=5, help_text=_("逐项说明；改变等次的，此处即为理由"))
    remedy = forms.ChoiceField(label=_("结果的改变"), choices=lambda: Remedy.choices)
    grade = forms.ChoiceField(label=_("改变为"), required=False, help_text=_("只在“改变拟定等次”时选择"))

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        choices(self, "grade", [NOT_CHOSEN, *scale.choices])


class JoinForm(ActForm):
    results = forms.MultipleChoiceField(label=_("两段结果"), widget=forms.CheckboxSelectMultiple)
    points = forms.CharField(
        label=_("合并后的得分"), max_length=20, help_text=_("在两段得分之间；按天数折算的数见提示")
    )
    grade = forms.ChoiceField(label=_("拟定等次"))
    reason = text_field(_("理由"), rows=2, help_text=_("如：年中由甲单位调入乙单位"))

    def __init__(
        self, *args: Any, parts: Sequence[Choice], scale: Scale, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        choices(self, "results", parts)
        choices(self, "grade", scale.choices)


class FixForm(ActForm):
    """Everybody as suggested; for those chosen another grade of their own scale, with a reason."""

    circulated = forms.BooleanField(
        label=_("按传签确定"),
        required=False,
        help_text=_("应签的领导小组成员已全部同意；按拟定等次确定，不另行改变"),
    )
    meeting = forms.ChoiceField(
        label=_("研究决定的会议"), required=False, help_text=_("由会议决定的，选定会议并填写议题序号")
    )
    place = forms.IntegerField(label=_("议题序号"), required=False, min_value=1, max_value=200)
    opinion = text_field(_("意见"), required=False, rows=2)

    def __init__(
        self,
        *args: Any,
        meetings: Sequence[Choice],
        changing: Sequence[tuple[str, str, str]] = (),
        circulates: bool,
        scale: Scale,
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        if not circulates:
            del self.fields["circulated"]
        nobody = ("", _("不是会议决定：组长在系统中决定，或已复核的纸质决定"))
        choices(self, "meeting", [nobody, *meetings])
        self.changing = [uid for uid, _name, _now in changing]
        for uid, name, now in changing:
            self.fields[f"grade_{uid}"] = forms.ChoiceField(
                label=_("{name}改变为").format(name=name), choices=list(scale.choices), initial=now
            )
            self.fields[f"reason_{uid}"] = text_field(_("改变{name}等次的理由").format(name=name), rows=2)

    def overrides(self) -> list[tuple[str, str, str]]:
        """Result, grade and reason of everybody on whom it is decided otherwise."""
        given = self.cleaned_data
        return [(uid, given[f"grade_{uid}"], given[f"reason_{uid}"]) for uid in self.changing]


class CorrectForm(FileForm):
    grade = forms.ChoiceField(label=_("更正后的等次"))
    points = forms.CharField(
        label=_("更正后的得分"), required=False, max_length=20, help_text=_("得分不变的不填")
    )
    reason = text_field(_("更正的理由"), rows=3)
    attached = file_field(_("依据材料"), required=False, help_text=_("须上传"))
    meeting = forms.ChoiceField(label=_("研究决定的会议"), required=False)
    place = forms.IntegerField(label=_("议题序号"), required=False, min_value=1, max_value=200)

    def __init__(
        self, *args: Any, scale: Scale, meetings: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        choices(self, "grade", scale.choices)
        nobody = ("", _("不是会议决定：组长在系统中决定，或已复核的纸质决定"))
        choices(self, "meeting", [nobody, *meetings])

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        if not cleaned.get("kept"):
            self.add_error("attached", _("更正须有依据材料"))
        return cleaned


class ExportForm(ActForm):
    receiver = forms.ChoiceField(
        label=_("接收单位"), required=False, help_text=_("承担组织人事工作的部室（单位）")
    )
    receiver_name = forms.CharField(
        label=_("系统以外的接收单位"), required=False, max_length=120, help_text=_("如：市委组织部")
    )
    note = text_field(_("移交说明"), required=False, rows=2)

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        choices(self, "receiver", [NOT_CHOSEN, *units])

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        if bool(cleaned.get("receiver")) == bool(cleaned.get("receiver_name")):
            self.add_error("receiver", _("请选定一个接收单位，或填写系统以外的接收单位"))
        return cleaned


class ReceiveForm(FileForm):
    attached = file_field(_("回执扫描件"), help_text=_("接收单位在系统中回执的不用上传；代为登记的须上传"))
    note = text_field(_("回执说明"), required=False, rows=2)


class CommendForm(FileForm):
    unit = forms.ChoiceField(label=_("受表扬单位"))
    person = forms.ChoiceField(
        label=_("受表扬人员"), required=False, help_text=_("表扬单位的不填；人员须在该单位任职")
    )
    decision = forms.CharField(
        label=_("文件名称和文号"), max_length=200, help_text=_("如：关于表扬……的通报（古城委〔2026〕8号）")
    )
    issuer = forms.CharField(label=_("作出表扬的机关"), max_length=120)
    on = forms.DateField(
        label=_("决定日期"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
    )
    basis = text_field(_("表扬事由"), rows=3)
    attached = file_field(_("文件扫描件"), help_text=_("须上传"))

    def __init__(
        self, *args: Any, units: Sequence[Choice], people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        choices(self, "unit", units)
        choices(self, "person", [NOT_CHOSEN, *people])

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        if not cleaned.get("kept"):
            self.add_error("attached", _("登记表扬须有文件扫描件"))
        return cleaned


class CheckForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("复核"),
        choices=[("yes", _("登记与文件一致")), ("no", _("不一致"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    remark = text_field(_("复核说明"), required=False, rows=2, help_text=_("不一致的须写明"))

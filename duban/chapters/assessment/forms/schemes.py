"""The shape of what is typed for a scheme as a whole: how it begins, its frame, how it goes up (13(1))."""

from __future__ import annotations

import json
import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.assessment.terms.scheme import CapBase, PersonGrade, UnitGrade
from duban.chapters.assessment.terms.scheme_sentences import CATEGORIES, ROUTES
from duban.support.doors.forms import ActForm

MAX_BYTES = 512 * 1024
BAND = re.compile(r"-?\d{1,3}(\.\d{1,4})?")
AREA = forms.Textarea(attrs={"rows": 3})
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def number_field(label: Any, *, required: bool = False, help_text: Any = "", least: int | None = None) -> Any:
    """A field for points: two decimals at most. Any: lazy texts and Django's field."""
    return forms.DecimalField(
        label=label,
        required=required,
        help_text=help_text,
        max_digits=8,
        decimal_places=4,
        min_value=least,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )


def pairs(text: str, shape: re.Pattern[str]) -> dict[str, str]:
    """重点=1.5、一般=1: names and numbers; refuses what is not written so."""
    found = {}
    for one in text.replace("，", "、").split("、"):
        name, _equals, number = (part.strip() for part in one.partition("="))
        if not one.strip():
            continue
        if not name or not shape.fullmatch(number):
            raise forms.ValidationError(_("请写成“名称=数值”，以顿号分隔"))
        found[name] = number
    return found


class StartForm(ActForm):
    """A draft begins blank, from a ready scheme, from another version, or from an exported file."""

    start = forms.ChoiceField(label=gettext_lazy("底稿"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=gettext_lazy("细则名称"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("不填的，沿用底稿的名称。"),
    )
    file = forms.FileField(
        label=gettext_lazy("导出的细则文件"),
        required=False,
        help_text=gettext_lazy("选“导入本系统导出的文件”时上传。"),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def __init__(
        self, *args: Any, ready: list[tuple[str, str]], versions: list[tuple[str, str]], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        field = self.fields["start"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above, for the type
        field.choices = [
            *((f"ready:{code}", title) for code, title in ready),
            *((f"like:{uid}", title) for uid, title in versions),
            ("file", _("导入本系统导出的文件")),
            ("blank", _("空白细则")),
        ]
        field.initial = f"ready:{ready[0][0]}" if ready else "blank"

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean()
        if cleaned.get("start") == "file" and not cleaned.get("file"):
            self.add_error("file", _("请上传导出的细则文件"))
        return cleaned

    def clean_file(self) -> dict[str, Any] | None:  # Any: JSON of a scheme
        upload = self.cleaned_data["file"]
        if not upload:
            return None
        content = upload.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise forms.ValidationError(_("文件过大，细则文件不会超过 512 KB"))
        try:
            found = json.loads(content.decode("utf-8-sig"))["scheme"]
        except (ValueError, KeyError, TypeError) as unread:
            raise forms.ValidationError(_("不是本系统导出的细则文件")) from unread
        if not isinstance(found, dict):
            raise forms.ValidationError(_("不是本系统导出的细则文件"))
        return found

    def given(self) -> dict[str, Any]:  # Any: the act's arguments
        kind, _colon, which = self.cleaned_data["start"].partition(":")
        return {
            "title": self.cleaned_data["title"],
            "ready": which if kind == "ready" else "",
            "like": which if kind == "like" else None,
            "body": self.cleaned_data["file"] if kind == "file" else None,
        }


class FrameForm(ActForm):
    """What holds for the whole: base, limits, cut-offs of units and of persons, rounding, who is ranked."""

    title = forms.CharField(label=gettext_lazy("细则名称"), max_length=120)
    note = forms.CharField(label=gettext_lazy("起草说明"), max_length=400, required=False, widget=AREA)
    full_marks = number_field(gettext_lazy("满分"), required=True, least=0)
    base = number_field(
        gettext_lazy("起评分"), required=True, help_text=gettext_lazy("各组另有基础分的，此处填0。"), least=0
    )
    ceiling = number_field(gettext_lazy("总分最高"), help_text=gettext_lazy("不填为不限。"))
    floor = number_field(gettext_lazy("总分最低"), help_text=gettext_lazy("填0即扣完为止；不填的可以为负。"))
    least_matters = forms.IntegerField(
        label=gettext_lazy("参加排名的最少承办件数"),
        min_value=0,
        max_value=99,
        help_text=gettext_lazy("少于此数的不参加排名；填0为都参加。"),
    )
    per = forms.IntegerField(
        label=gettext_lazy("按承办件数折算的基数"),
        min_value=0,
        max_value=9999,
        help_text=gettext_lazy("承办超过此数的，标明“按承办件数折算”的各项乘以基数除以件数；填0为不折算。"),
    )
    bands = forms.CharField(
        label=gettext_lazy("承办件数加分"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("如：50=2、100=3，即承办50件以上加2分，100件以上加3分；不设的不填。"),
    )
    double_factor = number_field(gettext_lazy("扣分加倍的倍数"), help_text=gettext_lazy("不加倍的不填。"))
    double_categories = forms.MultipleChoiceField(
        label=gettext_lazy("全部承办事项均属下列类别的，扣分加倍"),
        required=False,
        choices=list(CATEGORIES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    double_routes = forms.MultipleChoiceField(
        label=gettext_lazy("全部承办事项均经下列途径立项的，扣分加倍"),
        required=False,
        choices=list(ROUTES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    line_digits = forms.IntegerField(
        label=gettext_lazy("明细小数位数"), min_value=0, max_value=6, help_text=gettext_lazy("四舍五入。")
    )
    total_digits = forms.IntegerField(
        label=gettext_lazy("总分小数位数"),
        min_value=0,
        max_value=6,
        help_text=gettext_lazy("四舍五入后与分数线比较。"),
    )
    cap_share = number_field(
        gettext_lazy("“优秀”比例上限（%）"),
        help_text=gettext_lazy("不设上限的不填；超过上限时不能报审，不自动降等。"),
    )
    cap_base = forms.ChoiceField(
        label=gettext_lazy("“优秀”比例的计算基数"), required=False, choices=[("", "—"), *CapBase.choices]
    )
    cap_words = forms.CharField(label=gettext_lazy("计算基数的说明"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for grade, label in UnitGrade.choices[:-1]:
            self.fields[f"unit_{grade}"] = number_field(_("单位“%(grade)s”不低于") % {"grade": label})
        for grade, label in PersonGrade.choices[:-1]:
            self.fields[f"person_{grade}"] = number_field(_("人员“%(grade)s”不低于") % {"grade": label})
        cuts = [name for name in self.fields if name.startswith(("unit_", "person_"))]
        self.order_fields(["title", "note", "full_marks", "base", "ceiling", "floor", *cuts])

    def clean_bands(self) -> list[dict[str, Any]]:  # Any: JSON of the bands
        found = pairs(self.cleaned_data["bands"], BAND)
        if any(not name.isdecimal() or len(name) > 4 for name in found):
            raise forms.ValidationError(_("等号前写件数，如 50=2"))
        return [{"matters": int(name), "points": given} for name, given in found.items()]

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean()
        for name in ("cap_base", "cap_words") if cleaned.get("cap_share") is not None else ():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("设“优秀”比例上限的，须写明计算基数"))
        return cleaned

    def cuts(self, prefix: str, grades: Any) -> list[dict[str, Any]]:  # Any: enum of grades; JSON
        """A table of cut-offs, the last grade open below; empty while none is filled in."""
        given = [(grade, self.cleaned_data.get(f"{prefix}_{grade}")) for grade in grades.values[:-1]]
        if all(least is None for _grade, least in given):
            return []
        made = [{"grade": grade, "least": None if least is None else str(least)} for grade, least in given]
        return [*made, {"grade": grades.values[-1], "least": None}]


class SubmitForm(ActForm):
    note = forms.CharField(label=gettext_lazy("起草说明"), max_length=400, widget=AREA)
    from_on = forms.DateField(
        label=gettext_lazy("拟施行日期"),
        help_text=gettext_lazy("自该日起发生的事实按本细则计分；此前的仍按当时的细则。"),
        widget=DAY,
    )


class AdoptForm(ActForm):
    from_on = forms.DateField(
        label=gettext_lazy("施行日期"),
        help_text=gettext_lazy("自该日起发生的事实按本细则计分；此前的结果不重新计算。"),
        widget=DAY,
    )
    opinion = forms.CharField(label=gettext_lazy("审定意见"), required=False, max_length=400, widget=AREA)


class ReasonForm(ActForm):
    reason = forms.CharField(label=gettext_lazy("理由"), max_length=400, widget=AREA)

"""The shape of what is typed for an evaluation: the sheet, an analysis, what the Leading Group decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.assessment.terms.evaluation import ApprovedIn, Cause, Quality
from duban.chapters.matters.forms import Choice, text_field
from duban.support.doors.forms import ActForm


@dataclass(frozen=True)
class Aim:
    """An objective as the sheet asks for it."""

    uid: UUID
    label: str
    target: str
    said: str


@dataclass(frozen=True)
class Line:
    """A criterion as the sheet asks for it: its words in the regulation, the facts on record, whether the short sheet
    asks for it too."""

    clause: str
    name: str
    words: str
    facts: Sequence[object]
    required: bool


def quality_field(label: object, *, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type]  # a lazy text
        required=required,
        choices=lambda: Quality.choices,
        widget=forms.RadioSelect,
    )


def key(clause: str) -> str:
    """12(8) → c12_8: a name that a field can bear."""
    return "c" + clause.replace("(", "_").rstrip(")")


class SheetForm(ActForm):
    """The whole sheet; what is wanting is asked for at submission, not here."""

    year = forms.IntegerField(widget=forms.HiddenInput)
    short = forms.BooleanField(
        label=_("使用简表"), required=False, help_text=_("小事项可只填规定的几项，其余留空")
    )
    quality = quality_field(_("总体质量效果"))
    quality_reason = text_field(_("总体评估理由"), required=False, rows=3)
    better_reason = text_field(
        _("高于所列目标的理由"), required=False, rows=2, help_text=_("总体评估高于任何一项目标时填写")
    )
    opinion = text_field(_("考核评估意见"), required=False, rows=4, help_text=_("报领导小组审定的意见"))

    def __init__(
        self,
        *args: Any,
        aims: Sequence[Aim],
        lines: Sequence[Line],
        units: Sequence[Choice],
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.aims, self.lines = aims, lines
        for aim in aims:
            self.fields[f"quality_{aim.uid}"] = quality_field(_("质量效果"))
            self.fields[f"reason_{aim.uid}"] = text_field(_("理由"), required=False, rows=2)
            self.fields[f"evidence_{aim.uid}"] = text_field(
                _("依据"), required=False, rows=2, help_text=_("写明验收单、报告、核查记录等")
            )
        for line in lines:
            name = key(line.clause)
            self.fields[f"{name}_words"] = text_field(_("评估情况"), required=False, rows=3)
            self.fields[f"{name}_none"] = forms.BooleanField(
                label=_("不适用"), required=False, help_text=_("不适用的，在评估情况中写明原因")
            )
            self.fields[f"{name}_faulted"] = forms.BooleanField(label=_("发现问题"), required=False)
            self.fields[f"{name}_unit"] = forms.ChoiceField(
                label=_("涉及单位"), required=False, choices=[("", "—"), *units]
            )

    def objectives(self) -> list[tuple[Aim, list[forms.BoundField]]]:
        """Each objective with its three fields."""
        return [
            (aim, [self[f"{name}_{aim.uid}"] for name in ("quality", "reason", "evidence")])
            for aim in self.aims
        ]

    def asked(self) -> list[tuple[Line, list[forms.BoundField]]]:
        """The criteria that are asked for, each with its fields."""
        return [self._fields(line) for line in self.lines if line.required]

    def beside(self) -> list[tuple[Line, list[forms.BoundField]]]:
        """Those that the short sheet leaves out, which may be filled all the same."""
        return [self._fields(line) for line in self.lines if not line.required]

    def _fields(self, line: Line) -> tuple[Line, list[forms.BoundField]]:
        return line, [self[f"{key(line.clause)}_{part}"] for part in ("words", "none", "faulted", "unit")]

    def judged(self) -> list[dict[str, Any]]:  # Any: the arguments of one judgement
        """What was judged of each objective."""
        given = self.cleaned_data
        return [
            {
                "objective": aim.uid,
                "quality": given[f"quality_{aim.uid}"] or None,
                "reason": given[f"reason_{aim.uid}"],
                "evidence": given[f"evidence_{aim.uid}"],
            }
            for aim in self.aims
        ]

    def found(self) -> list[dict[str, Any]]:  # Any: as above
        """What was found under each criterion."""
        rows = []
        for line in self.lines:
            words, none, faulted, unit = (
                self.cleaned_data[f"{key(line.clause)}_{part}"]
                for part in ("words", "none", "faulted", "unit")
            )
            rows.append(
                {
                    "clause": line.clause,
                    "words": words,
                    "applies": not none,
                    "faulted": faulted,
                    "unit": UUID(unit) if unit else None,
                }
            )
        return rows


class AnalysisForm(ActForm):
    subject_ref = forms.ChoiceField(label=_("分析对象"))
    cause = forms.ChoiceField(label=_("原因"), choices=lambda: Cause.choices, widget=forms.RadioSelect)
    unit = forms.ChoiceField(
        label=_("责任单位"),
        required=False,
        help_text=_("原因在其他单位的选择；该单位将看到本项分析并可陈述意见"),
    )
    words = text_field(_("原因分析"), rows=4, help_text=_("写明事实经过和因果"))
    responsibility = text_field(_("责任分析"), rows=3, help_text=_("写明由谁负责、负什么责任"))
    criteria = forms.MultipleChoiceField(
        label=_("对应的考核内容"), widget=forms.CheckboxSelectMultiple, help_text=_("第十二条所列内容")
    )

    def __init__(
        self,
        *args: Any,
        subjects: Sequence[Choice],
        units: Sequence[Choice],
        clauses: Sequence[Choice],
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("subject_ref", list(subjects)),
            ("unit", [("", "—"), *units]),
            ("criteria", list(clauses)),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # ChoiceFields, declared above


class AnswerForm(ActForm):
    answer = text_field(_("意见"), rows=5, help_text=_("写明事实、依据和本单位的意见，列于该项分析之后"))


class SubmitForm(ActForm):
    pass


class ReturnForm(ActForm):
    reason = text_field(_("退回的理由"), rows=3)


class SignForm(ActForm):
    agrees = forms.TypedChoiceField(
        label=_("意见"),
        choices=[("yes", _("同意")), ("no", _("不同意"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = text_field(_("说明"), required=False, rows=3, help_text=_("不同意的写明理由"))


class ApproveForm(ActForm):
    way = forms.ChoiceField(label=_("审定方式"), widget=forms.RadioSelect)
    meeting = forms.ChoiceField(
        label=_("会议"), required=False, help_text=_("会议审定的选择；会议登记须记明回避情况")
    )
    place = forms.IntegerField(
        label=_("议定事项序号"), required=False, min_value=1, help_text=_("会议纪要中的序号")
    )
    opinion = text_field(_("审定意见"), required=False, rows=3)

    def __init__(
        self, *args: Any, ways: Sequence[str], meetings: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [(one, ApprovedIn(one).label) for one in ways]  # type: ignore[attr-defined]  # declared above
        self.fields["meeting"].choices = [("", "—"), *meetings]  # type: ignore[attr-defined]  # as above


class CorrectForm(ActForm):
    reason = text_field(_("更正的理由"), rows=4, help_text=_("写明错在何处、依据什么"))
    evidence = forms.FileField(label=_("证明材料"), required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class DesignateForm(ActForm):
    person = forms.ChoiceField(label=_("考核人员"), help_text=_("须与该单位和领导小组办公室无关"))
    reason = text_field(_("指定的理由"), rows=3)

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]  # declared above

"""The shape of what is typed of meetings, of what they agreed on, and of instructions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.forms.completing import BEFORE, NOT_CHOSEN, CompleteForm
from duban.chapters.intake.forms.papers import SCANS
from duban.chapters.intake.terms import AdHocGround, InstructionKind, ItemOutcome
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.support.doors.forms import ActForm
from duban.support.organization.terms import MeetingKind

ONE_A_LINE = _("每行一项，按会议纪要逐项录入")


def scan(label: Any, *, required: bool, help_text: Any = "") -> forms.FileField:  # Any: late words
    widget = forms.FileInput(attrs={"accept": SCANS})
    return forms.FileField(label=label, required=required, widget=widget, help_text=help_text)


class MeetingForm(ActForm):
    kind = forms.ChoiceField(label=_("会议"), choices=lambda: MeetingKind.choices)
    number = forms.CharField(
        label=_("会议次数"), max_length=60, help_text=_("按会议纪要填写，如：2026年第3次")
    )
    held_on = DayField(label=_("召开日期"), help_text=_("以会议纪要为准，不得晚于今日"))
    chair = forms.ChoiceField(label=_("主持人"))
    attended = forms.MultipleChoiceField(label=_("出席人员"), widget=forms.CheckboxSelectMultiple)
    members_decided = forms.BooleanField(
        label=_("纪要载明由党组成员研究决定"),
        required=False,
        help_text=_("只用于党组（扩大）会议；未载明的，不能据以立项"),
    )
    recusals = text_field(_("回避情况"), required=False, rows=2, help_text=_("何人就哪一项回避，没有的不填"))
    minutes = scan(_("会议纪要扫描件"), required=True, help_text=_("PDF 或图片"))
    items = text_field(_("议定事项"), required=False, rows=6, help_text=ONE_A_LINE)

    def __init__(
        self, *args: Any, people: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["chair"].choices = list(people)  # type: ignore[attr-defined]  # declared above
        self.fields["attended"].choices = list(people)  # type: ignore[attr-defined]  # declared above
        self.fields["attended"].initial = [uid for uid, _name in people]


class ItemsForm(ActForm):
    items = text_field(_("议定事项"), rows=6, help_text=ONE_A_LINE)


class DocketAdHocForm(CompleteForm):
    """A matter as the Party-group meeting decided it; the fields of a candidate, with the ground of 11(1)."""

    ground = forms.ChoiceField(
        label=_("立项情形"), choices=lambda: AdHocGround.choices, widget=forms.RadioSelect
    )
    reason = text_field(_("立项理由"), rows=2, help_text=_("为何未列入清单，须在此时立项"))
    order = forms.ChoiceField(
        label=_("先行交办"),
        required=False,
        help_text=_("会议批准先行交办的工作的，选定该项；立项后承接其经过"),
    )

    def __init__(
        self, *args: Any, orders: Sequence[Choice] = (), **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, asked=(), texts=("",), nodes=0, **kwargs)
        self.fields["order"].choices = [NOT_CHOSEN, *orders]  # type: ignore[attr-defined]  # declared above
        if not orders:
            del self.fields["order"]
        # What a meeting decides on begins with it: there is no time before.
        for name in ("confirmed", "remark", *BEFORE):
            del self.fields[name]
        for name in ("category", "limb"):
            self.fields[name].required = True

    def plain_fields(self) -> list[Any]:  # Any: bound fields, which Django does not type
        return [
            self[name]
            for name in ("ground", "reason", "order", "title", "category", "limb", "due_on", "open_ended")
            if name in self.fields
        ]

    def last_fields(self) -> list[Any]:  # Any: as above
        return [self[name] for name in ("objectives", "leaders")]


class RequirementForm(ActForm):
    """Which unit of which matter owes it, by when; the matter by its number."""

    matter = forms.CharField(label=_("事项编号"), max_length=20, required=False, help_text=_("如：2026-003"))
    unit = forms.ChoiceField(
        label=_("承办单位"), required=False, help_text=_("须为该事项的承办单位或服务单位")
    )
    due_on = DayField(label=_("落实时限"), required=False, help_text=_("须晚于今日"))

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [NOT_CHOSEN, *units]  # type: ignore[attr-defined]  # declared above


class PlaceForm(RequirementForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for name in ("matter", "unit", "due_on"):
            self.fields[name].required = True


class SettleForm(RequirementForm):
    outcome = forms.ChoiceField(
        label=_("去向"),
        choices=lambda: [one for one in ItemOutcome.choices if one[0] != ItemOutcome.MATTER],
        widget=forms.RadioSelect,
    )
    reason = text_field(_("说明"), required=False, rows=2)
    field_order = ("outcome", "matter", "unit", "due_on", "reason")


class InstructionForm(RequirementForm):
    """A leader writes his own: then nobody is asked who wrote it, nor for a scan."""

    kind = forms.ChoiceField(
        label=_("批示类别"),
        choices=lambda: InstructionKind.choices,
        widget=forms.RadioSelect,
        help_text=_("批办性须办理并回复；指导性、参阅性只登记"),
    )
    text = text_field(_("批示内容"), rows=4)
    written_on = DayField(label=_("批示日期"))
    writer = forms.ChoiceField(label=_("批示人"), required=False, help_text=_("领导小组成员"))
    writer_name = forms.CharField(
        label=_("上级领导"), required=False, max_length=60, help_text=_("批示人不在名单中的，写明姓名和职务")
    )
    paper = scan(_("批示原件扫描件"), required=False, help_text=_("PDF 或图片"))
    field_order = ("kind", "text", "written_on", "writer", "writer_name", "paper", "matter", "unit", "due_on")

    def __init__(
        self, *args: Any, writers: Sequence[Choice], himself: bool, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["writer"].choices = [NOT_CHOSEN, *writers]  # type: ignore[attr-defined]  # declared above
        if himself:
            for name in ("writer", "writer_name", "paper"):
                del self.fields[name]


class ReplyForm(ActForm):
    reply = text_field(_("回复内容"), rows=5, help_text=_("写明办理结果"))

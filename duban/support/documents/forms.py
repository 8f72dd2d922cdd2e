"""The shape of what is typed of an official paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.support.documents.chain import Words
from duban.support.documents.kinds import TABLE
from duban.support.documents.terms import Retention, Urgency
from duban.support.doors.forms import ActForm

Choice = tuple[str, object]


def _long(
    label: Any, rows: int, *, help_text: Any = "", required: bool = True
) -> forms.CharField:  # Any: a word that is translated late
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text, required=required
    )


class PaperForm(ActForm):
    kind = forms.ChoiceField(label=_("文种"))
    title = forms.CharField(label=_("标题"), max_length=300)
    to = forms.CharField(
        label=_("主送"), max_length=600, required=False, help_text=_("多个单位用顿号分开；会议纪要不填")
    )
    text = _long(_("正文"), 14, help_text=_("一行一段。层次用“一、”“（一）”“1.”，版式自动按国家标准编排"))
    attachments = _long(_("附件"), 2, help_text=_("一行一个附件名称"), required=False)
    attendance = _long(
        _("出席、列席、请假"),
        2,
        help_text=_("只用于会议纪要，如“出席：王志远、周明德”，一行一类"),
        required=False,
    )
    copies = forms.CharField(label=_("抄送"), max_length=600, required=False)
    note = forms.CharField(
        label=_("附注"), max_length=200, required=False, help_text=_("如请示的联系人和电话")
    )
    urgency = forms.ChoiceField(label=_("紧急程度"), choices=lambda: Urgency.choices, required=False)
    countersigners = forms.MultipleChoiceField(
        label=_("请谁会签"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, people: Sequence[Choice], fixed: str = "", **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        kinds = [(one.code, one.name) for one in TABLE if one.drafted]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # declared above
        self.fields["countersigners"].choices = list(people)  # type: ignore[attr-defined]  # as above
        if fixed:
            self.fields["kind"].disabled = True
            self.fields["kind"].initial = fixed

    def words(self) -> Words:
        """What was typed so far, for the preview."""
        given = self.cleaned_data
        names = ("title", "to", "text", "attachments", "copies", "note", "urgency", "attendance")
        return Words(**{name: given.get(name, "") for name in names})


class KindTextForm(ActForm):
    title = forms.CharField(label=_("标题"), max_length=300, required=False)
    text = _long(_("正文"), 14, help_text=_("一行一段；可用上列占位符"))


class ArchiveForm(ActForm):
    documents = forms.MultipleChoiceField(label=_("归档的文书"), widget=forms.CheckboxSelectMultiple)
    retention = forms.ChoiceField(
        label=_("保管期限"),
        required=False,
        choices=lambda: [("", _("按保管期限表")), *Retention.choices],
    )

    def __init__(
        self, *args: Any, unfiled: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = list(unfiled)  # type: ignore[attr-defined]  # declared above


class RemarkForm(ActForm):
    remark = _long(_("意见"), 3, required=False)


class CountersignForm(ActForm):
    agrees = forms.ChoiceField(
        label=_("会签意见"),
        choices=[("yes", _("同意")), ("no", _("不同意"))],
        widget=forms.RadioSelect,
        initial="yes",
    )
    remark = _long(_("说明"), 3, help_text=_("不同意的，写明理由和修改意见"), required=False)


class ReasonForm(ActForm):
    reason = _long(_("理由"), 3)


class DeliverForm(ActForm):
    addressee = forms.ChoiceField(label=_("送达单位"))
    received_by = forms.CharField(label=_("签收人"), max_length=60)
    received_on = forms.DateField(
        label=_("签收日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self, *args: Any, waiting: Sequence[str], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["addressee"].choices = [(name, name) for name in waiting]  # type: ignore[attr-defined]  # declared above

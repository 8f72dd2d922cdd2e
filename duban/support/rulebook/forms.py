"""The shape of an adopted calendar: a year, and its announced days as a table of two columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.support.doors.forms import ActForm
from duban.support.rulebook.terms import DAY_KINDS, AdoptedBy, CalendarStatus

MAX_BYTES = 64 * 1024


class CalendarForm(ActForm):
    year = forms.IntegerField(label=_("年份"), min_value=2004, max_value=2100)
    status = forms.ChoiceField(
        label=_("性质"),
        choices=lambda: CalendarStatus.choices,
        help_text=_("国务院办公厅已公布的为“正式”；只按法定节假日推算的为“暂定”。"),
    )
    source = forms.CharField(label=_("来源文件"), max_length=200, help_text=_("如“国办发明电〔2026〕×号”。"))
    days = forms.FileField(
        label=_("放假和调休日期（CSV）"),
        required=False,
        help_text=_("每行一天：日期,类别。日期如 2028-01-03；类别为“放假”或“调休上班”。"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    # What was read from the file, while it is looked at before adoption.
    text = forms.CharField(required=False, max_length=MAX_BYTES, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["days"].required = not self.data.get("text")

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "days" in cleaned:
            try:
                cleaned["text"] = self._text(cleaned)
                cleaned["days"] = self._days(cleaned["text"])
            except forms.ValidationError as unread:
                self.add_error("days", unread)
        return cleaned

    def _text(self, cleaned: dict[str, Any]) -> str:  # Any: as above
        upload = cleaned["days"]
        if upload is None and not cleaned.get("text"):
            raise forms.ValidationError(_("请选择日期文件"))
        if upload is None:
            return str(cleaned["text"])
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(_("文件过大，一年的日期不会超过 64 KB"))
        return _decoded(upload.read())

    def again(self) -> CalendarForm:
        """The same, to be sent once more without the file."""
        names = ("year", "status", "source", "text")
        form = CalendarForm(initial={name: self.cleaned_data[name] for name in names})
        for name in names:
            form.fields[name].widget = forms.HiddenInput()
        del form.fields["days"]
        return form

    def _days(self, text: str) -> dict[str, list[date]]:
        """The days of the file by kind, or the line that cannot be read."""
        found: dict[str, list[date]] = {"holidays": [], "makeup_days": []}
        for number, row in enumerate(csv.reader(io.StringIO(text)), start=1):
            cells = [cell.strip() for cell in row]
            if not any(cells) or (number == 1 and cells[0] == "日期"):
                continue
            kind = DAY_KINDS.get(cells[1]) if len(cells) > 1 else None
            try:
                day = date.fromisoformat(cells[0])
            except ValueError:
                kind = None
            if kind is None:
                raise forms.ValidationError(
                    _("第 %(line)d 行无法识别，应为“日期,放假”或“日期,调休上班”") % {"line": number}
                )
            found[kind].append(day)
        return found

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        days, _text = found.pop("days"), found.pop("text")
        return {**found, "status": CalendarStatus(found["status"]), **days}


def _day(label: Any, **more: Any) -> forms.DateField:  # Any: Django's own keywords
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class WorkingRuleForm(ActForm):
    title = forms.CharField(
        label=_("名称"), max_length=120, help_text=_("不加书名号，如“督办事项催办办法”。")
    )
    edition = forms.CharField(label=_("版本"), max_length=40, help_text=_("如“2026年版”“试行”。"))
    supersedes = forms.TypedChoiceField(
        label=_("替代的原版本"),
        required=False,
        coerce=UUID,
        empty_value=None,
        help_text=_("原版本至新版施行前一日止，仍留在册中。"),
    )
    adopted_by = forms.ChoiceField(label=_("通过方式"), choices=lambda: AdoptedBy.choices)
    adoption = forms.CharField(
        label=_("会议或签批件"), required=False, max_length=80, help_text=_("如“2026年第3次会议”。")
    )
    adopted_on = _day(_("通过日期"))
    from_on = _day(_("施行日期"))
    to_on = _day(_("有效期至"), required=False, help_text=_("没有期限的不填。"))
    file = forms.FileField(label=_("制度文本"))

    def __init__(
        self, *args: Any, editions: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["supersedes"].choices = [("", "——"), *editions]  # type: ignore[attr-defined]  # a choice field

    def values(self) -> dict[str, Any]:  # Any: the act's arguments
        found = super().values()
        return {**found, "adopted_by": AdoptedBy(found["adopted_by"])}


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise forms.ValidationError(_("文件编码无法识别，请另存为 UTF-8 格式的 CSV"))

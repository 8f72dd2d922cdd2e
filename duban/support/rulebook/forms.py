"""The shape of an adopted calendar: a year, and its announced days as a table of two columns."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.support.doors.forms import ActForm
from duban.support.rulebook.terms import DAY_KINDS, CalendarStatus

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
        help_text=_("每行一天：日期,类别。日期如 2028-01-03；类别为“放假”或“调休上班”。"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_days(self) -> dict[str, list[date]]:
        """The days of the file by kind, or the line that cannot be read."""
        upload = self.cleaned_data["days"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(_("文件过大，一年的日期不会超过 64 KB"))
        found: dict[str, list[date]] = {"holidays": [], "makeup_days": []}
        for number, row in enumerate(csv.reader(io.StringIO(_decoded(upload.read()))), start=1):
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
        days = found.pop("days")
        return {**found, "status": CalendarStatus(found["status"]), **days}


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise forms.ValidationError(_("文件编码无法识别，请另存为 UTF-8 格式的 CSV"))

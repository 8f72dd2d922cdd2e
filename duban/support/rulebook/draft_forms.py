"""The shape of what is typed for a draft: the plain values in one form, each table in one of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.ground.regulation import clauses
from duban.support.doors.forms import ActForm
from duban.support.rulebook import wording
from duban.support.rulebook.rules import FIXED_COLUMNS, Bounds, Entry

BLANK_ROWS = 2
MAX_BYTES = 512 * 1024
YES_NO = [("yes", gettext_lazy("是")), ("no", gettext_lazy("否"))]


def is_table(value: object) -> bool:
    """Whether a value has lines or rows, and so a form of its own."""
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def name_of(key: str) -> str:
    return key.replace(".", "__")


def said(code: str) -> str:
    """A code as the screen says it."""
    return clauses.cite(code) if clauses.is_clause(code) else str(wording.CODES.get(code, code)) or "—"


def field_for(value: object, bounds: Bounds, options: Sequence[str], label: str) -> forms.Field:
    """The field in which a value of that kind is set."""
    attrs = {"aria-label": label}
    if isinstance(value, bool):
        return forms.TypedChoiceField(
            choices=YES_NO, coerce=lambda word: word == "yes", widget=forms.Select(attrs=attrs), label=label
        )
    if isinstance(value, int):
        return forms.IntegerField(
            min_value=bounds.least,
            max_value=bounds.most,
            widget=forms.NumberInput(attrs={**attrs, "inputmode": "numeric"}),
            label=label,
        )
    choices = [(one, said(one)) for one in options]
    if isinstance(value, list):
        if options:
            return forms.MultipleChoiceField(
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple(attrs=attrs),
                label=label,
            )
        return TextsField(widget=forms.Textarea(attrs={**attrs, "rows": 2}), required=False, label=label)
    if options:
        return forms.ChoiceField(
            choices=choices, required="" not in options, widget=forms.Select(attrs=attrs), label=label
        )
    return forms.CharField(max_length=200, required=False, widget=forms.TextInput(attrs=attrs), label=label)


class TextsField(forms.CharField):
    """Several words, with 、 or a new line between them."""

    def prepare_value(self, value: Any) -> Any:  # Any: Django's own signature
        return "、".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:  # Any: as above
        text = super().to_python(value) or ""
        return [word.strip() for word in text.replace("\n", "、").split("、") if word.strip()]


def shown_value(value: object) -> object:
    """A value as its field wants it at first."""
    return ("yes" if value else "no") if isinstance(value, bool) else value


class NewDraftForm(ActForm):
    note = forms.CharField(
        label=gettext_lazy("起草说明"),
        max_length=400,
        help_text=gettext_lazy("写明修改的理由和依据，报审和审定时一并展示。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(
        label=gettext_lazy("导入版本文件（JSON）"),
        required=False,
        help_text=gettext_lazy(
            "可导入本系统导出的版本文件，与现行版本不同的取值列入草案；不导入的，从现行版本起草。"
        ),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean_file(self) -> dict[str, Any]:  # Any: JSON of the tables
        upload = self.cleaned_data["file"]
        return read_version(upload.read(MAX_BYTES + 1)) if upload else {}


def read_version(content: bytes) -> dict[str, Any]:  # Any: as above
    """The values of a version's file by their keys."""
    if len(content) > MAX_BYTES:
        raise forms.ValidationError(_("文件过大，版本文件不会超过 512 KB"))
    try:
        entries = json.loads(content.decode("utf-8-sig"))["entries"]
        return {str(key): entry["value"] for key, entry in entries.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as unread:
        raise forms.ValidationError(_("不是本系统导出的版本文件")) from unread


@dataclass(frozen=True)
class Item:
    """One value in the form: what it is, what is in force, and its field (none: a table)."""

    key: str
    entry: Mapping[str, Any]  # Any: JSON of the tables
    old: str
    unit: str
    limits: str
    field: Any = None  # Any: a bound field, which Django does not type


class ValuesForm(ActForm):
    """Every plain value of the rule set."""

    note = forms.CharField(
        label=gettext_lazy("起草说明"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    from_on = forms.DateField(
        label=gettext_lazy("拟施行日期"),
        required=False,
        help_text=gettext_lazy("自该日起产生的应办任务按新版计算；此前的仍按原版本。"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(
        self, *args: Any, shape: Mapping[str, Entry], bounds: Mapping[str, Bounds], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.keys = [key for key, entry in shape.items() if not is_table(entry.value)]
        for key in self.keys:
            entry, within = shape[key], bounds[key]
            self.fields[name_of(key)] = field_for(entry.value, within, within.options, entry.label)

    def plain_values(self) -> dict[str, object]:
        return {key: self.cleaned_data[name_of(key)] for key in self.keys}


class TableForm(ActForm):
    """One table: its lines with what stands in them, or its rows with their columns."""

    def __init__(
        self, *args: Any, key: str, value: Any, shipped: Any, bounds: Bounds, **kwargs: Any
    ) -> None:  # Any: Django's own signature; JSON of the tables
        super().__init__(*args, **kwargs)
        self.key, self.value, self.shipped, self.within = key, value, shipped, bounds
        self.is_lines = isinstance(value, dict)
        if isinstance(value, dict):
            # PostgreSQL keeps no order of keys: the lines stand as they were shipped.
            self.value = {line: value[line] for line in dict.fromkeys([*shipped, *value]) if line in value}
        for name, cell, words, label in self._cells():
            self.fields[name] = field_for(cell, Bounds(0, 3650), words, label)
            self.fields[name].required = False
            self.initial.setdefault(name, shown_value(cell))

    def _cells(self) -> Iterator[tuple[str, Any, tuple[str, ...], str]]:  # Any: as above
        if self.is_lines:
            for number, (line, cell) in enumerate(self.value.items()):
                yield f"line_{number}", cell, self.within.options, said(line)
            return
        for number, row in enumerate(self._rows()):
            for column in self.columns:
                if not self.is_fixed(column):
                    label = _("第 %(row)d 行 %(column)s") % {"row": number + 1, "column": self.head(column)}
                    yield f"row_{number}_{column}", row[column], self.within.words(column, row), label

    @property
    def columns(self) -> list[str]:
        hidden = set() if self.within.takes_rows else wording.CODE_COLUMNS
        return [column for column in self.shipped[0] if column not in hidden]

    def is_fixed(self, column: str) -> bool:
        return not self.within.takes_rows and column in FIXED_COLUMNS

    def head(self, column: str) -> str:
        if column == "unit":
            return str(wording.UNIT_COLUMN.get(self.key, wording.UNIT_COLUMN[""]))
        return str(wording.COLUMNS[column])

    def _rows(self) -> list[dict[str, Any]]:  # Any: as above
        """The rows of the table, and where it takes more, some blank ones."""
        blank = {
            column: type(cell)() if not isinstance(cell, str) else ""
            for column, cell in self.shipped[0].items()
        }
        return [*self.value, *([blank] * BLANK_ROWS if self.within.takes_rows else [])]

    def shown(self) -> list[tuple[str, list[tuple[str, Any]]]]:  # Any: a bound field or a text
        """What stands on the page: for each line its word and field, for each row its cells."""
        if self.is_lines:
            return [(said(line), [("", self[f"line_{number}"])]) for number, line in enumerate(self.value)]
        return [
            (
                "",
                [
                    (self.head(column), said(str(row[column])))
                    if self.is_fixed(column)
                    else (self.head(column), self[f"row_{number}_{column}"])
                    for column in self.columns
                ],
            )
            for number, row in enumerate(self._rows())
        ]

    def table_value(self) -> Any:  # Any: as above
        """The table as it was filled in; a row that was emptied is gone."""
        given = self.cleaned_data
        if self.is_lines:
            return {line: given[f"line_{number}"] for number, line in enumerate(self.value)}
        rows = []
        for number, row in enumerate(self._rows()):
            made = {
                column: self._cell(given.get(f"row_{number}_{column}", row[column]), row[column])
                for column in row
            }
            if not self.within.takes_rows or any(isinstance(one, str) and one for one in made.values()):
                rows.append(made)
        return rows

    def _cell(self, given: Any, like: Any) -> Any:  # Any: as above
        return (
            (0 if isinstance(like, int) and not isinstance(like, bool) else like) if given is None else given
        )


class SubmitForm(ActForm):
    """Nothing to fill in: the draft goes up as it stands."""


class AdoptForm(ActForm):
    from_on = forms.DateField(
        label=gettext_lazy("施行日期"),
        help_text=gettext_lazy("自该日起产生的应办任务按新版计算；此前的仍按原版本，不重新计算。"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    opinion = forms.CharField(
        label=gettext_lazy("审定意见"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(ActForm):
    reason = forms.CharField(
        label=gettext_lazy("理由"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )

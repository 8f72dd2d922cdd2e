"""The shape of what is said of a list on its way in: its columns, one row, words that mean a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.rules import Before
from duban.chapters.intake.terms import MAX_TITLE, MEANINGS
from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground.reading.columns import Meaning
from duban.support.doors.forms import ActForm
from duban.support.organization.terms import UnitKind

NOT_CHOSEN: Choice = ("", "—")
NOT_LISTED = "none"
# Units that a clerk may enter while he takes a list in; the Office itself is there already.
KINDS = (UnitKind.DEPARTMENT, UnitKind.UNIT, UnitKind.COMPANY, UnitKind.EXTERNAL)


def _select(label: Any, choices: Sequence[Any], **kwargs: Any) -> forms.ChoiceField:  # Any: late words
    return forms.ChoiceField(label=label, required=False, choices=choices, **kwargs)


class ColumnsForm(ActForm):
    """`tables` is the file as the reader shows it. Columns of the sheets that are read have a select each."""

    sheet = forms.ChoiceField(label=_("工作表"), required=False)
    head = forms.ChoiceField(label=_("表头所在行"), required=False)

    def __init__(
        self, *args: Any, tables: Sequence[Mapping[str, Any]], choice: Mapping[str, Any], **kwargs: Any
    ) -> None:  # Any: Django's own signature, and JSON of the reader
        super().__init__(*args, **kwargs)
        self.tables, self.choice = tables, choice
        names = [(one["name"], one["name"]) for one in tables]
        sheet = self.fields["sheet"]
        sheet.choices = [("", _("全部工作表")), *names] if len(names) > 1 else names  # type: ignore[attr-defined]  # declared above
        sheet.initial = choice.get("sheet") or (names[0][0] if len(names) == 1 else "")
        chosen = [one for one in tables if sheet.initial in ("", one["name"])]
        rows = [(str(row), f"{row}　{text[:60]}") for one in chosen for row, text in one["top"]]
        self.one_sheet = len(chosen) == 1
        head = self.fields["head"]
        head.choices = [("0", _("自动识别")), *(rows if self.one_sheet else [])]  # type: ignore[attr-defined]  # declared above
        head.initial = str(choice.get("head") or (chosen[0]["head"] if self.one_sheet else 0))
        self.heads = [one for one in chosen if one["columns"]]
        for table, one in enumerate(self.heads):
            for place, column in enumerate(one["columns"]):
                self.fields[f"m_{table}_{place}"] = _select(
                    format_lazy("{}{}", _("列的含义："), column["heading"] or place + 1),
                    [("", _("不读取")), *MEANINGS.items()],
                    initial="" if column["meaning"] == Meaning.IGNORE else column["meaning"],
                )

    def column_tables(self) -> list[dict[str, Any]]:  # Any: bound fields, which Django does not type
        """Each head with its columns: heading, samples, the field."""
        return [
            {
                "name": one["name"],
                "head": one["head"],
                "rows": [(column, self[f"m_{table}_{place}"]) for place, column in enumerate(one["columns"])],
            }
            for table, one in enumerate(self.heads)
        ]

    @property
    def looks_elsewhere(self) -> bool:
        """Whether another sheet or head was chosen than the columns that are shown belong to."""
        return bool({"sheet", "head"} & set(self.changed_data))

    def said(self) -> list[dict[str, list[str]]]:
        """The heads with the meaning of each column."""
        return [
            {
                "headings": [column["heading"] for column in one["columns"]],
                "meanings": [
                    self.cleaned_data[f"m_{table}_{place}"] or str(Meaning.IGNORE)
                    for place in range(len(one["columns"]))
                ],
            }
            for table, one in enumerate(self.heads)
        ]


class ClassForm(ActForm):
    """For all rows that have none yet."""

    category = forms.ChoiceField(
        label=_("类别"), required=False, choices=lambda: [NOT_CHOSEN, *MatterCategory.choices]
    )
    limb = forms.ChoiceField(
        label=_("符合第二条的哪种情形"),
        required=False,
        choices=lambda: [NOT_CHOSEN, *DefinitionLimb.choices],
    )
    due_on = DayField(label=_("办理时限"), required=False)
    open_ended = forms.BooleanField(label=_("年内持续推进，无终止时限"), required=False)


class RowForm(ClassForm):
    """What is still open of one row: only what it lacks has a field. `shape` says what that is."""

    title = forms.CharField(
        label=_("事项名称"), required=False, max_length=MAX_TITLE, widget=forms.Textarea(attrs={"rows": 2})
    )
    lead = forms.ChoiceField(label=_("牵头单位"), required=False)
    finished = forms.ChoiceField(label=_("导入前是否已完成"), required=False)
    completed_on = DayField(label=_("实际完成时间"), required=False)
    original_on = DayField(label=_("原定时限"), required=False, help_text=_("时限没有调整过的留空"))
    confirmed = forms.MultipleChoiceField(
        label=_("经核对，按现有内容办理"), required=False, widget=forms.CheckboxSelectMultiple
    )
    skip = forms.CharField(
        label=_("不作为事项的理由"), required=False, max_length=200, help_text=_("填写后本行不列为事项")
    )
    same = forms.BooleanField(label=_("写法相同的其他行一并适用"), required=False)

    def __init__(self, *args: Any, shape: RowShape, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.shape = shape
        for name in set(OPTIONAL) - set(shape.asks):
            del self.fields[name]
        if "lead" in self.fields:
            self.fields["lead"].choices = [NOT_CHOSEN, *shape.leads]  # type: ignore[attr-defined]  # declared above
        if "confirmed" in self.fields:
            self.fields["confirmed"].choices = list(shape.confirm)  # type: ignore[attr-defined]  # declared above
        if "finished" in self.fields:
            self.fields["finished"].choices = [NOT_CHOSEN, ("yes", _("已完成")), ("no", _("未完成"))]  # type: ignore[attr-defined]  # declared above
        for name, (label, choices) in self._added().items():
            self.fields[name] = _select(label, choices)
        for place, label in shape.nodes:
            self.fields[f"node_{place}"] = DayField(
                label=format_lazy("{}{}", _("节点日期："), label), required=False
            )
        self.order_fields(self._order())

    def _added(self) -> dict[str, tuple[Any, list[Any]]]:  # Any: late words
        return {
            f"unit_{place}": (
                format_lazy("{}{}{}", _("“"), text, _("”是")),
                [NOT_CHOSEN, *units, (NOT_LISTED, _("不列入"))],
            )
            for place, (text, units) in enumerate(self.shape.units)
        }

    def _order(self) -> list[str]:
        """In the order in which a row is read."""
        units = [f"unit_{place}" for place in range(len(self.shape.units))]
        nodes = [f"node_{place}" for place, _label in self.shape.nodes]
        before = ["finished", "completed_on", "original_on"]
        first = ["title", "due_on", "open_ended", *nodes, *units, "lead", "category", "limb"]
        return [*first, *before, "confirmed", "skip", "same"]

    def named(self) -> dict[str, str]:
        """Words of the row with the unit that they mean; empty: not listed."""
        values = self.cleaned_data
        chosen = {text: values[f"unit_{place}"] for place, (text, _units) in enumerate(self.shape.units)}
        return {text: "" if uid == NOT_LISTED else uid for text, uid in chosen.items() if uid}

    def nodes(self) -> dict[int, date]:
        values = {place: self.cleaned_data[f"node_{place}"] for place, _label in self.shape.nodes}
        return {place: on for place, on in values.items() if on}

    def before(self, now: Before) -> Before | None:
        """What is known of the time before, where something of it was typed."""
        values = self.cleaned_data
        if not any(values.get(name) for name in ("finished", "completed_on", "original_on")):
            return None
        finished = {"yes": True, "no": False}.get(values.get("finished", ""), now.finished)
        return Before(
            progress=now.progress,
            percent=now.percent,
            original_on=values.get("original_on"),
            finished=finished,
            completed_on=values.get("completed_on") if finished else None,
            notices=now.notices,
        )


OPTIONAL = (
    "title", "category", "limb", "due_on", "open_ended", "lead", "finished", "completed_on", "original_on", "confirmed",
    "same",
)  # fmt: skip


class RowShape:
    """What one row lacks: names of the fields it needs, words without a unit, undated nodes, what may be confirmed."""

    def __init__(
        self,
        asks: Sequence[str],
        *,
        leads: Sequence[Any] = (),
        units: Sequence[tuple[str, Sequence[Any]]] = (),
        nodes: Sequence[tuple[int, str]] = (),
        confirm: Sequence[Choice] = (),
    ) -> None:  # Any: choices, grouped or not
        self.asks, self.leads, self.units, self.nodes, self.confirm = asks, leads, units, nodes, confirm


class UnitForm(ActForm):
    """Which unit words mean; `adds` where the person may enter a new one."""

    unit = forms.ChoiceField(
        label=_("名录中的单位"), required=False, help_text=_("含曾用名和简称；选定后各行一并适用")
    )
    name = forms.CharField(label=_("正式名称"), required=False, max_length=120)
    kind = forms.ChoiceField(
        label=_("类别"),
        required=False,
        choices=lambda: [(one.value, one.label) for one in KINDS],
        help_text=_("不在本办法适用范围（第三条）的，列为外部配合单位：以函商请，不计数、不考核"),
    )

    def __init__(
        self, *args: Any, units: Sequence[Choice], adds: bool, text: str, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [NOT_CHOSEN, *units]  # type: ignore[attr-defined]  # declared above
        self.fields["name"].initial = text
        if not adds:
            del self.fields["name"], self.fields["kind"]

    def parts(self) -> dict[str, list[Any]]:  # Any: bound fields
        return {
            "match": [self["unit"]],
            "add": [self[name] for name in ("name", "kind") if name in self.fields],
        }


class CorrectionForm(ActForm):
    file = forms.FileField(
        label=_("填好的补正表"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        help_text=_("按工作表、行号和问题逐行对应；答复为空的行不改动"),
    )


class BeforeForm(ActForm):
    """What is known of a candidate's time before the list was taken in."""

    progress = text_field(_("此前进展"), required=False)
    percent = forms.IntegerField(label=_("完成比例（%）"), required=False, min_value=0, max_value=100)
    original_on = DayField(label=_("原定时限"), required=False, help_text=_("时限没有调整过的留空"))
    finished = forms.TypedChoiceField(
        label=_("导入前是否已完成"),
        required=False,
        choices=[("", "—"), ("yes", _("已完成")), ("no", _("未完成"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
    )
    completed_on = DayField(label=_("实际完成时间"), required=False)
    notices = text_field(
        _("此前督办通知"), required=False, rows=2, help_text=_("作为经过记载，不计入督办通知书的次数")
    )

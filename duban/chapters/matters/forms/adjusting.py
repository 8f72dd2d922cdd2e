"""The shape of what is typed to adjust a matter, and to claim or find what stood in its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from duban.chapters.matters.forms import Choice, DayField, text_field
from duban.chapters.matters.terms import RELATION_WORDS
from duban.support.doors.forms import ActForm

NOT_CHOSEN: Choice = ("", "—")
SPARE_UNITS, PARTS, PART_UNITS = 3, 3, 3


class ReasonedForm(ActForm):
    """What every proposal says: why, and which duty of adjustment it settles, where there is one."""

    reason = text_field(_("调整理由"), help_text=_("写明调整的依据和必要性"))
    settles = forms.ChoiceField(
        label=_("办理下列任务"),
        required=False,
        help_text=_("异议成立后应办理的事项调整，批准或不予批准后即了结"),
    )

    def __init__(
        self, *args: Any, duties: Sequence[Choice] = (), **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        if duties:
            self.fields["settles"].choices = [*duties, NOT_CHOSEN]  # type: ignore[attr-defined]  # declared above
        else:
            del self.fields["settles"]

    def last_fields(self) -> list[Any]:  # Any: bound fields, which Django does not type
        return [self[name] for name in ("reason", "settles") if name in self.fields]


class UnitRows:
    """Rows of a unit and its part, as fields `unit_…` and `relation_…`."""

    fields: dict[str, forms.Field]

    def add_rows(self, keys: Sequence[str], units: Sequence[Choice]) -> None:
        for place, key in enumerate(keys, start=1):
            relations = [NOT_CHOSEN, *RELATION_WORDS.items()]
            for name, label, choices in (
                ("unit", _("单位"), [NOT_CHOSEN, *units]),
                ("relation", _("职责"), relations),
            ):
                self.fields[f"{name}_{key}"] = forms.ChoiceField(
                    label=format_lazy("{} {}", label, place), required=False, choices=choices
                )


class ChangeForm(UnitRows, ReasonedForm):
    """The task, its objectives and its units as they are to be; `rows` are those of the units."""

    title = forms.CharField(label=_("事项名称"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    objectives = text_field(_("质效目标"), required=False, rows=4, help_text=_("每行一项"))
    field_order = ("title", "objectives")

    def __init__(
        self, *args: Any, units: Sequence[Choice], rows: int, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.keys = [str(place) for place in range(rows + SPARE_UNITS)]
        self.add_rows(self.keys, units)

    def unit_table(self) -> list[list[Any]]:  # Any: as above
        return [[self[f"unit_{key}"], self[f"relation_{key}"]] for key in self.keys]

    def plain_fields(self) -> list[Any]:  # Any: as above
        return [self["title"], self["objectives"]]

    def units(self) -> list[tuple[str, str]]:
        """Unit and part of each row that is filled in."""
        return chosen(self.cleaned_data, self.keys)

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        whole(self, cleaned, self.keys)
        return cleaned


class MergeForm(ReasonedForm):
    numbers = forms.CharField(
        label=_("并入事项的编号"),
        help_text=_("如 2026-012；多项以顿号、逗号或空格隔开"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        max_length=400,
    )
    field_order = ("numbers",)

    def plain_fields(self) -> list[Any]:  # Any: as above
        return [self["numbers"]]


class SplitForm(UnitRows, ReasonedForm):
    """Up to three parts, each with its task, objectives and units; and what is left to the parent."""

    objectives = text_field(_("本事项保留的质效目标"), required=False, rows=3, help_text=_("每行一项"))
    field_order = ("objectives",)

    def __init__(
        self, *args: Any, units: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        for part in range(PARTS):
            self.fields[f"title_{part}"] = forms.CharField(
                label=_("事项名称"), required=part == 0, max_length=500
            )
            self.fields[f"aims_{part}"] = text_field(
                _("质效目标"), required=False, rows=2, help_text=_("每行一项")
            )
            self.add_rows(self.keys_of(part), units)

    @staticmethod
    def keys_of(part: int) -> list[str]:
        return [f"{part}_{row}" for row in range(PART_UNITS)]

    def part_tables(self) -> list[dict[str, Any]]:  # Any: as above
        return [
            {
                "title": self[f"title_{part}"],
                "aims": self[f"aims_{part}"],
                "units": [[self[f"unit_{key}"], self[f"relation_{key}"]] for key in self.keys_of(part)],
            }
            for part in range(PARTS)
        ]

    def plain_fields(self) -> list[Any]:  # Any: as above
        return [self["objectives"]]

    def parts(self) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
        """Title, objectives and units of each part that has a title."""
        values = self.cleaned_data
        return [
            (
                values[f"title_{part}"],
                values[f"aims_{part}"].splitlines(),
                chosen(values, self.keys_of(part)),
            )
            for part in range(PARTS)
            if values[f"title_{part}"].strip()
        ]

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        cleaned = super().clean() or {}
        for part in range(PARTS):
            whole(self, cleaned, self.keys_of(part))
        return cleaned


def chosen(values: dict[str, Any], keys: Sequence[str]) -> list[tuple[str, str]]:  # Any: cleaned values
    rows = [(values[f"unit_{key}"], values[f"relation_{key}"]) for key in keys]
    return [(unit, relation) for unit, relation in rows if unit and relation]


def whole(form: forms.Form, cleaned: dict[str, Any], keys: Sequence[str]) -> None:  # Any: cleaned values
    """A row says both, the unit and its part, or neither."""
    for key in keys:
        if bool(cleaned.get(f"unit_{key}")) != bool(cleaned.get(f"relation_{key}")):
            form.add_error(f"unit_{key}", _("请同时选定单位和职责；不列入的，两项都留空"))


class WithdrawalForm(ReasonedForm):
    def plain_fields(self) -> list[Any]:  # Any: as above
        return []


class DecideForm(ActForm):
    """The decision; on an item of a meeting, or of whoever may decide in the system or on paper."""

    verdict = forms.ChoiceField(
        label=_("决定"),
        choices=[("approve", _("批准，立即按所列内容调整")), ("refuse", _("不予批准，事项不变"))],
        widget=forms.RadioSelect,
    )
    meeting = forms.ChoiceField(
        label=_("研究决定的会议"), required=False, help_text=_("由会议决定的，选定会议并填写议定事项序号")
    )
    place = forms.IntegerField(label=_("议定事项序号"), required=False, min_value=1, max_value=200)
    opinion = text_field(_("意见"), required=False, rows=2, help_text=_("不予批准的，须写明理由"))

    def __init__(
        self, *args: Any, meetings: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]  # declared above
            ("", _("不是会议决定：组长在系统中决定，或已复核的纸质决定")),
            *meetings,
        ]


class TakeBackForm(ActForm):
    reason = text_field(_("撤回理由"), rows=2)


class ClaimForm(ActForm):
    obligation = forms.ChoiceField(label=_("受影响的时限"))
    cause = forms.ChoiceField(label=_("原因"))
    from_on = DayField(label=_("障碍起始日期"))
    to_on = DayField(label=_("障碍消除日期"), required=False, help_text=_("尚未消除的不填"))
    fact = text_field(_("事实和影响"), help_text=_("写明发生的情况、对本事项的影响和已采取的措施"))
    on_record = text_field(
        _("在案的申请或协调记录"),
        required=False,
        rows=2,
        help_text=_("要素未到位的写明申请，其他单位原因的写明协调：日期、文号、对象"),
    )

    def __init__(
        self, *args: Any, owed: Sequence[Choice], causes: Sequence[Choice], **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["obligation"].choices = list(owed)  # type: ignore[attr-defined]  # declared above
        self.fields["cause"].choices = list(causes)  # type: ignore[attr-defined]  # declared above


class FindForm(ActForm):
    found = forms.TypedChoiceField(
        label=_("认定"),
        choices=[("yes", _("予以认定")), ("no", _("不予认定"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    days_not_charged = forms.IntegerField(
        label=_("不计入的天数"),
        min_value=0,
        max_value=3650,
        initial=0,
        help_text=_("供考核评估时参考，不改变时限和时限评估"),
    )
    bars_ground_2 = forms.BooleanField(label=_("不适用第十六条第二项（无人为不可抗因素）"), required=False)
    words = text_field(_("认定意见"))

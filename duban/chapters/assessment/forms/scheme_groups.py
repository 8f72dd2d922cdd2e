"""The form of a group: what it is worth, what it may come to, what of it counts (13(1))."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duban.chapters.assessment.forms.scheme_rules import LIMITS
from duban.chapters.assessment.forms.schemes import number_field
from duban.chapters.assessment.terms.scheme import Choose
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.support.doors.forms import ActForm


class GroupForm(ActForm):
    """A group of rules: what it is worth, what it may come to, what of it counts."""

    title = forms.CharField(label=gettext_lazy("组名"), max_length=200)
    points = number_field(
        gettext_lazy("标明分值"),
        help_text=gettext_lazy("原表或拟定的本组分值，用于核对合计；不填的不核对。"),
        least=0,
    )
    base = number_field(
        gettext_lazy("基础分"), help_text=gettext_lazy("开始时给予、从中扣分的分值。"), least=0
    )
    to_zero = forms.BooleanField(label=gettext_lazy("扣完为止"), required=False)
    ceiling = number_field(gettext_lazy("本组最高"), least=0)
    most_added = number_field(gettext_lazy("本组最多加"), least=0)
    most_taken = number_field(gettext_lazy("本组最多扣"), least=0)
    choose = forms.ChoiceField(label=gettext_lazy("计分办法"), choices=Choose.choices)
    units = forms.CharField(
        label=gettext_lazy("适用单位"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("只考核部分单位的，写单位全称，以顿号分隔；不填为都适用。"),
    )

    def as_json(self, code: str) -> dict[str, Any]:  # Any: JSON of a group
        given = self.cleaned_data
        limits = {name: plain(given[name]) for name in ("ceiling", *LIMITS) if given[name] is not None}
        return {
            "code": code,
            "title": given["title"].strip(),
            "points": None if given["points"] is None else plain(given["points"]),
            "base": plain(given["base"] or Decimal(0)),
            "limits": {**limits, **({"floor": "0"} if given["to_zero"] else {})},
            "choose": given["choose"],
            "units": [one.strip() for one in given["units"].split("、") if one.strip()],
        }

"""A form for each kind of rule: what a clerk fills in, and the rule that it makes (13(1))."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.assessment.forms.schemes import number_field, pairs
from duban.chapters.assessment.rules.scheme import codec
from duban.chapters.assessment.rules.scheme.definition import Rule
from duban.chapters.assessment.rules.scheme.facts import SORTS
from duban.chapters.assessment.terms.scheme import (
    Combine,
    FactKind,
    PartyKind,
    Role,
    RuleKind,
    Side,
    Unjudged,
    WindowKind,
)
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.assessment.terms.scheme_sentences import CATEGORIES
from duban.ground.regulation import clauses
from duban.support.doors.forms import ActForm

STEPS = 6
FACTOR = re.compile(r"\d{1,3}(\.\d{1,4})?")
WAYS = [("TAKEN", gettext_lazy("扣分")), ("ADDED", gettext_lazy("加分"))]
HEAD = ("title", "group", "article")
LIMITS = ("most_taken", "most_added")
FACTORS = tuple(f"role_{one}" for one in Role.values) + tuple(f"category_{one}" for one in CATEGORIES)
WHOM = ("sides", "parties")
WINDOW = ("window", "days", "per_matter")
# What most rules leave as it is, apart on the page.
SELDOM = frozenset({"per_quantity", *FACTORS, "levels", "doubled", *WHOM})
# What each kind asks for, in the order of its form.
STEP_FIELDS = tuple(f"{part}_{n}" for n in range(1, STEPS + 1) for part in ("count", "step"))
TAKEN = (*LIMITS, *FACTORS, "levels")
FIELDS: dict[str, tuple[str, ...]] = {
    "PER_EVENT": (
        *(*HEAD, "facts", "way", "amount", "full", "per_quantity"),
        *(*TAKEN, "normalised", "doubled", *WHOM),
    ),
    "PROGRESSIVE": (
        *(*HEAD, "facts", "way", *STEP_FIELDS, *WINDOW, "full"),
        *(*TAKEN, "normalised", "doubled", *WHOM),
    ),
    "RATIO": (*HEAD, "full", "facts", "against", "unjudged", "combine", *WHOM),
    "ALL_OR_NOTHING": (*HEAD, "full", "facts", "unjudged", *WHOM),
    "MANUAL": (*HEAD, "full", "low", "unjudged", "combine", *WHOM),
    "DISCRETION": (*HEAD, "facts", "way", "least", "most", "full", *TAKEN, "doubled", *WHOM),
    "VETO": (*HEAD, "facts", "threshold", *WINDOW, *WHOM),
}


def articles() -> list[tuple[str, str]]:
    """The clauses on which a rule may rest, each as the regulation is cited."""
    ids = dict.fromkeys(["13(1)", "13(2)", *sorted({one.article for one in SORTS.values()}), "15"])
    return [(one, clauses.cite(one)) for one in ids if clauses.is_clause(one)]


class RuleForm(ActForm):
    """One rule of one kind; fields that the kind does not use are not there."""

    title = forms.CharField(label=gettext_lazy("考核内容"), max_length=200)
    group = forms.ChoiceField(label=gettext_lazy("所在组"))
    article = forms.ChoiceField(label=gettext_lazy("依据"))
    facts = forms.MultipleChoiceField(
        label=gettext_lazy("计分的情形"),
        required=False,
        choices=FactKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    against = forms.MultipleChoiceField(
        label=gettext_lazy("只计入总数的情形"),
        required=False,
        choices=FactKind.choices,
        help_text=gettext_lazy(
            "如按时反馈占全部反馈的比例：上面选“按时反馈”，此处选“反馈逾期”。由人填写比例的都不选。"
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    way = forms.ChoiceField(label=gettext_lazy("加分或扣分"), choices=WAYS, initial="TAKEN")
    amount = number_field(gettext_lazy("每次（件）分值"), required=True, least=0)
    full = number_field(
        gettext_lazy("本项分值"),
        help_text=gettext_lazy("本项自有分值的填写，扣完为止；在起评分或基础分中扣的不填。"),
        least=0,
    )
    low = number_field(gettext_lazy("最低分"), help_text=gettext_lazy("一般为0；可由人扣分的填负数。"))
    least = number_field(gettext_lazy("幅度：最少"), required=True, least=0)
    most = number_field(gettext_lazy("幅度：最多"), required=True, least=0)
    per_quantity = forms.BooleanField(label=gettext_lazy("按数量计（如逾期天数），不按次数"), required=False)
    most_taken = number_field(gettext_lazy("本项最多扣"), least=0)
    most_added = number_field(gettext_lazy("本项最多加"), least=0)
    window = forms.ChoiceField(label=gettext_lazy("计次的期间"), choices=WindowKind.choices)
    days = forms.IntegerField(label=gettext_lazy("滚动天数"), required=False, min_value=1, max_value=3650)
    per_matter = forms.BooleanField(label=gettext_lazy("按事项分别计次"), required=False)
    threshold = forms.IntegerField(label=gettext_lazy("达到次数（含本数）"), min_value=1, max_value=99)
    unjudged = forms.ChoiceField(label=gettext_lazy("未评定时"), choices=Unjudged.choices)
    combine = forms.ChoiceField(label=gettext_lazy("多次评定时"), choices=Combine.choices)
    levels = forms.CharField(
        label=gettext_lazy("督办级别的系数"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("如：重点=1.5、一般=1。未写的级别为1。"),
    )
    normalised = forms.BooleanField(label=gettext_lazy("按承办件数折算"), required=False)
    doubled = forms.BooleanField(label=gettext_lazy("适用扣分加倍"), required=False)
    sides = forms.MultipleChoiceField(
        label=gettext_lazy("适用于（不选为都适用）"),
        required=False,
        choices=[(Side.UNDERTAKING, gettext_lazy("承办单位及承办人员")), (Side.SERVICE, gettext_lazy("服务单位及服务人员"))],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    parties = forms.MultipleChoiceField(
        label=gettext_lazy("适用对象（不选为都适用）"),
        required=False,
        choices=PartyKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, kind: str, groups: list[tuple[str, str]], rule: Rule | None = None, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        kwargs["initial"] = {**(initial_of(rule) if rule else {"doubled": True}), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.kind = RuleKind(kind)
        for name, label in (*Role.choices, *CATEGORIES.items()):
            prefix = "role" if name in Role.values else "category"
            told = _("%(who)s的系数") % {"who": label}
            self.fields[f"{prefix}_{name}"] = number_field(
                told, help_text=_("不填为1；0为不计，2为加倍。"), least=0
            )
        for n in range(1, STEPS + 1):
            self.fields[f"count_{n}"] = forms.IntegerField(
                label=_("第%(n)s档：自第几次起") % {"n": n}, required=False, min_value=1, max_value=999
            )
            self.fields[f"step_{n}"] = number_field(_("第%(n)s档：每次分值") % {"n": n}, least=0)
        for name, choices in (("group", groups), ("article", articles())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above, for the type
            field.choices = choices
        kept = ("request_id", "version", *FIELDS[kind])
        self.fields = {name: self.fields[name] for name in kept}
        if kind in ("RATIO", "ALL_OR_NOTHING", "MANUAL"):
            self.fields["full"].required, self.fields["full"].help_text = True, ""

    def often(self) -> list[forms.BoundField]:
        return [one for one in self.visible_fields() if one.name not in SELDOM]

    def seldom(self) -> list[forms.BoundField]:
        return [one for one in self.visible_fields() if one.name in SELDOM]

    def seldom_is_used(self) -> bool:
        """Whether something apart is filled in, or wrong: then it stands open."""
        given = (one for one in self.seldom() if one.name != "doubled")
        return any(one.errors or one.value() for one in given)

    def clean_levels(self) -> dict[str, str]:
        """By level its factor, as it is to stand in the rule."""
        return pairs(self.cleaned_data["levels"], FACTOR)

    def as_json(self, code: str, before: Rule | None = None) -> dict[str, Any]:  # Any: JSON of a rule
        """The rule as it is to stand in the scheme; what the form does not show stays as it was `before`."""
        kept = codec.encode(before) if before else {}
        given = self.cleaned_data
        sign = Decimal(1) if given.get("way") == "ADDED" else Decimal(-1)
        made: dict[str, Any] = {
            "code": code,
            "group": given["group"],
            "kind": self.kind.value,
            "title": given["title"].strip(),
            "article": given["article"],
            "origin": kept.get("origin", ""),
            "levels": given.get("levels") or {},
            "window": {
                "kind": given.get("window") or WindowKind.YEAR.value,
                "days": given.get("days") or 0,
                "per_matter": bool(given.get("per_matter")),
            },
            "limits": {
                **{key: one for key, one in kept.get("limits", {}).items() if key not in LIMITS},
                **{name: _number(given[name]) for name in LIMITS if given.get(name) is not None},
            },
        }
        for name in ("facts", "against", "sides", "parties"):
            made[name] = given.get(name) or []
        for name in ("per_quantity", "normalised"):
            made[name] = bool(given.get(name))
        made["doubled"] = bool(given["doubled"]) if "doubled" in self.fields else True
        for name in ("unjudged", "combine", "threshold"):
            made |= {name: given[name]} if given.get(name) else {}
        for name in ("full", "low"):
            made |= {name: _number(given[name])} if given.get(name) is not None else {}
        if given.get("amount") is not None:
            made["amount"] = _number(sign * given["amount"])
        if self.kind == RuleKind.DISCRETION:
            ends = sorted((sign * given["least"], sign * given["most"]))
            made |= {"low": _number(ends[0]), "high": _number(ends[1])}
        made["roles"] = self._factors("role_", Role.values)
        made["categories"] = self._factors("category_", CATEGORIES)
        if self.kind == RuleKind.PROGRESSIVE:
            made["steps"] = [
                {"count": given[f"count_{n}"], "amount": _number(sign * (given[f"step_{n}"] or 0))}
                for n in range(1, STEPS + 1)
                if given.get(f"count_{n}")
            ]
        return made

    def _factors(self, prefix: str, names: Any) -> dict[str, str]:  # Any: the names of an enum or table
        given = self.cleaned_data
        return {
            one: _number(given[f"{prefix}{one}"]) for one in names if given.get(f"{prefix}{one}") is not None
        }


def _number(value: Decimal) -> str:
    return plain(value)


def initial_of(rule: Rule) -> dict[str, Any]:  # Any: what each field takes
    """What the form of an existing rule begins with."""
    found: dict[str, Any] = {
        name: getattr(rule, name)
        for name in ("title", "group", "article", "per_quantity", "normalised", "doubled", "threshold")
    }
    found |= {
        name: [str(one) for one in getattr(rule, name)] for name in ("facts", "against", "sides", "parties")
    }
    found |= {
        "unjudged": rule.unjudged,
        "combine": rule.combine,
        "full": _shown(rule.full, nought=rule.kind == RuleKind.MANUAL),
        "low": _shown(rule.low),
    }
    found |= {
        "window": rule.window.kind,
        "days": rule.window.days or None,
        "per_matter": rule.window.per_matter,
    }
    found |= {name: _shown(getattr(rule.limits, name), nought=True) for name in LIMITS}
    found["levels"] = "、".join(f"{level}={plain(factor)}" for level, factor in rule.levels.items())
    found |= {f"role_{one}": _shown(factor, nought=True) for one, factor in rule.roles.items()}
    found |= {f"category_{one}": _shown(factor, nought=True) for one, factor in rule.categories.items()}
    amounts = [rule.amount, rule.high, *(one.amount for one in rule.steps)]
    found["way"] = "ADDED" if any(one > 0 for one in amounts) else "TAKEN"
    found |= {"amount": _shown(abs(rule.amount)), "least": None, "most": None}
    if rule.kind == RuleKind.DISCRETION:
        ends = sorted((abs(rule.low), abs(rule.high)))
        found |= {"least": _shown(ends[0], nought=True), "most": _shown(ends[1])}
    for n, step in enumerate(rule.steps[:STEPS], 1):
        found |= {f"count_{n}": step.count, f"step_{n}": _shown(abs(step.amount), nought=True)}
    return found


def _shown(value: Decimal | None, *, nought: bool = False) -> str | None:
    return None if value is None or (not value and not nought) else plain(value)

"""What templates may ask for beyond showing and choosing: dates, citations, lights, addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from duban.ground.regulation import clauses

register = template.Library()
WEEKDAYS = (
    gettext_lazy("星期一"),
    gettext_lazy("星期二"),
    gettext_lazy("星期三"),
    gettext_lazy("星期四"),
    gettext_lazy("星期五"),
    gettext_lazy("星期六"),
    gettext_lazy("星期日"),
)
NO_END = 9999


@register.simple_tag
def date_cn(day: date | None, form: str = "long") -> SafeString | str:
    """2026-11-23 with the weekday on hover; ``form="short"`` gives 11-23; nothing for no date."""
    return "" if day is None else _dated(day, form, get_language())


@lru_cache(maxsize=4096)
def _dated(day: date, form: str, language: str | None) -> SafeString | str:
    if day.year == NO_END:
        return _("无终止时限")
    shown = day.strftime("%m-%d" if form == "short" else "%Y-%m-%d")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        day.strftime("%Y-%m-%d"),
        WEEKDAYS[day.weekday()],
        shown,
    )


@register.simple_tag
def cite(clause: str) -> SafeString:
    """第十六条第四项, with the official words on hover, leading to them where the regulation has a page."""
    words, cited = clauses.clause(clause).words, clauses.cite(clause)
    try:
        page = reverse("regulation")
    except NoReverseMatch:
        return format_html('<span class="cite" title="{}">{}</span>', words, cited)
    return format_html('<a class="cite" href="{}#art-{}" title="{}">{}</a>', page, clause, words, cited)


@register.simple_tag
def words(clause: str) -> str:
    """The official words of a clause."""
    return clauses.clause(clause).words


@register.simple_tag
def percent(part: float | None, whole: float | None = 100) -> str:
    """71.4%: a share to one place, whole ones without; a dash where there is nothing to share."""
    if part is None or not whole:
        return "—"
    share = round(part * 100 / whole, 1)
    return f"{share:.0f}%" if share == int(share) else f"{share}%"


@register.simple_tag
def light(colour: str, word: object) -> SafeString:
    """A light in colour, shape and word; `colour` is red, amber, green, grey or done."""
    return _lit(colour, str(word))


@register.simple_tag
def late_by(days: int) -> SafeString:
    """The red light of something that is so many days late."""
    return _lit("red", _("逾期 %(days)s 天") % {"days": days})


@lru_cache(maxsize=1024)
def _lit(colour: str, word: str) -> SafeString:
    return render_to_string("_light.html", {"colour": colour, "word": word})


@register.inclusion_tag("_schedule.html")
def schedule(done: int, plan: int) -> dict[str, int]:
    """已完成 against 序时进度, both in whole percent of the matter."""
    return {
        "done": done,
        "plan": plan,
        "mark": min(max(plan, 0), 99),
        "behind": max(plan - done, 0),
        "ahead": max(done - plan, 0),
    }


@register.simple_tag(takes_context=True)
def query_with(
    context: template.Context, **changes: Any
) -> str:  # Any: whatever the template puts in the address
    """The present address with these values put in; None takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"


@register.filter
def numeral(number: int) -> str:
    """第一章, as the regulation numbers its chapters."""
    return clauses.numeral(number)


@register.filter
def beside(row: Sequence[object], columns: Sequence[object]) -> Iterator[tuple[object, object]]:
    """Each cell of a row with the column that it stands in."""
    return zip(columns, row, strict=True)


@register.filter
def is_day(value: object) -> bool:
    """Whether a cell holds a date, to be written as one."""
    return isinstance(value, date)


@register.filter
def field_kind(bound: Any) -> str:  # Any: a bound field, which Django does not type
    """checkbox, choices, file, date, number, select, textarea, hidden or text: how `_field.html` draws it."""
    name = type(bound.field.widget).__name__
    return {
        "CheckboxInput": "checkbox",
        "CheckboxSelectMultiple": "choices",
        "RadioSelect": "choices",
        "Select": "select",
        "SelectMultiple": "select",
        "Textarea": "textarea",
        "DateInput": "date",
        "NumberInput": "number",
        "HiddenInput": "hidden",
    }.get(name, "file" if "File" in name else "text")

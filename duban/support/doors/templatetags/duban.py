"""What templates may ask for beyond showing and choosing: dates, citations, addresses."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from duban.ground.regulation import clauses

register = template.Library()
WEEKDAYS = "一二三四五六日"


@register.simple_tag
def date_cn(day: date | None, form: str = "long") -> SafeString | str:
    """2026-11-23 with the weekday on hover; ``form="short"`` gives 11-23; nothing for no date."""
    if day is None:
        return ""
    if day.year == 9999:
        return "无终止时限"
    shown = day.strftime("%m-%d" if form == "short" else "%Y-%m-%d")
    return format_html(
        '<time datetime="{}" title="星期{}">{}</time>',
        day.strftime("%Y-%m-%d"),
        WEEKDAYS[day.weekday()],
        shown,
    )


@register.simple_tag
def cite(clause: str) -> SafeString:
    """第十六条第四项, with the official words on hover."""
    return format_html(
        '<span class="cite" title="{}">{}</span>', clauses.clause(clause).words, clauses.cite(clause)
    )


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
def field_kind(bound: Any) -> str:  # Any: a bound field, which Django does not type
    """checkbox, choice, files, date, textarea, hidden or text: how `_field.html` draws it."""
    name = type(bound.field.widget).__name__
    return {
        "CheckboxInput": "checkbox",
        "CheckboxSelectMultiple": "choices",
        "RadioSelect": "choices",
        "Select": "select",
        "SelectMultiple": "select",
        "Textarea": "textarea",
        "DateInput": "date",
        "HiddenInput": "hidden",
    }.get(name, "file" if "File" in name else "text")

"""Words that a person types to find something, as a condition on a field."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from duban.chapters.matters.models import Adjustment, Matter
from duban.chapters.matters.terms import AdjustmentState


def holds(field: str, q: str) -> Q:
    """The field holds these words, in capitals or small letters alike.

    Chinese has no case, and asking for none is several times as quick.
    """
    latin = any(char.isascii() and char.isalpha() for char in q)
    return Q(**{f"{field}__{'icontains' if latin else 'contains'}": q})


def naming(q: str, *, matter: str = "") -> Q:
    """The matters that these words mean, `matter` being the way to them: by their title, also one that an
    adjustment changed, and by their number, also that of a matter that they took in (decision 9)."""
    merged = Matter.objects.filter(holds("number", q), merged_into__isnull=False).values("merged_into")
    before = Q(**{f"{matter}pk__in": list(former_titles(q))})
    return (
        holds(f"{matter}title", q) | holds(f"{matter}number", q) | Q(**{f"{matter}pk__in": merged}) | before
    )


def former_titles(q: str) -> dict[int, str]:
    """The matters that bore such a title before an adjustment, with that title in words; the last one."""
    adjusted = Adjustment.objects.filter(state=AdjustmentState.APPROVED)
    rows = adjusted.annotate(was=KeyTextTransform("title", "old")).filter(holds("was", q))
    changed = rows.exclude(was=F("matter__title")).order_by("id").values_list("matter", "was")
    return {matter: _("原名称：%(title)s") % {"title": title} for matter, title in changed}

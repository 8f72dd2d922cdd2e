"""Words that a person types to find something, as a condition on a field."""

from __future__ import annotations

from django.db.models import Q


def holds(field: str, q: str) -> Q:
    """The field holds these words, in capitals or small letters alike.

    Chinese has no case, and asking for none is several times as quick.
    """
    latin = any(char.isascii() and char.isalpha() for char in q)
    return Q(**{f"{field}__{'icontains' if latin else 'contains'}": q})

"""The lists of words by which a circular is read: of the rule set, the people, the units and the matters named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.rules import Words
from duban.support.organization import queries as organization
from duban.support.organization.models import Person, UnitName
from duban.support.rulebook import queries as rulebook


def of(day: date, *, titles: Iterable[str] = (), declared: Iterable[str] = ()) -> Words:
    """The words of that day; `titles` are those of the matters that are spoken of, `declared` what was explained."""
    values = rulebook.values(day)
    units = [*UnitName.objects.values_list("name", flat=True), organization.body().name]
    return Words(
        sanctions=values.texts("bulletins.refused_words"),
        spared=values.texts("bulletins.spared_words"),
        empty=values.texts("bulletins.empty_phrases"),
        least=values.number("bulletins.least_substance"),
        surnames=frozenset(values.texts("bulletins.surnames")),
        addresses=values.texts("bulletins.addresses"),
        places=values.texts("bulletins.place_words"),
        names=frozenset(Person.objects.values_list("name", flat=True)),
        proper=frozenset([*units, *titles]),
        declared=tuple(declared),
        may_name=values.flag("bulletins.names_persons"),
    )


def of_circular(circular: Circular, day: date) -> Words:
    return of(day, titles=[row["title"] for row in circular.lines], declared=circular.spared)

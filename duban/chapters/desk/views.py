"""常用视图: lists that a person keeps under a name. A view is an address: whoever opens it sees what he may see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from duban.chapters.desk import wording
from duban.chapters.desk.models import SavedView
from duban.ground.access import NotFound, Unfit
from duban.support.organization.models import Person

# As many as fit above a list; who needs more needs the filters.
MOST = 12


@dataclass(frozen=True)
class View:
    """A view as the list shows it: its name, what it holds, its address; `here` is the one that is open."""

    uid: UUID
    name: str
    words: str
    url: str
    here: bool


def of(person: Person, query: str = "") -> list[View]:
    """The person's views by name."""
    return [
        View(
            uid=one.uid,
            name=one.name,
            words=wording.of(wording.read(one.query)),
            url=reverse("matters") + (f"?{one.query}" if one.query else ""),
            here=one.query == query,
        )
        for one in SavedView.objects.filter(person=person).order_by("id")
    ]


def keep(person: Person, name: str, query: str) -> SavedView:
    """Keep the filters of that address under a name; the same name takes the new filters.

    Refuses (desk.too_many_views) another one above the most that fit.
    """
    address = wording.read(query).query
    known = SavedView.objects.filter(person=person)
    if not known.filter(name=name).exists() and known.count() >= MOST:
        raise Unfit("desk.too_many_views", "6(3)", most=MOST)
    kept, _made = SavedView.objects.update_or_create(person=person, name=name, defaults={"query": address})
    return kept


def drop(person: Person, uid: UUID) -> None:
    """Take one away; those of others do not exist for the person."""
    gone, _each = SavedView.objects.filter(person=person, uid=uid).delete()
    if not gone:
        raise NotFound()

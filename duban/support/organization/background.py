"""What is known of a person on a day: personal facts, the post in words, and where he has served."""

from __future__ import annotations

from datetime import date

from duban.ground.access import ADMIN_POSTS
from duban.support.organization import queries, roster
from duban.support.organization.models import Person, PersonFact
from duban.support.organization.terms import POST_LABELS


def facts_on(person: Person, day: date) -> dict[str, str]:
    """Political status, kind of staff, whether a leading post: as recorded for that day (decision 7)."""
    rows = PersonFact.objects.filter(queries.on(day), person=person).order_by("from_on", "id")
    return dict(rows.values_list("kind", "value"))


def post_on(person: Person, unit_id: int, day: date) -> str:
    """The person's post in that unit on that day in words; empty when he held none."""
    for hat in queries.hats(person, day):
        if hat.unit_id == unit_id:
            return hat.title or str(POST_LABELS[hat.kind])
    return ""


def units_served(person: Person, from_on: date, to_on: date) -> set[int]:
    """The units in which the person held or filled a post on some day of the span, those that have since taken them
    over among them."""
    known = roster.now()
    spans = [(post.unit_id, post.from_on, post.to_on) for post in known.posts_of.get(person.pk, ())]
    spans += [(one.post.unit_id, one.from_on, one.to_on) for one in known.lent_to.get(person.pk, ())]
    found: set[int] = set()
    for unit, begun, ended in spans:
        if unit is None or begun > to_on or (ended is not None and ended < from_on):
            continue
        heir: int | None = unit
        while heir is not None and heir not in found:
            found.add(heir)
            heir = known.successor_of.get(heir)
    return found


def administers(person: Person, day: date) -> bool:
    """Whether he keeps the system, its security or its audit that day: such a one handles no business."""
    return any(hat.kind in ADMIN_POSTS for hat in queries.hats(person, day))

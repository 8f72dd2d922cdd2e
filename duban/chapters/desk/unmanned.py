"""Open loops of people: who left a unit without handing over, and units with matters in hand and nobody to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from duban.chapters.matters.models import Party
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.queries import handovers
from duban.ground.access import PostKind, Relation
from duban.support.organization import lineage
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person, Post
from duban.support.organization.terms import POST_LABELS

UNDERTAKING = (Relation.LEAD, Relation.CO, Relation.SERVICE)
# Of each, one is enough so that somebody answers and somebody is told.
NEEDED = (
    (PostKind.UNIT_HEAD, (PostKind.UNIT_HEAD,)),
    (PostKind.LIAISON_A, (PostKind.LIAISON_A, PostKind.LIAISON_B)),
)


@dataclass(frozen=True)
class Unmanned:
    """What it is, of which unit, since when."""

    kind: str
    what: str
    ref: str
    title: str
    since: date


def not_handed_over(today: date, before: date) -> Iterator[Unmanned]:
    """Whoever is named for a running matter of a unit and held his last post there before that Beijing day."""
    units = Assignment.objects.filter(matter__state__in=handovers.RUNNING).values_list("unit_id", flat=True)
    for unit in OrgUnit.objects.filter(pk__in=set(units)).order_by("id"):
        answering = {one.person for one in handovers.responsible(handovers.running_in(unit.pk), today)}
        last = _last_days([unit.pk, *lineage.predecessors(unit.pk)])
        gone = {
            person: day
            for person, day in last.items()
            if person in answering and day is not None and day < before
        }
        for person in Person.objects.filter(pk__in=gone).order_by("id"):
            name = organization.unit_name(unit.pk, today)
            what = _("%(name)s已离任，名下在办事项未办理工作交接") % {"name": person.name}
            yield Unmanned("handover", what, unit.ref, name, gone[person.pk] + timedelta(days=1))


def _last_days(units: list[int]) -> dict[int, date | None]:
    """Until when each person held a post in these units; None while he does."""
    found: dict[int, date | None] = {}
    for person, to_on in Post.objects.filter(unit__in=units).values_list("person_id", "to_on"):
        before = found.get(person, date.min)
        found[person] = None if to_on is None or before is None else max(before, to_on)
    return found


def vacant(today: date, before: date) -> Iterator[Unmanned]:
    """A unit that undertakes something open and had nobody in a post since before that Beijing day."""
    rows = Party.objects.filter(open=True, person__isnull=True, relation__in=UNDERTAKING)
    units = set(rows.values_list("unit_id", flat=True))
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(unit__in=units).order_by("id"):
        posts[post.unit_id or 0].append(post)
    for unit in OrgUnit.objects.filter(pk__in=units).exclude(kind="OFFICE").order_by("id"):
        for kind, enough in NEEDED:
            held = [post for post in posts[unit.pk] if post.kind in enough]
            if any(post.to_on is None or post.to_on >= today for post in held):
                continue
            ended = [post.to_on for post in held if post.to_on is not None]
            since = max(ended) + timedelta(days=1) if ended else unit.from_on
            if since <= before:
                what = _("承办单位没有%(post)s") % {"post": POST_LABELS[kind]}
                yield Unmanned("vacancy", what, unit.ref, organization.unit_name(unit.pk, today), since)

"""Reading circulars, bulletins and publicity: the one door to each, the lock, who is told and who has read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.bulletins import rules
from duban.chapters.bulletins.models import (
    Bulletin,
    BulletinPicture,
    Circular,
    CircularCorrection,
    CircularItem,
    Publicity,
    Recipient,
)
from duban.chapters.bulletins.terms import CircularState, ItemKind
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound, PostKind, Relation, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.files.models import StoredFile
from duban.support.ledger import locks
from duban.support.ledger.rows import Row
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

R = TypeVar("R", bound=Row)
READERS = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)


def circular_by_uid(uid: UUID) -> Circular:
    """For replays, like the three below; pages and acts go through the `visible_…` getters."""
    return Circular.objects.get(uid=uid)


def bulletin_by_uid(uid: UUID) -> Bulletin:
    return Bulletin.objects.get(uid=uid)


def recipient_by_uid(uid: UUID) -> Recipient:
    return Recipient.objects.get(uid=uid)


def publicity_by_uid(uid: UUID) -> Publicity:
    return Publicity.objects.get(uid=uid)


def sees_all(person: Person | None, at: datetime) -> bool:
    """The Office and the Leading Group: whatever is drafted, and who has read what."""
    return bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)


def lock(row: R) -> R:
    """Lock a paper until the end of the act and return it as it now stands."""
    return locks.take(row)


# -- the doors ------------------------------------------------------------------------------------------


def visible_circular(*, person: Person | None, at: datetime, uid: UUID) -> Circular:
    """The circular if it exists for this person: for the Office and the Leading Group from the draft on, for its
    audience once it was issued."""
    found = Circular.objects.filter(uid=uid).select_related("document", "follows").first()
    if found is None or not (sees_all(person, at) or _is_told(person, at, circular=found)):
        raise NotFound("bulletins.not_found", "6(1)")
    return found


def visible_bulletin(*, person: Person | None, at: datetime, uid: UUID) -> Bulletin:
    """The bulletin, as the circular."""
    found = Bulletin.objects.filter(uid=uid).select_related("document").first()
    if found is None or not (sees_all(person, at) or _is_told(person, at, bulletin=found)):
        raise NotFound("bulletins.not_found", "6(1)")
    return found


def visible_publicity(*, person: Person | None, at: datetime, uid: UUID) -> Publicity:
    """Publicity is the business of the Leading Group and its Office (art. 7)."""
    found = Publicity.objects.filter(uid=uid).first()
    if found is None or not sees_all(person, at):
        raise NotFound("bulletins.not_found", "7")
    return found


def visible_recipient(*, person: Person | None, at: datetime, uid: UUID) -> Recipient:
    """The part of a paper's audience for which this person reads: himself, or the unit that he heads, is deputy or
    liaison of; the Office and the Leading Group see who has read."""
    rows: QuerySet[Recipient] = Recipient.objects.filter(dropped=False)
    if not sees_all(person, at):
        rows = told(person, at) if person is not None else rows.none()
    found = rows.filter(uid=uid).select_related("circular", "bulletin", "unit", "person").first()
    if found is None:
        raise NotFound("bulletins.not_found", "6(1)")
    return found


def standing(person: Person, at: datetime, recipient: Recipient) -> Standing:
    """The person's standing towards what was sent: with the posts by which he reads for the unit."""
    posts = matters.units_of(person, beijing_day(at)).get(recipient.unit_id or 0, set())
    return organization.standing(person, at, frozenset(Tie(Relation.EVERYONE, post) for post in posts))


def reads(person: Person, at: datetime, recipient: Recipient) -> bool:
    """Whether the reading is this person's to confirm."""
    if recipient.person_id is not None:
        return recipient.person_id == person.pk
    return recipient.unit_id in reads_for(person, beijing_day(at))


def told(person: Person, at: datetime) -> QuerySet[Recipient]:
    """What was served on this person, or on a unit for which he reads on that day."""
    units = reads_for(person, beijing_day(at))
    rows = Recipient.objects.filter(served_on__isnull=False, dropped=False)
    return rows.filter(Q(person=person) | Q(unit__in=units))


def reads_for(person: Person, day: date) -> list[int]:
    """The units for which the person reads: their heads, deputies and liaisons do."""
    return [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]


def _is_told(person: Person | None, at: datetime, **paper: Row) -> bool:
    return person is not None and told(person, at).filter(**paper).exists()


# -- lists ----------------------------------------------------------------------------------------------


def circulars(person: Person, at: datetime) -> QuerySet[Circular]:
    """All for the Office and the Leading Group, the issued ones for those who were told; newest first."""
    found = Circular.objects.order_by("-id")
    return found if sees_all(person, at) else found.filter(pk__in=told(person, at).values("circular"))


def bulletins(person: Person, at: datetime) -> QuerySet[Bulletin]:
    found = Bulletin.objects.order_by("-id")
    return found if sees_all(person, at) else found.filter(pk__in=told(person, at).values("bulletin"))


def publicities() -> QuerySet[Publicity]:
    return Publicity.objects.select_related("proposed_by", "decided_by").order_by("-id")


def under_way(but: Circular | None = None) -> Circular | None:
    """The circular that is being written, if there is one."""
    rows = Circular.objects.exclude(state=CircularState.ISSUED)
    return (rows.exclude(pk=but.pk) if but else rows).first()


def last_issued(before: date) -> Circular | None:
    """The circular before: the newest issued one whose period ended before that day."""
    rows = Circular.objects.filter(state=CircularState.ISSUED, to_on__lt=before)
    return rows.order_by("-to_on", "-id").first()


def items(circular: Circular, kind: str = "") -> list[CircularItem]:
    """What it names, in its order; of one kind alone, if that is asked."""
    rows = CircularItem.objects.filter(circular=circular, dropped=False).select_related("matter", "unit")
    return list((rows.filter(kind=kind) if kind else rows).order_by("kind", "place", "id"))


def lagging_items(circular: Circular) -> list[CircularItem]:
    return items(circular, ItemKind.LAGGING)


def cleared_items(circular: Circular) -> list[CircularItem]:
    """What it named and what, by its figures as they were corrected, was no longer late on its last day."""
    late = {one.ref for one in rules.lagging(lines_of(circular))}
    return [item for item in lagging_items(circular) if item.matter is None or item.matter.ref not in late]


def good_items(circular: Circular) -> list[CircularItem]:
    return items(circular, ItemKind.GOOD)


def corrections_of(circular: Circular) -> list[CircularCorrection]:
    rows = CircularCorrection.objects.filter(circular=circular).select_related("by", "former")
    return list(rows.order_by("place"))


def lines_of(circular: Circular) -> list[rules.Line]:
    """The list of which every figure is made, as it was taken."""
    return rules.read(circular.lines)


def period_of(circular: Circular) -> rules.Period:
    return rules.Period(circular.from_on, circular.to_on)


def recipients_of(paper: Circular | Bulletin) -> list[Recipient]:
    """The audience, units first."""
    rows = paper.recipients.filter(dropped=False).select_related("unit", "person", "read_by")
    return sorted(rows, key=lambda one: (one.unit is None, one.unit.ordinal if one.unit else 0, one.pk))


def all_recipients(paper: Circular | Bulletin) -> list[Recipient]:
    """The audience with those who were taken off it again."""
    return list(paper.recipients.select_related("unit", "person").order_by("id"))


def pictures_of(bulletin: Bulletin) -> list[BulletinPicture]:
    rows = BulletinPicture.objects.filter(bulletin=bulletin, dropped=False).select_related("file")
    return list(rows.order_by("section", "id"))


def all_pictures(bulletin: Bulletin) -> list[BulletinPicture]:
    return list(BulletinPicture.objects.filter(bulletin=bulletin).select_related("file").order_by("id"))


def materials_of(publicity: Publicity) -> list[StoredFile]:
    return [one.file for one in publicity.materials.select_related("file").order_by("id")]


# -- whom it may reach ----------------------------------------------------------------------------------


def possible_units(day: date) -> list[tuple[OrgUnit, str]]:
    """The units within the regulation's scope (art. 3) that stand on that day, with their names."""
    names = organization.unit_names(day)
    rows = OrgUnit.objects.filter(pk__in=names, in_scope=True).exclude(kind__in=("SECTION", "OFFICE"))
    return [(unit, names[unit.pk]) for unit in rows.order_by("ordinal", "id")]


def possible_persons(day: date) -> list[Person]:
    """Leaders of the body, whom no unit's liaison informs."""
    posts = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)
    return organization.holders(None, posts, day)


def audience(
    units: Sequence[UUID], persons: Sequence[UUID], day: date
) -> tuple[list[OrgUnit], list[Person], list[str]]:
    """The chosen units and persons, and the names of those that cannot be chosen."""
    may = {unit.uid: unit for unit, _name in possible_units(day)}
    can = {person.uid: person for person in possible_persons(day)}
    unfit = [organization.unit_by_uid(uid).ref for uid in units if uid not in may]
    unfit += [organization.person_by_uid(uid).name for uid in persons if uid not in can]
    return (
        [may[uid] for uid in dict.fromkeys(units) if uid in may],
        [can[uid] for uid in dict.fromkeys(persons) if uid in can],
        unfit,
    )


def readers(recipient: Recipient, day: date) -> list[Person]:
    """Who is told that something waits to be read."""
    if recipient.unit_id is not None:
        return organization.holders(recipient.unit_id, READERS, day)
    return [recipient.person] if recipient.person else []


def name_of(recipient: Recipient, day: date) -> str:
    if recipient.unit_id is not None:
        return organization.unit_name(recipient.unit_id, day)
    return recipient.person.name if recipient.person else ""


def unread() -> QuerySet[Recipient]:
    """What was served and is not confirmed as read, longest first."""
    rows = Recipient.objects.filter(served_on__isnull=False, read_on__isnull=True, dropped=False)
    return rows.select_related("circular", "bulletin", "unit", "person").order_by("served_on", "id")

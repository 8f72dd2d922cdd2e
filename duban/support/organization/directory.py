"""The organization as pages show it: the tree of units, one unit, one person, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from duban.ground.access import PostKind
from duban.support.organization import lineage
from duban.support.organization.models import (
    Delegation,
    LeaderInCharge,
    OrgUnit,
    Person,
    PersonFact,
    Post,
    UnitChange,
    UnitName,
)
from duban.support.organization.queries import on, unit_name
from duban.support.organization.terms import POST_LABELS, FactKind, NameKind, UnitChangeKind, UnitKind

STAYING = _("留在原单位")
# How a merger or a split is told on the page of the unit that takes over, and of one that it leaves.
COURSES = {
    (UnitChangeKind.MERGER, True): _("由下列单位合并"),
    (UnitChangeKind.MERGER, False): _("并入"),
    (UnitChangeKind.SPLIT, True): _("自下列单位分设"),
    (UnitChangeKind.SPLIT, False): _("分设出"),
}


@dataclass(frozen=True)
class Branch:
    """One unit in the tree on a day."""

    unit: OrgUnit
    name: str
    kind: str
    depth: int
    aliases: Sequence[str] = ()
    heads: Sequence[str] = ()
    deputies: Sequence[str] = ()
    liaisons: Sequence[str] = ()
    leaders: Sequence[str] = ()


def tree(day: date) -> list[Branch]:
    """All units of that day, each under its parent, in the order that the Office has given them."""
    units = list(OrgUnit.objects.filter(on(day)).order_by("ordinal", "id"))
    names, aliases = _names(day)
    posts = _posts(day)
    leaders = _leaders(day)
    present = {unit.pk for unit in units}
    children: dict[int | None, list[OrgUnit]] = defaultdict(list)
    for unit in units:
        children[unit.parent_id if unit.parent_id in present else None].append(unit)
    found: list[Branch] = []

    def walk(parent: int | None, depth: int) -> None:
        for unit in children[parent]:
            held = posts[unit.pk]
            found.append(
                Branch(
                    unit=unit,
                    name=names.get(unit.pk, ""),
                    kind=str(UnitKind(unit.kind).label),
                    depth=depth,
                    aliases=aliases[unit.pk],
                    heads=held[PostKind.UNIT_HEAD],
                    deputies=held[PostKind.DEPUTY_IN_CHARGE],
                    liaisons=held[PostKind.LIAISON_A] + held[PostKind.LIAISON_B],
                    leaders=leaders[unit.pk],
                )
            )
            walk(unit.pk, depth + 1)

    walk(None, 0)
    return found


def _names(day: date) -> tuple[dict[int, str], dict[int, list[str]]]:
    formal: dict[int, str] = {}
    aliases: dict[int, list[str]] = defaultdict(list)
    for row in UnitName.objects.filter(on(day)).order_by("id"):
        if row.kind == NameKind.FORMAL:
            formal[row.unit_id] = row.name
        else:
            aliases[row.unit_id].append(row.name)
    return formal, aliases


def _posts(day: date) -> dict[int, dict[PostKind, list[str]]]:
    found: dict[int, dict[PostKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    for post in Post.objects.filter(on(day), unit__isnull=False).select_related("person").order_by("id"):
        if post.unit_id is not None:
            found[post.unit_id][PostKind(post.kind)].append(post.person.name)
    return found


def _leaders(day: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in LeaderInCharge.objects.filter(on(day)).select_related("person").order_by("id"):
        found[row.unit_id].append(row.person.name)
    return found


@dataclass(frozen=True)
class Held:
    """One post of a person or a unit, with its days and who acts in it."""

    post: Post
    label: str
    person: Person
    unit_name: str
    acting: Sequence[Delegation] = field(default_factory=list)


def _held(posts: Sequence[Post], day: date) -> list[Held]:
    names, _ = _names(day)
    acting: dict[int, list[Delegation]] = defaultdict(list)
    for one in Delegation.objects.filter(post__in=posts).select_related("deputy").order_by("from_on", "id"):
        acting[one.post_id].append(one)
    return [
        Held(
            post=post,
            label=post.title or str(POST_LABELS[PostKind(post.kind)]),
            person=post.person,
            unit_name=names.get(post.unit_id or 0, ""),
            acting=acting[post.pk],
        )
        for post in posts
    ]


def posts_of_unit(unit: OrgUnit, day: date) -> list[Held]:
    """Everybody who held a post of the unit, the present ones first."""
    found = Post.objects.filter(unit=unit).select_related("person").order_by("to_on", "from_on", "id")
    return _held(sorted(found, key=lambda post: (post.to_on is not None, post.kind)), day)


def posts_of_person(person: Person, day: date) -> list[Held]:
    found = Post.objects.filter(person=person).select_related("person").order_by("from_on", "id")
    return _held(sorted(found, key=lambda post: post.to_on is not None), day)


def told(post: Post, day: date) -> str:
    """A post in words: whose it is, where, and which."""
    place = unit_name(post.unit_id, day) if post.unit_id else ""
    return f"{post.person.name}（{place}{post.title or POST_LABELS[PostKind(post.kind)]}）"


def acts_for(person: Person, day: date) -> list[tuple[Delegation, str]]:
    """For whom the person acts or acted, and in which post, the latest first."""
    rows = Delegation.objects.filter(deputy=person).select_related("post__person").order_by("-from_on", "-id")
    return [(one, told(one.post, day)) for one in rows]


def led_by(person: Person, day: date) -> list[tuple[LeaderInCharge, str]]:
    """The units of which the person is or was in charge, the latest first."""
    rows = LeaderInCharge.objects.filter(person=person).select_related("unit").order_by("-from_on", "-id")
    return [(one, unit_name(one.unit_id, day)) for one in rows]


def posts_of_body(day: date) -> list[Held]:
    """Who holds the posts of the body as a whole on that day."""
    found = Post.objects.filter(on(day), unit__isnull=True).select_related("person").order_by("id")
    order = list(PostKind)
    return _held(sorted(found, key=lambda post: order.index(PostKind(post.kind))), day)


def held_in(unit: OrgUnit, day: date) -> list[Held]:
    """Who holds the unit's posts on that day."""
    return [held for held in posts_of_unit(unit, day) if held.post.to_on is None or held.post.to_on >= day]


def lacking(unit: OrgUnit, day: date) -> list[str]:
    """What a unit in scope needs so that somebody answers for it, and has nobody for."""
    if not unit.in_scope or unit.kind in (UnitKind.SECTION, UnitKind.OFFICE):
        return []
    held = {PostKind(one.post.kind) for one in held_in(unit, day)}
    needed = [kind for kind in (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE) if kind not in held]
    liaison = [] if held & {PostKind.LIAISON_A, PostKind.LIAISON_B} else [PostKind.LIAISON_A]
    leader = [] if LeaderInCharge.objects.filter(on(day), unit=unit).exists() else [_("分管领导")]
    return [*(str(POST_LABELS[kind]) for kind in [*needed, *liaison]), *map(str, leader)]


@dataclass(frozen=True)
class Course:
    """One merger or split in which the unit took part: in words, its day, its basis, and the other units."""

    what: str
    on: date
    basis: str
    others: Sequence[tuple[str, OrgUnit]]


def course_of(unit: OrgUnit) -> list[Course]:
    """沿革 of the unit beyond its names, the newest first."""
    return [_course(unit, change) for change in lineage.changes_of(unit)]


def _course(unit: OrgUnit, change: UnitChange) -> Course:
    parts = list(change.parts.select_related("unit").order_by("id"))
    taking = change.into_id == unit.pk
    into = (unit_name(change.into_id, change.on), change.into)
    left = [(part.unit_name, part.unit) for part in parts if part.unit_id != unit.pk]
    return Course(
        str(COURSES[UnitChangeKind(change.kind), taking]), change.on, change.basis, left if taking else [into]
    )


def ended_units(day: date) -> list[tuple[str, OrgUnit, str]]:
    """The units that have ended, with the name of the one that stands for each, the newest first."""
    rows = OrgUnit.objects.filter(to_on__lt=day).order_by("-to_on", "-id")
    return [(unit_name(one.pk, day), one, unit_name(lineage.successor(one.pk), day)) for one in rows]


def names_of(unit: OrgUnit) -> list[tuple[UnitName, str]]:
    """Every name of the unit, formal and short, old and new; those under which it, or a unit merged into it, went
    before are told apart from short forms."""
    found = UnitName.objects.filter(unit=unit).order_by("kind", "from_on", "id").reverse()
    own = {row.name for row in found if row.kind == NameKind.FORMAL}
    before = UnitName.objects.filter(unit__in=lineage.predecessors(unit.pk)).values_list("name", flat=True)
    return [(row, _called(row, own, set(before))) for row in found]


def _called(row: UnitName, own: Collection[str], merged: Collection[str]) -> str:
    if row.kind == NameKind.ALIAS and row.name in own:
        return str(_("曾用名"))
    if row.kind == NameKind.ALIAS and row.name in merged:
        return str(_("并入单位的名称"))
    return str(NameKind(row.kind).label)


def leaders_of(unit: OrgUnit) -> list[LeaderInCharge]:
    """Who was in charge of the unit, the present one first."""
    return list(LeaderInCharge.objects.filter(unit=unit).select_related("person").order_by("-from_on", "-id"))


def facts_of(person: Person) -> list[tuple[PersonFact, str]]:
    """What is known of the person, with dates; for those alone who keep it (decision 7)."""
    found = PersonFact.objects.filter(person=person).order_by("kind", "-from_on", "-id")
    return [(row, str(FactKind(row.kind).label)) for row in found]


def people(q: str = "") -> list[Person]:
    """Everybody with an account, by pinyin."""
    found = Person.objects.order_by("name_key", "id")
    return list(found.filter(name__icontains=q) if q else found)


def unit_choices(day: date) -> list[tuple[str, str]]:
    """Units as a form offers them, indented as in the tree."""
    return [(str(branch.unit.uid), "　" * branch.depth + branch.name) for branch in tree(day)]


def person_choices() -> list[tuple[str, str]]:
    """People as a form offers them: the username tells two of one name apart."""
    rows = (
        Person.objects.filter(is_active=True)
        .order_by("name_key", "id")
        .values_list("uid", "name", "username")
    )
    return [(str(uid), f"{name}（{username}）") for uid, name, username in rows]

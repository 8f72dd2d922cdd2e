"""Global search: by number, title, unit under any of its names, person, and number of a document.

Everything that a person may not see is left out by the query itself. A Chinese word has two characters, an index
of three-letter pieces does not know it: the words are looked for by LIKE.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Replace, Substr
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.desk import lights, papers
from duban.chapters.desk.words import former_titles, holds, naming
from duban.chapters.intake.models import DocketingList
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter, Party
from duban.chapters.matters.terms import RELATION_WORDS
from duban.chapters.responsibility.models import Assignment
from duban.ground.access import PostKind, Relation
from duban.ground.beijing import beijing_day
from duban.support.documents.kinds import CLOSED
from duban.support.documents.models import Document
from duban.support.documents.terms import KINDS
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person, UnitName
from duban.support.organization.terms import POST_LABELS, NameKind

LEAST = 2
MOST = 100
SHOWN = 20
# A document number, or a piece of one: 古城督通〔2026〕11号, 2026〕11, 11号, 2026年第3期.
NUMBER = re.compile(r"[〔〕]\d|\d[〔〕号期]")
PERSON_WORDS = {
    Relation.STAFF: gettext_lazy("承办人员"),
    Relation.LEADER_IN_CHARGE: gettext_lazy("分管领导"),
    Relation.FORMER: gettext_lazy("原责任人员"),
}
# As people type them, and as a document number has them.
BRACKETS = str.maketrans(
    {"[": "〔", "]": "〕", "【": "〔", "】": "〕", "(": "〔", ")": "〕", "（": "〔", "）": "〕"}
)


@dataclass(frozen=True)
class Hit:
    """One thing that was found: where it is, and why it is here."""

    title: str
    url: str
    why: str
    light: lights.Shown | None = None
    exact: bool = False


@dataclass(frozen=True)
class Group:
    """The things of one kind; `more` opens a list of all, if there are more than stand here."""

    label: str
    hits: Sequence[Hit]
    cut: bool = False
    more: str = ""


def asked(text: str) -> str:
    """What is looked for: blanks around it and what is beyond a sensible length are none of it."""
    return text.strip()[:MOST]


def search(person: Person, at: datetime, q: str) -> list[Group]:
    """What this person finds, by kind; kinds without a find are left out."""
    if len(q) < LEAST:
        return []
    units, people = (
        _named_units(q),
        list(Person.objects.filter(holds("name", q)).order_by("name_key", "id")[: SHOWN + 1]),
    )
    groups = (
        _matters(person, at, q),
        _of_units(person, at, units),
        _of_people(person, at, people),
        _documents(person, at, q),
        _units(units),
        _people(at, people),
    )
    return [group for group in groups if group.hits]


def _mine(person: Person, at: datetime) -> QuerySet[Party]:
    return Party.objects.filter(matters.scope(person, at)).exclude(relation=Relation.EXTERNAL)


def _found(person: Person, at: datetime, which: Q, *, limit: int = SHOWN) -> list[Matter]:
    """The newest matters that the person finds and that are meant, one more than are shown."""
    mine = _mine(person, at).filter(matter=OuterRef("pk"))
    return list(Matter.objects.filter(which).filter(Exists(mine)).order_by("-id")[: limit + 1])


def _tied(
    person: Person, at: datetime, *rows: QuerySet[Any, Any]
) -> list[Matter]:  # Any: rows of several kinds
    """The newest matters of these rows that the person finds, one more than are shown.

    A question for each kind of row, and their order afterwards: with OR or ORDER BY … LIMIT in it the database
    walks through every matter.
    """
    keys: set[int] = set()
    for one in rows:
        mine = _mine(person, at).filter(matter__in=one.values("matter"))
        keys.update(mine.values_list("matter_id", flat=True))
    newest = sorted(keys, reverse=True)[: SHOWN + 1]
    return list(Matter.objects.filter(pk__in=newest).order_by("-id"))


# -- matters ---------------------------------------------------------------------------------------------


def _matters(person: Person, at: datetime, q: str) -> Group:
    """The matter of that very number first, then those whose number or title holds the words."""
    exact = _found(person, at, Q(number=q), limit=1)
    others, before = _found(person, at, naming(q)), former_titles(q)
    found = [*exact, *(one for one in others if one not in exact)]
    hits = _lines(
        found[:SHOWN], at, {one.pk: before.get(one.pk, "") for one in found}, exact={one.pk for one in exact}
    )
    more = f"{reverse('matters')}?{_query(q=q)}"
    return Group(_("督办事项"), hits, len(found) > SHOWN, more)


def _query(**values: str) -> str:
    return urlencode({**values, "state": "all"})


def _lines(
    found: Collection[Matter], at: datetime, why: dict[int, str], *, exact: Collection[int] = ()
) -> list[Hit]:
    shown = lights.of(found, at)
    names = organization.unit_names(beijing_day(at))
    leads = matters.lead_units([one.pk for one in found])
    hits = []
    for one in found:
        lead = names.get(leads.get(one.pk, 0), "")
        said = why[one.pk] or (_("牵头单位：%(unit)s") % {"unit": lead} if lead else "")
        hits.append(
            Hit(
                title=one.title,
                url=reverse("matter", args=[one.uid]),
                why=" · ".join(filter(None, (one.number, said))),
                light=shown[one.pk],
                exact=one.pk in exact,
            )
        )
    return hits


def _of_units(person: Person, at: datetime, units: dict[int, str]) -> Group:
    """The matters of units that bear, or bore, such a name (decision 6: both names find the matter)."""
    label = _("单位承担的事项")
    if not units:
        return Group(label, ())
    rows = Party.objects.filter(unit__in=units, person__isnull=True).exclude(
        relation__in=(Relation.EXTERNAL, Relation.FORMER)
    )
    found = _tied(person, at, rows)
    names = organization.unit_names(beijing_day(at))
    why: dict[int, str] = {}
    for row in matters.lead_first(rows.filter(matter__in=[one.pk for one in found])):
        unit, word = row.unit_id or 0, RELATION_WORDS[Relation(row.relation)]
        why.setdefault(row.matter_id, f"{word}：{names.get(unit, '')}{units[unit]}")
    only = next(iter(units)) if len(units) == 1 else None
    more = _list_of(only) if only is not None else ""
    return Group(label, _lines(found[:SHOWN], at, why), len(found) > SHOWN, more)


def _list_of(unit: int) -> str:
    return f"{reverse('matters')}?{_query(unit=str(OrgUnit.objects.get(pk=unit).uid))}"


def _of_people(person: Person, at: datetime, people: Sequence[Person]) -> Group:
    """The matters on which these people are named or were the first responsible person."""
    label = _("个人承担的事项")
    if not people:
        return Group(label, ())
    named = Party.objects.filter(person__in=people)
    first = Assignment.objects.filter(first_responsible__in=people)
    found = _tied(person, at, named, first)
    keys = [one.pk for one in found]
    why: dict[int, str] = {}
    for one in first.filter(matter__in=keys).select_related("first_responsible"):
        name = one.first_responsible.name if one.first_responsible else ""
        why.setdefault(one.matter_id, _("第一责任人：%(name)s") % {"name": name})
    for row in named.filter(matter__in=keys).select_related("person"):
        name = row.person.name if row.person else ""
        why.setdefault(row.matter_id, f"{PERSON_WORDS[Relation(row.relation)]}：{name}")
    return Group(label, _lines(found[:SHOWN], at, why), len(found) > SHOWN)


# -- documents -------------------------------------------------------------------------------------------


def _documents(person: Person, at: datetime, q: str) -> Group:
    """By number: those of the matters that the person finds, as far as each exists for him."""
    label, number = _("文书"), q.translate(BRACKETS).replace(" ", "")
    if not NUMBER.search(number):
        return Group(label, ())
    rows = Document.objects.filter(holds("number", number)).exclude(kind__in=CLOSED)
    if organization.roles(person, beijing_day(at)) & matters.SEES_ALL:
        found = [one for one in _first(rows, number, SHOWN + 1) if papers.has_door(one)]
    else:
        mine = _mine(person, at)
        of_matters = rows.filter(context_ref__in=mine.values_list(_ref(), flat=True))
        lists = DocketingList.objects.filter(candidates__matter__parties__in=mine)
        sent = rows.filter(pk__in=lists.filter(holds("circular__number", number)).values("circular"))
        served = rows.filter(subject_ref__startswith="bulletins.")
        candidates = [
            *_first(of_matters, number, 3 * SHOWN),
            *_first(sent, number, SHOWN),
            *_first(served, number, SHOWN),
        ]
        found = papers.readable(candidates, person, at)
        found.sort(key=lambda one: (one.number != number, -one.issued_on.toordinal(), -one.pk))
    uids = [one.context_ref.rpartition(":")[2] for one in found]
    titles = {matter.ref: matter.title for matter in Matter.objects.filter(uid__in=uids)}
    hits = [
        Hit(
            title=f"{KINDS[one.kind]} {one.number}",
            url=reverse("document", args=[one.uid]),
            why=_("%(title)s · %(day)s印发")
            % {"title": titles.get(one.context_ref, one.title), "day": f"{one.issued_on}"},
            exact=one.number == number,
        )
        for one in found[:SHOWN]
    ]
    return Group(label, hits, len(found) > SHOWN)


def _first(rows: QuerySet[Document], number: str, limit: int) -> list[Document]:
    """Those of that very number, then the newest."""
    exact = Case(When(number=number, then=0), default=1)
    return list(rows.defer("facts").order_by(exact, "-issued_on", "-id")[:limit])


def _ref() -> Concat:
    """The reference by which documents name the matter of a Party row; both engines' way of writing a uid."""
    plain = Replace(Cast("matter__uid", TextField()), Value("-"), Value(""))
    parts = [Substr(plain, start, size) for start, size in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))]
    spaced = [piece for part in parts for piece in (Value("-"), part)][1:]
    return Concat(Value("matters.matter:"), *spaced, output_field=TextField())


# -- units and people ------------------------------------------------------------------------------------


def _named_units(q: str) -> dict[int, str]:
    """The units with such a name, formal or short, old or new; where it is not today's, in brackets which."""
    rows = list(UnitName.objects.filter(holds("name", q)).order_by("from_on", "id"))
    found = {row.unit_id: _("（简称%(name)s）") % {"name": row.name} for row in rows}
    formal = [row for row in rows if row.kind == NameKind.FORMAL]
    found |= {row.unit_id: _("（原%(name)s）") % {"name": row.name} for row in formal}
    return found | {row.unit_id: "" for row in formal if row.to_on is None}


def _units(units: dict[int, str]) -> Group:
    formal = UnitName.objects.filter(unit__in=units, kind=NameKind.FORMAL).order_by("from_on", "id")
    last = dict(formal.values_list("unit", "name"))
    rows = OrgUnit.objects.filter(pk__in=units).order_by("ordinal", "id")[: SHOWN + 1]
    hits = [
        Hit(
            title=f"{last.get(unit.pk, '')}{units[unit.pk]}",
            url=reverse("unit", args=[unit.uid]),
            why="" if unit.to_on is None else _("已于 %(day)s 撤销或合并") % {"day": f"{unit.to_on}"},
        )
        for unit in rows
    ]
    return Group(_("单位"), hits[:SHOWN], len(hits) > SHOWN)


def _people(at: datetime, people: Sequence[Person]) -> Group:
    day = beijing_day(at)
    names = organization.unit_names(day)
    hits = []
    for one in people[:SHOWN]:
        held = [
            f"{names.get(hat.unit_id or 0, '')}{hat.title or POST_LABELS[PostKind(hat.kind)]}"
            for hat in organization.hats(one, day)
        ]
        hits.append(Hit(one.name, reverse("person", args=[one.uid]), "、".join(held) or _("现无任职")))
    return Group(_("人员"), hits, len(people) > SHOWN, reverse("people"))

"""Reading what was computed: the computings of a year, the sheet of each party, its lines (13(2))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from duban.chapters.assessment.models import AssessmentRun, Sheet
from duban.chapters.assessment.queries import impartial
from duban.chapters.assessment.terms.facts import RunState
from duban.chapters.assessment.terms.scheme import PartyKind
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound, PostKind, Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.support.organization.models import Person

# The order of what a stored line says; a line of an older computing may lack the last ones.
COLUMNS = (
    "rule",
    "group",
    "amount",
    "words",
    "article",
    "held_back",
    "kind",
    "ref",
    "fact_key",
    "on",
    "act",
    "matter",
    "role",
    "category",
    "level",
    "quantity",
    "said",
    "version",
    "by",
    "judged_on",
    "reason",
    "evidence",
)
SEES = frozenset(
    {Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF, Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER, Role.SYSTEM}
)
# Whoever stands for the unit sees what the unit was computed.
OF_THE_UNIT = frozenset(
    {PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B}
)


@dataclass(frozen=True)
class Line:
    """One line of a sheet as it was computed. With `kind` it rests on a fact (`said` are its words, `act` the ledger
    row of the source act), with `by` on what a person judged; `held_back` says why it cost or earned nothing."""

    place: int
    rule: str
    group: str
    amount: Decimal
    words: str
    article: str
    held_back: str
    kind: str
    ref: str
    fact_key: str
    on: date | None
    act: int | None
    matter: str
    role: str
    category: str
    level: str
    quantity: Decimal
    said: str
    version: int
    by: str
    judged_on: date | None
    reason: str
    evidence: str


@dataclass(frozen=True)
class Computed:
    """The sheet of one party as other nouns read it: exact numbers, frozen names, its stretch of the year."""

    pk: int
    uid: UUID
    party: str
    side: str
    unit_id: int
    person_id: int | None
    unit_name: str
    person_name: str
    from_on: date
    to_on: date
    matters: int
    total: Decimal
    rounded: Decimal
    groups: Mapping[str, Decimal]
    proposed: str
    ranked: bool
    not_ranked_because: str
    vetoes: Sequence[Mapping[str, object]]
    waiting: Sequence[str]


def run_by_uid(uid: UUID) -> AssessmentRun:
    """For replays; pages and acts go through `visible_run`."""
    return AssessmentRun.objects.get(uid=uid)


def run_of_work(work: UUID) -> AssessmentRun | None:
    """The computing that this work of the background is for."""
    return AssessmentRun.objects.filter(work=work).first()


def visible_run(*, person: Person | None, at: datetime, uid: UUID) -> AssessmentRun:
    """For the Office and the Leading Group; for others it does not exist."""
    found = AssessmentRun.objects.filter(uid=uid).select_related("asked_by", "same_as").first()
    if found is None or not organization.roles(person, beijing_day(at)) & SEES:
        raise NotFound("assessment.run_unknown", "13(2)")
    return found


def runs(year: int | None = None) -> QuerySet[AssessmentRun]:
    """Every computing, the newest first."""
    found = AssessmentRun.objects.select_related("asked_by", "same_as").order_by("-year", "-ordinal")
    return found if year is None else found.filter(year=year)


def running(year: int) -> AssessmentRun | None:
    """The computing of that year that is not finished."""
    return AssessmentRun.objects.filter(year=year, state=RunState.ASKED).first()


def latest(year: int) -> AssessmentRun | None:
    """The newest computing of the year that came out with sheets: what results are built on."""
    return AssessmentRun.objects.filter(year=year, state=RunState.COMPUTED).order_by("-ordinal").first()


def next_ordinal(year: int) -> int:
    last: int | None = AssessmentRun.objects.filter(year=year).aggregate(last=Max("ordinal"))["last"]
    return (last or 0) + 1


def lock_year(year: int) -> AssessmentRun | None:
    """Lock the newest computing of the year, so that two are not asked for at once."""
    found = AssessmentRun.objects.filter(year=year).order_by("-ordinal").first()
    return locks.take(found) if found else None


def own(run: AssessmentRun) -> AssessmentRun:
    """The computing that holds the sheets: itself, or the one from which nothing has changed."""
    return run.same_as or run


def sheets(run: AssessmentRun) -> QuerySet[Sheet]:
    """Its sheets as rows, units before persons, by points."""
    found = Sheet.objects.filter(run=own(run)).select_related("unit", "person")
    return found.order_by("-party", "side", "-rounded", "id")


def sheets_of(run: AssessmentRun) -> list[Computed]:
    """The sheet of each party, units before persons, by points: what results build on."""
    rows = sheets(run).select_related(None).defer("points", "former_names")
    return [computed(row) for row in rows]


def computed(row: Sheet) -> Computed:
    return Computed(
        pk=row.pk,
        uid=row.uid,
        party=row.party,
        side=row.side,
        unit_id=row.unit_id,
        person_id=row.person_id,
        unit_name=row.unit_name,
        person_name=row.person_name,
        from_on=row.from_on,
        to_on=row.to_on,
        matters=row.matters,
        total=Decimal(row.total),
        rounded=row.rounded,
        groups={code: Decimal(amount) for code, amount in row.groups.items()},
        proposed=row.proposed,
        ranked=row.ranked,
        not_ranked_because=row.not_ranked_because,
        vetoes=row.vetoes,
        waiting=row.waiting,
    )


def lines(row: Sheet) -> list[Line]:
    """Its lines, in the order in which they add up."""
    return list(_lines(row.points))


def _lines(stored: Sequence[Sequence[object]]) -> Iterator[Line]:
    for place, values in enumerate(stored, start=1):
        given = dict(zip(COLUMNS, values, strict=False))
        for name in ("on", "judged_on"):
            given[name] = date.fromisoformat(str(given[name])) if given[name] else None
        for name in ("amount", "quantity"):
            given[name] = Decimal(str(given[name]))
        yield Line(place=place, **given)  # type: ignore[arg-type]  # as it was written by `stored_line`


def of_person(person: Person, run: AssessmentRun) -> list[Sheet]:
    """The person's own sheets, by unit and side."""
    return list(
        Sheet.objects.filter(run=own(run), person=person).select_related("unit").order_by("from_on", "id")
    )


def of_units(units: Sequence[int], run: AssessmentRun) -> list[Sheet]:
    """The sheets of these units themselves."""
    rows = Sheet.objects.filter(run=own(run), unit__in=units, person__isnull=True)
    return list(rows.select_related("unit").order_by("from_on", "id"))


def own_units(person: Person, at: datetime) -> list[int]:
    """The units for which the person stands, those that were merged into them among them."""
    posts = matters.units_of(person, beijing_day(at))
    return [unit for unit, kinds in posts.items() if kinds & OF_THE_UNIT]


def visible_sheet(*, person: Person | None, at: datetime, uid: UUID) -> Sheet:
    """The sheet for the Office and the Leading Group, for the person himself, and for whoever stands for the unit
    where it is the unit's own; for others it does not exist. A colleague's sheet is nobody else's."""
    found = Sheet.objects.filter(uid=uid).select_related("run", "unit", "person").first()
    if found is None or person is None or not _sees(person, at, found):
        raise NotFound("assessment.sheet_unknown", "13(2)")
    return found


def _sees(person: Person, at: datetime, sheet: Sheet) -> bool:
    if organization.roles(person, beijing_day(at)) & SEES or impartial.assesses(
        person, sheet.unit, beijing_day(at)
    ):
        return True
    if sheet.party == PartyKind.PERSON:
        return sheet.person_id == person.pk
    return sheet.unit_id in own_units(person, at)


def searched(run: AssessmentRun, *, party: str, side: str = "", word: str = "") -> QuerySet[Sheet]:
    """The sheets of one kind, by points; with a word those of whoever is called so."""
    found = sheets(run).filter(party=party)
    if side:
        found = found.filter(side=side)
    if word:
        found = found.filter(Q(unit_name__contains=word) | Q(person_name__contains=word))
    return found.order_by("-rounded", "id")


def years() -> list[int]:
    """The years that were computed, the newest first."""
    found = AssessmentRun.objects.filter(state=RunState.COMPUTED).values_list("year", flat=True)
    return sorted(set(found), reverse=True)

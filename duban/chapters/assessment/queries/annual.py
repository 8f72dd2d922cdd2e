"""The annual result: what it says of each party, its editions, and who may read them (15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models import AnnualEdition, PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.queries import bars, commendations
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.scheme import PersonGrade, Side, UnitGrade
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound, Relation, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.queries import Values


@dataclass(frozen=True)
class Line:
    """What the annual result says of one party; frozen in its edition. `points` and `counted` are decimals as text:
    the rounded total, and what it makes in the unit's yearly assessment by the weight."""

    kind: str
    side: str
    unit: str
    person: str
    points: str
    grade: str
    reason: str
    ranked: bool
    eligible: bool
    why: str
    counted: str
    last: str
    last_grade: str
    last_points: str
    change: int
    commended: int
    edition: int

    @property
    def scale(self) -> type[UnitGrade] | type[PersonGrade]:
        return UnitGrade if self.kind == "UNIT" else PersonGrade

    @property
    def grade_word(self) -> str:
        return _word(self.scale, self.grade)

    @property
    def last_grade_word(self) -> str:
        return _word(self.scale, self.last_grade)

    @property
    def side_word(self) -> str:
        return str(Side(self.side).label)


def _word(scale: type[UnitGrade] | type[PersonGrade], grade: str) -> str:
    return str(scale(grade).label) if grade else "—"


def lines(of: ResultRound, day: date) -> list[Line]:
    """What the annual result says now, units before persons, each side by itself."""
    values = rulebook.values(day)
    praised = _praised(of)
    found = [_line(one, values, praised.get((one.unit_id, None), 0)) for one in queries.unit_results(of)]
    return found + [
        _line(one, values, praised.get((one.unit_id, one.person_id), 0)) for one in queries.person_results(of)
    ]


def _praised(of: ResultRound) -> Mapping[tuple[int, int | None], int]:
    counted: dict[tuple[int, int | None], int] = {}
    for one in commendations.counting(of.from_on, of.to_on):
        key = (one.unit_id, one.person_id)
        counted[key] = counted.get(key, 0) + 1
    return counted


def _line(one: UnitResult | PersonResult, values: Values, commended: int) -> Line:
    person = one.person if isinstance(one, PersonResult) else None
    is_unit = person is None
    scale = UnitGrade if is_unit else PersonGrade
    may = rules.eligibility(
        one.grade,
        label=_word(scale, one.grade),
        grades=values.texts("assessment.award_unit_grades" if is_unit else "assessment.award_person_grades"),
        vetoes=[str(veto) for veto in one.vetoes],
        bars=bars.against(one.unit_id, person.pk if person else None, one.from_on, one.to_on),
    )
    last = queries.before(one)
    weight = Decimal(values.number("assessment.annual_weight")) / 100
    return Line(
        kind="UNIT" if is_unit else "PERSON",
        side=one.side,
        unit=one.unit_name,
        person=one.person_name if isinstance(one, PersonResult) else "",
        points=str(one.points),
        grade=one.grade,
        reason=one.grade_reason,
        ranked=one.ranked,
        eligible=may.eligible,
        why="；".join(may.why) if one.ranked else one.why_unranked,
        counted=f"{one.points * weight:.2f}" if is_unit and one.ranked else "",
        last=last.round.title if last else "",
        last_grade=last.grade if last else "",
        last_points=str(last.points) if last else "",
        change=rules.change(one.grade, last.grade, scale) if last else 0,
        commended=commended,
        edition=one.edition,
    )


def frozen(found: Sequence[Line]) -> list[dict[str, Any]]:  # Any: text, numbers and flags, for JSON
    return [asdict(one) for one in found]


def lines_of(edition: AnnualEdition) -> list[Line]:
    """The lines of an edition, as they were frozen."""
    return [Line(**one) for one in edition.lines]


# -- editions -------------------------------------------------------------------------------------------


def edition_by_uid(uid: UUID) -> AnnualEdition:
    """For replays; pages and acts go through `visible_edition`."""
    return AnnualEdition.objects.get(uid=uid)


def visible_edition(*, person: Person | None, at: datetime, uid: UUID) -> AnnualEdition:
    """An edition for those who assess, and for whoever stands for the unit that receives it."""
    found = _rows().filter(uid=uid).first()
    if found is None or not (queries.sees_all(person, at) or receives(found, person, at)):
        raise NotFound("assessment.round_not_found", "15")
    return found


def receives(edition: AnnualEdition, person: Person | None, at: datetime) -> bool:
    """Whether the person stands for the unit that receives it."""
    return person is not None and edition.receiver_id in queries.reads_for(person, beijing_day(at))


def standing(person: Person | None, at: datetime, edition: AnnualEdition) -> Standing:
    """The person's standing towards the edition: his posts in the unit that receives it."""
    ties: set[Tie] = set()
    if person is not None:
        posts = matters.units_of(person, beijing_day(at)).get(edition.receiver_id or 0, set())
        ties = {Tie(Relation.EVERYONE, post) for post in posts}
    return organization.standing(person, at, frozenset(ties))


def editions_of(of: ResultRound) -> list[AnnualEdition]:
    """Every edition of the round, the newest first."""
    return list(_rows().filter(round=of).order_by("-number"))


def newest(of: ResultRound) -> AnnualEdition | None:
    return _rows().filter(round=of).order_by("-number").first()


def unreceived(person: Person | None = None, at: datetime | None = None) -> list[AnnualEdition]:
    """Handed over and without its receipt: all, or those that wait for this person's unit."""
    rows = list(_rows().filter(received_on__isnull=True, outdated_on__isnull=True).order_by("due_on", "id"))
    if person is None or at is None:
        return rows
    return [one for one in rows if receives(one, person, at)]


def received_by(person: Person, at: datetime) -> list[AnnualEdition]:
    """The editions that were handed to this person's unit, the newest first."""
    return list(_rows().filter(receiver__in=queries.reads_for(person, beijing_day(at))).order_by("-id"))


def outdated() -> list[AnnualEdition]:
    """The newest editions of their rounds that a correction has overtaken."""
    rows = _rows().filter(outdated_on__isnull=False).order_by("outdated_on", "id")
    return [one for one in rows if newest(one.round) == one]


def _rows() -> QuerySet[AnnualEdition]:
    return AnnualEdition.objects.select_related(
        "round", "document", "receiver", "handed_by", "received_by", "receipt"
    )

"""Facts on record that may be a clue: commands not carried out (16(3)), hazards not put right (16(11)), no word inside a
unit (16(23)), trouble year upon year and complaints long unresolved (16(24)). Each with its rows, its why and its
day; whether it is one, people judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from duban.chapters.accountability.models import THE_FOURTH, AccountabilityClue
from duban.chapters.accountability.queries import clues
from duban.chapters.accountability.rules import recorded as rules
from duban.chapters.accountability.terms.clues import CloseReason, ClueState
from duban.chapters.intake.queries import commands, sources
from duban.chapters.intake.terms import SourceKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import owed
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.queries import safety, urged
from duban.ground import workdays
from duban.ground.regulation import clauses
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

# Trouble that people found to hold, or that the count of notices shows; what fell away or was rejected is none.
FALLEN = (CloseReason.NOTICE_FELL_AWAY, CloseReason.REJECTED)


@dataclass(frozen=True)
class Row:
    """A row on which the fact rests."""

    ref: str
    on: date
    words: str


@dataclass(frozen=True)
class Fact:
    """What may be a clue of the ground: on which matter, about which unit, since when, and why it is told."""

    ground: str
    cause: str
    matter: UUID
    unit: UUID
    words: str
    why: str
    happened_on: date
    rests_on: Sequence[Row]


def facts(today: date) -> Iterator[Fact]:
    """Everything that is on record on that Beijing day, clue or not."""
    yield from hazards(today)
    yield from not_carried_out(today)
    yield from without_a_word(today)
    yield from unresolved(today)
    yield from year_upon_year(today)


def _before(today: date, key: str) -> date:
    """The last due date after which so many working days have passed in full."""
    days = rulebook.values(today).number(key)
    return workdays.add_working_days(today, -days, rulebook.calendar()) - timedelta(days=1)


def by_rule(ground: str, text: str, today: date) -> str:
    """Why, in words: the rule with its values, the version and the article."""
    version = rulebook.values(today).version
    return f"{text}（考核细则与参数第{version}版；{clauses.cite(ground)}）"


def hazards(today: date) -> Iterator[Fact]:
    """督促整改安全生产隐患不力: its limit is past, and nobody has reported it put right."""
    for problem, due_on in safety.overdue(today):
        yield Fact(
            ground="16(11)",
            cause=problem.ref,
            matter=problem.matter.uid,
            unit=supervision.addressee(problem).uid,
            words=f"安全生产隐患（{problem.found_on}发现）逾期未整改，应于{due_on}前整改：{problem.fact}",
            why=by_rule("16(11)", "督办通知书的整改时限届满，未报告整改", today),
            happened_on=due_on,
            rests_on=[Row(problem.ref, problem.found_on, problem.fact)],
        )


def not_carried_out(today: date) -> Iterator[Fact]:
    """拒不执行领导小组…提出的具体要求: owed for its decision or word, overdue, urged since, and not reported."""
    values = rulebook.values(today)
    days = values.number("accountability.refusal_overdue")
    times = values.number("accountability.refusal_urged")
    late = owed.late([ObligationKind.REQUIREMENT], _before(today, "accountability.refusal_overdue"))
    said = commands.of_leading_group([one.source_ref for one in late])
    urgings = urged.days_of([one.pk for one in late])
    for one in late:
        words, days_urged = said.get(one.source_ref), urgings[one.pk]
        if words is None or not rules.refused(due_on=one.due_on, urged_on=days_urged, at_least=times):
            continue
        since = [on for on in days_urged if on > one.due_on]
        yield Fact(
            ground="16(3)",
            cause=one.ref,
            matter=one.matter.uid,
            unit=one.unit.uid,
            words=(
                f"{words}。应于{one.due_on}前落实，逾期后已催办{len(since)}次（{'、'.join(map(str, since))}），"
                "至今未报告落实"
            ),
            why=by_rule(
                "16(3)", f"领导小组的要求逾期满{days}个工作日、逾期后催办不少于{times}次而未报告", today
            ),
            happened_on=one.due_on,
            rests_on=[Row(one.source_ref, one.imposed_on, words)],
        )


def without_a_word(today: date) -> Iterator[Fact]:
    """对请示的事项不作具体指示: what was put before the head of a unit and has no answer, long past its date."""
    values = rulebook.values(today)
    kinds, days = (
        values.texts("accountability.silence_kinds"),
        values.number("accountability.silence_overdue"),
    )
    for one in owed.late(kinds, _before(today, "accountability.silence_overdue")):
        label = ObligationKind(one.kind).label
        who = one.person.name if one.person else organization.unit_name(one.unit_id, today)
        yield Fact(
            ground="16(23)",
            cause=one.ref,
            matter=one.matter.uid,
            unit=one.unit.uid,
            words=f"{one.imposed_on}报请{who}{label}，应于{one.due_on}前办理，至今未作指示",
            why=by_rule("16(23)", f"“{label}”逾期满{days}个工作日", today),
            happened_on=one.due_on,
            rests_on=[Row(one.source_ref, one.imposed_on, str(label))],
        )


def unresolved(today: date) -> Iterator[Fact]:
    """群众反映的问题长期得不到解决: told by hotline or petition so long ago, and the matter is still under way."""
    values = rulebook.values(today)
    kinds, days = (
        values.texts("accountability.complaint_sources"),
        values.number("accountability.unresolved_days"),
    )
    for source, since in sources.unresolved(kinds, today - timedelta(days=days)):
        lead = matters.lead_of(source.matter)
        if lead is None or lead.unit is None:
            continue
        label = SourceKind(source.kind).label
        name = f"{label}（{source.number}）" if source.number else str(label)
        yield Fact(
            ground="16(24)",
            cause=source.ref,
            matter=source.matter.uid,
            unit=lead.unit.uid,
            words=f"{name}于{since}反映的问题，至今{(today - since).days}天未办结",
            why=by_rule("16(24)", f"群众反映的问题满{days}天未办结", today),
            happened_on=today,
            rests_on=[Row(source.ref, since, name)],
        )


def year_upon_year(today: date) -> Iterator[Fact]:
    """连续多年发生重大问题: in each of so many years, to this one or the last, a clue about the unit that holds."""
    wanted = rulebook.values(today).number("accountability.chronic_years")
    by_unit: dict[int, dict[int, list[AccountabilityClue]]] = {}
    for clue in _holding():
        on = clue.happened_on or clue.registered_on
        by_unit.setdefault(clue.unit_id, {}).setdefault(on.year, []).append(clue)
    for years in by_unit.values():
        run: tuple[int, ...] = ()
        for last in (today.year, today.year - 1):
            run = run or rules.consecutive_until(years, last=last, wanted=wanted)
        if run:
            yield _chronic([one for year in run for one in years[year]], run, wanted, today)


def _holding() -> list[AccountabilityClue]:
    """Clues that people confirmed, and those of 16(4), as long as what they rest on stands; 16(24) does not feed itself."""
    rows = AccountabilityClue.objects.exclude(close_reason__in=FALLEN).exclude(ground="16(24)")
    held = rows.filter(confirmed_on__isnull=False) | rows.filter(ground=THE_FOURTH)
    found = held.select_related("matter", "unit").order_by("registered_on", "id")
    return [one for one in found if not one.basis_changed or _still_reached(one)]


def _still_reached(clue: AccountabilityClue) -> bool:
    """Of 16(4): although a notice fell away, enough of them count."""
    if clue.ground != THE_FOURTH:
        return False
    return clues.count_now(clue.matter, clue.unit, clue.registered_on).reached


def _chronic(held: Sequence[AccountabilityClue], run: Sequence[int], wanted: int, today: date) -> Fact:
    newest = held[-1]
    grounds = "、".join(f"{one.registered_on.year}年{clauses.cite(one.ground)}" for one in held)
    return Fact(
        ground="16(24)",
        cause=f"{newest.unit.ref}/{run[-1]}",
        matter=newest.matter.uid,
        unit=newest.unit.uid,
        words=f"{run[0]}年至{run[-1]}年连续{len(run)}年均有经确认或按次数登记的线索：{grounds}",
        why=by_rule("16(24)", f"连续{wanted}年均有经确认或按次数登记且未撤销的线索", today),
        happened_on=newest.happened_on or newest.registered_on,
        rests_on=[
            Row(one.ref, one.registered_on, f"{one.number} {clauses.cite(one.ground)}") for one in held
        ],
    )


def waits(fact: Fact) -> bool:
    """Whether a clue on the same trouble year upon year waits already: the next year raises no second one beside it."""
    return (
        "/" in fact.cause
        and AccountabilityClue.objects.filter(
            ground=fact.ground, unit__uid=fact.unit, state=ClueState.OPEN, cause_ref__contains="/"
        ).exists()
    )

"""A published table becomes a scheme: what is certain as typed rules, what is not as questions (13(1)).

Nothing is guessed: each doubt names its row and words, and waits for the answer of a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from duban.chapters.assessment.rules.scheme.definition import Group, Rule, Scheme
from duban.chapters.assessment.rules.scheme.scoring_text import Doubt, Part, parts
from duban.chapters.assessment.rules.scheme.shapes import ZERO, FactKind
from duban.chapters.assessment.rules.scheme.table import Item, Section, Table, tidy, unit_of
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.terms.scheme_import import Take
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.ground.access import Unfit

ARTICLE = "13(1)"
TITLE = 200
ENTERED = (FactKind.OTHER_ENTERED,)
# What stands in the text but is about the use of the system is never taken by itself.
SYSTEM_USE = "system_use"


@dataclass(frozen=True)
class Question:
    """`key` names the place for its answer; `why` is a code of terms; `full` the points that stand in the words."""

    key: str
    row: int
    unit: str
    words: str
    why: str
    full: Decimal = ZERO
    declared: Decimal = ZERO
    takes: tuple[Take, ...] = ()


@dataclass(frozen=True)
class Answer:
    """How a person takes the words: as what kind, with which points; `amount` per event, `low` the least."""

    take: Take
    full: Decimal = ZERO
    amount: Decimal = ZERO
    low: Decimal = ZERO


@dataclass(frozen=True)
class Reading:
    """The scheme as far as it is read, and what is still asked."""

    scheme: Scheme
    questions: tuple[Question, ...]


FREELY = (Take.MANUAL, Take.PER_EVENT, Take.RATIO, Take.ALL_OR_NOTHING, Take.LEAVE_OUT)


def of_table(
    table: Table, *, title: str, unit: str, answers: Mapping[str, Answer], refused: Sequence[str]
) -> Reading:
    """The table as a scheme for one unit, or with no unit named for all of them, each with its own groups."""
    if unit and table.units() and unit not in table.units():
        raise Unfit("assessment.table_unit", ARTICLE, unit=unit, units="、".join(table.units()))
    groups, rules, asked = list[Group](), list[Rule](), list[Question]()
    for place, section in enumerate(table.sections, 1):
        for question in _section_sums(section):
            asked += [] if question.key in answers else [question]
        for item in section.items:
            if section.by_unit and unit and unit_of(item) != unit:
                continue
            group = _group(section, item, place, unit)
            own, doubts = _item(item, group, section, answers, refused)
            groups.append(group)
            rules += own
            asked += doubts
    made = Scheme(
        title=title,
        groups=tuple(groups),
        rules=tuple(rules),
        article=ARTICLE,
        full_marks=table.total if table.total is not None else Decimal(100),
        least_matters=0,
    )
    return Reading(made, tuple(asked))


def _section_sums(section: Section) -> Iterator[Question]:
    """The points of a section against those of its lines; a unit's own lines against the section."""
    if section.points is None:
        return
    if section.is_bonus:
        key, takes = f"s{section.row}.bonus", (Take.AS_READ,)
        yield Question(key, section.row, "", section.title, "bonus_points", ZERO, section.points, takes)
        return
    sums: dict[str, Decimal] = {}
    for item in section.items:
        unit = unit_of(item) if section.by_unit else ""
        sums[unit] = sums.get(unit, ZERO) + (item.points or ZERO)
    for unit, own in sums.items():
        if own != section.points:
            words = f"{section.title}{'：' + unit if unit else ''}"
            yield Question(
                f"s{section.row}.{unit}",
                section.row,
                unit,
                words,
                "section_sum",
                own,
                section.points,
                (Take.AS_READ,),
            )


def _group(section: Section, item: Item, place: int, unit: str) -> Group:
    title = item.title if section.by_unit or not item.labels else tidy(item.labels[-1])
    units = () if unit or not section.by_unit else (unit_of(item),)
    # Additions and deductions beside the full marks are worth nothing in their sum.
    points = ZERO if section.is_bonus else item.points
    return Group(code=f"g{place}r{item.row}", title=title[:TITLE], points=points, units=units)


def _item(
    item: Item, group: Group, section: Section, answers: Mapping[str, Answer], refused: Sequence[str]
) -> tuple[list[Rule], list[Question]]:
    found = parts(item.text)
    if item.points and not any(isinstance(one, Part) or one.full for one in found) and not _has_scores(found):
        # The line has points and its text has none: the whole line is one item, judged by people.
        found = [Part(tidy(item.text)[:TITLE], RuleKind.MANUAL, item.points)]
    rules, asked, total = list[Rule](), list[Question](), ZERO
    for place, part in enumerate(found, 1):
        key, code = f"r{item.row}.{place}", f"r{item.row}n{place}"
        why = part.why if isinstance(part, Doubt) else _refused(part.words, refused)
        if not why and isinstance(part, Part):
            rules.append(_rule(part, code, group))
            total += part.full
            continue
        if (answer := answers.get(key)) is None:
            takes = (Take.LEAVE_OUT,) if why == SYSTEM_USE else FREELY
            asked.append(
                Question(key, item.row, _unit(section, item), part.words, why, part.full, takes=takes)
            )
            total += part.full
            continue
        made = _answered(answer, part, code, group, why)
        rules += made
        total += sum((one.full for one in made), ZERO)
        total += part.full if answer.take == Take.LEAVE_OUT else ZERO
    declared = None if section.is_bonus else item.points
    if declared is not None and total != declared:
        key = f"r{item.row}.sum"
        words = f"{group.title}"
        if key not in answers:
            asked.append(
                Question(
                    key, item.row, _unit(section, item), words, "item_sum", total, declared, (Take.AS_READ,)
                )
            )
    return rules, asked


def _has_scores(found: Sequence[Part | Doubt]) -> bool:
    return any(isinstance(one, Doubt) and one.why != "no_points" for one in found)


def _unit(section: Section, item: Item) -> str:
    return unit_of(item) if section.by_unit else ""


def _refused(words: str, refused: Sequence[str]) -> str:
    text = "".join(words.split())
    return SYSTEM_USE if any(word in text for word in refused) else ""


def _rule(part: Part, code: str, group: Group) -> Rule:
    """Facts of imported items are entered by the Office with evidence; a clerk may bind them to records later."""
    return Rule(
        code=code,
        group=group.code,
        kind=part.kind,
        title=part.words[:TITLE],
        article=ARTICLE,
        facts=ENTERED if part.kind in (RuleKind.PER_EVENT, RuleKind.ALL_OR_NOTHING) else (),
        amount=part.amount,
        full=part.full,
        origin=part.words,
    )


def _answered(answer: Answer, part: Part | Doubt, code: str, group: Group, why: str) -> list[Rule]:
    if answer.take == Take.LEAVE_OUT:
        return []
    if why == SYSTEM_USE or answer.take == Take.AS_READ:
        raise Unfit("assessment.table_answer", ARTICLE, words=part.words[:40])
    made = _rule(Part(part.words, RuleKind(answer.take.value), answer.full, answer.amount), code, group)
    if made.kind == RuleKind.MANUAL and answer.low:
        made = replace(made, low=answer.low)
    needs = made.amount if made.kind == RuleKind.PER_EVENT else made.full - made.low
    if not needs or (made.full and made.amount > 0):
        raise Unfit("assessment.table_answer", ARTICLE, words=part.words[:40])
    return [made]


def check_answered(reading: Reading) -> None:
    """What could not be read stops the import; nothing is filled in for the person (13(1))."""
    if reading.questions:
        first = reading.questions[0]
        raise Unfit(
            "assessment.table_questions",
            ARTICLE,
            count=len(reading.questions),
            first=f"第{first.row}行“{first.words[:30]}”",
        )


def points_of(question: Question) -> str:
    return plain(question.full)

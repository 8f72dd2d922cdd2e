"""Whether a scheme can be adopted as it stands, and what a clerk should look at again (13(1), decisions 27, 32)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme import sums
from duban.chapters.assessment.rules.scheme.definition import Limits, Rule, Scheme
from duban.chapters.assessment.rules.scheme.shapes import PartyKind, PersonGrade, UnitGrade
from duban.chapters.assessment.terms.scheme import RuleKind, WindowKind
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.assessment.terms.scheme_problems import BLOCKING, said
from duban.chapters.assessment.terms.scheme_sentences import level_of
from duban.ground.access import Refusal, Unfit
from duban.ground.regulation import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FROM_RECORDS = frozenset({RuleKind.PER_EVENT, RuleKind.PROGRESSIVE, RuleKind.VETO})
WITH_FULL = frozenset({RuleKind.RATIO, RuleKind.ALL_OR_NOTHING})
MOST_DIGITS = 6


@dataclass(frozen=True)
class Problem:
    code: str
    params: dict[str, object] = field(default_factory=dict)

    @property
    def blocking(self) -> bool:
        return self.code in BLOCKING

    @property
    def words(self) -> str:
        return said(self.code, self.params)


def problems(scheme: Scheme, refused: Sequence[str]) -> list[Problem]:
    """Everything there is to say, what stops it first. `refused`: words for the use of the system."""
    found = [
        *_frame(scheme),
        *(one for rule in scheme.rules for one in rule_problems(rule, scheme, refused)),
        *_cuts(scheme),
        *sums.warnings(scheme),
    ]
    made = [Problem(code, params) for code, params in found]
    return sorted(made, key=lambda one: not one.blocking)


def check_adoptable(scheme: Scheme, refused: Sequence[str]) -> None:
    """Refuses a scheme about the use of the system, and one that is not whole (13(1), decision 27)."""
    found = [one for one in problems(scheme, refused) if one.blocking]
    for one in found:
        if one.code == "system_use":
            raise Refusal("assessment.scheme_system_use", "13(1)", **one.params)
    if found:
        raise Unfit("assessment.scheme_problem", "13(1)", problem=found[0].words, count=len(found))


def check_no_system_use(scheme: Scheme, refused: Sequence[str]) -> None:
    """No log-ins, online time, activity, nor points for using the system, not even in a draft (decision 27)."""
    for rule in scheme.rules:
        for word in _system_use(rule, refused):
            raise Refusal("assessment.scheme_system_use", "13(1)", place=rule.title, word=word)


Found = tuple[str, dict[str, object]]


def _frame(scheme: Scheme) -> Iterator[Found]:
    if not scheme.title.strip():
        yield "title", {}
    if not scheme.rules:
        yield "no_rules", {}
    codes = Counter([one.code for one in scheme.groups] + [one.code for one in scheme.rules])
    for code, times in sorted(codes.items()):
        if times > 1:
            yield "code_twice", {"place": code}
    ceiling = scheme.limits.ceiling
    if ceiling is not None and scheme.base > ceiling:
        yield "ceiling", {"base": plain(scheme.base), "ceiling": plain(ceiling)}
    for group in scheme.groups:
        if _contradict(group.limits):
            yield "limits", {"place": group.title}
    if _contradict(scheme.limits):
        yield "limits", {"place": scheme.title}
    double = scheme.doubling
    if double is not None and (double.factor <= 1 or not (double.categories or double.routes)):
        yield "doubling", {}
    bands = [one.matters for one in scheme.workload.bands]
    if bands != sorted(set(bands)):
        yield "bands", {}
    lines, whole = scheme.rounding.line_digits, scheme.rounding.total_digits
    if not 0 <= whole <= lines <= MOST_DIGITS:
        yield "rounding", {}
    cap = scheme.excellent_cap
    if cap is not None and (not 0 < cap.share <= 1 or not cap.words.strip()):
        yield "share", {}


def _contradict(limits: Limits) -> bool:
    ends = (limits.floor, limits.ceiling)
    crossed = ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
    return crossed or any(one is not None and one < 0 for one in (limits.most_added, limits.most_taken))


def rule_problems(rule: Rule, scheme: Scheme, refused: Sequence[str]) -> Iterator[Found]:
    """What is wrong with one rule; the editor shows it beside its form."""
    place: dict[str, object] = {"place": rule.title or rule.code}
    if not rule.title.strip():
        yield "rule_title", {}
    if scheme.group(rule.group) is None:
        yield "unknown_group", place
    if not clauses.is_clause(rule.article):
        yield "article", place
    for code in _of_kind(rule):
        yield code, place
    factors = [*rule.roles.values(), *rule.categories.values(), *rule.levels.values()]
    if any(one < 0 for one in factors):
        yield "factor", place
    for one in rule.levels:
        if not level_of(one):
            yield "level", {**place, "level": one}
    if _contradict(rule.limits):
        yield "limits", place
    for word in _system_use(rule, refused):
        yield "system_use", {**place, "word": word}


def _of_kind(rule: Rule) -> Iterator[str]:
    if rule.kind in FROM_RECORDS and not rule.facts:
        yield "facts"
    if rule.kind == RuleKind.PER_EVENT and not rule.amount:
        yield "amount"
    if rule.kind == RuleKind.PER_EVENT and rule.full and rule.amount > 0:
        yield "full_added"
    if rule.full < 0 or (rule.kind in WITH_FULL and not rule.full):
        yield "full"
    if rule.kind == RuleKind.PROGRESSIVE:
        counts = [one.count for one in rule.steps]
        if not counts or counts[0] < 1 or counts != sorted(set(counts)):
            yield "steps"
    if rule.kind == RuleKind.DISCRETION and (rule.low >= rule.high):
        yield "bounds"
    if rule.kind == RuleKind.MANUAL and rule.low >= rule.full:
        yield "bounds"
    if rule.kind in (RuleKind.PROGRESSIVE, RuleKind.VETO):
        if rule.window.kind == WindowKind.ROLLING and rule.window.days < 1:
            yield "window"
        if rule.kind == RuleKind.VETO and rule.threshold < 1:
            yield "threshold"


def _system_use(rule: Rule, refused: Sequence[str]) -> Iterator[str]:
    text = "".join(f"{rule.title}{rule.origin}".split())
    for word in refused:
        if word in text:
            yield word
            return


def _cuts(scheme: Scheme) -> Iterator[Found]:
    """Units and persons by tables of their own, each whole and falling (decision 28)."""
    units = [(str(one.grade), str(UnitGrade(one.grade).label), one.least) for one in scheme.unit_cuts]
    persons = [(str(one.grade), str(PersonGrade(one.grade).label), one.least) for one in scheme.person_cuts]
    yield from _table(str(PartyKind.UNIT.label), units, UnitGrade.values, scheme.full_marks)
    yield from _table(str(PartyKind.PERSON.label), persons, PersonGrade.values, scheme.full_marks)


def _table(
    who: str, cuts: list[tuple[str, str, Decimal | None]], grades: Sequence[str], full: Decimal
) -> Iterator[Found]:
    open_below = [least is None for _, _, least in cuts] == [False] * (len(grades) - 1) + [True]
    if [grade for grade, _, _ in cuts] != list(grades) or not open_below:
        yield "cuts", {"who": who}
        return
    for (_, higher, high), (_, lower, low) in zip(cuts, cuts[1:], strict=False):
        if high is not None and low is not None and high <= low:
            yield (
                "cuts_overlap",
                {"who": who, "higher": higher, "lower": lower, "high": plain(high), "low": plain(low)},
            )
        if high is not None and high > full:
            yield (
                "cut_out_of_reach",
                {"who": who, "higher": higher, "high": plain(high), "full": plain(full)},
            )

"""Points as they are written into the text of a standard: （10分）、得5分、每少一次扣0.5分，扣完为止 (13(1)).

What is read is certain; what might be read in two ways is left as a doubt for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from duban.chapters.assessment.rules.scheme.table import tidy
from duban.chapters.assessment.terms.scheme import RuleKind

N = r"(\d{1,3}(?:\.\d{1,2})?)"
# Points in brackets, with what may be said beside them; or 得…分 in the running text.
BRACKETED = re.compile(rf"[（(]\s*{N}\s*分\s*(?:[，,]([^（）()]*))?[）)]")
BARE = re.compile(rf"[（(]\s*{N}\s*[）)]")
EARNED = re.compile(rf"得\s*{N}\s*分")
EACH = re.compile(
    rf"(?:每)?(?:少|缺|出现|发生|漏)?\s*(?:1|一)\s*(?:次|例|件|起|项|篇|处|人次)[^，。；,;]{{0,30}}?扣\s*{N}\s*分"
)
WHOLE_EACH = re.compile(rf"[^，。；,;]*?{EACH.pattern}")
RATIO = re.compile(r"按[^，。；,;]{0,20}比例(?:得|扣|计)分")
NOT_MET = re.compile(r"否则不得分|[^，。；,;]{2,30}不得分")
TO_ZERO = re.compile(r"[，,]?\s*扣完为止")
EITHER = re.compile(rf"(奖|扣|加)\s*{N}(?:\s*分)?(?:\s*[、，,]\s*{N}(?:\s*分)?)+|(奖|扣|加)\s*{N}\s*分")
VALUES = re.compile(N)
PLACES = re.compile(r"被?((?:国家|中央|省|市|县|乡镇?)(?:级)?(?:、(?:国家|中央|省|市|县|乡镇?)(?:级)?)+)")
NUMBERED = re.compile(r"(?:(?<=^)|(?<=[\s。；;]))\s*(\d{1,2})\s*[.．、]\s*(?=[^\d\s])")
CLAUSE = re.compile(r"[^；;。\n]+[；;。\n]?")
SCORED = re.compile(r"\d\s*分|扣|奖\d|加\d")
SUBSTANCE = 4


@dataclass(frozen=True)
class Part:
    """One thing that is scored: its words and kind; `full` its own points, `amount` what each event costs or earns."""

    words: str
    kind: RuleKind
    full: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)


@dataclass(frozen=True)
class Doubt:
    """Words that bear on points and cannot be read for certain; `full` where points stand in them."""

    words: str
    why: str
    full: Decimal = Decimal(0)


def parts(text: str) -> list[Part | Doubt]:
    """What a standard scores, in its order."""
    found: list[Part | Doubt] = []
    for clause in numbered(text):
        found += _clause(clause)
    return found


def numbered(text: str) -> list[str]:
    """The numbered sentences of a cell; the lines within one belong together."""
    joined = re.sub(r"[ \t]*\r?\n[ \t]*", "\n", text.strip())
    cuts = [one.start() for one in NUMBERED.finditer(joined)]
    if not cuts:
        return [joined.replace("\n", "")]
    ends = [*cuts[1:], len(joined)]
    lead = [joined[: cuts[0]]] if tidy(joined[: cuts[0]]) else []
    pieces = [*lead, *(joined[start:end] for start, end in zip(cuts, ends, strict=True))]
    return [re.sub(r"^\s*\d{1,2}\s*[.．、]\s*", "", one.strip()).replace("\n", "") for one in pieces]


def _clause(text: str) -> list[Part | Doubt]:
    marks = sorted([*BRACKETED.finditer(text), *EARNED.finditer(text)], key=lambda one: one.start())
    if not marks:
        return _unscored(text)
    if len(marks) > 1 and all(EARNED.fullmatch(one.group()) for one in marks) and _tiers(text, marks):
        return [Doubt(tidy(text), "tiers", Decimal(marks[0].group(1)))]
    found: list[Part | Doubt] = []
    start = 0
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        after = text[mark.end() : end]
        own = after if place + 1 == len(marks) else _belongs(after)
        before = text[start : mark.start()]
        beside = (mark.group(2) or "") if mark.re is BRACKETED else ""
        found += _scored(before, Decimal(mark.group(1)), f"{beside}{own}")
        start = mark.end() + len(own)
    return found


def _tiers(text: str, marks: list[re.Match[str]]) -> bool:
    """省级1篇得3分；市级2篇得2分；县级得1分: whether these add up or the highest counts, the words do not say."""
    levels = [
        bool(re.search(r"(?:国家|省|市|县)级", text[max(0, one.start() - 24) : one.start()])) for one in marks
    ]
    return sum(levels) > 1


def _belongs(after: str) -> str:
    """What follows a score and still speaks of it: 每少一次扣0.5分，扣完为止."""
    found = re.match(
        rf"\s*[，,；;]?\s*(?:{EACH.pattern}(?:{TO_ZERO.pattern})?|{RATIO.pattern}|否则不得分)", after
    )
    return found.group() if found else ""


def _scored(before: str, full: Decimal, after: str) -> list[Part | Doubt]:
    """One score with the words before it and what is said beside or after it."""
    words = tidy(before) or tidy(after)
    whole = f"{before}{after}"
    each = EACH.search(whole)
    if len(EACH.findall(whole)) > 1:
        return [Doubt(f"{words}（{full}分）", "several", full)]
    rest = TO_ZERO.sub("", WHOLE_EACH.sub("", after)) if each else after
    amount = Decimal(0)
    if each:
        kind, amount = RuleKind.PER_EVENT, -Decimal(each.group(1))
    elif RATIO.search(whole):
        kind, rest = RuleKind.RATIO, RATIO.sub("", rest)
    elif NOT_MET.search(whole):
        kind, rest = RuleKind.ALL_OR_NOTHING, NOT_MET.sub("", rest)
    else:
        kind = RuleKind.MANUAL
    found: list[Part | Doubt] = [Part(words, kind, full, amount)]
    left = tidy(rest)
    if SCORED.search(left):
        found.append(Doubt(left, "left_over"))
    elif len(left) >= SUBSTANCE and kind != RuleKind.ALL_OR_NOTHING:
        found.append(Doubt(left, "no_points"))
    return found


def _unscored(text: str) -> list[Part | Doubt]:
    """A sentence without 得…分: rewards and penalties for places, or nothing that is scored."""
    if bare := BARE.search(text):
        return [Doubt(tidy(text), "no_word", Decimal(bare.group(1)))]
    if not SCORED.search(text) and not RATIO.search(text):
        return [Doubt(tidy(text), "no_points")] if len(tidy(text)) >= SUBSTANCE else []
    found: list[Part | Doubt] = []
    for clause in (tidy(one) for one in CLAUSE.findall(text)):
        if clause:
            found += _by_place(clause) if SCORED.search(clause) else [Doubt(clause, "no_points")]
    return found


def _by_place(clause: str) -> list[Part | Doubt]:
    """被省、市书面通报表扬的分别奖10分、5分: as many places as values, one rule each."""
    found, places = EITHER.search(clause), PLACES.search(clause)
    if found is None or len(EITHER.findall(clause)) > 1:
        return [Doubt(clause, "unclear")]
    way = found.group(1) or found.group(4)
    values = [Decimal(one) for one in VALUES.findall(found.group())]
    names = re.split("、", places.group(1)) if places else []
    if "分别" not in clause or len(names) != len(values) or "比例" in clause:
        return [Doubt(clause, "unclear")]
    sign = Decimal(-1) if way == "扣" else Decimal(1)
    head = re.sub(r"[，,]?\s*分别$", "", clause[: found.start()])
    return [
        Part(
            head.replace(places.group(1), name, 1) if places else head,
            RuleKind.PER_EVENT,
            amount=sign * value,
        )
        for name, value in zip(names, values, strict=True)
    ]

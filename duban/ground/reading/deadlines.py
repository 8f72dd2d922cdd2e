"""Read a deadline as clerks write it: 12月底前, 5月底前动工, 每月5日前, 会后5个工作日内, 年内持续推进."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from duban.ground.reading import clauses, periods, remnants
from duban.ground.reading.clauses import Dated
from duban.ground.reading.dates import OPEN_PARTS, Atom, find_dates, serial_day
from duban.ground.reading.normal import arabic, closed_up, has_bidi, tight, without_marks
from duban.ground.reading.periods import Cycle, Rule, RuleValue, Span
from duban.ground.reading.questions import Question, ask
from duban.ground.reading.readings import Confidence, Deadline, Kind, Milestone

__all__ = ["Confidence", "Deadline", "Kind", "Milestone", "read_deadline"]

MAX_LENGTH = 500
# A year farther away than this from the list's own is a slip of the pen, not a deadline.
NEAR_PAST, NEAR_FUTURE = 40, 30
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class _Parts:
    """The text taken apart: what names time, and what is left when that is taken out."""

    text: str
    plain: str
    year: int
    dates: list[Dated]
    cycles: list[Cycle]
    spans: list[Span]
    rest: str


def read_deadline(text: str, *, year: int) -> Deadline:
    """The deadline that a clerk wrote (art. 12), in the list of that year.

    A date is a Beijing calendar date, a limit in working days stays a rule. A date without a year belongs
    to `year`. What cannot be read for sure is asked, never guessed; nothing is refused.
    """
    if len(text) > MAX_LENGTH:
        return _asking(text[:MAX_LENGTH], "none", ask("deadline_too_long", "deadline", limit=MAX_LENGTH))
    if has_bidi(text):
        return _asking(text, "none", ask("deadline_hidden", "deadline"))
    plain = arabic(tight(closed_up(without_marks(text)))).strip(";。,、")
    if not plain:
        return _asking(text, "none", ask("deadline_missing", "deadline"))
    serial = serial_day(plain)
    if serial is not None:
        near = year - 2 <= serial.year <= year + 10
        found = Deadline(text, "finish", serial)
        return found if near else _doubt(found, "deadline_year", text)
    parts = _taken_apart(text, plain, year)
    if parts.dates:
        return _checked(_of_dates(parts), parts)
    return _checked(_without_dates(parts), parts)


def _asking(text: str, kind: Kind, *questions: Question) -> Deadline:
    return Deadline(text, kind, confidence="ask", questions=questions)


def _doubt(found: Deadline, code: str, text: str, **params: object) -> Deadline:
    question = ask(code, "deadline", **{"text": text.strip()[:60], **params})
    if any(one.code == code for one in found.questions):
        return found
    return replace(found, confidence="ask", questions=(*found.questions, question))


def _taken_apart(text: str, plain: str, year: int) -> _Parts:
    masked = remnants.without_document_numbers(plain)
    cycles = periods.find_cycles(masked)
    masked = _masked(masked, cycles)
    spans = periods.find_spans(masked)
    masked = _masked(masked, spans)
    dates = clauses.dated(masked, find_dates(masked, year))
    everything = find_dates(masked, year)
    rest = _masked(_masked(masked, dates), everything)
    return _Parts(text, plain, year, dates, cycles, spans, rest)


def _masked(text: str, taken: list[Cycle] | list[Span] | list[Dated] | list[Atom]) -> str:
    for one in taken:
        text = text[: one.start] + "\x00" * (one.end - one.start) + text[one.end :]
    return text


def _checked(found: Deadline, parts: _Parts) -> Deadline:
    """Ask about what was not read: conditions, remnants of dates, years out of all range."""
    condition = remnants.condition_in(parts.rest)
    if condition and found.kind != "none":
        found = _doubt(found, "deadline_condition", condition)
    if found.kind != "none" and remnants.is_unread(periods.EVENT.sub("", parts.rest)):
        found = _doubt(found, "deadline_unreadable", parts.text)
    for problem in [*(one.problem for one in parts.cycles), *(one.problem for one in parts.spans)]:
        found = _doubt(found, problem, parts.text) if problem else found
    for one in parts.dates:
        if one.last and not parts.year - NEAR_PAST <= one.last.year <= parts.year + NEAR_FUTURE:
            found = _doubt(found, "deadline_year", one.atom.text)
    return found


def _without_dates(parts: _Parts) -> Deadline:
    text, rest = parts.text, parts.rest
    standing = periods.STANDING.search(rest)
    if parts.cycles:
        found = Deadline(text, "periodic", rule=_one_or_any([one.rule for one in parts.cycles]))
        if parts.spans:
            found = replace(found, rule={**(found.rule or {}), "within": dict(parts.spans[0].rule)})
        return _doubt(found, "deadline_event", text) if periods.EVENT.search(rest) else found
    if parts.spans:
        found = Deadline(text, "relative", rule=_one_or_any([one.rule for one in parts.spans]))
        if len({str(one.rule) for one in parts.spans}) > 1:
            return _doubt(found, "deadline_several", text)
        return replace(found, rule={**(found.rule or {}), "then": "standing"}) if standing else found
    event = periods.EVENT.search(rest)
    if event:
        return _doubt(Deadline(text, "relative", rule={"event": event[0]}), "deadline_event", text)
    tied = periods.TIED.search(rest)
    if standing:
        return Deadline(text, "open_ended", rule={"until": None})
    if periods.UNTIMED.search(rest):
        return _doubt(Deadline(text, "periodic"), "deadline_cycle", text)
    vague = periods.VAGUE.search(rest)
    tied = tied or (periods.EVENT_LIKE.search(rest) if not vague or rest.startswith("接") else None)
    if tied:
        return _doubt(Deadline(text, "relative", rule={"event": tied[0]}), "deadline_event", text)
    return _asking(text, "none", ask("deadline_vague" if vague else "deadline_unreadable", "deadline",
                                     text=text.strip()[:60]))  # fmt: skip


def _one_or_any(rules: list[Rule]) -> Rule:
    several: list[RuleValue] = []
    for rule in rules:
        if rule not in several:
            several.append(rule)
    return rules[0] if len(several) == 1 else {"any": several}


def _of_dates(parts: _Parts) -> Deadline:
    since = [one for one in parts.dates if "since" in one.flags]
    due = [one for one in parts.dates if one not in since]
    problems = [one.problem for one in due if one.problem]
    if problems:
        readable = all(code in ("deadline_order", "deadline_kind") for code in problems)
        kind: Kind = "finish" if any(one.last for one in due) else "none"
        found = Deadline(parts.text, kind, due[-1].last if readable else None)
        for code in problems:
            found = _doubt(found, code, parts.text)
        return found
    if not due:
        return _from_then_on(since, parts)
    frame = due[-1]
    if (
        parts.cycles
        and len(due) == 1
        and frame.atom.precision in ("year", "half", "quarter", "plan", "range")
    ):
        rule = _one_or_any([one.rule for one in parts.cycles])
        bounds: Rule = {"from": _iso(frame.atom.first), "until": _iso(frame.last)}
        return Deadline(parts.text, "periodic", rule={**rule, **bounds})
    event = periods.EVENT.search(parts.rest)
    if event and all(one.atom.precision in OPEN_PARTS for one in due):
        return _doubt(
            Deadline(parts.text, "relative", rule={"event": event[0]}), "deadline_event", parts.text
        )
    found = _assembled(due, parts)
    if parts.spans:
        found = _doubt(found, "deadline_several", parts.text)
    if parts.cycles:
        also: RuleValue = _one_or_any([one.rule for one in parts.cycles])
        found = replace(found, rule={**(found.rule or {}), "also": also})
        if _same_clause(parts.plain, parts.cycles[0].start, frame.start):
            found = _doubt(found, "deadline_standing", parts.text)
    return _with_standing(found, due, parts)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _from_then_on(since: list[Dated], parts: _Parts) -> Deadline:
    """Only a beginning is written: it starts a cycle, a span or standing work, or it is asked."""
    found, first = _without_dates(replace(parts, dates=[])), since[0].atom.first
    if first is None or since[0].problem or found.kind in ("none", "relative") and not parts.spans:
        code = since[0].problem or "deadline_not_before"
        return _asking(parts.text, "none", ask(code, "deadline", text=parts.text.strip()[:60]))
    rule = dict(found.rule or {})
    rule["from"] = _iso(_first_due(first, rule))
    return replace(found, rule=rule)


def _first_due(first: date, rule: Rule) -> date:
    day = rule.get("day")
    if rule.get("every") != "month" or not isinstance(day, int) or day < first.day:
        return first
    try:
        return first.replace(day=day)
    except ValueError:
        return first


def _assembled(due: list[Dated], parts: _Parts) -> Deadline:
    """One date is the deadline; several are milestones, and the last finish among them is the deadline."""
    kinds = [clauses.kind_of(one.words) for one in due]
    milestones = tuple(
        Milestone(one.atom.text, clauses.label_of(one), "state" if kind == "state" else "finish", one.last,
                  clauses.subject_of(one))
        for one, (kind, _) in zip(due, kinds, strict=True)
    )  # fmt: skip
    finishes = [one for one in milestones if one.kind == "finish"]
    latest = max((one.date for one in finishes or milestones if one.date), default=None)
    found = Deadline(parts.text, "finish" if finishes else "state", latest, notes=_notes(due, parts))
    if len(due) > 1 or not finishes:
        found = replace(found, milestones=milestones)
    if len(due) == 1 and due[0].atom.precision in ("range", "plan") and due[0].atom.first:
        found = replace(found, rule={"from": _iso(due[0].atom.first), "until": _iso(due[0].last)})
    for code in {code for _, code in kinds if code}:
        found = _doubt(found, code, parts.text)
    standing = periods.STANDING.search(parts.rest)
    if len(due) == 1 and not standing and clauses.is_mere_mention(due[0]):
        found = _doubt(found, "deadline_unreadable", parts.text)
    if len({clauses.in_brackets(parts.plain, one) for one in due}) > 1:
        found = _doubt(found, "deadline_several", parts.text)
    return _in_order(found, due, parts)


def _in_order(found: Deadline, due: list[Dated], parts: _Parts) -> Deadline:
    for earlier, later in zip(due, due[1:], strict=False):
        if earlier.last and later.last and later.last < earlier.last and not _both_full(earlier, later):
            found = _doubt(found, "deadline_order", parts.text)
    if any(one.date and found.date and one.date > found.date for one in found.milestones):
        found = _doubt(found, "deadline_kind", parts.text)
    for earlier, later in zip(due, due[1:], strict=False):
        if (
            earlier.atom.precision == "month"
            and later.atom.precision == "day"
            and _listed(earlier, later, parts)
        ):
            found = _doubt(found, "deadline_ambiguous", parts.text)
    if any({"original", "changed"} & one.flags for one in due) and len(due) > 1:
        found = _doubt(found, "deadline_changed", parts.text)
    for one in due:
        if one.weekday and one.last:
            actual = WEEKDAYS[one.last.weekday()]
            if actual != one.weekday.replace("天", "日"):
                found = _doubt(found, "deadline_weekday", parts.text, date=one.last.isoformat(),
                               actual="星期" + actual, written="星期" + one.weekday)  # fmt: skip
    return found


def _listed(earlier: Dated, later: Dated, parts: _Parts) -> bool:
    """3月、6月的25日: the day may be meant for every month of the enumeration."""
    return parts.plain[earlier.end : later.start] in ("、", "和", "及", ",")


def _both_full(earlier: Dated, later: Dated) -> bool:
    return earlier.atom.year_written and later.atom.year_written


def _notes(due: list[Dated], parts: _Parts) -> tuple[str, ...]:
    notes = [note for word, note in clauses.SOFT.items() if word in parts.rest]
    notes += [note for one in due for note in one.notes]
    notes += [f"{one.last}与星期{one.weekday}相符" for one in due if one.weekday and one.last
              and WEEKDAYS[one.last.weekday()] == one.weekday.replace("天", "日")]  # fmt: skip
    if any("time" in one.flags for one in due):
        notes.append("原文写有钟点，时限按全天计")
    if len(due) > 1:
        notes.append("写有多个日期，分列为时间节点")
    return tuple(notes)


def _same_clause(plain: str, one: int, other: int) -> bool:
    return not re.search(r"[,;。]", plain[min(one, other) : max(one, other)])


def _with_standing(found: Deadline, due: list[Dated], parts: _Parts) -> Deadline:
    """A date and then standing work (并长期坚持); a mere year with it has no end (年内持续推进)."""
    match = periods.STANDING.search(parts.rest)
    single = due[-1]
    ends = bool(clauses.FINISH.search(single.words))
    wide = len(due) == 1 and single.atom.precision in ("year", "plan")
    ongoing = re.search(r"贯穿|推进|开展|实施|抓好|加强|巩固|坚持|深化", single.words) and not ends
    if match is None:
        if wide and (ongoing or "全" in single.atom.text and not ends):
            open_ended = replace(found, kind="open_ended", date=None, rule={"until": _iso(single.last)})
            sure = "全" in single.atom.text and ongoing
            return open_ended if sure else _doubt(open_ended, "deadline_standing", parts.text)
        return found
    between = parts.plain[min(single.end, match.start()) : match.start()]
    if not _same_clause(parts.plain, match.start(), single.start) or re.search(r"并|后|再|且", between):
        return replace(found, rule={**(found.rule or {}), "then": "standing"})
    if wide and not ends:
        return replace(found, kind="open_ended", date=None, rule={"until": _iso(single.last)})
    return _doubt(found, "deadline_standing", parts.text)

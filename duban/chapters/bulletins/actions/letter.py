"""The words of a circular and of a work bulletin as they are frozen at issue: Chinese only (decision 43)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from duban.chapters.bulletins import queries, rules, terms
from duban.chapters.bulletins.models import Bulletin, Circular, CircularItem
from duban.chapters.bulletins.rules import Line, Period
from duban.chapters.bulletins.terms import Figure
from duban.ground.access import BrokenAct
from duban.support.documents.rules import in_words
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.support.documents.models import Document

WHOLE = ""


def series(kind: str, day: date) -> str:
    """机关代字: the body's prefix and the word of this kind of paper; numbers run in it by year."""
    word = rulebook.values(day).table("documents.series_words")[kind]
    return f"{organization.body().document_prefix}{word}"


def issuer(day: date) -> str:
    return organization.body().name + organization.unit_name(organization.office().pk, day)


def title_of(period: Period) -> str:
    """The title, by the span that it speaks of: a half-year, a quarter, a month, or the days themselves."""
    return terms.CIRCULAR_TITLE.format(period=span_of(period))


def span_of(period: Period) -> str:
    first, last = period.from_on, period.to_on
    following = date.fromordinal(last.toordinal() + 1)
    whole = first.day == 1 and following.day == 1 and first.year == last.year
    months = last.month - first.month + 1
    if whole and months == 12:
        return f"{first.year}年"
    if whole and months == 6 and first.month in (1, 7):
        return f"{first.year}年{'上' if first.month == 1 else '下'}半年"
    if whole and months == 3 and first.month % 3 == 1:
        return f"{first.year}年第{'一二三四'[first.month // 3]}季度"
    if whole and months == 1:
        return f"{first.year}年{first.month}月"
    return f"{in_words(first)}至{in_words(last)}"


def facts_of(circular: Circular, *, number: str, day: date) -> dict[str, object]:
    """Everything that the circular says, as plain values."""
    lines, period = queries.lines_of(circular), queries.period_of(circular)
    return {
        "letterhead": issuer(day),
        "number": number,
        "title": circular.title,
        "to": "、".join(queries.name_of(one, day) for one in queries.recipients_of(circular) if one.unit_id),
        "paragraphs": paragraphs(
            circular, lines, queries.good_items(circular), queries.lagging_items(circular)
        ),
        "table": table(lines, period),
        "attachments": [],
        "signature": issuer(day),
        "date": str(day),
    }


def paragraphs(
    circular: Circular, lines: Sequence[Line], good: Sequence[CircularItem], lagging: Sequence[CircularItem]
) -> list[str]:
    """The running text: computed summary, what was written, the units that did well, what lags, what comes next."""
    period = queries.period_of(circular)
    texts = [terms.PART_OVERVIEW, summary(lines, period), *circular.overview.splitlines(), circular.settled]
    praised = [f"{item.unit_name}：{item.fact}" for item in good if item.included]
    if praised:
        texts += [terms.PART_GOOD, *praised]
    texts += [terms.PART_LAGGING, *([_item(item) for item in lagging] or [terms.NO_LAGGING])]
    if circular.requirement.strip():
        texts += [terms.PART_NEXT, *circular.requirement.splitlines()]
    legend = terms.LEGEND.format(to_on=in_words(period.to_on))
    return [text for text in (one.strip() for one in [*texts, legend]) if text]


def summary(lines: Sequence[Line], period: Period) -> str:
    of = rules.counts(lines, period)[WHOLE]
    return terms.SUMMARY.format(
        from_on=in_words(period.from_on), to_on=in_words(period.to_on), rate=rate(of), **of
    )


def rate(of: Mapping[str, int]) -> str:
    return rules.share(*rules.punctual(of))


def _item(item: CircularItem) -> str:
    if item.matter is None:
        raise BrokenAct("a lagging item is about a matter")
    return terms.ITEM.format(
        place=item.place,
        title=item.title,
        number=item.matter.number,
        unit=item.unit_name,
        fact=item.fact,
        cause=_sentence(item.cause),
        changed=item.changed,
        next_step=_sentence(item.next_step),
    )


def _sentence(text: str) -> str:
    """On one line, with its full stop."""
    said = "".join(text.split("\n")).strip()
    return said if said.endswith(("。", "！", "；")) else f"{said}。"


def table(lines: Sequence[Line], period: Period) -> dict[str, object]:
    """Unit by unit in the order of the list, the whole last."""
    everything = rules.counts(lines, period)
    names = {one.unit: one.unit_name for one in lines}
    rows = [
        [name, *(cell(everything[unit], key) for key in terms.SHOWN)]
        for unit, name in names.items()
        if shown(everything[unit])
    ]
    total = [terms.ALL_UNITS, *(cell(everything[WHOLE], key) for key in terms.SHOWN)]
    return {"head": list(terms.CIRCULAR_HEAD), "rows": [*rows, total]}


def shown(of: Mapping[str, int]) -> bool:
    """Units without matters are not compared (decision 31)."""
    return any(of[figure] for figure in Figure.values)


def cell(of: Mapping[str, int], key: str) -> str:
    return rate(of) if key == "RATE" else str(of[key])


def corrected(
    former: Document, circular: Circular, *, wrong: str, right: str, reason: str, day: date, number: str
) -> dict[str, object]:
    """The facts of the paper as corrected: the old words beside the new, marked with day and reason."""
    facts = facts_of(circular, number=number, day=day)
    notes = [terms.CORRECTED_WORDS.format(wrong=wrong, right=right)] if wrong else []
    notes += [
        terms.CORRECTED_FIGURE.format(
            unit=one.unit or terms.ALL_UNITS,
            figure=Figure(one.figure).label,
            before=one.before,
            after=one.after,
        )
        for one in _newest_differences(circular)
    ]
    notes += [
        terms.CORRECTED_ITEM.format(title=item.title, number=item.matter.number)
        for item in queries.cleared_items(circular)
        if item.matter is not None and _newest_differences(circular)
    ]
    note = terms.CORRECTION_NOTE.format(on=in_words(day), reason=_sentence(reason)) + "".join(notes)
    said = facts["paragraphs"]
    if not isinstance(said, list):
        raise BrokenAct("a circular has its paragraphs")
    kept = former.facts.get("corrections", [])
    return {
        **facts,
        "date": former.facts["date"],
        "paragraphs": [*said, *kept, note],
        "corrections": [*kept, note],
    }


def _newest_differences(circular: Circular) -> list[rules.Difference]:
    newest = queries.corrections_of(circular)[-1]
    if newest.lines_before is None or newest.lines_after is None:
        return []
    before, after = rules.read(newest.lines_before), rules.read(newest.lines_after)
    return rules.differences(before, after, queries.period_of(circular))


def bulletin_facts(bulletin: Bulletin, *, number: str, day: date) -> dict[str, object]:
    """Heading and body of each section with its pictures by caption; the pictures themselves stay files."""
    pictures = queries.pictures_of(bulletin)
    texts: list[str] = []
    for place, section in enumerate(bulletin.sections, start=1):
        texts.append(f"{chinese(place)}、{section['heading']}")
        texts += [line.strip() for line in str(section["body"]).splitlines() if line.strip()]
        texts += [
            f"（图{number_of + 1}：{one.caption}）"
            for number_of, one in enumerate(pictures)
            if one.section == place
        ]
    return {
        "letterhead": terms.BULLETIN_TITLE,
        "issuer": issuer(day),
        "number": number,
        "title": bulletin.title,
        "to": "",
        "paragraphs": texts,
        "attachments": [
            f"图{place}：{one.caption}（{one.file.name}，SHA-256 {one.file.sha256[:16]}）"
            for place, one in enumerate(pictures, start=1)
        ],
        "signature": issuer(day),
        "copies": "、".join(queries.name_of(one, day) for one in queries.recipients_of(bulletin)),
        "date": str(day),
    }


def chinese(place: int) -> str:
    """The number of a section, as first-level headings count."""
    digits = "一二三四五六七八九"
    if place < 10:
        return digits[place - 1]
    return "十" + (digits[place - 11] if place > 10 else "") if place < 20 else str(place)

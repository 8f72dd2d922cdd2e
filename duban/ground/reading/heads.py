"""The heads of a table: under title rows, of one row or several, and a further one where a second table begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duban.ground.reading.columns import MAX_HEADING, Head, Meaning, heading_key, meaning_of, one_title
from duban.ground.reading.sheets import Merged, Sheet
from duban.ground.reading.unreadable import Unreadable

# A heading that a caller names may be longer than those that are understood by their words.
MAX_GIVEN = 200
SEARCHED = 60
DEEPEST = 3
MAX_HEADS = 20


Shape = tuple[str, ...]
Shapes = Mapping[Shape, tuple[Meaning | None, ...]]


def shape_of(headings: Sequence[str]) -> Shape:
    """By which a head is known again in another list: its headings in their order."""
    return tuple(heading_key(one[:MAX_GIVEN]) for one in headings)


def find_heads(
    sheet: Sheet, given: Mapping[str, str], shapes: Shapes | None = None, at: int | None = None
) -> list[Head]:
    """The head under the title rows, and every other head further down; `given` goes before the words.

    `shapes` says of whole heads what each of their columns means; `at` is the row, from 0, of which a person
    says that it is the head.
    """
    known = shapes or {}
    unknown = next((meaning for meaning in given.values() if meaning not in set(Meaning)), None)
    if unknown is not None:
        raise Unreadable("column_unknown", meaning=unknown[:MAX_HEADING])
    overrides = {heading_key(heading): Meaning(meaning) for heading, meaning in given.items()}
    first = _chosen(sheet, at, overrides, known) if at is not None else _first(sheet, overrides, known)
    heads = [first] if first else []
    place = first.last + 1 if first else len(sheet.rows)
    while place < len(sheet.rows) and len(heads) < MAX_HEADS:
        if _begins_another(sheet.rows[place], heads[-1], overrides):
            heads.append(_head_at(sheet, place, overrides))
        place = max(place, heads[-1].last) + 1
    return [_meant(one, known) for one in heads]


def _first(sheet: Sheet, overrides: Mapping[str, Meaning], known: Shapes) -> Head | None:
    """The first row that is a head by its words, or one that a person has explained before."""
    for place in range(min(len(sheet.rows), SEARCHED)):
        found = _heads_at(sheet, place, overrides)
        explained = next((head for head in reversed(found) if shape_of(head.headings) in known), None)
        if explained:
            return explained
        if _is_head(best := max(found, key=_weight)):
            return best
    return None


def _chosen(sheet: Sheet, at: int, overrides: Mapping[str, Meaning], known: Shapes) -> Head | None:
    """The head in that row; explained before, it is as deep as it was then."""
    if not 0 <= at < len(sheet.rows):
        return None
    found = _heads_at(sheet, at, overrides)
    explained = next((head for head in reversed(found) if shape_of(head.headings) in known), None)
    return explained or max(found, key=_weight)


def _meant(head: Head, known: Shapes) -> Head:
    """The head with one title; what a person said of it stands as he said it."""
    said = known.get(shape_of(head.headings))
    meanings = said if said and len(said) == len(head.headings) else one_title(head)
    return Head(head.first, head.last, head.headings, meanings)


def _begins_another(cells: Sequence[str], head: Head, overrides: Mapping[str, Meaning]) -> bool:
    """Nothing but headings of at least three meanings, and others than those in force."""
    written = [cell for cell in cells if cell.strip()]
    if len(written) < 3 or len(written) > len(set(written)):
        return False
    known = {heading_key(one).rpartition("/")[2] for one in head.headings}
    if all(heading_key(cell) in known for cell in written):
        return False
    meanings: set[Meaning] = set()
    for cell in written:
        (meaning,) = _meanings([cell], overrides)
        if meaning is None:
            return False
        meanings.add(meaning)
    return len(meanings) >= 3 and bool({Meaning.TITLE, Meaning.OBJECTIVE} & meanings)


def _meanings(cells: Sequence[str], overrides: Mapping[str, Meaning]) -> tuple[Meaning | None, ...]:
    return tuple(overrides.get(heading_key(cell[:MAX_GIVEN])) or meaning_of(cell) for cell in cells)


def _weight(head: Head) -> tuple[int, int]:
    known = [one for one in head.meanings if one]
    return len(set(known)), head.first - head.last


def _is_head(head: Head) -> bool:
    """At least two meanings, one of them what the row is about, and mostly headings."""
    known = [one for one in head.meanings if one]
    written = [one for one in head.headings if one.strip()]
    about = {Meaning.TITLE, Meaning.OBJECTIVE} & set(known)
    return bool(about) and len(set(known)) >= 2 and len(known) * 2 > len(written)


def _head_at(sheet: Sheet, place: int, overrides: Mapping[str, Meaning]) -> Head:
    """The head that begins in that row, as deep as it says the most."""
    return max(_heads_at(sheet, place, overrides), key=_weight)


def _heads_at(sheet: Sheet, place: int, overrides: Mapping[str, Meaning]) -> list[Head]:
    """The heads that begin in that row, the flat one first."""
    cells = sheet.rows[place]
    found = [Head(place, place, cells, _meanings(cells, overrides))]
    while len(found) < DEEPEST and len({cell.strip() for cell in cells} - {""}) >= 2:
        deeper = _deeper(sheet, found[-1], overrides)
        if deeper is None:
            break
        found.append(deeper)
    return found


def _deeper(sheet: Sheet, head: Head, overrides: Mapping[str, Meaning]) -> Head | None:
    """The head with the row below it: a label over several columns stands over each of them."""
    if head.last + 1 >= len(sheet.rows):
        return None
    above, lower = sheet.rows[head.last], sheet.rows[head.last + 1]
    below = _down(sheet.merged, head.last)
    told = {column for column, cell in enumerate(lower) if cell.strip() and column not in below}
    if not told or not all(_meanings([lower[column] for column in sorted(told)], overrides)):
        return None
    upper = _spread(sheet, head, told)
    for column in told:
        if column < len(above) and above[column].strip() and not _spreads(sheet, head.last, column, told):
            return None
    headings = tuple(
        (f"{top}/{lower[column]}" if top.strip() else lower[column]) if column in told else top
        for column, top in enumerate(upper)
    )
    meanings = tuple(
        _meanings([lower[column] if column in told else top], overrides)[0]
        for column, top in enumerate(upper)
    )
    return Head(head.first, head.last + 1, headings, meanings)


def _spread(sheet: Sheet, head: Head, told: set[int]) -> list[str]:
    """The headings, each written over every column that it covers."""
    cells = list(head.headings)
    for top, left, _, right in sheet.merged:
        if top == head.last:
            for column in range(left, min(right + 1, len(cells))):
                cells[column] = cells[left]
    if not _touched(sheet.merged, head):
        for column in sorted(told):
            if 0 < column < len(cells) and not cells[column].strip() and column - 1 in told:
                cells[column] = cells[column - 1]
    return cells


def _touched(merged: Sequence[Merged], head: Head) -> bool:
    return any(top <= head.last + 1 and bottom >= head.first for top, _, bottom, _ in merged)


def _spreads(sheet: Sheet, place: int, column: int, told: set[int]) -> bool:
    """Does the label of that row cover more columns than its own: merged, or blank cells beside it?"""
    merged = any(top == place == bottom and left <= column <= right and right > left
                 for top, left, bottom, right in sheet.merged)  # fmt: skip
    cells = sheet.rows[place]
    beside = column + 1 in told and (column + 1 >= len(cells) or not cells[column + 1].strip())
    return merged or (beside and not any(top <= place <= bottom for top, _, bottom, _ in sheet.merged))


def _down(merged: Sequence[Merged], place: int) -> set[int]:
    return {
        column
        for top, left, bottom, right in merged
        if top <= place < bottom
        for column in range(left, right + 1)
    }

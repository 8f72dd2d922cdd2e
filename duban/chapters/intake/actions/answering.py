"""Answering the questions of a list on its way in: row by row, or once for all rows of the same wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions import reader
from duban.chapters.intake.actions.answers import Answer, fill_in, joined, key_of, known_in
from duban.chapters.intake.actions.reader import Reading
from duban.chapters.intake.actions.taking import drawn
from duban.chapters.intake.models import Candidate, DocketingList, PendingImport
from duban.chapters.intake.queries import Entry, waiting
from duban.chapters.intake.terms import CandidateState, RowStatus
from duban.ground.access import NotFound, Refusal
from duban.ground.beijing import beijing_day
from duban.ground.reading.normal import fold
from duban.support.organization import actions as organization_actions
from duban.support.organization.models import Person
from duban.support.organization.terms import UnitKind

MATTERS = frozenset({RowStatus.READY, RowStatus.ASK})


@dataclass(frozen=True)
class Drawn:
    """The list as it would be taken in now: its reading, the directory of the day, every row as a candidate."""

    read: Reading
    entries: Mapping[str, Entry]
    candidates: list[Candidate]
    listed: DocketingList
    answers: Mapping[str, Any]  # Any: answers as JSON
    today: date

    def unanswered(self, place: int) -> Candidate:
        """One row as it was read."""
        alone = replace(self.read, rows=[self.read.rows[place]])
        return drawn(self.listed, alone, self.entries, {}, self.today)[0]

    def said(self, place: int) -> dict[str, Any]:  # Any: as above
        """What was answered of one row."""
        found: dict[str, Any] = self.answers.get(_key(self.candidates[place]), {})  # Any: as above
        return found

    def unclear(self) -> list[int]:
        """Places of the rows of which something is still open, from 0; what was done before is history."""
        return [place for place, one in enumerate(self.candidates) if is_unclear(one)]

    def unknown_units(self) -> list[tuple[str, int]]:
        """Words that mean no unit yet, with the number of rows, the most frequent first."""
        found = Counter(
            text
            for one in self.candidates
            if one.is_matter and one.state != CandidateState.FINISHED
            for text in {unit["text"] for unit in one.units if not unit["uid"]}
        )
        return found.most_common()


def is_unclear(candidate: Candidate) -> bool:
    return candidate.status == RowStatus.REFUSED or (
        candidate.is_matter
        and candidate.state != CandidateState.FINISHED
        and bool(candidate.open_questions or unset(candidate))
    )


def unset(candidate: Candidate) -> list[str]:
    """What a proposal will need and no list says in these words: the category, the limb of art. 2."""
    if candidate.state == CandidateState.FINISHED:
        return []
    return [name for name in ("category", "limb") if not getattr(candidate, name)]


def draw(begun: PendingImport, at: datetime, *, answered: bool = True) -> Drawn:
    """Every row as the candidate that it would become now, with or without what was answered."""
    read = reader.as_reading(begun.reading)
    entries = {one.uid: one for one in queries.directory(beijing_day(at))}
    listed = DocketingList(title=begun.title, year=begun.year, kind=begun.kind, fingerprint=read.fingerprint)
    answers, today = (begun.answers if answered else {}), beijing_day(at)
    return Drawn(read, entries, drawn(listed, read, entries, answers, today), listed, answers, today)


def answer(*, by: Person, at: datetime, pending: UUID, place: int, said: Answer, same: bool) -> int:
    """Write down what is said of one row; with `same` also for the rows of the same wording. Says how many rows.

    Refuses what the rules of a candidate refuse; then nothing is written.
    """
    waiting.workable(person=by, at=at, uid=pending)
    with transaction.atomic():
        begun = waiting.lock(pending)
        now = draw(begun, at)
        if not 0 <= place < len(now.candidates):
            raise NotFound("intake.import_unknown", "11(1)")
        candidate = now.candidates[place]
        words = said.to_json()
        rules.check_given(len(words))
        both = _signed(joined(now.said(place), words), by, at)
        fill_in(now.unanswered(place), both, beijing_day(at), known_in(now.entries))
        begun.answers = {**begun.answers, _key(candidate): both}
        count = 1
        if same:
            others = [one for one in range(len(now.candidates)) if one != place]
            count += _spread(begun, now, others, lambda one: _alike(now, place, one, said), by, at)
        _save(begun, at)
    return count


def answer_all(*, by: Person, at: datetime, pending: UUID, said: Answer) -> int:
    """The same category, limb and deadline for every row that has none yet; says for how many."""
    waiting.workable(person=by, at=at, uid=pending)
    rules.check_given(len(said.to_json()))
    with transaction.atomic():
        begun = waiting.lock(pending)
        now = draw(begun, at)
        count = _spread(begun, now, range(len(now.candidates)), lambda one: _missing(now, one, said), by, at)
        _save(begun, at)
    return count


def answer_many(*, by: Person, at: datetime, pending: UUID, said: Mapping[int, Answer]) -> int:
    """What a correction file says of its rows, all or nothing; says of how many."""
    waiting.workable(person=by, at=at, uid=pending)
    rules.check_given(len(said))
    with transaction.atomic():
        begun = waiting.lock(pending)
        now = draw(begun, at)
        known = known_in(now.entries)
        answers = dict(begun.answers)
        for place, one in said.items():
            candidate = now.candidates[place]
            both = _signed(joined(now.said(place), one.to_json()), by, at)
            fill_in(now.unanswered(place), both, beijing_day(at), known)
            answers[_key(candidate)] = both
        begun.answers = answers
        _save(begun, at)
    return len(said)


def name_unit(*, by: Person, at: datetime, pending: UUID, text: str, unit: UUID | None) -> int:
    """These words mean that unit, or none that is to be listed, in every row; says in how many."""
    said = Answer(named={text: str(unit or "")})
    waiting.workable(person=by, at=at, uid=pending)
    with transaction.atomic():
        begun = waiting.lock(pending)
        now = draw(begun, at)
        rows = [place for place, one in enumerate(now.candidates) if one.is_matter and text in _open(one)]
        rules.check_named({text: None}, [text] if rows else [])
        count = _spread(begun, now, rows, lambda place: said, by, at)
        if not count:
            # It fits no row: the first one says why.
            first = joined(now.said(rows[0]), said.to_json())
            fill_in(now.unanswered(rows[0]), first, beijing_day(at), known_in(now.entries))
        _save(begun, at)
    return count


def add_unit(
    *, by: Person, at: datetime, request_id: UUID, pending: UUID, text: str, name: str, kind: UnitKind
) -> int:
    """Enter a unit that the directory does not know, and take these words for it; both or neither."""
    with transaction.atomic():
        unit = organization_actions.add_unit(
            by=by,
            at=at,
            request_id=uuid5(request_id, "unit"),
            kind=kind,
            name=name,
            aliases=[text] if text != name else [],
            in_scope=kind != UnitKind.EXTERNAL,
            from_on=beijing_day(at),
        )
        return name_unit(by=by, at=at, pending=pending, text=text, unit=unit.uid)


def forget(*, by: Person, at: datetime, pending: UUID, place: int) -> None:
    """Take back what was answered of one row: its questions are open again."""
    waiting.workable(person=by, at=at, uid=pending)
    with transaction.atomic():
        begun = waiting.lock(pending)
        key = _key(draw(begun, at).candidates[place])
        begun.answers = {one: said for one, said in begun.answers.items() if one != key}
        _save(begun, at)


def _spread(
    begun: PendingImport,
    now: Drawn,
    places: Iterable[int],
    of: Any,  # Any: a function of a place to an Answer or None
    by: Person,
    at: datetime,
) -> int:
    """Write the same for these rows, as far as it fits each; a row that it does not fit keeps its question."""
    answers, count = dict(begun.answers), 0
    for place in places:
        said = of(place)
        if said is None:
            continue
        candidate = now.candidates[place]
        both = _signed(joined(now.said(place), said.to_json()), by, at)
        try:
            fill_in(now.unanswered(place), both, beijing_day(at), known_in(now.entries))
        except Refusal:
            continue
        answers[_key(candidate)] = both
        count += 1
    begun.answers = answers
    return count


def _alike(now: Drawn, place: int, other: int, said: Answer) -> Answer | None:
    """What is said of one row as far as another has the same words and nothing of its own there."""
    mine, theirs = now.candidates[place], now.candidates[other]
    if not theirs.is_matter:
        return None
    open_ = _open(theirs)
    dated = theirs.due_on is None and _plain(mine.deadline["text"]) == _plain(theirs.deadline["text"])
    classed = now.read.rows[place]["category"] == now.read.rows[other]["category"]
    found = Answer(
        category=said.category if classed and not theirs.category else "",
        limb=said.limb if classed and not theirs.limb else "",
        due_on=said.due_on if dated else None,
        open_ended=said.open_ended and dated,
        named={text: uid for text, uid in said.named.items() if text in open_},
    )
    return found if found.to_json() else None


def _missing(now: Drawn, place: int, said: Answer) -> Answer | None:
    one = now.candidates[place]
    if not one.is_matter or one.state == CandidateState.FINISHED:
        return None
    found = Answer(
        category=said.category if not one.category else "",
        limb=said.limb if not one.limb else "",
        due_on=said.due_on if one.due_on is None else None,
        open_ended=said.open_ended and one.due_on is None,
    )
    return found if found.to_json() else None


def _open(candidate: Candidate) -> set[str]:
    return {unit["text"] for unit in candidate.units if not unit["uid"]}


def _plain(text: str) -> str:
    return fold(text).strip()


def _key(candidate: Candidate) -> str:
    return key_of(candidate.sheet, candidate.source_row)


def _signed(said: dict[str, Any], by: Person, at: datetime) -> dict[str, Any]:  # Any: as above
    return {**said, "by": by.name, "on": str(beijing_day(at))}


def _save(begun: PendingImport, at: datetime) -> None:
    begun.touched_at = at
    begun.save(update_fields=["answers", "touched_at"])

"""Work bulletins, receipts and publicity; pure (7, 8(5))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.bulletins.terms import BODY, HEADING, BulletinState, PublicityState
from duban.ground.access import ACTS, Refusal, Unfit

TRANSITIONS: Mapping[str, frozenset[str]] = {
    "bulletins.edit_bulletin": frozenset({BulletinState.DRAFT, BulletinState.REVIEWED}),
    "bulletins.review_bulletin": frozenset({BulletinState.DRAFT}),
    "bulletins.issue_bulletin": frozenset({BulletinState.REVIEWED}),
    "bulletins.approve_publicity": frozenset({PublicityState.PROPOSED}),
    "bulletins.record_publicity": frozenset({PublicityState.APPROVED}),
}
LABELS = {**dict(BulletinState.choices), **dict(PublicityState.choices)}


def check_bulletin_step(act: str, state: str) -> None:
    if state not in TRANSITIONS[act]:
        article = ACTS[act].article
        raise Refusal("bulletins.state", article, state=LABELS[state], act=ACTS[act].name)


@dataclass(frozen=True)
class SectionText:
    """One section of a work bulletin: heading and body; pictures stand after the section that they belong to."""

    heading: str
    body: str


def check_sections(sections: Sequence[SectionText], *, most: int) -> list[SectionText]:
    """At least one section, each with heading and body; what was left empty is dropped."""
    kept = [SectionText(one.heading.strip(), one.body.strip()) for one in sections]
    kept = [one for one in kept if one.heading or one.body]
    if not kept:
        raise Unfit("bulletins.no_section", "8(5)")
    if len(kept) > most:
        raise Unfit("bulletins.too_many_sections", "8(5)", most=most)
    for place, one in enumerate(kept, start=1):
        if not one.heading or not one.body:
            what = str(BODY if one.heading else HEADING)
            raise Unfit("bulletins.section_incomplete", "8(5)", place=place, what=what)
    return kept


def check_pictures(kinds: Sequence[tuple[str, str]]) -> None:
    """Only pictures stand in a bulletin: name and kind of each."""
    for name, kind in kinds:
        if not kind.startswith("image/"):
            raise Unfit("bulletins.picture_kind", "8(5)", name=name)


def check_reading(served_on: date | None, *, own: bool, read_on: date | None, article: str) -> None:
    """What was served is confirmed once, by whom it was sent to."""
    if not own:
        raise Refusal("bulletins.not_for_you", article)
    if served_on is None:
        raise Refusal("bulletins.not_served", article)
    if read_on is not None:
        raise Refusal("bulletins.already_read", article, read_on=read_on)


def check_done_on(done_on: date, *, decided_on: date | None, today: date) -> None:
    """Publicity follows its approval, and has happened when it is recorded."""
    if decided_on is None or not decided_on <= done_on <= today:
        raise Unfit("bulletins.done_on_unfit", "7", done_on=done_on, decided_on=decided_on)

"""The life of a circular, its audience and its items; pure (11(3); decisions 10, 25, 26)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.bulletins.rules.wording import Words, check_substance, check_wording, plain
from duban.chapters.bulletins.terms import CAUSE, CORRECTION_REASON, NEXT_STEP, CircularState
from duban.ground.access import ACTS, Refusal, Unfit

TRANSITIONS: Mapping[str, frozenset[str]] = {
    "bulletins.edit_circular": frozenset({CircularState.DRAFT}),
    "bulletins.review_circular": frozenset({CircularState.DRAFT}),
    "bulletins.return_circular": frozenset({CircularState.REVIEWED, CircularState.SIGNED_OFF}),
    "bulletins.sign_off_circular": frozenset({CircularState.REVIEWED}),
    "bulletins.issue_circular": frozenset({CircularState.SIGNED_OFF}),
    "bulletins.correct_circular": frozenset({CircularState.ISSUED}),
}


def check_circular_step(act: str, state: str) -> None:
    if state not in TRANSITIONS[act]:
        label = CircularState(state).label
        raise Refusal("bulletins.state", "11(3)", state=label, act=ACTS[act].name)


def check_period(from_on: date, to_on: date, *, today: date, most: int) -> None:
    """A period that has a beginning and is over, of so many months at most: on its last day its figures
    could still move."""
    months = (to_on.year - from_on.year) * 12 + to_on.month - from_on.month + (to_on.day >= from_on.day)
    if from_on > to_on or to_on >= today or months > most:
        raise Unfit("bulletins.period", "11(3)", from_on=from_on, to_on=to_on, most=most)


def check_not_begun(begun: tuple[date, date] | None) -> None:
    """One circular for a period at a time."""
    if begun is not None:
        raise Refusal("bulletins.period_taken", "11(3)", from_on=begun[0], to_on=begun[1])


def check_audience(units: int, persons: int, *, unfit: Sequence[str]) -> None:
    """「在一定范围内通报」: somebody in particular, and only who may be told."""
    if unfit:
        raise Unfit("bulletins.audience_unfit", "11(3)", name=unfit[0])
    if not units + persons:
        raise Unfit("bulletins.no_audience", "11(3)")


@dataclass(frozen=True)
class Written:
    """An item as it is written: the computed fact and what changed, the judged cause and next step."""

    title: str
    cause: str
    next_step: str
    last_next_step: str = ""


def check_items(items: Sequence[Written], words: Words) -> None:
    """Each lagging item has its cause and its next step, both of which say something, and the step is not last
    time's over again."""
    for one in items:
        if not one.cause.strip():
            raise Unfit("bulletins.no_cause", "11(3)", title=one.title)
        if not one.next_step.strip():
            raise Unfit("bulletins.no_next_step", "11(3)", title=one.title)
        check_substance(one.title, str(CAUSE), one.cause, words)
        check_substance(one.title, str(NEXT_STEP), one.next_step, words)
        if one.last_next_step and plain(one.next_step) == plain(one.last_next_step):
            raise Unfit("bulletins.same_as_last", "11(3)", title=one.title)


def check_texts(texts: Sequence[tuple[str, str]], words: Words) -> None:
    """What was written, part by part."""
    for where, text in texts:
        check_wording(where, text, words)


def check_other_reads(*, own: bool) -> None:
    """核稿 is by another than who wrote it (decision 25)."""
    if own:
        raise Refusal("bulletins.own_draft", "11(3)")


def check_signer(
    allowed: Collection[str], *, entitled: bool, decider: str, labels: Mapping[str, str]
) -> None:
    """Who may sign off is a table of the rule set; a paper counts when it is of one of these."""
    if entitled or not decider or decider in allowed:
        return
    raise Refusal(
        "bulletins.signer",
        "11(3)",
        decider=labels.get(decider, decider),
        allowed="、".join(labels.get(one, one) for one in allowed),
    )


def check_may_sign(allowed: Collection[str], *, entitled: bool, labels: Mapping[str, str]) -> None:
    """Whoever signs without a paper is himself one of these."""
    if not entitled:
        names = "、".join(labels.get(one, one) for one in allowed)
        raise Refusal("bulletins.not_signer", "8(5)", allowed=names)


def check_decided_on(decided_on: date, rests_on: date) -> None:
    """Never before what it rests on (decision 10)."""
    if decided_on < rests_on:
        raise Unfit("bulletins.decided_before", "11(3)", decided_on=decided_on, rests_on=rests_on)


def check_text(text: str, what: str, article: str) -> str:
    if not text.strip():
        raise Unfit("bulletins.text_missing", article, what=what)
    return text.strip()


def check_correction(wrong: str, *, right: str, reason: str, occurs: bool, figures: bool) -> None:
    """Words that stand in the text become others, or figures that changed are told anew; with the reason."""
    if wrong.strip() and not occurs:
        raise Unfit("bulletins.not_in_text", "11(3)", wrong=wrong)
    if (not wrong.strip() or wrong == right) and not figures:
        raise Unfit("bulletins.nothing_to_correct", "11(3)")
    check_text(reason, str(CORRECTION_REASON), "11(3)")

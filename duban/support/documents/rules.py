"""Pure rules: the order of the chain, who signs off what, and when a document is what it was."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from duban.ground.access import Refusal, Unfit
from duban.support.documents.terms import ChainStep, DraftState, Retention

# Each step leads from some states to one (decision 25: 拟稿 → 核稿 → 会签 → 签发 → 编号 → 用印 → 印发 → 送达).
TRANSITIONS: Mapping[ChainStep, tuple[Collection[DraftState], DraftState]] = {
    ChainStep.DRAFT: ((DraftState.DRAFTED,), DraftState.DRAFTED),
    ChainStep.CHECK: ((DraftState.DRAFTED,), DraftState.CHECKED),
    ChainStep.RETURN: ((DraftState.CHECKED, DraftState.SIGNED_OFF), DraftState.DRAFTED),
    ChainStep.COUNTERSIGN: ((DraftState.CHECKED,), DraftState.CHECKED),
    ChainStep.SIGN_OFF: ((DraftState.CHECKED,), DraftState.SIGNED_OFF),
    ChainStep.NUMBER: ((DraftState.SIGNED_OFF,), DraftState.NUMBERED),
    ChainStep.SEAL: ((DraftState.NUMBERED,), DraftState.SEALED),
    ChainStep.ISSUE: ((DraftState.SEALED,), DraftState.ISSUED),
    ChainStep.DELIVER: ((DraftState.ISSUED,), DraftState.ISSUED),
}
# A number is voided before the paper has left the house.
VOIDABLE = (DraftState.NUMBERED, DraftState.SEALED)
MOST_TEXT = 60_000


def in_words(day: date) -> str:
    """成文日期 in Arabic digits without leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def check_not_frozen(sha256: str) -> None:
    if sha256:
        raise Refusal("documents.already_frozen", "11(3)")


def check_frozen(sha256: str) -> None:
    """Service and print rest on the stored bytes; before they exist there is nothing to serve."""
    if not sha256:
        raise Refusal("documents.not_frozen", "11(3)")


def check_whole(content: bytes, *, sha256: str, number: str) -> None:
    """The stored bytes are those that were frozen."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Refusal("documents.damaged", "11(3)", number=number)


# -- the chain


def check_kind(*, drafted: bool, name: str) -> None:
    """What a chapter issues by its own act is not drafted beside it."""
    if not drafted:
        raise Unfit("documents.not_drafted", "8(5)", kind=name)


def check_texts(texts: Mapping[str, str], *, needed: Collection[str], most: int = MOST_TEXT) -> None:
    """What the paper needs is there, and none of it is endless. `texts` by the words of the screen."""
    for what, text in texts.items():
        if what in needed and not text.strip():
            raise Unfit("documents.empty", "8(5)", what=what)
        if len(text) > most:
            raise Unfit("documents.too_long", "8(5)", what=what, limit=most)


def check_step(state: str, step: ChainStep) -> DraftState:
    """The state to which this step leads; refuses a step out of its order."""
    allowed, to = TRANSITIONS[step]
    if DraftState(state) not in allowed:
        raise Refusal(
            "documents.wrong_step", "8(5)", state=DraftState(state).label, step=ChainStep(step).label
        )
    return to


def check_not_own(*, own: bool) -> None:
    """四眼: another checks what one has drafted."""
    if own:
        raise Refusal("documents.own_draft", "6(2)")


def check_asked(*, asked: bool) -> None:
    if not asked:
        raise Refusal("documents.not_asked", "8(5)")


def check_countersigned(*, waiting: Sequence[str], against: Sequence[str]) -> None:
    """All who were asked have agreed."""
    if waiting:
        raise Refusal("documents.countersign_waits", "8(5)", names="、".join(waiting))
    if against:
        raise Refusal("documents.countersign_disagrees", "8(5)", names="、".join(against))


def check_signer(*, entitled: bool, kind: str, who: str) -> None:
    """Who may sign off which kind is a table of the rule set (decision 25)."""
    if not entitled:
        raise Refusal("documents.not_signer", "8(5)", kind=kind, who=who)


def check_signed_on(on: date, *, checked_on: date) -> None:
    """A paper decision is never older than what it decides on."""
    if on < checked_on:
        raise Refusal("documents.signed_before_draft", "8(5)", on=on, checked_on=checked_on)


def check_addressee(name: str, *, waiting: Collection[str]) -> None:
    if name not in waiting:
        raise Unfit("documents.unknown_addressee", "8(5)", name=name)


def check_delivered_on(on: date, *, issued_on: date, today: date) -> None:
    if on > today:
        raise Unfit("documents.future_day", "8(5)", on=on)
    if on < issued_on:
        raise Unfit("documents.before_issue", "8(5)", on=on, issued_on=issued_on)


def check_voidable(state: str) -> None:
    """A number that was given stays; it is voided only before the paper has gone out."""
    if DraftState(state) not in VOIDABLE:
        raise Refusal("documents.wrong_step", "8(5)", state=DraftState(state).label, step="文号作废")


def addressees(to: str) -> tuple[str, ...]:
    """主送 by name."""
    names = to.replace("，", "、").replace(",", "、").replace("；", "、").rstrip("：:")
    return tuple(dict.fromkeys(name.strip() for name in names.split("、") if name.strip()))


# -- the archive


def check_archivable(*, archived: bool, state: str) -> None:
    """What is done is filed, once; a voided number is filed too, with its reason. `state` is empty for papers that a
    chapter issued."""
    if archived:
        raise Refusal("documents.already_archived", "8(1)")
    if state not in {"", DraftState.DELIVERED, DraftState.VOIDED}:
        raise Refusal("documents.on_its_way", "8(1)", state=DraftState(state).label)


def check_retention(retention: str) -> Retention:
    if retention not in Retention.values:
        raise Unfit("documents.bad_retention", "8(1)", retention=retention)
    return Retention(retention)


# -- 范文


def check_placeholders(unknown: Sequence[str]) -> None:
    """Every placeholder is filled in by the system or by the writer."""
    if unknown:
        raise Unfit("documents.unknown_placeholder", "8(5)", names="、".join(unknown))


def check_other_text(text: tuple[str, str], *, last: tuple[str, str]) -> None:
    if text == last:
        raise Refusal("documents.same_text", "8(5)")


def check_filled(names: Sequence[str]) -> None:
    """A paper goes on only when nothing in it waits to be filled in."""
    if names:
        raise Refusal("documents.open_placeholder", "8(5)", names="、".join(names))

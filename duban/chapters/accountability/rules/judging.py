"""Pure rules of what people do with a clue: entering, a second look, confirming, rejecting, referring (art. 16;
decisions 34, 35, 40)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from duban.chapters.accountability.terms.clues import ClueState
from duban.chapters.accountability.terms.grounds import GROUNDS, THE_OTHER, Entry, HandlingClass
from duban.chapters.accountability.terms.judging import Handling, Said, Step
from duban.ground.access import Refusal, Unfit

ARTICLE = "16"


@dataclass(frozen=True)
class Judged:
    """What the rules look at of a clue. `own`: whoever acts has entered it himself; `handling` is empty while it
    is for a person to decide."""

    ground: str
    state: str
    handling: str
    own: bool = False
    in_case: bool = False
    closed_on: date | None = None
    second_look_on: date | None = None
    confirmed_on: date | None = None


def handling(klass: str, *, chosen: str, head_concerned: bool) -> str:
    """How the clue is handled: what concerns the head goes out (decision 34), what is `refer` is referred, what is
    `either` waits for a person's choice (decision 35)."""
    if head_concerned or klass == HandlingClass.REFER:
        return Handling.REFER
    if klass == HandlingClass.EITHER:
        return chosen
    return Handling.OFFICE


def check_entry(
    ground: str, *, fact: str, reason: str, evidence: int, happened_on: date, today: date
) -> None:
    """Fact, evidence and a day that has been; (4) comes by itself, (25) needs a reason."""
    if ground not in GROUNDS:
        raise Unfit("accountability.no_such_ground", ARTICLE, ground=ground)
    if GROUNDS[ground].entry == Entry.BY_ITSELF:
        raise Refusal("accountability.by_itself", ground)
    if not fact.strip():
        raise Unfit("accountability.entry_incomplete", ground, what=Said.FACT.label)
    if ground == THE_OTHER and not reason.strip():
        raise Unfit("accountability.entry_incomplete", ground, what=Said.WHY_OTHER.label)
    if not evidence:
        raise Unfit("accountability.entry_incomplete", ground, what=Said.EVIDENCE.label)
    if happened_on > today:
        raise Unfit("accountability.happened_later", ground, day=happened_on)


def check_subject(unit: str, *, is_party: bool, concerns_self: bool) -> None:
    """Undertaking and service units of the matter (art. 4); nobody registers what concerns himself (6(2))."""
    if not is_party:
        raise Unfit("accountability.not_a_party", "4", unit=unit)
    if concerns_self:
        raise Refusal("accountability.concerns_yourself", "6(2)")


def check_second_look(clue: Judged, *, words: str) -> None:
    """第十六条第二十五项 is looked at a second time, once, by another person than the one who entered it."""
    _check_open(clue)
    if clue.ground != THE_OTHER:
        raise Refusal("accountability.no_second_look", THE_OTHER)
    if clue.second_look_on:
        raise Refusal("accountability.second_look_done", THE_OTHER, day=clue.second_look_on)
    _check_another(clue)
    _check_words(words, Said.SECOND_LOOK)


def check_confirm(clue: Judged, *, words: str) -> None:
    """The facts hold; whether they are verified further, the head decides (decision 34)."""
    _check_judged(clue)
    if clue.confirmed_on:
        raise Refusal("accountability.already_confirmed", ARTICLE, day=clue.confirmed_on)
    _check_words(words, Said.CONFIRM)


def check_reject(clue: Judged, *, words: str) -> None:
    """The facts do not hold, or are none of the ground; with words, which stay."""
    _check_judged(clue)
    if clue.confirmed_on:
        raise Refusal("accountability.confirmed_before", ARTICLE, day=clue.confirmed_on)
    _check_words(words, Said.REJECT)


def check_choose(clue: Judged, *, klass: str, head_concerned: bool, reason: str) -> None:
    """Only what the table leaves to a person, once, with a reason (decision 35)."""
    _check_open(clue)
    if head_concerned or klass != HandlingClass.EITHER:
        label = Handling.REFER.label if head_concerned else HandlingClass(klass).label
        raise Refusal("accountability.handling_fixed", ARTICLE, ground=clue.ground, label=label)
    if clue.handling:
        raise Refusal("accountability.handling_chosen", ARTICLE, label=Handling(clue.handling).label)
    _check_words(reason, Said.CHOOSE)


def check_refer(clue: Judged, *, receiver: str, receivers: Collection[str], reason: str) -> None:
    """移送, approved by the head, to those who may receive it (decision 35). What the Office might verify is referred
    with the reason as well; what nobody has decided is not."""
    _check_open(clue)
    if not clue.handling:
        raise Refusal("accountability.handling_undecided", ARTICLE, ground=clue.ground)
    if receiver not in receivers:
        raise Unfit(
            "accountability.receiver_unfit",
            ARTICLE,
            receiver=receiver,
            receivers="、".join(sorted(receivers)),
        )
    _check_words(reason, Said.REFER)


def check_returned(
    what: Said, *, referred_on: date | None, recorded_on: date | None, on: date, today: date, words: str
) -> None:
    """Receipt and result of a referral: each once, on a day from the referral to today, with its words."""
    if referred_on is None:
        raise Refusal("accountability.not_referred", ARTICLE)
    if recorded_on is not None:
        raise Refusal("accountability.already_recorded", ARTICLE, day=recorded_on, what=what.label)
    if not referred_on <= on <= today:
        raise Unfit(
            "accountability.referral_dates", ARTICLE, what=what.label, day=on, referred_on=referred_on
        )
    _check_words(words, what)


def next_step(clue: Judged, *, receipt: bool, result: bool) -> str:
    """What the clue waits for, of the Office and the head; empty when nothing more is owed on it here."""
    if clue.state == ClueState.CLOSED:
        if clue.handling != Handling.REFER:
            return ""
        return "" if result else (Step.RESULT if receipt else Step.RECEIPT)
    if clue.in_case:
        return ""
    if clue.handling == Handling.REFER:
        return Step.REFER
    if not clue.handling:
        return Step.CHOOSE
    if clue.ground == THE_OTHER and not clue.second_look_on:
        return Step.SECOND_LOOK
    if GROUNDS[clue.ground].entry == Entry.BY_ITSELF or clue.confirmed_on:
        return Step.START
    return Step.JUDGE


def _check_judged(clue: Judged) -> None:
    _check_open(clue)
    if GROUNDS[clue.ground].entry == Entry.BY_ITSELF:
        raise Refusal("accountability.by_itself", clue.ground)
    if clue.handling == Handling.REFER:
        raise Refusal("accountability.only_referred", ARTICLE)
    if not clue.handling:
        raise Refusal("accountability.handling_undecided", ARTICLE, ground=clue.ground)
    _check_another(clue)
    if clue.ground == THE_OTHER and not clue.second_look_on:
        raise Refusal("accountability.second_look_first", THE_OTHER)


def _check_open(clue: Judged) -> None:
    if clue.state == ClueState.CLOSED:
        raise Refusal("accountability.clue_closed", ARTICLE, closed_on=clue.closed_on)
    if clue.in_case:
        raise Refusal("accountability.clue_in_case", ARTICLE)


def _check_another(clue: Judged) -> None:
    if clue.own:
        raise Refusal("accountability.own_clue", "6(2)")


def _check_words(words: str, what: Said) -> None:
    if not words.strip():
        raise Unfit("accountability.words_missing", ARTICLE, what=what.label)

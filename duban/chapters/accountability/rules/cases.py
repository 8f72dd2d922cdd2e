"""Pure rules of the case: starting, handlers and recusal, hearing, tolerance, transfer, archive (art. 16, 17; 34–40)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duban.chapters.accountability.terms.case import RecusalGround, Signing
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

OFFICE, EITHER, REFER = "office", "either", "refer"


def check_words(text: str, *, what: str, article: str = "16") -> str:
    """Something in words, because the article asks for it."""
    said = text.strip()
    if not said:
        raise Unfit("accountability.words_missing", article, what=what)
    return said


# -- starting -------------------------------------------------------------------------------------------


def check_start(
    *, waiting: Sequence[bool], units: Collection[int], classes: Mapping[str, str], concerns_head: bool
) -> None:
    """Open clues of one unit that do not concern the head; grounds that are only referred start nothing (35)."""
    if not waiting or not all(waiting):
        raise Refusal("accountability.clue_not_open", "16")
    if concerns_head:
        raise Refusal("accountability.head_concerned", "6(1)")
    if len(set(units)) > 1:
        raise Unfit("accountability.clues_of_one_unit", "16")
    for ground, handling in classes.items():
        if handling == REFER:
            raise Refusal("accountability.refer_only", ground, ground=ground)


def check_head_clue(*, waiting: bool, concerns_head: bool, receiver: str, receivers: Sequence[str]) -> None:
    """A clue that concerns the head goes out to whom the table names, and is not handled here (34)."""
    if not waiting:
        raise Refusal("accountability.clue_not_open", "16")
    if not concerns_head:
        raise Refusal("accountability.head_not_concerned", "6(1)")
    check_receiver(receiver, receivers)


# -- people ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Candidate:
    """What is known of somebody who is to handle the case."""

    ref: str
    name: str
    fit: bool
    concerned: bool
    recused: bool
    grounds: tuple[RecusalGround, ...] = ()


def recusal_grounds(*, own_unit: bool, recent_unit: bool, notice_clerk: bool) -> tuple[RecusalGround, ...]:
    """What the records themselves say; relatives people say of themselves (decision 39)."""
    found = []
    if own_unit:
        found.append(RecusalGround.OWN_UNIT)
    elif recent_unit:
        found.append(RecusalGround.RECENT_UNIT)
    if notice_clerk:
        found.append(RecusalGround.NOTICE_CLERK)
    return tuple(found)


def check_handlers(candidates: Sequence[Candidate], *, least: int) -> None:
    """At least two different people, none of whom is concerned or has to recuse."""
    if len({one.ref for one in candidates}) < least:
        raise Unfit("accountability.too_few_handlers", "6(1)", n=least)
    for one in candidates:
        if one.concerned:
            raise Refusal("accountability.concerned_stays_out", "6(2)", name=one.name)
        if not one.fit:
            raise Unfit("accountability.handler_unfit", "6(1)", name=one.name)
        if one.recused:
            raise Refusal("accountability.recused_already", "6(2)", name=one.name)
        if one.grounds:
            said = "、".join(str(ground.label) for ground in one.grounds)
            raise Refusal("accountability.must_recuse", "6(2)", name=one.name, ground=said)


def check_recusal(*, himself: bool, leads: bool, recused: bool, seated: bool, name: str) -> None:
    """A handler asks for himself; head and director say it of anyone in the circle, once."""
    if recused:
        raise Refusal("accountability.recused_already", "6(2)", name=name)
    if not himself and not leads:
        raise Refusal("accountability.recuses_himself", "6(2)")
    if not seated:
        raise Unfit("accountability.not_in_circle", "6(2)", name=name)


def check_admit(*, seated: bool, concerned: bool, recused: bool, name: str) -> None:
    """Nobody whom the case concerns, nobody who has recused, nobody twice."""
    if concerned:
        raise Refusal("accountability.concerned_stays_out", "6(2)", name=name)
    if recused:
        raise Refusal("accountability.recused_already", "6(2)", name=name)
    if seated:
        raise Refusal("accountability.in_circle", "6(2)", name=name)


def check_remove(*, seated: bool, by_post: bool, handles: bool, name: str) -> None:
    """Whom the head named in person; posts end with the post, handlers recuse or are replaced."""
    if by_post or handles:
        raise Refusal("accountability.leaves_by_other_way", "6(2)", name=name)
    if not seated:
        raise Unfit("accountability.not_in_circle", "6(2)", name=name)


def check_two(*, first: str, second: str, handlers: Collection[str]) -> None:
    """两名核实人员: the other one is a present handler too."""
    if second == first or second not in handlers:
        raise Unfit("accountability.second_person", "6(2)")


# -- days and signatures --------------------------------------------------------------------------------


def check_day(day: date, *, today: date, not_before: date) -> None:
    """What was done on paper has a day that has come, and none before what it rests on (decision 10)."""
    if day > today:
        raise Unfit("accountability.day_to_come", "6(2)")
    if day < not_before:
        raise Unfit("accountability.day_too_early", "6(2)", day=not_before)


def check_signing(signing: str, refusal: str) -> None:
    """Signed, or the refusal is noted in words."""
    if signing == Signing.REFUSED and not refusal.strip():
        raise Unfit("accountability.refusal_unsaid", "6(2)")


# -- hearing --------------------------------------------------------------------------------------------


def statement_until(told_on: date, days: int, calendar: Calendar) -> date:
    """The earliest last day: so many working days, the day of telling not counted (decision 11)."""
    return workdays.limit_due(told_on, days, "working_days", calendar)


def check_tell(*, shown: bool, told: bool, name: str, until_on: date, earliest: date, days: int) -> None:
    """After the facts were shown, once, and never for less than the rule set's days."""
    if not shown:
        raise Refusal("accountability.facts_not_shown", "6(2)", name=name)
    if told:
        raise Refusal("accountability.told_already", "6(2)", name=name)
    if until_on < earliest:
        raise Unfit("accountability.period_too_short", "6(2)", n=days, until=earliest)


def check_statement(*, until_on: date, made_on: date) -> None:
    """Within the period; a paper counts by its own day."""
    if made_on > until_on:
        raise Refusal("accountability.statement_closed", "6(2)", until=until_on)


def check_hearing(*, open: bool) -> None:
    """Whether the person is heard now. What the case is at, he does not learn from this (decision 34 [L])."""
    if not open:
        raise Refusal("accountability.not_heard_now", "6(2)")


def check_scan(*, of_statement: bool) -> None:
    """A person's own words enter on paper by a scan with his signature alone (decision 10)."""
    if not of_statement:
        raise Unfit("accountability.scan_missing", "6(2)")


def check_checker(*, himself: bool, checked: bool, entered: str, checker: str) -> None:
    """A paper is compared once, by another than who entered it (decision 10)."""
    if himself:
        raise Unfit("accountability.own_statement", "6(2)")
    if checked:
        raise Refusal("accountability.checked_already", "6(2)")
    if entered == checker:
        raise Refusal("accountability.same_person", "6(2)")


@dataclass(frozen=True)
class Heard:
    """How far one person concerned has been heard."""

    name: str
    shown: bool
    told: bool
    until_on: date | None
    answered: bool
    unchecked: bool


def check_heard(people: Sequence[Heard], *, today: date, open_claims: int) -> None:
    """Before a proposal: everybody was shown the facts and could answer, and each 容错 claim has its answer."""
    if open_claims:
        raise Refusal("accountability.claims_open", "6(2)", n=open_claims)
    for one in people:
        over = one.until_on is not None and today > one.until_on
        if not (one.shown and one.told and (over or one.answered)):
            raise Refusal("accountability.not_heard", "6(2)", name=one.name)
        if one.unchecked:
            raise Refusal("accountability.statement_unchecked", "6(2)", name=one.name)


# -- tolerance ------------------------------------------------------------------------------------------


def check_claim(*, excluded: Sequence[str], stands: bool) -> None:
    """Not for grounds that are only referred; one claim of a kind waits at a time (decision 38)."""
    if excluded:
        raise Refusal("accountability.tolerance_excluded", "6(2)", ground="、".join(excluded))
    if stands:
        raise Refusal("accountability.claim_stands", "6(2)")


def check_claim_waits(answered_on: date | None) -> None:
    if answered_on is not None:
        raise Refusal("accountability.claim_answered", "6(2)", on=answered_on)


# -- transfer and archive -------------------------------------------------------------------------------


def check_receiver(receiver: str, receivers: Sequence[str]) -> None:
    if receiver not in receivers:
        raise Unfit("accountability.receiver_unknown", "17(2)", receivers="、".join(receivers))


def check_receipt(*, receipt_on: date | None) -> None:
    if receipt_on is not None:
        raise Refusal("accountability.has_receipt", "17(2)", on=receipt_on)


def check_result(*, receipt_on: date | None, result_on: date | None) -> None:
    """A result is recorded once, and after the receipt."""
    if receipt_on is None:
        raise Refusal("accountability.no_receipt", "17(2)")
    if result_on is not None:
        raise Refusal("accountability.has_result", "17(2)", on=result_on)


def check_archive(
    *, archived_on: date | None, waits_for_result: bool, duties: Sequence[str], damaged: int | None
) -> None:
    """Once, with nothing owed, a transfer with its result, and every file as it was received."""
    if archived_on is not None:
        raise Refusal("accountability.archived_already", "16", on=archived_on)
    if waits_for_result:
        raise Refusal("accountability.result_missing", "17(2)")
    if duties:
        raise Refusal("accountability.duties_open", "6(3)", n=len(duties), kinds="、".join(duties))
    if damaged is not None:
        raise Refusal("accountability.evidence_damaged", "6(2)", ordinal=damaged)


# -- evidence -------------------------------------------------------------------------------------------


def check_custody(*, same: bool, seated: bool, name: str) -> None:
    if same:
        raise Refusal("accountability.custody_same", "6(2)", name=name)
    if not seated:
        raise Unfit("accountability.keeper_outside", "6(2)")


def check_link(*, used: bool) -> None:
    """A link opens its file once."""
    if used:
        raise Refusal("accountability.link_used", "6(1)")


def check_key(*, old: bool) -> None:
    """Only what is sealed under another key than the current one is sealed anew."""
    if not old:
        raise Refusal("accountability.key_current", "6(1)")


WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def check_identity(number: str) -> str:
    """居民身份证号码: 18 characters with a real birthday whose last one fits the others (GB 11643)."""
    said = number.strip().upper()
    wrong = Unfit("accountability.identity_wrong", "6(2)")
    if len(said) != 18 or not (said[:17].isascii() and said[:17].isdigit()):
        raise wrong
    try:
        date(int(said[6:10]), int(said[10:12]), int(said[12:14]))
    except ValueError as bad:
        raise wrong from bad
    if CHECKS[sum(w * int(c) for w, c in zip(WEIGHTS, said[:17], strict=True)) % 11] != said[17]:
        raise wrong
    return said


def recent_since(day: date, years: int) -> date:
    """The first day of service that still counts as recent."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28) + timedelta(days=1)

"""Pure rules of the case: starting, handlers and recusal, hearing, tolerance, transfer, archive (art. 16, 17; 34–40)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duban.chapters.accountability.terms.case import RecusalGround, SeatPurpose, Signing
from duban.chapters.accountability.terms.judging import Handling
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar


def check_words(text: str, *, what: str, article: str = "16") -> str:
    """Something in words, because the article asks for it."""
    said = text.strip()
    if not said:
        raise Unfit("accountability.words_missing", article, what=what)
    return said


# -- starting -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Starting:
    """A clue from which a case is to begin: whether it waits, on which unit, and what is still to be done with it."""

    ground: str
    unit: int
    waits: bool
    handling: str
    step: str = ""
    step_label: str = ""


def check_start(found: Sequence[Starting], *, concerns_head: bool) -> None:
    """Open clues of one unit that do not concern the head, each judged as far as its ground asks; grounds that are only
    referred start nothing (decision 35)."""
    if not found or not all(one.waits for one in found):
        raise Refusal("accountability.clue_not_open", "16")
    if concerns_head:
        raise Refusal("accountability.head_concerned", "6(1)")
    if len({one.unit for one in found}) > 1:
        raise Unfit("accountability.clues_of_one_unit", "16")
    for one in found:
        if one.handling == Handling.REFER:
            raise Refusal("accountability.refer_only", one.ground, ground=one.ground)
        if one.step:
            raise Refusal("accountability.clue_not_judged", one.ground, step=one.step_label)


def check_head_clue(*, waiting: bool, concerns_head: bool, receiver: str, receivers: Sequence[str]) -> None:
    """A clue that concerns the head goes out to whom the table names, and is not handled here (34)."""
    if not waiting:
        raise Refusal("accountability.clue_not_open", "16")
    if not concerns_head:
        raise Refusal("accountability.head_not_concerned", "6(1)")
    check_receiver(receiver, receivers)


def check_head_case(*, concerns_head: bool, receiver: str, receivers: Sequence[str]) -> None:
    """A case goes out like this once it concerns whoever heads the Leading Group now (34)."""
    if not concerns_head:
        raise Refusal("accountability.head_not_in_case", "6(1)")
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

    @property
    def free(self) -> bool:
        """Nothing on record stands against him."""
        return self.fit and not (self.concerned or self.recused or self.grounds)


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


def check_recusal(
    *, himself: bool, leads: bool, recused: bool, seated: bool, name: str, listed: bool = True
) -> None:
    """On a ground that the rule set lists: a handler for himself; head and director of anyone in the circle, once."""
    if not listed:
        raise Unfit("accountability.kind_unlisted", "6(2)")
    if recused:
        raise Refusal("accountability.recused_already", "6(2)", name=name)
    if not himself and not leads:
        raise Refusal("accountability.recuses_himself", "6(2)")
    if not seated:
        raise Unfit("accountability.not_in_circle", "6(2)", name=name)


def check_admit(*, purpose: str, seated: bool, concerned: bool, recused: bool, name: str) -> None:
    """For a purpose of his own; nobody whom the case concerns, nobody who has recused, nobody twice."""
    if purpose in (SeatPurpose.STANDING, SeatPurpose.VERIFYING):
        raise Unfit("accountability.purpose_unfit", "6(1)")
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


def check_claim(*, excluded: Sequence[str], stands: bool, listed: bool = True) -> None:
    """Of a kind that the rule set lists, not for grounds that are only referred; one of a kind waits at a time (38)."""
    if not listed:
        raise Unfit("accountability.kind_unlisted", "6(2)")
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


def recent_since(day: date, years: int) -> date:
    """The first day of service that still counts as recent."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28) + timedelta(days=1)

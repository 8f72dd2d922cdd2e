"""Pure rules from the findings to the decision and its appeal (16, 17; decisions 34, 36, 39, 42)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.accountability.rules import measures, tracks
from duban.chapters.accountability.rules.bases import Printed, unchecked
from duban.chapters.accountability.rules.tracks import Findings
from duban.chapters.accountability.terms.case import RecusalGround
from duban.chapters.accountability.terms.decision import (
    HAS_RECUSED,
    IN_CHARGE,
    IS_CONCERNED,
    Held,
    Nature,
    Track,
)
from duban.ground.access import Refusal, Unfit

# Only these pursue somebody here; 不予追究 and what goes out name no measure.
WITH_MEASURES = (Track.ORGANISATIONAL, Track.OUTSIDE)
GROUP_MEETINGS = ("LEADING_GROUP_MEETING", "PARTY_GROUP_MEETING", "ENLARGED_PARTY_GROUP_MEETING")


def check_stays(findings: Findings, *, ends_on: Collection[str]) -> None:
    """Facts that point to a violation or a crime are not found here: contact stops, and the case goes out (34, 36). On
    what contact ends, the rule set says [L]; what it does not list goes out later, after the deliberation."""
    tracks.check_findings(findings)
    if findings.nature == Nature.CRIME and "CRIME" in ends_on:
        raise Refusal("accountability.must_go_out", "17(3)", nature=str(Nature.CRIME.label))
    if findings.nature == Nature.VIOLATION and {"DISCIPLINE", "DUTY_VIOLATION"} & set(ends_on):
        raise Refusal("accountability.must_go_out", "17(2)", nature=str(Nature.VIOLATION.label))


@dataclass(frozen=True)
class Proposed:
    """A measure that is proposed, with what its subject is."""

    measure: str
    subject: measures.Subject


def check_measures(track: str, proposed: Sequence[Proposed], table: Sequence[measures.Fit]) -> None:
    """A track that pursues names at least one measure, each fitting; any other names none."""
    if track in WITH_MEASURES and not proposed:
        raise Unfit("accountability.measure_missing", "17", track=str(Track(track).label))
    if track not in WITH_MEASURES and proposed:
        raise Unfit("accountability.no_measure_here", "17", track=str(Track(track).label))
    for one in proposed:
        measures.check_measure(one.measure, track=track, subject=one.subject, table=table)


def check_tolerated(names: Sequence[str]) -> None:
    """For whom a claim of 容错 was upheld no measure is proposed (decision 38)."""
    if names:
        raise Refusal("accountability.tolerated_person", "6(2)", names="、".join(names))


def check_reviewer(*, handled: bool, name: str, grounds: Sequence[RecusalGround] = ()) -> None:
    """Who handled the case does not review it, nor does anyone who would have to recuse (decision 39)."""
    if handled:
        raise Refusal("accountability.reviewer_handled", "6(2)", name=name)
    if grounds:
        said = "、".join(str(one.label) for one in grounds)
        raise Refusal("accountability.reviewer_recuses", "6(2)", name=name, ground=said)


def check_review(*, reviewed: bool, bases: Sequence[Printed], confirmed: Collection[str]) -> None:
    """Once for each proposal; what nobody has checked is confirmed by name before it is printed (decision 42)."""
    if reviewed:
        raise Refusal("accountability.reviewed_already", "17")
    open_ = [one.name for one in unchecked(bases) if one.name not in confirmed]
    if open_:
        raise Unfit(
            "accountability.basis_unconfirmed", "17", names="、".join(f"《{name}》" for name in open_)
        )


def check_reviewed(reviewed: bool) -> None:
    """The legal review comes before the deliberation."""
    if not reviewed:
        raise Refusal("accountability.review_first", "17")


@dataclass(frozen=True)
class Attended:
    """Somebody who sat in the meeting; `grounds` are what the records say of recusal (decision 39). `in_charge`: the unit is
    in his charge; the head of the Leading Group does not recuse for that alone (decision 31)."""

    ref: str
    name: str
    concerned: bool
    recused: bool
    grounds: tuple[RecusalGround, ...] = ()
    in_charge: bool = False

    @property
    def stays_out(self) -> str:
        """Why he has no voice here; empty when he has one."""
        if self.concerned:
            return str(IS_CONCERNED)
        if self.recused:
            return str(HAS_RECUSED)
        own = [str(one.label) for one in self.grounds]
        return "、".join([*own, *([str(IN_CHARGE)] if self.in_charge else [])])


def check_deliberation(
    *,
    kind: str,
    on: date,
    proposed_on: date,
    today: date,
    reviewed: bool,
    attended: Sequence[Attended],
    left: Collection[str],
) -> None:
    """By a meeting of the Leading Group or the Party group after the legal review; whom the case concerns, who has
    recused or would have to, and who is in charge of the unit, left the room for it, and that is on record; at least two held an opinion."""
    if kind not in GROUP_MEETINGS:
        raise Unfit("accountability.meeting_unfit", "17")
    if on > today or on < proposed_on:
        raise Unfit("accountability.meeting_day", "17", on=on, since=proposed_on)
    check_reviewed(reviewed)
    for one in attended:
        if one.stays_out and one.ref not in left:
            raise Refusal("accountability.must_leave", "6(2)", name=one.name, why=one.stays_out)
    if len([one for one in attended if one.ref not in left]) < 2:
        raise Refusal("accountability.too_few_deliberate", "17")


def check_held(held: str, track: str, *, agreed: bool) -> None:
    """What the meeting holds is what was proposed, or the proposal goes back: another track needs its own proposal, and so
    does one with which the legal review does not agree."""
    if held not in Held.values:
        raise Unfit("accountability.outcome_unknown", "17")
    if held != Held.RETURNED and not agreed:
        raise Refusal("accountability.review_disagrees", "17")
    if held == Held.NOT_PURSUED and track != Track.NOT_PURSUED:
        raise Refusal("accountability.outcome_of_proposal", "17", track=str(Track(track).label))
    if held == Held.ADOPTED and track == Track.NOT_PURSUED:
        raise Refusal("accountability.outcome_of_proposal", "16", track=str(Track(track).label))


def check_returnable(*, held: str) -> None:
    """What the meeting has agreed to does not go back."""
    if held in (Held.ADOPTED, Held.NOT_PURSUED):
        raise Refusal("accountability.adopted_already", "17")


def check_adopted(held: str, *, wanted: Held) -> None:
    """What follows stands on what the meeting held."""
    if held != wanted:
        raise Refusal("accountability.not_adopted", "17")


def check_reply(*, paper: bool, decided: bool) -> None:
    """What the body that was asked answers without a decision stands on its paper, and comes before any decision."""
    if not paper:
        raise Unfit("accountability.reply_paper", "17(1)")
    if decided:
        raise Refusal("accountability.decided_already", "17(1)")


def check_requested(track: str) -> None:
    """请示 belongs to 17(1); what lies outside article 17 the Leading Group decides itself."""
    if track != Track.ORGANISATIONAL:
        raise Refusal("accountability.no_request_here", "17(1)", track=str(Track(track).label))


def check_decidable(*, track: str, requested: bool) -> None:
    """A decision of a superior body answers a request; one outside article 17 rests on the deliberation."""
    if track == Track.ORGANISATIONAL and not requested:
        raise Refusal("accountability.request_first", "17(1)")


def check_result_known(result_on: date | None) -> None:
    """What the receiver of a transfer decided is recorded after its result."""
    if result_on is None:
        raise Refusal("accountability.result_missing", "17(2)")


def check_decision_kind(kind: str, *, group: str, table: Collection[str]) -> None:
    """The kind of decision decides where an appeal goes: one that this measure can be."""
    if kind not in table:
        raise Unfit("accountability.kind_unfit", "6(2)", group=str(Track(group).label))


def check_paper_day(on: date, *, since: date, today: date) -> None:
    """The paper's own day: never in the future, never before what it rests on (decision 10)."""
    if on > today:
        raise Unfit("accountability.future_day", "17", on=on)
    if on < since:
        raise Unfit("accountability.day_before", "17", on=on, since=since)


def check_compared(*, checked: bool, entered_by: str, by: str) -> None:
    """Compared with the paper once, by another than who copied it."""
    if checked:
        raise Refusal("accountability.decision_checked", "17")
    if entered_by == by:
        raise Refusal("accountability.own_entry", "17")


def check_servable(*, state: str, checked: bool, served: bool) -> None:
    """A decision that was compared, once."""
    if served:
        raise Refusal("accountability.decision_served", "17")
    if not checked or state != "CHECKED":
        raise Refusal("accountability.decision_unchecked", "17")


def check_servers(*, how: str, by: str, second: str | None, note: str) -> None:
    """Refused, it is left by two with a note of how (never shortened); else one is enough."""
    if how == "REFUSED" and (second is None or second == by):
        raise Unfit("accountability.two_leave_it", "17")
    if how == "REFUSED" and not note.strip():
        raise Unfit("accountability.refusal_unsaid", "6(2)")


def check_reportable(*, reported: bool, open_steps: int) -> None:
    """Once, and when nothing is left to execute."""
    if reported:
        raise Refusal("accountability.reported_already", "17")
    if open_steps:
        raise Refusal("accountability.steps_open", "17", count=open_steps)


def check_appealable(state: str, *, waiting: bool) -> None:
    """A served decision that stands; one appeal at a time."""
    if state not in ("SERVED", "EXECUTED"):
        raise Refusal("accountability.nothing_to_appeal", "6(2)")
    if waiting:
        raise Refusal("accountability.appeal_waits", "6(2)")


def check_falls(state: str, outcome: str) -> None:
    """A served decision that stands is changed or withdrawn by whom it is for to do so."""
    if outcome not in ("CHANGED", "WITHDRAWN"):
        raise Unfit("accountability.appeal_outcome_unknown", "6(2)")
    if state not in ("CHECKED", "SERVED", "EXECUTED"):
        raise Refusal("accountability.decision_fell", "17")


def check_replaces(*, state: str, replaced: bool) -> None:
    """A new decision takes the place of one that was changed, once."""
    if state != "CHANGED" or replaced:
        raise Refusal("accountability.nothing_to_replace", "17")


def check_settled_anew(*, settled: bool, replaces: bool) -> None:
    """On a settled case nothing is decided anew but what takes the place of a changed decision."""
    if settled and not replaces:
        raise Refusal("accountability.only_replaces", "17")


def check_own_paper(*, himself: bool, paper: bool, made_on: date, today: date) -> None:
    """His own word he gives himself, and on the day on which he gives it; entered for him it stands on the paper that he
    signed, which has its own (decision 10)."""
    if not himself and not paper:
        raise Unfit("accountability.appeal_paper", "6(2)")
    if not paper and made_on != today:
        raise Unfit("accountability.appeal_today", "6(2)", today=today)


def check_unanswered(state: str) -> None:
    """An appeal has one answer."""
    if state != "MADE":
        raise Refusal("accountability.appeal_answered", "6(2)")

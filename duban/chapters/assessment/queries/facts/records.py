"""Facts of what was written down: returns, problems, notices, urgings, what a unit said of itself (10, 11(3), 11(4)).

Records of one real-world fact share its key: a problem that rests on an overdue task, the notice for it and the urging of
that task are one fact with the lateness itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from duban.chapters.assessment.queries.facts.gathering import Gathering
from duban.chapters.assessment.terms.scheme import FactKind, Role
from duban.chapters.feedback.queries import yearly as feedback
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.supervision.queries import yearly as supervision
from duban.chapters.supervision.queries.yearly import Found
from duban.chapters.supervision.terms import ProblemKind, UrgingChannel

K = FactKind
RETURNS = {
    ReturnKind.SUPPLEMENT: K.REPORT_RETURNED_SUPPLEMENT,
    ReturnKind.REDO: K.REPORT_RETURNED_REDO,
}


def gather(into: Gathering) -> None:
    problems = supervision.found_until(into.to_on)
    keys = {one.pk: key_of(one) for one in problems}
    _returns(into)
    _problems(into, problems, keys)
    _notices(into, keys)
    _urgings(into)
    _self_reports(into)
    _silence(into)


def key_of(one: Found) -> str:
    """An overdue task and the problem that rests on it are one fact; so are untruths of one unit found on one day."""
    if one.kind == ProblemKind.OVERDUE and one.owed_ref:
        return one.owed_ref
    if one.kind == ProblemKind.UNTRUE:
        return untrue_key(one.matter, one.unit, str(one.on))
    return one.ref


def untrue_key(matter: int, unit: int, day: str) -> str:
    return f"untrue:{matter}:{unit}:{day}"


def _returns(into: Gathering) -> None:
    """The order to redo that a re-opened result brought with it is one fact with the untruth."""
    reopened = feedback.reopened_in(into.from_on, into.to_on)
    untrue = {again.report: untrue_key(again.matter, again.unit, str(again.record_on)) for again in reopened}
    for one in feedback.returned_in(into.from_on, into.to_on):
        into.note(
            RETURNS[ReturnKind(one.kind)],
            matter=one.matter,
            unit=one.unit,
            ref=one.ref,
            key=untrue.get(one.report, f"return:{one.uid}"),
            on=one.on,
            words=into.say("returned", on=one.on, what=ReturnKind(one.kind).label, reason=one.reason),
            act=into.act_of(one.ref, "feedback.return_for"),
        )
    for again in reopened:
        into.note(
            K.FALSE_REPORT,
            matter=again.matter,
            unit=again.unit,
            ref=again.ref,
            key=untrue_key(again.matter, again.unit, str(again.record_on)),
            on=again.on,
            words=into.say("reopened", on=again.on, fact=again.reason),
            act=into.act_of(again.ref, "feedback.reopen_result"),
        )


def _problems(into: Gathering, problems: list[Found], keys: Mapping[int, str]) -> None:
    """What the unit reported itself is no problem found, unless a notice became necessary (decision 33)."""
    noticed = supervision.noticed_problems(into.to_on)
    for one in problems:
        if one.on < into.from_on:
            continue
        words = into.say(
            "problem", on=one.on, what=ProblemKind(one.kind).label, fact=one.fact[:120], own_on=one.own_on
        )
        kind = K.FALSE_REPORT if one.kind == ProblemKind.UNTRUE else K.PROBLEM_FOUND
        key = keys[one.pk]
        if kind == K.FALSE_REPORT:
            words = into.say("untrue", on=one.on, fact=one.fact[:120])
        if one.self_reported and one.pk not in noticed:
            kind, key = K.SELF_REPORTED, f"self:{one.ref}"
            words = into.say("self_problem", on=one.on, own_on=one.own_on, fact=one.fact[:120])
        into.note(
            kind,
            matter=one.matter,
            unit=one.unit,
            ref=one.ref,
            key=key,
            on=one.on,
            words=words,
            act=into.act_of(one.ref, "supervision.record_problem"),
        )


def _notices(into: Gathering, keys: Mapping[int, str]) -> None:
    """A notice is one fact with the first problem that it names."""
    for one in supervision.served_in(into.from_on, into.to_on):
        into.note(
            K.NOTICE_SERVED,
            matter=one.matter,
            unit=one.unit,
            ref=one.ref,
            key=keys.get(one.problem, one.ref),
            on=one.on,
            words=into.say("notice", on=one.on, number=one.number),
            act=into.act_of(one.ref, "supervision.serve_notice"),
        )


def _urgings(into: Gathering) -> None:
    for one in supervision.urged_in(into.from_on, into.to_on):
        into.note(
            K.URGED,
            matter=one.matter,
            unit=one.unit,
            ref=one.ref,
            key=one.owed_ref or one.ref,
            on=one.on,
            words=into.say(
                "urged", on=one.on, channel=UrgingChannel(one.channel).label, asked=one.asked[:120]
            ),
            act=into.act_of(one.ref, "supervision.urge"),
        )


def _self_reports(into: Gathering) -> None:
    for one in feedback.delays_in(into.from_on, into.to_on):
        into.note(
            K.SELF_REPORTED,
            matter=one.matter,
            unit=one.unit,
            ref=one.ref,
            key=f"self:{one.ref}",
            on=one.on,
            words=into.say("self_delay", on=one.on, own_on=one.own_on, fact=one.fact[:120]),
            act=into.act_of(one.ref, "feedback.report_delay"),
        )


def _silence(into: Gathering) -> None:
    """逾期未会签: of a service unit it is its service, of another one its part in coordination."""
    for one in feedback.silent_in(into.from_on, into.to_on):
        part = into.parts.part(one.matter, one.unit, one.on)
        into.note(
            K.SERVICE_LATE if part and part.role == Role.SERVICE else K.COORDINATION_MISSED,
            matter=one.matter,
            unit=one.unit,
            ref=one.ref,
            key=one.ref,
            on=one.on,
            words=into.say("unsigned", on=one.on),
            act=into.act_of(one.ref, "feedback.state_silence"),
        )

"""征求意见: units concerned may object before docketing (art. 11(1); decision 3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from duban.chapters.intake.rules.candidates import IN_SCOPE
from duban.chapters.intake.terms import ConsultationState
from duban.ground.access import ACTS, Refusal, Unfit

# In which state the unit's voice must stand for each act upon it.
WANTED = {
    "intake.object_to_proposal": ConsultationState.ASKED,
    "intake.answer_objection": ConsultationState.OBJECTED,
}


def whom(listed: Mapping[str, str], chosen: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """The units to ask: those chosen, else all that the regulation binds. `listed`: unit → relation.

    Refuses a unit that the candidate does not list, and where there is nobody to ask: an 外部配合单位 is
    asked by letter (decision 1).
    """
    bound = [uid for uid, relation in listed.items() if relation in set(IN_SCOPE)]
    for uid in chosen:
        if uid not in bound:
            raise Unfit("intake.consult_elsewhere", "11(1)", name=names.get(uid, uid))
    found = list(dict.fromkeys(chosen)) or bound
    if not found:
        raise Refusal("intake.consult_whom", "11(1)")
    return found


def check_not_asked(asked: Collection[str]) -> None:
    """`asked`: names of units that are asked already, or whose objection waits."""
    if asked:
        raise Refusal("intake.consulted_before", "11(1)", names="、".join(sorted(asked)))


def check_voice(act: str, state: str) -> None:
    if state != WANTED[act]:
        label = str(ConsultationState(state).label)
        raise Refusal("intake.consultation_state", "11(1)", state=label, act=ACTS[act].name)


def still_waits(state: str, answer_by: date, today: date) -> bool:
    """Whether the list must wait for it: an objection without answer, or a unit that still may speak."""
    return state == ConsultationState.OBJECTED or state == ConsultationState.ASKED and today <= answer_by


def is_silent(state: str, answer_by: date, today: date) -> bool:
    """Who said nothing by that day has no objection."""
    return state == ConsultationState.ASKED and today > answer_by

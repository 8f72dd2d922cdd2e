"""The stages of a case as one table (decision 34): which act leads from where to where, under which article, by whom,
whether a second person takes part, within which limit, and what it then obliges to. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from duban.chapters.accountability.rules.onward import ONWARD, UNDER_DECISION
from duban.chapters.accountability.rules.steps import (
    BEFORE_DECISION,
    CLUE,
    ENDED,
    OPEN,
    VERIFYING,
    WITHOUT_CONTACT,
    Second,
    Step,
)
from duban.chapters.accountability.rules.steps import Doer as D
from duban.chapters.accountability.terms.case import DutyKind, Stage
from duban.chapters.accountability.terms.case import Stage as S
from duban.ground.access import ACTS, Refusal

__all__ = [
    "BEFORE_DECISION",
    "CLUE",
    "ENDED",
    "OPEN",
    "STEPS",
    "UNDER_DECISION",
    "VERIFYING",
    "WITHOUT_CONTACT",
    "Step",
]

STEPS: tuple[Step, ...] = (
    Step(
        "accountability.start_verification",
        CLUE,
        S.VERIFICATION_STARTED,
        "16",
        frozenset({D.HEAD, D.DIRECTOR}),
        owes=DutyKind.NAME_HANDLERS,
        within="accountability.name_handlers_within",
    ),
    Step(
        "accountability.transfer_head_clue",
        CLUE,
        S.TRANSFERRED,
        "6(1)",
        frozenset({D.DIRECTOR}),
        owes=DutyKind.RECORD_RECEIPT,
        within="accountability.receipt_within",
    ),
    Step(
        "accountability.name_handlers",
        frozenset({S.VERIFICATION_STARTED}),
        S.VERIFYING,
        "6(1)",
        frozenset({D.HEAD, D.DIRECTOR}),
        owes=DutyKind.VERIFY,
        within="accountability.verify_within",
        meets=frozenset({DutyKind.NAME_HANDLERS}),
    ),
    Step(
        "accountability.name_handlers",
        OPEN - {S.VERIFICATION_STARTED},
        None,
        "6(1)",
        frozenset({D.HEAD, D.DIRECTOR}),
        meets=frozenset({DutyKind.NAME_HANDLERS}),
    ),
    Step("accountability.name_concerned", VERIFYING, None, "6(2)", frozenset({D.DIRECTOR, D.HANDLER})),
    Step(
        "accountability.join_case_clue",
        VERIFYING | {S.VERIFICATION_STARTED},
        None,
        "16",
        frozenset({D.HEAD, D.DIRECTOR}),
    ),
    Step(
        "accountability.recuse_from_case",
        OPEN,
        None,
        "6(2)",
        frozenset({D.HEAD, D.DIRECTOR, D.HANDLER}),
    ),
    # Decisions and appeals come on paper after the case went out or was settled, too, when nobody handles it any more.
    Step(
        "accountability.add_evidence",
        OPEN - {S.VERIFICATION_STARTED} | {S.TRANSFERRED, S.SETTLED},
        None,
        "6(2)",
        frozenset({D.DIRECTOR, D.HANDLER}),
    ),
    Step(
        "accountability.pass_evidence",
        OPEN | ENDED,
        None,
        "6(2)",
        frozenset({D.DIRECTOR, D.HANDLER}),
    ),
    Step("accountability.record_identity", VERIFYING | {S.PROPOSED}, None, "6(2)", frozenset({D.HANDLER})),
    Step(
        "accountability.record_interview",
        VERIFYING,
        None,
        "6(2)",
        frozenset({D.HANDLER}),
        second=Second.HANDLER,
    ),
    Step(
        "accountability.show_facts",
        frozenset({S.VERIFYING}),
        S.FACTS_SHOWN,
        "6(2)",
        frozenset({D.HANDLER}),
        second=Second.HANDLER,
    ),
    Step(
        "accountability.show_facts",
        frozenset({S.FACTS_SHOWN, S.STATEMENT}),
        None,
        "6(2)",
        frozenset({D.HANDLER}),
        second=Second.HANDLER,
    ),
    Step(
        "accountability.tell_statement",
        frozenset({S.FACTS_SHOWN}),
        S.STATEMENT,
        "6(2)",
        frozenset({D.HANDLER}),
        owes=DutyKind.PROPOSE,
        within="accountability.propose_within",
        meets=frozenset({DutyKind.VERIFY}),
    ),
    Step("accountability.tell_statement", frozenset({S.STATEMENT}), None, "6(2)", frozenset({D.HANDLER})),
    Step("accountability.make_statement", frozenset({S.STATEMENT}), None, "6(2)", frozenset({D.CONCERNED})),
    Step("accountability.enter_statement", frozenset({S.STATEMENT}), None, "6(2)", frozenset({D.HANDLER})),
    Step(
        "accountability.check_statement",
        frozenset({S.STATEMENT}),
        None,
        "6(2)",
        frozenset({D.HANDLER}),
        second=Second.CHECKER,
    ),
    Step(
        "accountability.claim_tolerance",
        VERIFYING,
        None,
        "6(2)",
        frozenset({D.CONCERNED, D.CIRCLE}),
        owes=DutyKind.ANSWER_TOLERANCE,
        within="accountability.answer_tolerance_within",
    ),
    Step(
        "accountability.answer_tolerance",
        VERIFYING,
        None,
        "6(2)",
        frozenset({D.HEAD, D.DIRECTOR}),
        meets=frozenset({DutyKind.ANSWER_TOLERANCE}),
    ),
    # Of a decision that is there, new facts are a clue of their own.
    Step(
        "accountability.stop_contact",
        BEFORE_DECISION | {S.SENT_UP},
        S.CONTACT_STOPPED,
        "17(2)",
        frozenset({D.HEAD, D.DIRECTOR, D.HANDLER}),
        owes=DutyKind.TRANSFER,
        within="accountability.transfer_within",
    ),
    Step(
        "accountability.transfer_case",
        frozenset({S.CONTACT_STOPPED}),
        S.TRANSFERRED,
        "17(2)",
        frozenset({D.HEAD, D.DIRECTOR}),
        owes=DutyKind.RECORD_RECEIPT,
        within="accountability.receipt_within",
        meets=frozenset({DutyKind.TRANSFER}),
    ),
    Step(
        "accountability.transfer_head_case",
        BEFORE_DECISION | {S.SENT_UP, S.CONTACT_STOPPED},
        S.TRANSFERRED,
        "6(1)",
        frozenset({D.DIRECTOR}),
        owes=DutyKind.RECORD_RECEIPT,
        within="accountability.receipt_within",
    ),
    Step(
        "accountability.record_receipt",
        frozenset({S.TRANSFERRED}),
        None,
        "17(2)",
        frozenset({D.DIRECTOR}),
        meets=frozenset({DutyKind.RECORD_RECEIPT}),
    ),
    Step(
        "accountability.record_result",
        frozenset({S.TRANSFERRED}),
        None,
        "17(2)",
        frozenset({D.DIRECTOR}),
        owes=DutyKind.ARCHIVE,
        within="accountability.archive_case_within",
    ),
    *ONWARD,
    Step(
        "accountability.archive_case",
        ENDED,
        None,
        "16",
        frozenset({D.DIRECTOR}),
        meets=frozenset({DutyKind.ARCHIVE}),
    ),
)


def steps_of(act: str) -> tuple[Step, ...]:
    return tuple(step for step in STEPS if step.act == act)


def step_from(act: str, stage: str | None) -> Step | None:
    """The line of that act at that stage; None as stage is the clue, before there is a case."""
    for step in steps_of(act):
        if stage is None and not step.sources:
            return step
        if stage is not None and stage in step.sources:
            return step
    return None


def check_step(act: str, stage: str) -> Step:
    """The act is possible at this stage; else the refusal names the stages where it is."""
    found = step_from(act, stage)
    if found is None:
        steps = steps_of(act)
        raise Refusal(
            "accountability.wrong_stage",
            steps[0].article,
            stage=Stage(stage).label,
            act=ACTS[act].name,
            stages="、".join(str(Stage(one).label) for one in _sorted(steps)),
        )
    return found


def _sorted(steps: Iterable[Step]) -> list[Stage]:
    every = {source for step in steps for source in step.sources}
    return [stage for stage in Stage if stage in every]

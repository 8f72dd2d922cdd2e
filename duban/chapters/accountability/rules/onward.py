"""The table of stages from the proposal on: deliberation, the competent body's decision, service, execution. Pure."""

from __future__ import annotations

from duban.chapters.accountability.rules.steps import Doer as D
from duban.chapters.accountability.rules.steps import Second, Step
from duban.chapters.accountability.terms.case import DutyKind
from duban.chapters.accountability.terms.case import Stage as S

ONWARD: tuple[Step, ...] = (
    Step(
        "accountability.propose_handling",
        frozenset({S.STATEMENT}),
        S.PROPOSED,
        "17",
        frozenset({D.HANDLER}),
        second=Second.HANDLER,
        owes=DutyKind.DELIBERATE,
        within="accountability.deliberate_within",
        meets=frozenset({DutyKind.PROPOSE}),
    ),
    Step(
        "accountability.deliberate",
        frozenset({S.PROPOSED}),
        S.DELIBERATED,
        "17",
        frozenset({D.DIRECTOR}),
        second=Second.MEETING,
        owes=DutyKind.SEND_UP,
        within="accountability.send_up_within",
        meets=frozenset({DutyKind.DELIBERATE}),
    ),
    Step(
        "accountability.decide_not_pursued",
        frozenset({S.DELIBERATED}),
        S.NOT_PURSUED,
        "16",
        frozenset({D.HEAD}),
        second=Second.MEETING,
        owes=DutyKind.ARCHIVE,
        within="accountability.archive_case_within",
        meets=frozenset({DutyKind.SEND_UP}),
    ),
    Step(
        "accountability.request_decision",
        frozenset({S.DELIBERATED}),
        S.SENT_UP,
        "17(1)",
        frozenset({D.HEAD}),
        meets=frozenset({DutyKind.SEND_UP}),
    ),
    Step(
        "accountability.record_decision",
        frozenset({S.SENT_UP}),
        S.DECIDED,
        "17",
        frozenset({D.DIRECTOR}),
        second=Second.CHECKER,
        owes=DutyKind.SERVE,
        within="accountability.serve_decision_within",
    ),
    Step(
        "accountability.serve_decision",
        frozenset({S.DECIDED}),
        S.SERVED,
        "17",
        frozenset({D.OFFICE, D.DIRECTOR}),
        second=Second.HANDLER,
        owes=DutyKind.EXECUTE,
        within="accountability.execute_within",
        meets=frozenset({DutyKind.SERVE}),
    ),
    Step(
        "accountability.execute",
        frozenset({S.SERVED}),
        S.EXECUTED,
        "17",
        frozenset({D.OFFICE, D.DIRECTOR}),
        meets=frozenset({DutyKind.EXECUTE}),
    ),
)

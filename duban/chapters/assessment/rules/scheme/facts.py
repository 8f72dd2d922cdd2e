"""The closed list of what can be priced: article and feeder of each kind of fact (12, 13(1))."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from duban.chapters.assessment.terms.scheme import FactKind, Feeder


@dataclass(frozen=True)
class Sort:
    """`adverse`: whether it speaks against the party."""

    article: str
    feeder: Feeder
    adverse: bool = True

    def words(self, kind: FactKind) -> str:
        return str(kind.label)


RECORD, PERSON, DECISION = Feeder.RECORD, Feeder.PERSON, Feeder.DECISION

SORTS = MappingProxyType(
    {
        FactKind.MATTER_EARLY: Sort("12", RECORD, adverse=False),
        FactKind.MATTER_ON_TIME: Sort("12", RECORD, adverse=False),
        FactKind.MATTER_LATE: Sort("12", RECORD),
        FactKind.MATTER_UNDONE: Sort("12(9)", RECORD),
        FactKind.MILESTONE_LATE: Sort("12", RECORD),
        FactKind.QUALITY_GOOD: Sort("12", RECORD, adverse=False),
        FactKind.QUALITY_FAIRLY_GOOD: Sort("12", RECORD, adverse=False),
        FactKind.QUALITY_FAIR: Sort("12", RECORD),
        FactKind.QUALITY_POOR: Sort("12", RECORD),
        FactKind.PLAN_LATE: Sort("12(2)", PERSON),
        FactKind.SIGNED_LATE: Sort("11(2)", RECORD),
        FactKind.BREAKDOWN_LATE: Sort("11(2)", RECORD),
        FactKind.FEEDBACK_ON_TIME: Sort("11(4)", RECORD, adverse=False),
        FactKind.FEEDBACK_LATE: Sort("11(4)", RECORD),
        FactKind.FEEDBACK_MISSING: Sort("11(4)", RECORD),
        FactKind.REPORT_RETURNED_SUPPLEMENT: Sort("11(4)", RECORD),
        FactKind.REPORT_RETURNED_REDO: Sort("11(4)", RECORD),
        FactKind.FALSE_REPORT: Sort("6(2)", RECORD),
        FactKind.PROBLEM_FOUND: Sort("11(3)", RECORD),
        FactKind.NOTICE_SERVED: Sort("11(3)", RECORD),
        FactKind.RECTIFICATION_LATE: Sort("11(3)", RECORD),
        FactKind.URGED: Sort("10(1)", RECORD),
        FactKind.SERVICE_ON_TIME: Sort("12(8)", RECORD, adverse=False),
        FactKind.SERVICE_LATE: Sort("12(8)", RECORD),
        FactKind.PROMISE_BROKEN: Sort("12(8)", RECORD),
        FactKind.COORDINATION_MISSED: Sort("12(5)", RECORD),
        FactKind.SELF_REPORTED: Sort("6(2)", RECORD, adverse=False),
        FactKind.NAMED_IN_CIRCULAR: Sort("11(3)", RECORD),
        FactKind.COMMENDED: Sort("15", PERSON, adverse=False),
        FactKind.LEADER_PRAISED: Sort("15", PERSON, adverse=False),
        FactKind.LEADER_CRITICISED: Sort("15", PERSON),
        FactKind.MEETING_MISSED: Sort("12(1)", PERSON),
        FactKind.ACCOUNTABILITY: Sort("16", DECISION),
        FactKind.OFFICE_DUTY_LATE: Sort("8", RECORD),
        FactKind.OTHER_ENTERED: Sort("12(11)", PERSON),
    }
)

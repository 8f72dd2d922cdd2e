"""The acts of evaluation and performance assessment, by noun."""

from duban.chapters.assessment.actions.annual import export_annual, receive_annual
from duban.chapters.assessment.actions.commendations import check_commendation, register_commendation
from duban.chapters.assessment.actions.results import (
    PersonOverride,
    UnitOverride,
    answer_objection,
    correct_result,
    designate_assessor,
    fix_person_grade,
    fix_unit_grade,
    join_stretches,
    object_to_result,
    propose_results,
    publish_result,
    recuse,
    submit_results,
)

__all__ = [
    "PersonOverride",
    "UnitOverride",
    "answer_objection",
    "check_commendation",
    "correct_result",
    "designate_assessor",
    "export_annual",
    "fix_person_grade",
    "fix_unit_grade",
    "join_stretches",
    "object_to_result",
    "propose_results",
    "publish_result",
    "receive_annual",
    "recuse",
    "register_commendation",
    "submit_results",
]

"""The acts on results: proposed, made public, objected to, fixed by people, corrected (6(2), 13(2), 14)."""

from duban.chapters.assessment.actions.results.circulating import sign_results
from duban.chapters.assessment.actions.results.correcting import correct_result
from duban.chapters.assessment.actions.results.fixing import (
    PersonOverride,
    UnitOverride,
    fix_person_grade,
    fix_unit_grade,
    submit_results,
)
from duban.chapters.assessment.actions.results.joining import join_stretches
from duban.chapters.assessment.actions.results.objecting import answer_objection, object_to_result
from duban.chapters.assessment.actions.results.proposing import propose_results
from duban.chapters.assessment.actions.results.publishing import publish_result
from duban.chapters.assessment.actions.results.recusing import recuse
from duban.chapters.assessment.actions.results.returning import return_results

__all__ = [
    "PersonOverride",
    "UnitOverride",
    "answer_objection",
    "correct_result",
    "fix_person_grade",
    "fix_unit_grade",
    "join_stretches",
    "object_to_result",
    "propose_results",
    "publish_result",
    "recuse",
    "return_results",
    "sign_results",
    "submit_results",
]

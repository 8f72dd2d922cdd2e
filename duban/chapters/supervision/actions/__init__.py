"""The acts of supervision, by noun."""

from duban.chapters.supervision.actions.answers import (
    answer_objection,
    object_to_notice,
    reply_to_notice,
)
from duban.chapters.supervision.actions.approvals import decide_inspection, request_inspection
from duban.chapters.supervision.actions.bulk import WORK as URGE_MANY
from duban.chapters.supervision.actions.bulk import on_bell, urge_many
from duban.chapters.supervision.actions.checking import verify_rectification
from duban.chapters.supervision.actions.coordinating import (
    answer_coordination,
    report_coordination,
    request_coordination,
    settle_coordination,
)
from duban.chapters.supervision.actions.ending import annul_notice, correct_notice, withdraw_notice
from duban.chapters.supervision.actions.escalating import decide_coordination, escalate_coordination
from duban.chapters.supervision.actions.filing import Looked
from duban.chapters.supervision.actions.interviewing import Requirement, interview
from duban.chapters.supervision.actions.interviews import (
    decide_interview,
    issue_interview_notice,
    propose_interview,
    withdraw_interview,
)
from duban.chapters.supervision.actions.more_time import (
    extend_rectification,
    request_rectification_extension,
)
from duban.chapters.supervision.actions.notices import draft_notice, issue_notice, sign_off_notice
from duban.chapters.supervision.actions.owing import owe_urging, owe_urgings
from duban.chapters.supervision.actions.plans import (
    PlannedVisit,
    adopt_inspection_plan,
    draft_inspection_plan,
    return_inspection_plan,
)
from duban.chapters.supervision.actions.problems import record_problem
from duban.chapters.supervision.actions.recording import (
    correct_record,
    look_back,
    record_visit,
    supervise_otherwise,
)
from duban.chapters.supervision.actions.service import deemed_day, serve_notice
from duban.chapters.supervision.actions.specials import close_special, open_special, record_special
from duban.chapters.supervision.actions.studying import Suggestion, answer_study_opinion, study_in_field
from duban.chapters.supervision.actions.treating import decide_no_notice, plan_rectification
from duban.chapters.supervision.actions.urging import urge
from duban.chapters.supervision.actions.visits import arrange_visit, cancel_visit

__all__ = [
    "URGE_MANY",
    "Looked",
    "PlannedVisit",
    "Requirement",
    "Suggestion",
    "adopt_inspection_plan",
    "annul_notice",
    "answer_coordination",
    "answer_objection",
    "answer_study_opinion",
    "arrange_visit",
    "cancel_visit",
    "close_special",
    "correct_notice",
    "correct_record",
    "decide_inspection",
    "decide_interview",
    "decide_coordination",
    "decide_no_notice",
    "deemed_day",
    "draft_inspection_plan",
    "draft_notice",
    "interview",
    "issue_interview_notice",
    "escalate_coordination",
    "extend_rectification",
    "issue_notice",
    "look_back",
    "object_to_notice",
    "on_bell",
    "open_special",
    "owe_urging",
    "owe_urgings",
    "propose_interview",
    "plan_rectification",
    "record_problem",
    "record_special",
    "record_visit",
    "reply_to_notice",
    "request_inspection",
    "return_inspection_plan",
    "report_coordination",
    "request_coordination",
    "request_rectification_extension",
    "serve_notice",
    "settle_coordination",
    "sign_off_notice",
    "study_in_field",
    "supervise_otherwise",
    "urge",
    "urge_many",
    "verify_rectification",
    "withdraw_interview",
    "withdraw_notice",
]

"""The acts of supervision, by noun."""

from duban.chapters.supervision.actions.answers import (
    answer_objection,
    object_to_notice,
    reply_to_notice,
)
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
from duban.chapters.supervision.actions.more_time import (
    extend_rectification,
    request_rectification_extension,
)
from duban.chapters.supervision.actions.notices import draft_notice, issue_notice, sign_off_notice
from duban.chapters.supervision.actions.owing import owe_urging, owe_urgings
from duban.chapters.supervision.actions.problems import record_problem
from duban.chapters.supervision.actions.service import deemed_day, serve_notice
from duban.chapters.supervision.actions.treating import decide_no_notice, plan_rectification
from duban.chapters.supervision.actions.urging import urge

__all__ = [
    "URGE_MANY",
    "annul_notice",
    "answer_coordination",
    "answer_objection",
    "correct_notice",
    "decide_coordination",
    "decide_no_notice",
    "deemed_day",
    "draft_notice",
    "escalate_coordination",
    "extend_rectification",
    "issue_notice",
    "object_to_notice",
    "on_bell",
    "owe_urging",
    "owe_urgings",
    "plan_rectification",
    "record_problem",
    "reply_to_notice",
    "report_coordination",
    "request_coordination",
    "request_rectification_extension",
    "serve_notice",
    "settle_coordination",
    "sign_off_notice",
    "urge",
    "urge_many",
    "verify_rectification",
    "withdraw_notice",
]

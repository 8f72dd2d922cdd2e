"""The pages of supervision: finding, the life of a notice, its answers, and looking."""

from duban.chapters.supervision.pages.answering import (
    answer_objection,
    object_to_notice,
    reply_to_notice,
    verify_problem,
    verify_rectification,
)
from duban.chapters.supervision.pages.coordinating import (
    answer_coordination,
    coordination,
    coordinations,
    decide_coordination,
    escalate_coordination,
    report_coordination,
    request_coordination,
    settle_coordination,
)
from duban.chapters.supervision.pages.finding import draft_notice, record_problem, urge
from duban.chapters.supervision.pages.life import (
    annul_notice,
    correct_notice,
    issue_notice,
    serve_notice,
    sign_off_notice,
    withdraw_notice,
)
from duban.chapters.supervision.pages.looking import (
    notice,
    notice_document,
    notice_file,
    notices,
    offers,
    problem,
    problem_file,
)
from duban.chapters.supervision.pages.many import bulk_urging, choose, urge_many
from duban.chapters.supervision.pages.treating import (
    decide_no_notice,
    extend_rectification,
    plan_rectification,
    request_rectification_extension,
)

__all__ = [
    "annul_notice",
    "answer_coordination",
    "answer_objection",
    "bulk_urging",
    "choose",
    "coordination",
    "coordinations",
    "correct_notice",
    "decide_coordination",
    "decide_no_notice",
    "draft_notice",
    "escalate_coordination",
    "extend_rectification",
    "issue_notice",
    "notice",
    "notice_document",
    "notice_file",
    "notices",
    "object_to_notice",
    "offers",
    "plan_rectification",
    "problem",
    "problem_file",
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
    "verify_problem",
    "verify_rectification",
    "withdraw_notice",
]

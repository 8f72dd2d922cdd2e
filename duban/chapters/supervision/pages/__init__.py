"""The pages of supervision: finding, the life of a notice, its answers, and looking."""

from duban.chapters.supervision.pages.answering import (
    answer_objection,
    object_to_notice,
    reply_to_notice,
    verify_problem,
    verify_rectification,
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

__all__ = [
    "annul_notice",
    "answer_objection",
    "bulk_urging",
    "choose",
    "correct_notice",
    "draft_notice",
    "issue_notice",
    "notice",
    "notice_document",
    "notice_file",
    "notices",
    "object_to_notice",
    "offers",
    "problem",
    "problem_file",
    "record_problem",
    "reply_to_notice",
    "serve_notice",
    "sign_off_notice",
    "urge",
    "urge_many",
    "verify_problem",
    "verify_rectification",
    "withdraw_notice",
]

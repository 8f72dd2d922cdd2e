"""The pages of feedback: filing, looking, answering."""

from duban.chapters.feedback.pages.answering import accept_report, approve_report, return_for, send_back
from duban.chapters.feedback.pages.countersigning import countersign
from duban.chapters.feedback.pages.delaying import report_delay
from duban.chapters.feedback.pages.filing import submit_report
from duban.chapters.feedback.pages.inspecting import self_inspect
from duban.chapters.feedback.pages.judging import judge_confidence
from duban.chapters.feedback.pages.looking import evidence, offers, report, reviews
from duban.chapters.feedback.pages.reopening import reopen_result

__all__ = [
    "accept_report",
    "approve_report",
    "countersign",
    "evidence",
    "judge_confidence",
    "offers",
    "reopen_result",
    "report",
    "report_delay",
    "return_for",
    "reviews",
    "self_inspect",
    "send_back",
    "submit_report",
]

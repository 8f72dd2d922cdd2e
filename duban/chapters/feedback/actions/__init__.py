"""Acts of feedback (art. 11(4)), and the keeping of drafts."""

from duban.chapters.feedback.actions.countersigning import countersign, state_silence
from duban.chapters.feedback.actions.delays import report_delay
from duban.chapters.feedback.actions.drafts import drop_draft, keep_draft
from duban.chapters.feedback.actions.inside_unit import approve_report, send_back
from duban.chapters.feedback.actions.inspecting import Looked, self_inspect
from duban.chapters.feedback.actions.measuring import ValueGiven, WordGiven, judge_confidence
from duban.chapters.feedback.actions.reopening import reopen_result
from duban.chapters.feedback.actions.review import accept_report, return_for
from duban.chapters.feedback.actions.submission import submit_report

__all__ = [
    "Looked",
    "ValueGiven",
    "WordGiven",
    "accept_report",
    "approve_report",
    "countersign",
    "drop_draft",
    "judge_confidence",
    "keep_draft",
    "reopen_result",
    "report_delay",
    "return_for",
    "self_inspect",
    "send_back",
    "state_silence",
    "submit_report",
]

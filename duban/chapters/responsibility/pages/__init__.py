"""The pages of responsibility: giving a matter to its units, and what the units answer."""

from duban.chapters.responsibility.pages.asking import responsible_on
from duban.chapters.responsibility.pages.giving import (
    adopt_plan,
    assign,
    assignment_slip,
    break_down,
    sign_for,
)
from duban.chapters.responsibility.pages.handing import hand_over, handover
from duban.chapters.responsibility.pages.leading import allow_joint_lead
from duban.chapters.responsibility.pages.letters import record_letter, record_letter_reply, send_letter
from duban.chapters.responsibility.pages.objecting import answer_objection, object_to_assignment
from duban.chapters.responsibility.pages.offering import offers
from duban.chapters.responsibility.pages.promising import promise_service

__all__ = [
    "adopt_plan",
    "allow_joint_lead",
    "answer_objection",
    "assign",
    "assignment_slip",
    "break_down",
    "hand_over",
    "handover",
    "object_to_assignment",
    "offers",
    "promise_service",
    "record_letter",
    "record_letter_reply",
    "responsible_on",
    "send_letter",
    "sign_for",
]

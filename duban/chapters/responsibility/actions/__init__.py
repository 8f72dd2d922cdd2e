"""Acts of responsibility (arts. 8(1), 11(2), 11(3))."""

from duban.chapters.responsibility.actions.assigning import assign, sign_for
from duban.chapters.responsibility.actions.breakdown import TaskGiven, break_down
from duban.chapters.responsibility.actions.handing import hand_over, receive_handover
from duban.chapters.responsibility.actions.leading import WORD as JOINT_LEAD
from duban.chapters.responsibility.actions.leading import allow_joint_lead
from duban.chapters.responsibility.actions.letters import DOCUMENT as LETTER
from duban.chapters.responsibility.actions.letters import record_letter, record_letter_reply, send_letter
from duban.chapters.responsibility.actions.objecting import answer_objection, object_to_assignment
from duban.chapters.responsibility.actions.planning import Demand, adopt_plan
from duban.chapters.responsibility.actions.promising import promise_service
from duban.chapters.responsibility.actions.reassigning import reassign
from duban.chapters.responsibility.actions.succeeding import succeed

__all__ = [
    "Demand",
    "JOINT_LEAD",
    "LETTER",
    "TaskGiven",
    "adopt_plan",
    "allow_joint_lead",
    "answer_objection",
    "assign",
    "break_down",
    "hand_over",
    "object_to_assignment",
    "promise_service",
    "reassign",
    "record_letter",
    "record_letter_reply",
    "receive_handover",
    "send_letter",
    "sign_for",
    "succeed",
]

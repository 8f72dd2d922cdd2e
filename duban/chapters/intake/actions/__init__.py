"""立项拟办 (art. 11(1)): a list is taken in, completed, proposed, reviewed, approved, docketed and announced."""

from duban.chapters.intake.actions.adjusting import (
    adjust_list,
    propose_list_adjustment,
    return_list_adjustment,
)
from duban.chapters.intake.actions.agreeing import (
    Resolution,
    check_may_docket_on,
    docket_ad_hoc,
    record_agreed_item,
    settle_agreed_item,
)
from duban.chapters.intake.actions.answering import (
    Drawn,
    add_unit,
    answer,
    answer_all,
    answer_many,
    draw,
    forget,
    is_unclear,
    name_unit,
    unset,
)
from duban.chapters.intake.actions.answers import Answer
from duban.chapters.intake.actions.approving import approve_list, return_list, submit_list
from duban.chapters.intake.actions.carrying import carry_all, carry_over
from duban.chapters.intake.actions.completing import complete_candidate
from duban.chapters.intake.actions.consulting import answer_objection, consult_units, object_to_proposal
from duban.chapters.intake.actions.docketing import docket_list
from duban.chapters.intake.actions.filling import Completion
from duban.chapters.intake.actions.first import hand_over_first, lapse_first, urge_first
from duban.chapters.intake.actions.importing import WORK as READ_LIST
from duban.chapters.intake.actions.importing import begin, choose, finish, give_up, on_bell
from duban.chapters.intake.actions.instructing import (
    answer_instruction,
    check_instruction,
    place_instruction,
    record_instruction,
)
from duban.chapters.intake.actions.many import (
    complete_all,
    correct_all,
    proposal_for,
    propose_all,
    review_all,
)
from duban.chapters.intake.actions.proposing import decline, propose, review_proposal
from duban.chapters.intake.actions.requests import answer_request, ask_instructions, withdraw_request
from duban.chapters.intake.actions.sources import (
    record_acceptance,
    record_contact,
    record_reply,
    record_source,
    withdraw_source,
)
from duban.chapters.intake.actions.taking import import_list, take_in

__all__ = [
    "Answer",
    "Drawn",
    "add_unit",
    "answer",
    "answer_all",
    "answer_many",
    "begin",
    "choose",
    "correct_all",
    "draw",
    "finish",
    "forget",
    "give_up",
    "is_unclear",
    "name_unit",
    "unset",
    "READ_LIST",
    "on_bell",
    "Completion",
    "Resolution",
    "adjust_list",
    "answer_instruction",
    "answer_objection",
    "answer_request",
    "approve_list",
    "ask_instructions",
    "carry_all",
    "carry_over",
    "check_instruction",
    "check_may_docket_on",
    "complete_all",
    "complete_candidate",
    "consult_units",
    "decline",
    "docket_ad_hoc",
    "docket_list",
    "hand_over_first",
    "import_list",
    "lapse_first",
    "object_to_proposal",
    "place_instruction",
    "proposal_for",
    "propose",
    "propose_all",
    "record_acceptance",
    "propose_list_adjustment",
    "record_agreed_item",
    "record_contact",
    "record_instruction",
    "record_reply",
    "record_source",
    "return_list",
    "return_list_adjustment",
    "review_all",
    "review_proposal",
    "settle_agreed_item",
    "submit_list",
    "take_in",
    "urge_first",
    "withdraw_request",
    "withdraw_source",
]

"""立项拟办 (art. 11(1)): a list is taken in, completed, proposed, reviewed, approved, docketed and announced."""

from duban.chapters.intake.actions.agreeing import (
    Resolution,
    check_may_docket_on,
    docket_ad_hoc,
    record_agreed_item,
    settle_agreed_item,
)
from duban.chapters.intake.actions.approving import approve_list, return_list, submit_list
from duban.chapters.intake.actions.carrying import carry_all, carry_over
from duban.chapters.intake.actions.completing import Completion, complete_candidate
from duban.chapters.intake.actions.consulting import answer_objection, consult_units, object_to_proposal
from duban.chapters.intake.actions.docketing import docket_list
from duban.chapters.intake.actions.instructing import (
    answer_instruction,
    check_instruction,
    place_instruction,
    record_instruction,
)
from duban.chapters.intake.actions.many import complete_all, proposal_for, propose_all, review_all
from duban.chapters.intake.actions.proposing import decline, propose, review_proposal
from duban.chapters.intake.actions.taking import import_list, take_in

__all__ = [
    "Completion",
    "Resolution",
    "answer_instruction",
    "answer_objection",
    "approve_list",
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
    "import_list",
    "object_to_proposal",
    "place_instruction",
    "proposal_for",
    "propose",
    "propose_all",
    "record_agreed_item",
    "record_instruction",
    "return_list",
    "review_all",
    "review_proposal",
    "settle_agreed_item",
    "submit_list",
    "take_in",
]

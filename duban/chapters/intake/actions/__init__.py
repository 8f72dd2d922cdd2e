"""立项拟办 (art. 11(1)): a list is taken in, completed, proposed, reviewed, approved, docketed and announced."""

from duban.chapters.intake.actions.approving import approve_list, return_list, submit_list
from duban.chapters.intake.actions.completing import Completion, complete_candidate
from duban.chapters.intake.actions.docketing import docket_list
from duban.chapters.intake.actions.many import complete_all, proposal_for, propose_all, review_all
from duban.chapters.intake.actions.proposing import decline, propose, review_proposal
from duban.chapters.intake.actions.taking import import_list, take_in

__all__ = [
    "Completion",
    "approve_list",
    "complete_all",
    "complete_candidate",
    "decline",
    "docket_list",
    "import_list",
    "proposal_for",
    "propose",
    "propose_all",
    "return_list",
    "review_all",
    "review_proposal",
    "submit_list",
    "take_in",
]

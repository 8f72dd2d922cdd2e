"""The pages of docketing: lists, their steps, candidates, papers."""

from duban.chapters.intake.pages.candidates import (
    candidate,
    complete_candidate,
    decline,
    propose,
    review_proposal,
)
from duban.chapters.intake.pages.lists import docketing_list, import_list, intake, list_source
from duban.chapters.intake.pages.many import complete_many, propose_many, review_many
from duban.chapters.intake.pages.papers import paper, paper_new, paper_scan
from duban.chapters.intake.pages.steps import (
    approve_list,
    docket_list,
    docketing_circular,
    return_list,
    submit_list,
)

__all__ = [
    "approve_list",
    "candidate",
    "complete_candidate",
    "complete_many",
    "decline",
    "docket_list",
    "docketing_circular",
    "docketing_list",
    "import_list",
    "intake",
    "list_source",
    "paper",
    "paper_new",
    "paper_scan",
    "propose",
    "propose_many",
    "return_list",
    "review_many",
    "review_proposal",
    "submit_list",
]

"""The pages of docketing: lists, their steps, candidates, papers."""

from duban.chapters.intake.pages.agreed import docket_item, settle_item
from duban.chapters.intake.pages.candidates import (
    candidate,
    complete_candidate,
    decline,
    propose,
    review_proposal,
)
from duban.chapters.intake.pages.consulting import consult_units, consultation
from duban.chapters.intake.pages.finishing import (
    docketing_result,
    import_check,
    import_corrections,
    import_corrections_file,
    list_corrections,
    list_corrections_file,
)
from duban.chapters.intake.pages.first import first_order, hand_over_first, urge_first
from duban.chapters.intake.pages.importing import import_columns, import_give_up, import_list, import_open
from duban.chapters.intake.pages.instructions import (
    answer_instruction,
    instruction,
    instruction_new,
    instruction_paper,
    instructions,
    place_instruction,
)
from duban.chapters.intake.pages.lists import docketing_list, intake, list_source
from duban.chapters.intake.pages.many import complete_many, propose_many, review_many
from duban.chapters.intake.pages.meetings import meeting, meeting_new, meetings, minutes, record_items
from duban.chapters.intake.pages.offering import offers
from duban.chapters.intake.pages.papers import paper, paper_new, paper_scan
from duban.chapters.intake.pages.requests import (
    answer_request,
    ask_instructions,
    instruction_request,
    instruction_requests,
    withdraw_request,
)
from duban.chapters.intake.pages.rows import import_row, import_rows
from duban.chapters.intake.pages.sources import (
    record_acceptance,
    record_contact,
    record_reply,
    record_source,
    source,
    source_paper,
    source_step_paper,
    withdraw_source,
)
from duban.chapters.intake.pages.steps import (
    approve_list,
    docket_list,
    docketing_circular,
    return_list,
    submit_list,
)
from duban.chapters.intake.pages.unit_words import import_unit

__all__ = [
    "answer_instruction",
    "answer_request",
    "approve_list",
    "ask_instructions",
    "candidate",
    "complete_candidate",
    "complete_many",
    "consult_units",
    "consultation",
    "decline",
    "docket_item",
    "docket_list",
    "docketing_circular",
    "docketing_list",
    "first_order",
    "hand_over_first",
    "docketing_result",
    "import_check",
    "import_columns",
    "import_corrections",
    "import_corrections_file",
    "import_give_up",
    "import_list",
    "import_open",
    "import_row",
    "import_rows",
    "import_unit",
    "list_corrections",
    "list_corrections_file",
    "instruction",
    "instruction_new",
    "instruction_paper",
    "instruction_request",
    "instruction_requests",
    "instructions",
    "intake",
    "list_source",
    "meeting",
    "meeting_new",
    "meetings",
    "minutes",
    "offers",
    "paper",
    "paper_new",
    "paper_scan",
    "place_instruction",
    "propose",
    "propose_many",
    "record_acceptance",
    "record_contact",
    "record_items",
    "record_reply",
    "record_source",
    "return_list",
    "review_many",
    "review_proposal",
    "settle_item",
    "source",
    "source_paper",
    "source_step_paper",
    "submit_list",
    "urge_first",
    "withdraw_request",
    "withdraw_source",
]

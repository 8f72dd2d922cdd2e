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
from duban.chapters.intake.pages.importing import import_columns, import_give_up, import_list, import_open
from duban.chapters.intake.pages.instructions import (
    answer_instruction,
    instruction,
    instruction_new,
    instruction_paper,
    instructions,
    offers,
    place_instruction,
)
from duban.chapters.intake.pages.lists import docketing_list, intake, list_source
from duban.chapters.intake.pages.many import complete_many, propose_many, review_many
from duban.chapters.intake.pages.meetings import meeting, meeting_new, meetings, minutes, record_items
from duban.chapters.intake.pages.papers import paper, paper_new, paper_scan
from duban.chapters.intake.pages.rows import import_row, import_rows
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
    "approve_list",
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
    "record_items",
    "return_list",
    "review_many",
    "review_proposal",
    "settle_item",
    "submit_list",
]

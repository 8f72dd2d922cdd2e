"""The room's pages."""

from duban.support.documents.pages.archiving import (
    archival_item,
    archive_catalogue,
    archive_papers,
    archive_year,
)
from duban.support.documents.pages.looking import official_paper, official_papers
from duban.support.documents.pages.printing import issuing_slip, paper_proof
from duban.support.documents.pages.series import number_series
from duban.support.documents.pages.steps import (
    check_paper_draft,
    countersign_paper,
    deliver_paper,
    issue_paper,
    number_paper,
    return_paper,
    seal_paper,
    sign_off_paper,
    void_paper_number,
)
from duban.support.documents.pages.wording import kind_texts, set_kind_text
from duban.support.documents.pages.writing import draft_paper, revise_paper

__all__ = [
    "archival_item",
    "archive_catalogue",
    "archive_papers",
    "archive_year",
    "check_paper_draft",
    "countersign_paper",
    "deliver_paper",
    "draft_paper",
    "issue_paper",
    "issuing_slip",
    "kind_texts",
    "number_paper",
    "number_series",
    "official_paper",
    "official_papers",
    "paper_proof",
    "return_paper",
    "revise_paper",
    "seal_paper",
    "set_kind_text",
    "sign_off_paper",
    "void_paper_number",
]

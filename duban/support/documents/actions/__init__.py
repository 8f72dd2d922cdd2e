"""The acts of the room: papers are drafted, led through the chain, numbered, frozen, served and archived."""

from duban.support.documents.actions.archiving import archive
from duban.support.documents.actions.deciding import countersign, return_draft, sign_off
from duban.support.documents.actions.drafting import check, draft, revise
from duban.support.documents.actions.freezing import FREEZE, freeze, laid_out, register
from duban.support.documents.actions.issuing import deliver, issue, number, seal, void_number
from duban.support.documents.actions.wording import set_text

__all__ = [
    "FREEZE",
    "archive",
    "check",
    "countersign",
    "deliver",
    "draft",
    "freeze",
    "issue",
    "laid_out",
    "number",
    "register",
    "return_draft",
    "revise",
    "seal",
    "set_text",
    "sign_off",
    "void_number",
]

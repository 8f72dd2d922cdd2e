"""The acts of circulars, bulletins and publicity, by noun."""

from duban.chapters.bulletins.actions.bulletins import (
    PictureText,
    draft_bulletin,
    edit_bulletin,
    issue_bulletin,
    review_bulletin,
)
from duban.chapters.bulletins.actions.circulars import ItemText, draft_circular, edit_circular
from duban.chapters.bulletins.actions.issuing import correct_circular, issue_circular
from duban.chapters.bulletins.actions.publicity import (
    approve_publicity,
    propose_publicity,
    record_publicity,
)
from duban.chapters.bulletins.actions.reading import confirm_reading
from duban.chapters.bulletins.actions.signing import return_circular, review_circular, sign_off_circular

__all__ = [
    "ItemText",
    "PictureText",
    "approve_publicity",
    "confirm_reading",
    "correct_circular",
    "draft_bulletin",
    "draft_circular",
    "edit_bulletin",
    "edit_circular",
    "issue_bulletin",
    "issue_circular",
    "propose_publicity",
    "record_publicity",
    "return_circular",
    "review_bulletin",
    "review_circular",
    "sign_off_circular",
]

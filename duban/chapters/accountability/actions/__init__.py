"""The acts on clues: those that notices set off, those that a fact raises, what people do with them, how they end."""

from duban.chapters.accountability.actions.clues import (
    close_clue,
    join_clue,
    mark_basis_changed,
    register_clue,
    reopen_clue,
)
from duban.chapters.accountability.actions.entering import enter_clue, look_again, view_clue
from duban.chapters.accountability.actions.judging import choose_handling, confirm_clue, reject_clue
from duban.chapters.accountability.actions.raising import RestsOn, raise_clue
from duban.chapters.accountability.actions.referring import (
    record_clue_receipt,
    record_clue_result,
    refer_clue,
)

__all__ = [
    "RestsOn",
    "choose_handling",
    "close_clue",
    "confirm_clue",
    "enter_clue",
    "join_clue",
    "look_again",
    "mark_basis_changed",
    "raise_clue",
    "record_clue_receipt",
    "record_clue_result",
    "refer_clue",
    "register_clue",
    "reject_clue",
    "reopen_clue",
    "view_clue",
]

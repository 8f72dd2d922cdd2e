"""The acts on clues: those that notices set off, those that a fact raises, and how they end."""

from duban.chapters.accountability.actions.clues import (
    close_clue,
    join_clue,
    mark_basis_changed,
    register_clue,
    reopen_clue,
)
from duban.chapters.accountability.actions.raising import raise_clue

__all__ = [
    "close_clue",
    "join_clue",
    "mark_basis_changed",
    "raise_clue",
    "register_clue",
    "reopen_clue",
]

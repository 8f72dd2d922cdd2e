"""Clues, cases and what becomes of them."""

from duban.chapters.accountability.models.clues import THE_FOURTH as THE_FOURTH
from duban.chapters.accountability.models.clues import AccountabilityClue as AccountabilityClue
from duban.chapters.accountability.models.clues import Circle as Circle
from duban.chapters.accountability.models.clues import ClueNotice as ClueNotice
from duban.chapters.accountability.models.clues import Concerned as Concerned

"""The tables of the spine: the matter with what is owed on it, and how it is adjusted."""

from duban.chapters.matters.models.adjusting import Adjustment
from duban.chapters.matters.models.exempting import ExemptionFinding
from duban.chapters.matters.models.spine import (
    NO_END,
    Matter,
    Milestone,
    Objective,
    Obligation,
    ObligationQuerySet,
    Party,
    known,
)
from duban.chapters.matters.models.succeeding import Succession
from duban.chapters.matters.models.times import TimeChange

__all__ = [
    "NO_END",
    "Adjustment",
    "ExemptionFinding",
    "Matter",
    "Milestone",
    "Objective",
    "Obligation",
    "ObligationQuerySet",
    "Party",
    "Succession",
    "TimeChange",
    "known",
]

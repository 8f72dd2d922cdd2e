"""The tables of intake: lists and candidates, what meetings and leaders want, sources, requests."""

from duban.chapters.intake.models.first import FirstOrder, FirstUrging
from duban.chapters.intake.models.lists import Candidate, CandidateQuerySet, Consultation, DocketingList
from duban.chapters.intake.models.meetings import AgreedItem, LeaderInstruction
from duban.chapters.intake.models.pending import ColumnMap, PendingImport
from duban.chapters.intake.models.requests import RequestForInstructions
from duban.chapters.intake.models.sources import MatterSource, SourceStep
from duban.chapters.intake.models.years import CarryOver, ListAdjustment

__all__ = [
    "AgreedItem",
    "Candidate",
    "CandidateQuerySet",
    "CarryOver",
    "ColumnMap",
    "Consultation",
    "DocketingList",
    "FirstOrder",
    "FirstUrging",
    "LeaderInstruction",
    "ListAdjustment",
    "MatterSource",
    "PendingImport",
    "RequestForInstructions",
    "SourceStep",
]

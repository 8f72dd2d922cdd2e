"""The papers of a case as they are frozen; each is registered last in its act, for it takes a number."""

from duban.chapters.accountability.actions.papers.clue import clue_referral
from duban.chapters.accountability.actions.papers.going_up import referral, request
from duban.chapters.accountability.actions.papers.hearing import facts_record, statement_notice
from duban.chapters.accountability.actions.papers.outcome import (
    execution_report,
    left_out,
    not_pursued,
    service_receipt,
)
from duban.support.documents.rules import in_words

__all__ = [
    "clue_referral",
    "execution_report",
    "facts_record",
    "in_words",
    "left_out",
    "not_pursued",
    "referral",
    "request",
    "service_receipt",
    "statement_notice",
]

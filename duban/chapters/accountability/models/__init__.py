"""Clues, cases and what becomes of them."""

from duban.chapters.accountability.models.case import AccountabilityCase as AccountabilityCase
from duban.chapters.accountability.models.case import CaseClue as CaseClue
from duban.chapters.accountability.models.case import CaseDuty as CaseDuty
from duban.chapters.accountability.models.case import CaseHandler as CaseHandler
from duban.chapters.accountability.models.case import CasePerson as CasePerson
from duban.chapters.accountability.models.case import CaseRecusal as CaseRecusal
from duban.chapters.accountability.models.case import CaseSeat as CaseSeat
from duban.chapters.accountability.models.case import CaseTransfer as CaseTransfer
from duban.chapters.accountability.models.case import CaseView as CaseView
from duban.chapters.accountability.models.clues import THE_FOURTH as THE_FOURTH
from duban.chapters.accountability.models.clues import AccountabilityClue as AccountabilityClue
from duban.chapters.accountability.models.clues import Circle as Circle
from duban.chapters.accountability.models.clues import ClueNotice as ClueNotice
from duban.chapters.accountability.models.clues import Concerned as Concerned
from duban.chapters.accountability.models.hearing import FactsShowing as FactsShowing
from duban.chapters.accountability.models.hearing import Statement as Statement
from duban.chapters.accountability.models.hearing import StatementNotice as StatementNotice
from duban.chapters.accountability.models.hearing import ToleranceClaim as ToleranceClaim
from duban.chapters.accountability.models.judging import ClueEvidence as ClueEvidence
from duban.chapters.accountability.models.judging import ClueReferral as ClueReferral
from duban.chapters.accountability.models.judging import ClueView as ClueView
from duban.chapters.accountability.models.material import CaseEvidence as CaseEvidence
from duban.chapters.accountability.models.material import CaseInterview as CaseInterview
from duban.chapters.accountability.models.material import EvidenceCustody as EvidenceCustody
from duban.chapters.accountability.models.material import FileLink as FileLink
from duban.chapters.accountability.models.sealed import SealedRow as SealedRow

"""Writes on a matter: its life, its times, and what is owed on it."""

from duban.chapters.matters.actions.adjusting import adjust
from duban.chapters.matters.actions.approving import Basis, Question, allowed_for, decide, gather
from duban.chapters.matters.actions.archiving import archive
from duban.chapters.matters.actions.bringing import BroughtIn, bring_in
from duban.chapters.matters.actions.exempting import claim_exemption, find_exemption
from duban.chapters.matters.actions.life import (
    Docketing,
    Target,
    UnitRole,
    close,
    docket,
    impose_deadlines,
    note_completion,
    note_reached,
)
from duban.chapters.matters.actions.merging import merge
from duban.chapters.matters.actions.more_time import answer_more_time, ask_more_time
from duban.chapters.matters.actions.objectives import Indicator, specify_objective
from duban.chapters.matters.actions.obligations import (
    counted,
    discharge,
    impose,
    impose_all,
    impose_counted,
    lapse,
    lapse_one,
    meet,
    note_reported,
    pass_to,
    pass_to_unit,
)
from duban.chapters.matters.actions.parties import join, mark_assigned, set_percent
from duban.chapters.matters.actions.proposing import (
    PartWanted,
    Wanted,
    propose_adjustment,
    refuse_adjustment,
    withdraw_adjustment,
)
from duban.chapters.matters.actions.redating import redate
from duban.chapters.matters.actions.reopening import (
    lapsed_with,
    met_between,
    owe_again,
    revive,
    undo_closing,
    undo_completion,
    undo_reached,
)
from duban.chapters.matters.actions.splitting import split
from duban.chapters.matters.actions.succeeding import pass_duties, pass_part
from duban.chapters.matters.actions.terminating import terminate
from duban.chapters.matters.actions.times import decide_extension, request_extension, resume, suspend

__all__ = [
    "BroughtIn",
    "bring_in",
    "Docketing",
    "PartWanted",
    "Indicator",
    "Basis",
    "Docketing",
    "PartWanted",
    "Question",
    "Target",
    "UnitRole",
    "Wanted",
    "adjust",
    "archive",
    "allowed_for",
    "answer_more_time",
    "ask_more_time",
    "claim_exemption",
    "close",
    "counted",
    "decide",
    "decide_extension",
    "discharge",
    "docket",
    "find_exemption",
    "gather",
    "impose",
    "impose_all",
    "impose_counted",
    "impose_deadlines",
    "join",
    "lapse",
    "lapse_one",
    "lapsed_with",
    "mark_assigned",
    "meet",
    "merge",
    "met_between",
    "note_completion",
    "note_reached",
    "note_reported",
    "owe_again",
    "pass_duties",
    "pass_part",
    "pass_to",
    "pass_to_unit",
    "propose_adjustment",
    "redate",
    "refuse_adjustment",
    "request_extension",
    "resume",
    "revive",
    "set_percent",
    "split",
    "specify_objective",
    "suspend",
    "terminate",
    "undo_closing",
    "undo_completion",
    "undo_reached",
    "withdraw_adjustment",
]

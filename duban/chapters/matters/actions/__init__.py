"""Writes on a matter: its life, its times, and what is owed on it."""

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
)
from duban.chapters.matters.actions.parties import join, mark_assigned, set_percent
from duban.chapters.matters.actions.redating import redate
from duban.chapters.matters.actions.times import decide_extension, request_extension, resume, suspend

__all__ = [
    "Docketing",
    "Indicator",
    "Target",
    "UnitRole",
    "close",
    "counted",
    "decide_extension",
    "discharge",
    "docket",
    "impose",
    "impose_all",
    "impose_counted",
    "impose_deadlines",
    "join",
    "lapse",
    "lapse_one",
    "mark_assigned",
    "meet",
    "note_completion",
    "note_reached",
    "note_reported",
    "pass_to",
    "redate",
    "request_extension",
    "resume",
    "set_percent",
    "specify_objective",
    "suspend",
]

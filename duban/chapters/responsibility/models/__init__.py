"""Who answers for a matter: the unit's assignment with its people of that day, the tasks, the plan."""

from duban.chapters.responsibility.models.assigning import (
    Assignment,
    AssignmentObjection,
    DirectlyResponsible,
    Task,
)
from duban.chapters.responsibility.models.handing import Handover, HandoverLine
from duban.chapters.responsibility.models.leading import JointLead, JointUnit, Letter
from duban.chapters.responsibility.models.planning import Plan
from duban.chapters.responsibility.models.serving import ServicePromise, ServiceStaff

__all__ = [
    "Assignment",
    "AssignmentObjection",
    "DirectlyResponsible",
    "Handover",
    "HandoverLine",
    "JointLead",
    "JointUnit",
    "Letter",
    "Plan",
    "ServicePromise",
    "ServiceStaff",
    "Task",
]

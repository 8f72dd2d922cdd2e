"""Units as a tree with names over time; people, their posts with dates; papers signed outside the system."""

from duban.support.organization.models.decisions import ApprovalSlip, Attendance, Meeting
from duban.support.organization.models.people import Person, PersonFact, PersonManager, ResetCode
from duban.support.organization.models.posts import Delegation, LeaderInCharge, Post
from duban.support.organization.models.units import Body, OrgUnit, UnitChange, UnitChangePart, UnitName

__all__ = [
    "ApprovalSlip",
    "Attendance",
    "Body",
    "Delegation",
    "LeaderInCharge",
    "Meeting",
    "OrgUnit",
    "Person",
    "PersonFact",
    "PersonManager",
    "Post",
    "ResetCode",
    "UnitChange",
    "UnitChangePart",
    "UnitName",
]

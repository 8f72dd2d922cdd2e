"""What tests of the spine look at and bring about in later rooms, beyond `onward`, which those rooms use themselves.

It stands outside the rooms, because no room knows a later one.
"""

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.desk import counting, figures, loops
from duban.chapters.intake.tests.builders import docketed as docketed_list
from duban.chapters.intake.tests.gathering import gathered
from duban.chapters.responsibility.models import Assignment, DirectlyResponsible
from duban.chapters.responsibility.tests.builders import answer as answer_objection
from duban.chapters.responsibility.tests.builders import object_to, plan
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.tests.builders import record_problem, served_notice, served_twice
from duban.site import recounting

__all__ = [
    "AccountabilityClue",
    "Assignment",
    "DirectlyResponsible",
    "answer_objection",
    "counting",
    "docketed_list",
    "figures",
    "gathered",
    "loops",
    "object_to",
    "plan",
    "reckoning",
    "record_problem",
    "recounting",
    "served_notice",
    "served_twice",
]

"""How tests of the spine bring a matter further than the spine can: by the builders of later rooms.

It stands outside the rooms, because no room knows a later one.
"""

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.desk import counting, figures, loops
from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.tests.builders import answer as answer_objection
from duban.chapters.responsibility.tests.builders import assigned_matter, object_to, plan, running_matter
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.tests.builders import record_problem, served_notice, served_twice
from duban.site import recounting

__all__ = [
    "AccountabilityClue",
    "Assignment",
    "accepted_matter",
    "answer_objection",
    "assigned_matter",
    "counting",
    "figures",
    "loops",
    "object_to",
    "plan",
    "reckoning",
    "record_problem",
    "recounting",
    "running_matter",
    "served_notice",
    "served_twice",
]

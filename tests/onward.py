"""How tests of the spine bring a matter further than the spine can: by the builders of later rooms.

It stands outside the rooms, because no room knows a later one.
"""

from duban.chapters.feedback.tests.builders import accepted_matter
from duban.chapters.responsibility.actions import assign
from duban.chapters.responsibility.tests.builders import assigned_matter, running_matter

__all__ = ["accepted_matter", "assign", "assigned_matter", "running_matter"]

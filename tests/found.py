"""What supervision finds, for tests of rooms that do not know it; and that every stored date still follows from the
rows. It stands outside the rooms, as `tests.onward` does."""

from duban.chapters.supervision.tests.builders import record_problem, reply, served_notice, verify
from duban.site.recounting import differences

__all__ = ["differences", "record_problem", "reply", "served_notice", "verify"]

"""Acts of responsibility (arts. 8(1), 11(2), 11(3))."""

from duban.chapters.responsibility.actions.assigning import assign, sign_for
from duban.chapters.responsibility.actions.breakdown import TaskGiven, break_down
from duban.chapters.responsibility.actions.planning import Demand, adopt_plan

__all__ = ["Demand", "TaskGiven", "adopt_plan", "assign", "break_down", "sign_for"]

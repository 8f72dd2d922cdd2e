"""What people of the demonstration keep at their desks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duban.chapters.desk import columns, registers, views
from duban.chapters.desk.listing import Filters
from duban.ground.beijing import beijing_time
from duban.support.organization.models import Person


def furnish(people: Mapping[str, Person], on: date) -> None:
    """The clerk has taken out the register of what is red, and keeps two lists."""
    views.keep(people["chenqiming"], "红灯事项", "light=red")
    views.keep(people["chenqiming"], "近五个工作日到期", "due=soon")
    registers.ask(people["chenqiming"], beijing_time(on, 8, 30), Filters(light="red"), columns.USUAL)

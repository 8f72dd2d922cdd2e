"""What people of the demonstration keep at their desks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duban.chapters.desk import columns, registers
from duban.chapters.desk.listing import Filters
from duban.ground.beijing import beijing_time
from duban.support.organization.models import Person


def furnish(people: Mapping[str, Person], on: date) -> None:
    """The clerk has taken out the register of what is red."""
    registers.ask(people["chenqiming"], beijing_time(on, 8, 30), Filters(light="red"), columns.USUAL)

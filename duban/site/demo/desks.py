"""What people of the demonstration keep at their desks, and what the clerk did there last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duban.chapters.desk import columns, listing, registers, views
from duban.chapters.desk.listing import Filters
from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions as supervision
from duban.chapters.supervision.queries import bulk
from duban.chapters.supervision.terms import UrgingChannel
from duban.ground import chance
from duban.ground.beijing import beijing_time
from duban.support.organization.models import Person


def furnish(people: Mapping[str, Person], on: date) -> None:
    """The clerk keeps two lists, has taken out the register of what is red, and has urged it."""
    clerk, at = people["chenqiming"], beijing_time(on, 8, 30)
    views.keep(clerk, "红灯事项", "light=red")
    views.keep(clerk, "近五个工作日到期", "due=soon")
    registers.ask(clerk, at, Filters(light="red"), columns.USUAL)
    red = listing.found(clerk, at, Filters(light="red")).order_by(*listing.SORT)
    uids = Matter.objects.filter(pk__in=[row.matter_id for row in red]).order_by("id")
    chosen = bulk.targets(list(uids.values_list("uid", flat=True)), clerk, at)
    supervision.urge_many(
        by=clerk,
        at=at,
        request_id=chance.new_uid(),
        targets=[one.mark for one in chosen],
        channel=UrgingChannel.MESSAGE,
        asked="请于本周五前报送办理情况，说明逾期原因和完成日期",
    )

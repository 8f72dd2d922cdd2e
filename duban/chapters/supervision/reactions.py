"""What a merger or a split of units will mean for 《督办通知书》, told before it is done (decisions 6 and 23)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.supervision import queries
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.terms import NoticeState
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.foresight import Asked, Foreseen


def foresee(asked: Asked) -> list[Foreseen]:
    """Notices under way go on to whoever takes over; counts are added, and nothing is set off by the change."""
    today = beijing_day(asked.at)
    found = []
    under_way = queries.under_way([unit.pk for unit in asked.units])
    if under_way:
        said = _("在途的督办通知书%(count)s份，随事项由承接单位签收、回复、整改：")
        cases = [
            f"{one.matter.number}：{one.number or _('（未编号）')}，{NoticeState(one.state).label}"
            for one in under_way
        ]
        found.append(Foreseen(said % {"count": len(under_way)}, cases))
    counts = []
    for matter, unit, _relation in matters.open_with(asked.units):
        own = reckoning.served_count(matter, unit, today)
        taking = reckoning.served_count(matter, asked.into, today) if asked.into else 0
        if own:
            counts.append(
                _("%(number)s：%(unit)s %(own)s次，承接单位 %(taking)s次，合计 %(sum)s次")
                % {
                    "number": matter.number,
                    "unit": organization.unit_name(unit.pk, today),
                    "own": own,
                    "taking": taking,
                    "sum": own + taking,
                }
            )
    if counts:
        said = _(
            "已送达督办通知书的次数随事项合计；单位变动本身不登记、也不合并责任追究线索，此后再送达一份而达到次数的，"
            "依照第十六条第四项登记："
        )
        found.append(Foreseen(said, counts))
    return found

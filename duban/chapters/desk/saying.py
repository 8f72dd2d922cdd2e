"""What the address asks of the list beyond the fields of its form, in words: a number of the statistics led there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from duban.chapters.desk import counting
from duban.chapters.desk.listing import Filters
from duban.chapters.intake.models import DocketingList

HIDDEN = ("year", "list", "done", "due_in", "timeliness", "red_since", "against")


def words(filters: Filters) -> list[str]:
    """Each filter that the form does not show."""
    said = []
    if filters.year:
        said.append(_("%(year)s 年度（含结转）") % {"year": filters.year})
    if filters.list:
        listed = DocketingList.objects.filter(uid=filters.list).values_list("title", flat=True).first()
        said.append(_("立项清单：%(title)s") % {"title": listed or _("不存在")})
    if filters.done:
        said.append(_("%(month)s 完成") % {"month": filters.done})
    if filters.due_in:
        said.append(_("时限在 %(month)s") % {"month": filters.due_in})
    if filters.timeliness:
        said.append(str(counting.TIMELINESS[filters.timeliness].label))
    if filters.against:
        said.append(_("按原定时限"))
    if filters.red_since:
        said.append(_("%(day)s 以来转红") % {"day": filters.red_since})
    return said


def hidden(filters: Filters) -> list[tuple[str, object]]:
    """The same as fields of the form, so that another search keeps them."""
    return [(name, value) for name in HIDDEN if (value := getattr(filters, name))]

"""The filters of a list in words: what a view is called by, what a register says of its scope."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.desk import saying
from duban.chapters.desk.listing import Filters
from duban.chapters.intake.terms import SourceKind
from duban.chapters.matters.terms import MatterCategory
from duban.support.organization.models import UnitName
from duban.support.organization.terms import NameKind

LIGHTS = {
    "red": gettext_lazy("红灯"),
    "amber": gettext_lazy("黄灯"),
    "green": gettext_lazy("绿灯"),
    "grey": gettext_lazy("灰灯"),
}
PARTS = {"lead": gettext_lazy("牵头"), "co": gettext_lazy("协办"), "service": gettext_lazy("服务")}


def of(filters: Filters) -> str:
    """The filters as a clerk would say them."""
    said = [{"open": _("在办事项"), "closed": _("已办结事项"), "all": _("全部事项")}[filters.state]]
    said.append(str(LIGHTS.get(filters.light, "")))
    said.append({"overdue": _("已过时限"), "soon": _("五个工作日内到期")}.get(filters.due, ""))
    if filters.category:
        said.append(str(MatterCategory(filters.category).label))
    if filters.source:
        said.append(_("来源：%(kind)s") % {"kind": SourceKind(filters.source).label})
    if filters.unit:
        said.append(_unit(filters.unit) + str(PARTS.get(filters.part, "")))
    said += saying.words(filters)
    if filters.q:
        said.append(_("含“%(q)s”") % {"q": filters.q})
    return "、".join(filter(None, said))


def _unit(uid: UUID) -> str:
    newest = UnitName.objects.filter(unit__uid=uid, kind=NameKind.FORMAL).order_by("from_on", "id").last()
    return newest.name if newest else ""


def read(query: str) -> Filters:
    """The filters of a query string; what it says beyond them is dropped."""
    return Filters.read(QueryDict(query))

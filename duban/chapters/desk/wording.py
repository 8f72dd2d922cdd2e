"""The filters of a list in words and as an address: what a view is called by, what a register says of its scope."""

from __future__ import annotations

from dataclasses import fields
from uuid import UUID

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duban.chapters.desk.listing import Filters
from duban.chapters.matters.terms import MatterCategory
from duban.support.organization.models import UnitName
from duban.support.organization.terms import NameKind


def of(filters: Filters) -> str:
    """The filters as a clerk would say them."""
    said = [{"open": _("在办事项"), "closed": _("已办结事项"), "all": _("全部事项")}[filters.state]]
    said.append({"red": _("红灯"), "grey": _("灰灯")}.get(filters.light, ""))
    said.append({"overdue": _("已过时限"), "soon": _("五个工作日内到期")}.get(filters.due, ""))
    if filters.category:
        said.append(str(MatterCategory(filters.category).label))
    if filters.year:
        said.append(_("%(year)s年立项") % {"year": filters.year})
    if filters.unit:
        said.append(_unit(filters.unit) + (_("牵头") if filters.part else ""))
    if filters.q:
        said.append(_("含“%(q)s”") % {"q": filters.q})
    return "、".join(filter(None, said))


def _unit(uid: UUID) -> str:
    newest = UnitName.objects.filter(unit__uid=uid, kind=NameKind.FORMAL).order_by("from_on", "id").last()
    return newest.name if newest else ""


def address(filters: Filters) -> str:
    """The query string of these filters, those that ask for nothing left out."""
    usual = Filters()
    said = {
        one.name: str(value)
        for one in fields(filters)
        if (value := getattr(filters, one.name)) != getattr(usual, one.name)
    }
    return urlencode(said)


def read(query: str) -> Filters:
    """The filters of a query string; what it says beyond them is dropped."""
    return Filters.read(QueryDict(query))

"""Words of a list that mean no unit yet: which one they mean, for all rows at once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duban.chapters.intake import actions, forms
from duban.chapters.intake.pages.importing import ready, step_bar
from duban.chapters.intake.pages.row_forms import name_of
from duban.chapters.matters.forms import sent
from duban.ground.access import Refusal, who_may
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, perform
from duban.support.organization import queries as organization
from duban.support.organization.terms import UnitKind


@require_http_methods(["GET", "HEAD", "POST"])
def import_unit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which unit do these words mean: one of the directory, a new one, one outside, or none?"""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse):
        return begun
    now = actions.draw(begun, request.at) if "unreadable" not in begun.reading else None
    unknown = dict(now.unknown_units()) if now else {}
    text = request.GET.get("text") or next(iter(unknown), "")
    if now is None or text not in unknown:
        return SeeOther(reverse("import_rows", args=[uid]))
    adds = who_may("organization.add_unit").admits(organization.standing(request.user, request.at))
    form = forms.UnitForm(
        sent(request),
        units=[(one.uid, name_of(one)) for one in now.entries.values()],
        adds=adds,
        text=text,
    )
    return perform(
        request,
        form=form,
        act=lambda filled: _name_unit(request, filled, uid, text),
        done=lambda _count: reverse("import_rows", args=[uid]),
        template="intake/import_unit.html",
        context={
            "begun": begun,
            "steps": step_bar(2),
            "text": text,
            "rows": unknown[text],
            "adds": adds,
            "cancel": reverse("import_rows", args=[uid]),
        },
    )


def _name_unit(request: AuthenticatedRequest, filled: forms.UnitForm, uid: UUID, text: str) -> int:
    values = filled.values()
    how = request.POST.get("how", "match")
    if how == "add":
        count = actions.add_unit(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            pending=uid,
            text=text,
            name=(values.get("name") or text).strip(),
            kind=UnitKind(values.get("kind") or UnitKind.UNIT),
        )
    else:
        unit = None if how == "none" else values["unit"]
        if how != "none" and not unit:
            raise Refusal("intake.unit_not_chosen", "3")
        count = actions.name_unit(
            by=request.user, at=request.at, pending=uid, text=text, unit=UUID(unit) if unit else None
        )
    messages.success(
        request, _("“%(text)s”已对应，涉及 %(count)s 行。") % {"text": text[:40], "count": count}
    )
    return count

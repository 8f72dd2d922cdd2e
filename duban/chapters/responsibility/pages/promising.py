"""The form of a service unit's promise."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.responsibility import actions, forms, queries
from duban.chapters.responsibility.pages.giving import own
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform


def promise_service(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who in our unit serves the undertaking units, with what, and until when?"""
    row = own(request, uid, "responsibility.promise_service")
    due_on = matters.due_on_of(row.matter)
    form = forms.PromiseForm(
        sent(request),
        about=row,
        staff=[(str(one.uid), one.name) for one in queries.staff_of(row.unit_id, beijing_day(request.at))],
    )
    return perform(
        request,
        form=form,
        act=lambda filled: actions.promise_service(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            assignment=row.uid,
            **filled.values(),
        ),
        done=lambda _promise: spine.back_to(row.matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("服务承诺"),
            "matter": row.matter,
            "submit": _("作出承诺"),
            "cancel": spine.back_to(row.matter),
            "facts": [(_("单位"), row.unit_name), (_("办理时限"), spine.shown_day(due_on))],
            "consequence": _(
                "承诺公示在事项页面；到兑现日期应报送反馈，逾期的列入催办。"
                "列明的人员登记为服务人员，可以查看本事项并报送反馈。"
            ),
        },
    )

"""自报延误: the form by which a unit speaks before it is asked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, forms, queries
from duban.chapters.matters import pages as spine
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.forms import sent
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.rulebook import queries as rulebook


def report_delay(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What will be late, why, what is done about it, and until when?"""
    matter = spine.opened(request, uid, "feedback.report_delay")
    today = beijing_day(request.at)
    owed = [
        one
        for one in queries.owed_by(matter, person=request.user, at=request.at)
        if one.due_on >= today and one.reported_on is None and one.due_on != matters_rules.NO_END
    ]
    values = rulebook.values(today)
    shield = (
        _("自定新时限届满前，领导小组办公室不就所报事实下达督办通知书。")
        if values.flag("supervision.self_report_shields")
        else ""
    )
    return perform(
        request,
        form=forms.DelayForm(
            sent(request),
            about=matter,
            owed=[(str(one.uid), spine.named(one)) for one in owed],
            initial={"obligation": request.GET.get("obligation", "")},
        ),
        act=lambda filled: actions.report_delay(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matter=uid,
            **{**filled.values(), "obligation": UUID(filled.values()["obligation"])},
        ),
        done=lambda _report: spine.back_to(matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("自报延误"),
            "matter": matter,
            "submit": _("报送"),
            "cancel": spine.back_to(matter),
            "consequence": _(
                "办理时限不变，时限评估仍按现行时限。%(shield)s一项任务只自报一次，新时限最多推后 %(days)s 天；"
                "领导小组办公室已先发现的事实不适用。"
            )
            % {"shield": shield, "days": values.number("feedback.own_date_at_most")},
        },
    )

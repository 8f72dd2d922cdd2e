"""The page by which the file of a closed matter is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.matters import actions, forms, queries, rules
from duban.chapters.matters.pages import ACT_PAGE, back_to, named, opened, shown_day
from duban.support.documents import actions as documents_actions
from duban.support.documents import queries as documents
from duban.support.documents.kinds import KINDS
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.matters.models import Matter, Obligation
    from duban.ground.access import Standing


def archive_matter(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the file of this matter complete? Papers that are done and not filed yet are filed with it."""
    matter = opened(request, uid, "matters.archive")
    papers = documents.unfiled_of(matter.ref)
    owed = queries.standing_obligations(matter)

    def act(filled: forms.CloseForm) -> Matter:
        for one in papers:
            documents_actions.archive(
                by=request.user,
                at=request.at,
                request_id=uuid5(filled.request_uuid, str(one.uid)),
                document=one.uid,
            )
        return actions.archive(by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid)

    return perform(
        request,
        form=forms.CloseForm(forms.sent(request), about=matter),
        act=act,
        done=lambda _matter: back_to(matter),
        template=ACT_PAGE,
        context={
            "title": _("事项归档"),
            "matter": matter,
            "submit": _("归档"),
            "cancel": back_to(matter),
            "facts": [
                (_("办结日期"), shown_day(matter.closed_on)),
                (_("未了任务"), "、".join(named(one) for one in owed) or _("无")),
                (_("已归档文书"), _("%(count)s 件") % {"count": documents.filed_count(matter.ref)}),
                (_("一并归档"), "；".join(_paper(one.kind, one.number) for one in papers) or _("无")),
            ],
            "consequence": _(
                "归档后本事项的全部文书入档，事项只供查阅；经核查须重启的，按规定重启并重新归档。"
            ),
        },
    )


def _paper(kind: str, number: str) -> str:
    return f"{KINDS[kind].name}{number}"


def archive_offers(*, matter: Matter, standing: Standing, obligations: Sequence[Obligation]) -> list[Offer]:
    """归档 on the page of a matter that is closed and not put away yet."""
    if matter.closed_on is None or matter.archived_on is not None:
        return []

    def possible() -> None:
        rules.check_archivable(
            matter.state,
            archived_on=None,
            open_=[named(one) for one in obligations if one.is_standing],
            unfiled=[],
        )

    return offer("matters.archive", reverse("archive_matter", args=[matter.uid]), standing, check=possible)

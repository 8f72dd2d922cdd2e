"""登记线索（人工）: from the page of a matter, for the Office and the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import judging as forms
from duban.chapters.accountability.pages.filling import received
from duban.chapters.accountability.terms.grounds import GROUNDS, Entry
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.supervision.pages import uploads
from duban.ground.access import Refusal, Standing
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.organization import directory
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

TEMPLATE = "accountability/act.html"


def enter_clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What happened on this matter, at which unit, and what proves it? Its files are kept first, whatever follows."""
    matter = spine.opened(request, uid, "accountability.enter_clue")
    names = organization.unit_names(beijing_day(request.at))
    units = [
        (str(one.unit.uid), names.get(one.unit.pk, ""))
        for one in matters.lead_first(matters.unit_parties(matter))
        if one.unit is not None and one.unit.in_scope
    ]
    choices = [
        (one.id, f"{clauses.cite(one.id)} {clauses.clause(one.id).words}"[:80])
        for one in GROUNDS.values()
        if one.entry != Entry.BY_ITSELF
    ]

    def made(data: Any) -> forms.EntryForm:  # Any: what was posted, or nothing
        return forms.EntryForm(
            data,
            about=matter,
            grounds=choices,
            units=units,
            people=directory.person_choices(),
            initial={"happened_on": beijing_day(request.at)},
        )

    context: dict[str, object] = {
        "matter": matter,
        "title": _("登记责任追究线索"),
        "submit": _("登记"),
        "cancel": reverse("matter", args=[uid]),
        "consequence": _(
            "线索只记载事实和证据，不是责任认定。登记后只有组长、办公室主任和登记人可见，涉及其本人的除外；"
            "第六、七、八、十四、十八项只登记移送，不接触有关人员。"
        ),
    }
    data: QueryDict | None = request.POST if request.method == "POST" else None
    if data is not None:
        try:
            data = received(request, "evidence")
        except Refusal as refused:
            again = {**context, "form": made(request.POST), "refusal": words.worded(refused)}
            return render(request, TEMPLATE, again, status=refused.status)
        context["kept"] = uploads.kept(data.get("kept", ""))
    return perform(
        request,
        form=made(data),
        act=lambda filled: actions.enter_clue(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid, **_entry(filled)
        ),
        done=lambda clue: reverse("clue", args=[clue.uid]),
        template=TEMPLATE,
        context=context,
    )


def _entry(filled: forms.EntryForm) -> dict[str, Any]:  # Any: the arguments of the act
    values = filled.values()
    values.pop("evidence")
    held = uploads.kept(values.pop("kept"))
    return {
        **values,
        "unit": UUID(values["unit"]),
        "people": [UUID(one) for one in values["people"]],
        "evidence": [one.uid for one in held],
    }


def of_matter(*, matter: Matter, standing: Standing) -> list[Offer]:
    """The button on the page of a matter; it says nothing of what clues there are."""
    return offer("accountability.enter_clue", reverse("enter_clue", args=[matter.uid]), standing)

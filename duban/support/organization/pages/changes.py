"""A merger and a split: asked first, then shown with everything that follows, then done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django import forms as django_forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from duban.ground.access import ACTS, PostKind
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit
from duban.support.organization import actions, directory, foresight, forms, queries
from duban.support.organization.foresight import Asked
from duban.support.organization.models import OrgUnit
from duban.support.organization.pages import frame
from duban.support.organization.rules import CARRIED_AS
from duban.support.organization.terms import POST_LABELS


@frame.asking
def unit_merge(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Into which unit does this one go, and what follows for matters, duties and people?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    admit("organization.merge_units", queries.standing(request.user, request.at))
    others = [
        one for one in directory.unit_choices(day) if one[0] not in {str(uid), str(queries.office().uid)}
    ]
    name = queries.unit_name(found.pk, day)
    sent = request.POST if request.method == "POST" else request.GET
    asking = forms.MergeAsked(_asked(sent), units=others, initial={"on": day})
    if not asking.is_valid():
        return _ask(request, "organization.merge_units", asking, found, name)
    given = asking.cleaned_data
    units = [found, *(queries.unit_by_uid(UUID(one)) for one in given["units"])]
    into = queries.unit_by_uid(given["into"]) if given["into"] else None
    asked = Asked(units, into, given["name"].strip(), given["on"], request.user, request.at)
    return frame.act(
        request,
        "organization.merge_units",
        forms.MergeForm(
            request.POST or None,
            posts=_posts(units, day),
            initial={**given, "units": ",".join(str(one.uid) for one in units)},
        ),
        {},
        actions.merge_units,
        lambda made: frame.url("unit", made.into.uid),
        subject=name,
        template="organization/change.html",
        more=_following(asked, found, day),
    )


@frame.asking
def unit_split(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which unit is set up beside this one, and which matters and people go with it?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    admit("organization.split_unit", queries.standing(request.user, request.at))
    name = queries.unit_name(found.pk, day)
    sent = request.POST if request.method == "POST" else request.GET
    asking = forms.SplitAsked(_asked(sent), initial={"on": day})
    if not asking.is_valid():
        return _ask(request, "organization.split_unit", asking, found, name)
    given = asking.cleaned_data
    asked = Asked([found], None, given["name"].strip(), given["on"], request.user, request.at, merger=False)
    return frame.act(
        request,
        "organization.split_unit",
        forms.SplitForm(
            request.POST or None,
            posts=_posts([found], day),
            otherwise=(forms.STAYS, directory.STAYING),
            settled=True,
            matters=[(one.uid, one.label) for one in foresight.passable(found)],
            initial=given,
        ),
        {"unit": uid},
        actions.split_unit,
        lambda made: frame.url("unit", made.into.uid),
        subject=name,
        template="organization/change.html",
        more=_following(asked, found, day),
    )


def _asked(sent: QueryDict) -> QueryDict | None:
    """What was asked, if it was; the confirmation carries the other units in one field."""
    if "on" not in sent:
        return None
    if "," in (together := sent.get("units", "")) or sent.get("request_id"):
        sent = sent.copy()
        sent.setlist("units", together.split(",")[1:])
    return sent


def _ask(
    request: AuthenticatedRequest, code: str, form: django_forms.Form, unit: OrgUnit, name: str
) -> HttpResponse:
    context = {"form": form, "act": ACTS[code], "unit": unit, "subject": name}
    return render(request, "organization/change_asked.html", context, status=422 if form.is_bound else 200)


def _following(asked: Asked, unit: OrgUnit, day: date) -> dict[str, object]:
    foreseen = foresight.of(asked)
    return {
        "unit": unit,
        "units": [queries.unit_name(one.pk, day) for one in asked.units],
        "into": queries.unit_name(asked.into.pk, day) if asked.into else asked.name,
        "asked": asked,
        "foreseen": foreseen,
        "barred": any(one.bars for one in foreseen),
        "held": directory.held_in(asked.into, day) if asked.into else [],
    }


def _posts(units: Sequence[OrgUnit], day: date) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each running post, whose it is, and what it may become in the unit that takes over."""
    found = []
    for unit in units:
        for held in directory.posts_of_unit(unit, day):
            if held.post.to_on is None:
                kinds = [
                    (kind.value, str(POST_LABELS[kind])) for kind in CARRIED_AS[PostKind(held.post.kind)]
                ]
                label = f"{held.person.name}（{queries.unit_name(unit.pk, day)}{held.label}）"
                found.append((str(held.post.uid), label, kinds))
    return found

"""The editor: the frame of a scheme, its groups, its rules, each in a form of its own (13(1))."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duban.chapters.assessment import actions
from duban.chapters.assessment.forms.scheme_groups import GroupForm
from duban.chapters.assessment.forms.scheme_rules import RuleForm
from duban.chapters.assessment.forms.schemes import FrameForm
from duban.chapters.assessment.pages.scheme_steps import where
from duban.chapters.assessment.pages.schemes import EDIT
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.rules.scheme import checks, codec, editing
from duban.chapters.assessment.rules.scheme.checks import Problem
from duban.chapters.assessment.rules.scheme.definition import Rule, Scheme
from duban.chapters.assessment.rules.scheme.sentences import sentence
from duban.chapters.assessment.terms.scheme import PersonGrade, RuleKind, UnitGrade
from duban.ground.access import NotFound, Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.assessment.models import AssessmentScheme

Body = dict[str, Any]  # Any: JSON of a scheme


def _to_write(request: AuthenticatedRequest, uid: UUID) -> tuple[AssessmentScheme, Scheme]:
    found = schemes.visible(person=request.user, at=request.at, uid=uid)
    admit(EDIT, organization.standing(request.user, request.at))
    return found, codec.decode(found.body)


def _save(
    request: AuthenticatedRequest,
    found: AssessmentScheme,
    form: ActForm,
    template: str,
    context: dict[str, object],
    body: Callable[[Any], Body],
    note: Callable[[Any], str | None] = lambda _filled: None,
) -> HttpResponse:  # Any: the form that was filled in
    return perform(
        request,
        form=form,
        act=lambda filled: actions.edit_scheme(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            scheme=found.uid,
            body=body(filled),
            note=note(filled),
        ),
        done=where,
        template=template,
        context={"scheme": found, **context},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def frame(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What holds for the whole scheme?"""
    found, scheme = _to_write(request, uid)
    form = FrameForm(
        request.POST or None,
        about=found,
        initial={**editing.frame_values(scheme), "note": found.note},
    )
    return _save(
        request,
        found,
        form,
        "assessment/scheme_frame.html",
        {},
        lambda filled: editing.with_frame(
            found.body,
            filled.cleaned_data,
            unit_cuts=filled.cuts("unit", UnitGrade),
            person_cuts=filled.cuts("person", PersonGrade),
        ),
        lambda filled: str(filled.cleaned_data["note"]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is a group worth, and what of it counts?"""
    found, scheme = _to_write(request, uid)
    code = request.GET.get("group", "")
    known = scheme.group(code)
    if code and known is None:
        raise NotFound("assessment.scheme_unknown", "13(1)")
    form: ActForm = GroupForm(
        request.POST or None, about=found, initial=editing.group_values(known) if known else {}
    )
    gone = "delete" in request.POST
    if gone:
        form = ActForm(request.POST, about=found)
    own = code or editing.free_code(schemes.used_codes(), "g")
    empty = known is not None and not any(one.group == code for one in scheme.rules)
    return _save(
        request,
        found,
        form,
        "assessment/scheme_group.html",
        {"group": known, "may_delete": empty},
        lambda filled: (
            editing.without(found.body, "groups", code)
            if gone
            else editing.put(found.body, "groups", filled.as_json(own))
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this rule count, and with which points?"""
    found, scheme = _to_write(request, uid)
    code = request.GET.get("rule", "")
    known = scheme.rule(code)
    kind = known.kind if known else request.GET.get("kind", "")
    if (code and known is None) or (kind and kind not in RuleKind.values):
        raise NotFound("assessment.scheme_unknown", "13(1)")
    if not kind:
        context = {"scheme": found, "kinds": _kinds(), "group": request.GET.get("group", "")}
        return render(request, "assessment/scheme_rule_kind.html", context)
    gone = "delete" in request.POST
    form: ActForm = RuleForm(
        request.POST or None,
        about=found,
        kind=kind,
        groups=[(one.code, one.title) for one in scheme.groups],
        rule=known,
        initial={"group": request.GET["group"]} if request.GET.get("group") else {},
    )
    if gone:
        form = ActForm(request.POST, about=found)
    own = code or editing.free_code(schemes.used_codes(), "r")
    context = {"rule": known, "kind": RuleKind(kind).label, "sentence": sentence(known) if known else ""}
    if request.method == "POST" and "preview" in request.POST:
        return _preview(request, found, scheme, form, own, known, context)
    return _save(
        request,
        found,
        form,
        "assessment/scheme_rule.html",
        context,
        lambda filled: (
            editing.without(found.body, "rules", code)
            if gone
            else editing.put(found.body, "rules", filled.as_json(own, known))
        ),
    )


def _kinds() -> list[tuple[str, Any, Any]]:  # Any: lazy labels
    return [(one.value, one.label, editing.examples()[one]) for one in RuleKind]


def _preview(
    request: AuthenticatedRequest,
    found: AssessmentScheme,
    scheme: Scheme,
    form: Any,
    code: str,
    before: Rule | None,
    context: dict[str, object],
) -> HttpResponse:  # Any: the rule's form
    """试看: the sentence that the form makes, and what is wrong with it; nothing is kept."""
    shown: dict[str, object] = {**context, "scheme": found, "form": form}
    if not form.is_valid():
        return render(request, "assessment/scheme_rule.html", shown, status=422)
    try:
        made: Rule = codec.decode_as(Rule, form.as_json(code, before))
    except Refusal as refused:
        shown["refusal"] = words.worded(refused)
        return render(request, "assessment/scheme_rule.html", shown, status=refused.status)
    refused_words = schemes.refused_words(beijing_day(request.at))
    wrong = [Problem(one, params).words for one, params in checks.rule_problems(made, scheme, refused_words)]
    shown |= {"sentence": sentence(made), "wrong": wrong, "previewed": _("试看，尚未保存")}
    return render(request, "assessment/scheme_rule.html", shown)

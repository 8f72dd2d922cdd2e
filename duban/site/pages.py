"""Pages about the product itself: its components, who may do what, the regulation."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.ground.access import ACTS, POLICY, Refusal, Who
from duban.ground.access.standing import PostKind, Relation, Role
from duban.ground.regulation import clauses
from duban.site import samples
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization.terms import POST_LABELS


@require_safe
def components(request: AuthenticatedRequest) -> HttpResponse:
    """What do the components look like in every state?"""
    return render(
        request,
        "components.html",
        {
            "lights": samples.LIGHTS,
            "original": date(2026, 11, 30),
            "adjusted": date(2026, 12, 20),
            "actual": date(2026, 12, 18),
            "found": date(2026, 11, 12),
            "steps": samples.STEPS,
            "columns": samples.COLUMNS,
            "rows": samples.ROWS,
            "lines": samples.LINES,
            "why": samples.WHY,
            "consequence": samples.CONSEQUENCE,
            "form": samples.refused_form(),
            "fresh": samples.SampleForm(auto_id="fresh_%s"),
            "stopped": words.worded(Refusal("organization.same_checker", "6(2)")),
        },
    )


@require_safe
def regulation(request: HttpRequest) -> HttpResponse:
    """What does the regulation say, in its own words?"""
    return render(request, "regulation.html", {"regulation": clauses.load()})


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """Who may do which act, and under which article?"""
    rows = [{"act": ACTS[code], "who": _in_words(who)} for code, who in POLICY.items()]
    return render(request, "policy.html", {"rows": rows})


ROLE_WORDS = {
    Role.SYSTEM: "系统",
    Role.PERSON: "任何在册人员",
    Role.ASSESSOR: "领导小组指定的考核人员",
    Role.CASE_CIRCLE: "案卷知悉范围内的人员",
    Role.CASE_HANDLER: "核实人员",
    Role.CONCERNED: "本案涉及人员本人",
}
RELATION_WORDS = {
    Relation.LEAD: "牵头单位",
    Relation.CO: "协办单位",
    Relation.SERVICE: "服务单位",
    Relation.LEADER_IN_CHARGE: "分管领导",
    Relation.STAFF: "承办人员、服务人员",
    Relation.EVERYONE: "受文单位",
}


def _in_words(who: Who) -> list[str]:
    """The policy row as a reader would say it: posts of the body, then posts by kind of unit."""
    said = [ROLE_WORDS.get(one) or str(POST_LABELS[PostKind(one.value)]) for one in Role if one in who.roles]
    for relation in Relation:
        posts = [tie.post for tie in who.ties if tie.relation == relation]
        named = [str(POST_LABELS[post]) for post in PostKind if post in posts]
        if named:
            said.append(f"{RELATION_WORDS[relation]}的{'、'.join(named)}")
        elif None in posts:
            said.append(RELATION_WORDS[relation])
    return said

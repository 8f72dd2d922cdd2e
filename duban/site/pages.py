"""Pages about the product itself: its components, who may do what, the regulation."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from duban.ground.access import ACTS, POLICY, Refusal, Who
from duban.ground.access.standing import PostKind, Relation, Role
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.doors import refusal as words
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization.terms import POST_LABELS


class SampleForm(ActForm):
    """A form with one field of each kind, for the component page."""

    asked = forms.CharField(label=_("催办内容"), widget=forms.Textarea, help_text=_("写明要求和回复时间"))
    contact = forms.CharField(label=_("联系人"), max_length=60)
    channel = forms.ChoiceField(label=_("方式"), choices=[("PHONE", _("电话")), ("ON_SITE", _("上门"))])
    next_on = forms.DateField(
        label=_("下次联系日期"), required=False, widget=forms.DateInput({"type": "date"})
    )
    urgent = forms.BooleanField(label=_("紧急"), required=False)


def components(request: AuthenticatedRequest) -> HttpResponse:
    """What do the six components look like in every state?"""
    day = beijing_day(request.at)
    form = SampleForm({"request_id": "", "contact": "林海", "channel": "PHONE"})
    refusal = words.worded(Refusal("organization.same_checker", "6(2)"))
    return render(
        request,
        "components.html",
        {
            "lights": [{"colour": colour, "word": word} for colour, word in SAMPLE_LIGHTS],
            "day": day,
            "later": day + timedelta(days=30),
            "steps": SAMPLE_STEPS,
            "columns": [{"label": _("事项")}, {"label": _("进度"), "class": "num"}],
            "rows": [[_("东护城河清淤及驳岸修复工程"), "62%"], [_("游客服务中心无障碍改造"), "74%"]],
            "lines": [],
            "consequence": SAMPLE_CONSEQUENCE,
            "form": form,
            "refusal": refusal,
        },
    )


SAMPLE_LIGHTS = (
    ("red", _("逾期 4 天")),
    ("amber", _("还有 2 个工作日")),
    ("green", _("正常")),
    ("grey", _("暂停")),
    ("done", _("办结")),
)
SAMPLE_STEPS = (
    {"label": _("立项"), "state": "done"},
    {"label": _("交办"), "state": "done"},
    {"label": _("办理中"), "state": "now"},
    {"label": _("报结"), "state": "todo"},
)
SAMPLE_CONSEQUENCE = _(
    "再送达一份《督办通知书》，即为就本事项向该单位送达的第 2 次。依照第十六条第四项，届时登记责任追究线索（待核实），"
    "报请组长决定是否启动核实；是否追究责任，须经核实、听取陈述申辩和集体研究。"
)


def regulation(request: HttpRequest) -> HttpResponse:
    """What does the regulation say, in its own words?"""
    return render(request, "regulation.html", {"regulation": clauses.load()})


def policy(request: HttpRequest) -> HttpResponse:
    """Who may do which act, and under which article?"""
    rows = [{"act": ACTS[code], "who": _in_words(who)} for code, who in POLICY.items()]
    return render(request, "policy.html", {"rows": rows})


ROLE_WORDS = {Role.SYSTEM: "系统", Role.PERSON: "任何在册人员"}
RELATION_WORDS = {
    Relation.LEAD: "牵头单位",
    Relation.CO: "协办单位",
    Relation.SERVICE: "服务单位",
    Relation.LEADER_IN_CHARGE: "分管领导",
    Relation.STAFF: "承办人员、服务人员",
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

"""The next version of the rule set: written, compared, sent up, decided on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from duban.ground.access import ACTS, POLICY, NotFound, Role
from duban.support.doors import streams
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries as organization
from duban.support.rulebook import actions, bounds, draft_forms, drafting, queries, rules, showing
from duban.support.rulebook.models import RuleSetDraft
from duban.support.rulebook.terms import APPROVE, RETURN, DraftState

DRAFT, SUBMIT = "rulebook.draft_rule_set", "rulebook.submit_draft"
ADOPT, SEND_BACK, GIVE_UP = "rulebook.adopt_draft", "rulebook.return_draft", "rulebook.give_up_draft"
STEPS = (
    _("起草"),
    _("报审"),
    _("审定采用"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_new(request: AuthenticatedRequest) -> HttpResponse:
    """Why is another version needed, and from what does it start?"""
    admit(DRAFT, organization.standing(request.user, request.at))
    return perform(
        request,
        form=draft_forms.NewDraftForm(request.POST or None, request.FILES or None),
        act=lambda filled: actions.draft_rule_set(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            values=_known(filled.cleaned_data["file"]),
            note=filled.cleaned_data["note"],
        ),
        done=lambda made: reverse("rule_draft", args=[made.uid]),
        template="rulebook/draft_new.html",
        context={"base": queries.newest_version(), "open": queries.open_draft()},
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:  # Any: JSON of the tables
    """What the file of another edition of the program holds more than this one, is left out."""
    return {key: value for key, value in values.items() if key in actions.shipped()}


@require_safe
def draft(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What would the next version change, and how far is it?"""
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    return render(request, "rulebook/draft.html", _context(request, found))


def _context(request: AuthenticatedRequest, found: RuleSetDraft) -> dict[str, object]:
    return {
        "draft": found,
        "state": DraftState(found.state).label,
        "changes": drafting.of_draft(found),
        "steps": _steps(found),
        "offers": _offers(request, found),
        "is_open": found.state not in (DraftState.ADOPTED, DraftState.GIVEN_UP),
        "is_old": found.base.number != queries.newest_version().number and found.adopted is None,
    }


def _steps(found: RuleSetDraft) -> list[dict[str, object]]:
    reached = {DraftState.SUBMITTED: 1, DraftState.ADOPTED: 3}.get(DraftState(found.state), 0)
    days = (None, found.submitted_on, found.decided_on)
    return [
        {
            "label": label,
            "state": "done" if place < reached else "now" if place == reached else "todo",
            "day": days[place] if place <= reached else None,
        }
        for place, label in enumerate(STEPS)
    ]


def _offers(request: AuthenticatedRequest, found: RuleSetDraft) -> list[Offer]:
    """What this person may do with it, the next step first."""
    who, uid = organization.standing(request.user, request.at), found.uid
    head = Role.LEADING_GROUP_HEAD in who.roles

    def check(act: str) -> None:
        label = str(DraftState(found.state).label)
        rules.check_draft_state(act, found.state, label=label, name=ACTS[act].name)

    def one(act: str, page: str, label: str = "") -> list[Offer]:
        return offer(act, reverse(page, args=[uid]), who, check=lambda: check(act), label=label)

    def carried(word: str) -> bool:
        return head or organization.checked_slip(queries.subject_of(found), word) is not None

    ordered = [
        *(one(ADOPT, "rule_draft_adopt") if carried(APPROVE) else []),
        *(one(SEND_BACK, "rule_draft_return") if carried(RETURN) else []),
        *([] if head else _paper(request, found)),
        *(one(SUBMIT, "rule_draft_submit") if found.changed else []),
        *one(DRAFT, "rule_draft_values", str(_("修改取值"))),
        *one(GIVE_UP, "rule_draft_give_up"),
    ]
    return [each for each in ordered if each.possible]


def _paper(request: AuthenticatedRequest, found: RuleSetDraft) -> list[Offer]:
    """代录: the way to enter the paper, as long as none has been checked."""
    subject = queries.subject_of(found)
    decided = any(organization.checked_slip(subject, word) for word in (APPROVE, RETURN))
    if found.state != DraftState.SUBMITTED or decided:
        return []
    url = f"{reverse('paper_new')}?subject={subject.replace('#', '%23')}&decision={APPROVE}"
    who = organization.standing(request.user, request.at)
    return offer("organization.enter_paper", url, who, label=str(_("代录审定件")))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_values(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which value is to be what, beside what is in force?"""
    found = _to_write(request, uid)
    form = draft_forms.ValuesForm(
        request.POST or None,
        about=found,
        shape=actions.shipped(),
        bounds=bounds.all_of(actions.shipped()),
        initial=drafting.initial(found),
    )
    return perform(
        request,
        form=form,
        act=lambda filled: _write(
            request,
            found,
            filled,
            {**found.changed, **filled.plain_values()},
            note=filled.cleaned_data["note"],
            from_on=filled.cleaned_data["from_on"],
        ),
        done=lambda made: reverse("rule_draft", args=[uid]),
        template="rulebook/draft_values.html",
        context={"draft": found, "groups": drafting.groups(found, form)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def draft_table(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is to stand in this table, beside what is in force?"""
    found = _to_write(request, uid)
    key = request.GET.get("key") or drafting.tables()[0]
    if key not in drafting.tables():
        raise NotFound("rulebook.not_found", "8(4)")
    form = drafting.table_form(found, key, request.POST or None, about=found)
    return perform(
        request,
        form=form,
        act=lambda filled: _write(
            request,
            found,
            filled,
            {**found.changed, key: filled.table_value()},
            note=found.note,
            from_on=found.from_on,
        ),
        done=lambda made: reverse("rule_draft", args=[uid]),
        template="rulebook/draft_table.html",
        context={
            "draft": found,
            "line": showing.line(key, queries.entries_of(found.base)[key]),
            "shown": form.shown(),
            "heads": [] if form.is_lines else [form.head(column) for column in form.columns],
            "takes_rows": form.within.takes_rows,
        },
    )


def _to_write(request: AuthenticatedRequest, uid: UUID) -> RuleSetDraft:
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    admit(DRAFT, organization.standing(request.user, request.at))
    return found


def _write(
    request: AuthenticatedRequest,
    found: RuleSetDraft,
    filled: ActForm,
    values: dict[str, Any],
    **more: Any,
) -> RuleSetDraft:  # Any: JSON of the tables
    return actions.draft_rule_set(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        draft=found.uid,
        values=values,
        **more,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def draft_submit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the draft ready for the Leading Group?"""
    return _step(request, uid, SUBMIT, draft_forms.SubmitForm, actions.submit_draft, _("报审"))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_adopt(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the draft adopted, and from which day does it count?"""
    return _step(request, uid, ADOPT, draft_forms.AdoptForm, actions.adopt_draft, _("审定采用"))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_return(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must be written otherwise?"""
    return _step(request, uid, SEND_BACK, draft_forms.ReasonForm, actions.return_draft, _("退回修改"))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_give_up(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is the draft not wanted any more?"""
    return _step(request, uid, GIVE_UP, draft_forms.ReasonForm, actions.give_up_draft, _("放弃草案"))


FOLLOWS = {
    SUBMIT: _("报审后不能再改，直至退回。领导小组组长收到消息。"),
    ADOPT: _(
        "采用后即为新版本，自施行日期起计算；此前的应办任务、灯色以外的结果和考核评估仍按原版本，不重新计算。"
    ),
    SEND_BACK: _("退回后由领导小组办公室修改并重新报审。"),
    GIVE_UP: _("放弃后不能恢复，内容仍可查看；可以另行起草。"),
}


def _step(
    request: AuthenticatedRequest, uid: UUID, code: str, form: Any, act: Any, word: Any
) -> HttpResponse:  # Any: the form, the act and the word of the step
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    admit(code, organization.standing(request.user, request.at))
    initial = {"from_on": found.from_on}
    return perform(
        request,
        form=form(request.POST or None, about=found, initial=initial),
        act=lambda filled: act(
            by=request.user, at=request.at, request_id=filled.request_uuid, draft=uid, **filled.values()
        ),
        done=lambda made: reverse("rule_draft", args=[uid]),
        template="rulebook/draft_step.html",
        context={**_context(request, found), "word": word, "follows": FOLLOWS[code]},
    )


@require_safe
def compare(request: AuthenticatedRequest) -> HttpResponse:
    """What did one version change of another?"""
    versions = showing.versions()
    both = drafting.pair(versions, request.GET.get("from", ""), request.GET.get("to", ""))
    found = drafting.changes(queries.entries_of(both[0]), queries.entries_of(both[1])) if both else []
    context = {"versions": versions, "both": both, "changes": found}
    return render(request, "rulebook/compare.html", context)


@require_safe
def export(request: AuthenticatedRequest) -> HttpResponse:
    """The version as a file that another body can start from."""
    asked = request.GET.get("version", "")
    chosen = next((one for one in showing.versions() if str(one.number) == asked), None)
    chosen = chosen or queries.newest_version()
    return _file(
        drafting.as_file(chosen.number, chosen.title, queries.entries_of(chosen)), f"第{chosen.number}版"
    )


@require_safe
def draft_export(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The draft as a file."""
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    number = found.base.number + 1
    return _file(drafting.as_file(number, found.base.title, queries.drafted(found)), f"第{number}版草案")


def _file(text: str, what: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = streams.disposition(f"考核细则与参数（{what}）.json")
    return response


def may_draft(request: AuthenticatedRequest) -> bool:
    return POLICY[DRAFT].admits(organization.standing(request.user, request.at))


def shown_draft(request: AuthenticatedRequest) -> RuleSetDraft | None:
    """The draft under way, for those who may see it."""
    return queries.open_draft() if queries.sees_drafts(request.user, request.at) else None

"""One candidate: what the source says, what was asked, what people have made of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms, queries, rules
from duban.chapters.intake.actions import Completion
from duban.chapters.intake.forms.completing import BEFORE
from duban.chapters.intake.pages.progress import of_candidate
from duban.chapters.intake.queries import consulting
from duban.chapters.intake.terms import CandidateState, ConsultationState, RowStatus, Topic
from duban.chapters.matters.actions import Target, UnitRole
from duban.chapters.matters.forms import sent
from duban.chapters.matters.terms import RELATION_WORDS, DefinitionLimb, MatterCategory
from duban.ground import access
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.intake.models import Candidate, Consultation

ACT_PAGE = "intake/candidate_act.html"


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> Candidate:
    """The candidate of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_candidate(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def _back(candidate: Candidate) -> str:
    return reverse("candidate", args=[candidate.uid])


def shown(candidate: Candidate, at_day: date) -> dict[str, object]:
    """A candidate as its pages show it."""
    return {
        "candidate": candidate,
        "listed": candidate.docketing_list,
        "status": RowStatus(candidate.status).label,
        "state": CandidateState(candidate.state).label,
        "category": MatterCategory(candidate.category).label if candidate.category else "",
        "limb": DefinitionLimb(candidate.limb).label if candidate.limb else "",
        "units": [{**one, "role": RELATION_WORDS.get(one["relation"], "")} for one in candidate.units],
        "before": rules.before_of(candidate.brought) if candidate.brought else None,
        "questions": [{**one, "about": Topic(one["topic"]).label} for one in candidate.questions],
        "leaders": queries.leaders_for(candidate, at_day),
        "cancel": _back(candidate),
    }


@require_safe
def candidate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the source say of this matter, what is still open, what is proposed?"""
    found = queries.visible_candidate(person=request.user, at=request.at, uid=uid)
    day = beijing_day(request.at)
    context = shown(found, day) | {
        "offers": of_candidate(found, person=request.user, at=request.at),
        "voices": voices(consulting.consultations_of(found), day),
    }
    return render(request, "intake/candidate.html", context)


def voices(consultations: list[Consultation], day: date) -> list[dict[str, object]]:
    """What units said, in words; who said nothing in time has no objection."""
    return [
        {
            "consultation": one,
            "state": _("期满未回复，视为无异议")
            if rules.is_silent(one.state, one.answer_by, day)
            else ConsultationState(one.state).label,
        }
        for one in consultations
    ]


def complete_candidate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is right where the reading asks, or was wrong?"""
    found = opened(request, uid, "intake.complete_candidate")
    day = beijing_day(request.at)
    form = forms.CompleteForm(
        sent(request),
        about=found,
        units=queries.unit_choices(day),
        leaders=[(str(one.uid), one.name) for one in queries.leaders(day)],
        asked=[(str(place), one["text"]) for place, one in enumerate(found.questions) if not one["answer"]],
        texts=[one["text"] for one in found.units],
        nodes=len(found.milestones),
        initial=_initial(found),
    )
    return perform(
        request,
        form=form,
        act=lambda filled: actions.complete_candidate(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            candidate=uid,
            completion=_completion(filled, found),
        ),
        done=_back,
        template="intake/complete.html",
        context=shown(found, day),
    )


def _initial(candidate: Candidate) -> dict[str, object]:
    """What is there now; a date that the reading only proposes is offered, not taken."""
    proposed = str(candidate.deadline.get("date") or "")
    initial: dict[str, object] = {
        "title": candidate.title,
        "category": candidate.category,
        "limb": candidate.limb,
        "due_on": None if candidate.no_end else candidate.due_on or proposed or None,
        "open_ended": candidate.no_end,
        "objectives": "\n".join(candidate.objectives),
        "leaders": [one["uid"] for one in candidate.leaders],
        **_initial_before(candidate),
    }
    for place, unit in enumerate(candidate.units):
        initial |= {f"unit_{place}": unit["uid"], f"relation_{place}": unit["relation"]}
    for place, node in enumerate(candidate.milestones):
        initial |= {
            f"node_on_{place}": node["on"] or None,
            f"node_label_{place}": node["label"],
            f"node_state_{place}": node["is_state"],
        }
    return initial


def _initial_before(candidate: Candidate) -> dict[str, object]:
    before = rules.before_of(candidate.brought)
    finished = {None: "", True: "yes", False: "no"}[before.finished]
    return {**before.to_json(), "finished": finished}


def _before(filled: forms.CompleteForm) -> rules.Before | None:
    """What was before, where the person changed anything of it."""
    if not set(filled.changed_data) & set(BEFORE):
        return None
    values = filled.values()
    return rules.Before(**{name: values[name] for name in BEFORE})


def _completion(filled: forms.CompleteForm, candidate: Candidate) -> Completion:
    """Only what the person has changed, or a proposed date that he lets stand."""
    values, changed = filled.values(), set(filled.changed_data)
    due_on = values["due_on"]
    return Completion(
        title=values["title"] if "title" in changed or not candidate.is_matter else None,
        category=MatterCategory(values["category"]) if _new(values, changed, "category") else None,
        limb=DefinitionLimb(values["limb"]) if _new(values, changed, "limb") else None,
        due_on=due_on if due_on and (due_on != candidate.due_on or values["open_ended"]) else None,
        open_ended=values["open_ended"] and not (candidate.no_end and not due_on),
        units=units_of(filled) if filled.touched("unit", "relation") else None,
        leaders=[UUID(uid) for uid in values["leaders"]] if "leaders" in changed else None,
        milestones=nodes_of(filled, candidate)
        if filled.touched("node_on", "node_label", "node_state")
        else None,
        objectives=values["objectives"].splitlines() if "objectives" in changed else None,
        before=_before(filled),
        confirmed=[int(place) for place in values["confirmed"]],
        remark=values["remark"],
    )


def _new(values: dict[str, Any], changed: set[str], name: str) -> bool:  # Any: cleaned values of a form
    return name in changed and bool(values[name])


def units_of(filled: forms.CompleteForm) -> list[UnitRole]:
    """The units as chosen, with what each is to the matter."""
    values = filled.values()
    rows = [(values[f"unit_{place}"], values[f"relation_{place}"]) for place in range(filled.unit_rows)]
    return [UnitRole(UUID(unit), Relation(relation)) for unit, relation in rows if unit and relation]


def nodes_of(filled: forms.CompleteForm, candidate: Candidate | None = None) -> list[Target]:
    """The nodes as typed; whose they are stays as it was read."""
    values, nodes = filled.values(), []
    read = candidate.milestones if candidate else []
    for place in range(filled.node_rows):
        on, label = values[f"node_on_{place}"], values[f"node_label_{place}"]
        if on and label:
            before = read[place] if place < len(read) else {"subject": ""}
            nodes.append(
                Target(
                    label=label,
                    planned_on=on,
                    is_state=values[f"node_state_{place}"],
                    subject=before["subject"],
                )
            )
    return nodes


def propose(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What do I propose on this matter?"""
    found = opened(request, uid, "intake.propose")
    wording = found.proposal or actions.proposal_for(found)
    return perform(
        request,
        form=forms.ProposeForm(sent(request), about=found, initial={"proposal": wording}),
        act=lambda filled: actions.propose(
            by=request.user, at=request.at, request_id=filled.request_uuid, candidate=uid, **filled.values()
        ),
        done=_back,
        template=ACT_PAGE,
        context=shown(found, beijing_day(request.at))
        | {
            "title": _("提出拟办意见"),
            "submit": _("提出，报主任审核"),
            "consequence": _("提出后由领导小组办公室主任审核。再作补正的，须重新提出。"),
        },
    )


def review_proposal(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do I agree with this proposal?"""
    found = opened(request, uid, "intake.review_proposal")
    return perform(
        request,
        form=forms.ReviewForm(sent(request), about=found),
        act=lambda filled: actions.review_proposal(
            by=request.user, at=request.at, request_id=filled.request_uuid, candidate=uid, **filled.values()
        ),
        done=_back,
        template=ACT_PAGE,
        context=shown(found, beijing_day(request.at))
        | {
            "title": _("审核拟办意见"),
            "submit": _("提交审核"),
            "consequence": _("同意的列入报审清单；不同意的退回修改后重新提出。"),
        },
    )


def decline(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is this matter not docketed, and what is the source told?"""
    found = opened(request, uid, "intake.decline")
    return perform(
        request,
        form=forms.DeclineForm(sent(request), about=found),
        act=lambda filled: actions.decline(
            by=request.user, at=request.at, request_id=filled.request_uuid, candidate=uid, **filled.values()
        ),
        done=_back,
        template=ACT_PAGE,
        context=shown(found, beijing_day(request.at))
        | {
            "title": _("不予立项"),
            "submit": _("决定不予立项"),
            "consequence": _("不予立项的事项不列入报审清单，理由和答复留存备查。"),
        },
    )

"""The sheet, and the analyses of cause and responsibility with what a named unit says to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment import actions
from duban.chapters.assessment.forms import evaluation as forms
from duban.chapters.assessment.pages.evaluation import filling
from duban.chapters.assessment.pages.evaluation.filling import Data, Values, fill
from duban.chapters.assessment.queries import checking, evaluations, gathering, seats, timing
from duban.chapters.assessment.terms.evaluation import CRITERIA, Cause, EvaluationState
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.doors.http import AuthenticatedRequest
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation
    from duban.chapters.matters.models import Matter

SHEET = "assessment/evaluate.html"


def evaluate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How well was the matter done: objective by objective, criterion by criterion, and as a whole?"""
    matter = evaluations.visible_matter(person=request.user, at=request.at, uid=uid)
    access.require("assessment.evaluate", seats.standing(request.user, request.at, matter))
    today = beijing_day(request.at)
    year = _year(request, matter, today)
    row = evaluations.under_way(matter, year)
    gathered = gathering.gather(matter, year, request.at)
    short = row.short if row else checking.short_fits(matter, year, today)
    lines = _lines(gathered, short=short, today=today)
    aims = [_aim(one, gathered) for one in matters.quality_objectives(matter)]

    def form(data: Data) -> forms.SheetForm:
        return forms.SheetForm(
            data,
            about=row or matter,
            aims=aims,
            lines=lines,
            units=seats.named(seats.unit_ids(matter), today),
            initial=_initial(row, gathered, year=year, short=short),
        )

    def act(values: Values, filled: forms.SheetForm) -> Evaluation:
        return actions.evaluate(
            by=request.user,
            at=request.at,
            request_id=values["request_id"],
            matter=uid,
            objectives=[actions.ObjectiveJudgement(**one) for one in filled.judged()],
            criteria=[actions.CriterionJudgement(**one) for one in filled.found()],
            quality=values["quality"] or None,
            **{
                name: values[name] for name in ("year", "short", "quality_reason", "better_reason", "opinion")
            },
        )

    bound = form(request.POST if request.method == "POST" else None)
    return fill(
        request,
        form=lambda _data: bound,
        act=lambda values: act(values, bound),
        done=lambda made: (
            f"{reverse('evaluate', args=[uid])}?year={year}"
            if "stay" in request.POST
            else filling.at_evaluation(made)
        ),
        template=SHEET,
        context={
            "title": _("考核评估"),
            "matter": matter,
            "row": row,
            "year": year,
            "dates": gathered.dates,
            "cancel": filling.at_evaluation(row) if row else reverse("matter", args=[uid]),
            "blocked": row is not None and row.state != EvaluationState.DRAFT,
        },
    )


def _year(request: AuthenticatedRequest, matter: Matter, today: date) -> int:
    given = request.POST.get("year") or request.GET.get("year") or ""
    return int(given) if given.isdigit() and len(given) == 4 else timing.owed_year(matter, today)


def _lines(gathered: gathering.Gathered, *, short: bool, today: date) -> list[forms.Line]:
    asked = rulebook.values(today).texts("assessment.short_sheet_criteria") if short else CRITERIA
    return [
        forms.Line(
            clause=clause,
            name=checking.criterion_name(clause),
            words=clauses.clause(clause).words.rstrip(";；。"),
            facts=gathered.criteria[clause],
            required=clause in asked,
        )
        for clause in CRITERIA
    ]


def _aim(
    objective: Any, gathered: gathering.Gathered
) -> forms.Aim:  # Any: an objective, which a page does not name
    """An objective with its target and what was reported of it."""
    said = [
        one.words
        for one in gathered.criteria["12(9)"]
        if objective.indicator and objective.indicator in one.words
    ]
    target = f"{objective.target}{objective.measure}" if objective.indicator else ""
    return forms.Aim(objective.uid, checking.label_of(objective), target, said[0] if said else "")


def _initial(
    row: Evaluation | None, gathered: gathering.Gathered, *, year: int, short: bool
) -> dict[str, object]:
    """What was written, else the facts on record under each criterion."""
    found: dict[str, object] = {"year": year, "short": short}
    kept = evaluations.criteria(row) if row else {}
    for clause in CRITERIA:
        name, one = forms.key(clause), kept.get(clause)
        found[f"{name}_words"] = one.words if one else "\n".join(f.words for f in gathered.criteria[clause])
        if one is not None:
            found[f"{name}_none"], found[f"{name}_faulted"] = not one.applies, one.faulted
            found[f"{name}_unit"] = str(one.unit.uid) if one.unit else ""
    if row is None:
        return found
    for judged in evaluations.judged(row):
        for part in ("quality", "reason", "evidence"):
            found[f"{part}_{judged.objective.uid}"] = getattr(judged, part)
    return found | {
        name: getattr(row, name) for name in ("quality", "quality_reason", "better_reason", "opinion")
    }


def analyse_cause(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why was it late or is it poor, and who answers for it?"""
    found = filling.opened(request, uid, "assessment.analyse_cause")
    today = beijing_day(request.at)
    wanted = timing.demanded(found, today)
    days = rulebook.values(today).number("assessment.answer_analysis_within")
    lead = matters.lead_of(found.matter)
    others = [one for one in seats.units_in_scope(today) if lead is None or one.pk != lead.unit_id]
    about = request.GET.get("about", "")
    open_ = checking.unanalysed(found, today) or wanted

    def act(given: Values) -> object:
        unit = given.pop("unit")
        return actions.analyse_cause(evaluation=uid, unit=UUID(unit) if unit else None, **given)

    return fill(
        request,
        form=lambda data: forms.AnalysisForm(
            data,
            about=found,
            subjects=[(one.ref, f"{one.subject.label}：{one.label}") for one in wanted],
            units=seats.named([one.pk for one in others], today),
            clauses=[(clause, checking.criterion_name(clause)) for clause in CRITERIA],
            initial=_analysis_initial(found, about or (open_[0].ref if open_ else "")),
        ),
        act=act,
        done=lambda _made: filling.at_evaluation(found),
        context=filling.context(
            found,
            title=_("分析原因和责任"),
            submit=_("提交分析"),
            consequence=_(
                "涉及其他单位的，该单位即可看到本项分析，在 {days} 个工作日内陈述意见；意见列在分析之后，"
                "其期限届满或已陈述后方可报审。"
            ).format(days=days),
            nothing="" if wanted else _("没有延时的时限，质量效果也没有评为须分析的等级。"),
        ),
    )


def _analysis_initial(found: Evaluation, ref: str) -> dict[str, object]:
    """The standing analysis of that subject, to be written anew."""
    kept = evaluations.analysis_of(found, ref)
    if kept is None:
        return {"subject_ref": ref}
    return {
        "subject_ref": ref,
        "cause": kept.cause,
        "unit": str(kept.unit.uid) if kept.unit else "",
        "words": kept.words,
        "responsibility": kept.responsibility,
        "criteria": kept.criteria,
    }


@require_safe
def analysis(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is our unit said to answer for, and what have we said to it?"""
    found = evaluations.visible_analysis(person=request.user, at=request.at, uid=uid)
    return render(request, "assessment/analysis.html", _analysis_context(request, found))


def _analysis_context(request: AuthenticatedRequest, found: Any) -> Values:  # Any: an analysis, as above
    today = beijing_day(request.at)
    sees = matters.sees(request.user, request.at, found.matter)
    open_ = found.answer_until is not None and found.answered_on is None and today <= found.answer_until
    return {
        "one": shown_analysis(found),
        "matter": found.matter,
        "sees_matter": sees,
        "sees_evaluation": evaluations.sees_whole(request.user, request.at, found.matter),
        "may_answer": open_ and evaluations.names_own_unit(request.user, request.at, found),
    }


def shown_analysis(found: Any) -> dict[str, object]:  # Any: an analysis, which a page does not name
    """An analysis in words."""
    return {
        "row": found,
        "cause": Cause(found.cause).label,
        "criteria": [checking.criterion_name(clause) for clause in found.criteria],
    }


def answer_analysis(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does our unit say to it?"""
    found = evaluations.visible_analysis(person=request.user, at=request.at, uid=uid)
    access.require(
        "assessment.answer_analysis", evaluations.standing_of_named(request.user, request.at, found)
    )
    shown = _analysis_context(request, found)
    return fill(
        request,
        form=lambda data: forms.AnswerForm(data, about=found),
        act=lambda given: actions.answer_analysis(analysis=uid, **given),
        done=lambda _made: reverse("analysis", args=[uid]),
        template="assessment/analysis.html",
        context={
            **shown,
            "answering": True,
            "submit": _("提交意见"),
            "cancel": reverse("analysis", args=[uid]),
            "consequence": _("意见列在该项分析之后，随考核评估报告报领导小组审定；提交后不能修改。"),
        },
    )

"""From a message to the page of what it is about: by the name of the page, no room is imported."""

from __future__ import annotations

from uuid import UUID

from django.urls import NoReverseMatch, reverse

from duban.support.notifications.models import Message

# label of the row → name of its page; what has no page of its own leads to its context.
PAGES = {
    "matters.matter": "matter",
    "intake.listadjustment": "list_adjustment",
    "matters.adjustment": "adjustment",
    "supervision.supervisionnotice": "notice",
    "supervision.problem": "problem",
    "supervision.inspectionplan": "inspection_plan",
    "supervision.inspectionapproval": "inspection_approval",
    "supervision.visit": "visit",
    "supervision.inspectionrecord": "inspection_record",
    "supervision.special": "special",
    "supervision.interview": "interview",
    "supervision.studyopinion": "answer_study_opinion",
    "feedback.report": "report",
    "intake.consultation": "consultation",
    "responsibility.handover": "handover",
    "intake.docketinglist": "docketing_list",
    "intake.leaderinstruction": "instruction",
    "intake.requestforinstructions": "instruction_request",
    "intake.mattersource": "source",
    "intake.firstorder": "first_order",
    "assessment.evaluation": "evaluation",
    "assessment.causeanalysis": "analysis",
    "accountability.accountabilityclue": "clue",
    "accountability.accountabilitycase": "case",
    "accountability.caseperson": "my_record",
    "assessment.resultround": "result_round",
    "assessment.unitresult": "unit_result",
    "assessment.personresult": "person_result",
    "assessment.resultobjection": "result_objection",
    "assessment.annualedition": "annual_edition",
    "assessment.commendation": "commendation",
    "assessment.assessmentscheme": "scheme",
    "assessment.assessmentrun": "assessment_run",
    "assessment.enteredfact": "entered_fact",
    "bulletins.circular": "circular",
    "bulletins.bulletin": "bulletin",
    "bulletins.publicity": "publicity",
    "organization.approvalslip": "paper",
    "notifications.opinion": "opinion_answer",
    "rulebook.workingrule": "working_rule",
    "rulebook.rulesetdraft": "rule_draft",
    "rulebook.ruleset": "rule_set",
    "organization.person": "person",
}


def link(message: Message) -> str:
    """The address of what the message is about, or nothing."""
    return page_of(message.subject_ref) or page_of(message.context_ref)


def page_of(ref: str) -> str:
    """The address of the row's own page, or nothing."""
    label, _, uid = ref.partition(":")
    if label not in PAGES:
        return ""
    try:
        return reverse(PAGES[label], args=[UUID(uid)])
    except (NoReverseMatch, ValueError):
        return ""

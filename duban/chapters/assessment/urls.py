from django.urls import URLPattern, path

from duban.chapters.assessment.pages import computing, facts, trying

urlpatterns: list[URLPattern] = [
    # facts
    path("assessment/", computing.assessment, name="assessment"),
    path("assessment/compute/", computing.compute_year, name="compute_year"),
    path("my-assessment/", computing.mine, name="my_assessment"),
    path("assessment/runs/<uuid:uid>/", computing.run, name="assessment_run"),
    path("assessment/sheets/<uuid:uid>/", computing.sheet, name="assessment_sheet"),
    path("assessment/sheets/<uuid:uid>/judge/", computing.judge_part, name="judge_part"),
    path("assessment/facts/", facts.entered_facts, name="entered_facts"),
    path("assessment/facts/new/", facts.enter_fact, name="enter_fact"),
    path("assessment/facts/<uuid:uid>/", facts.entered_fact, name="entered_fact"),
    path("assessment/facts/<uuid:uid>/confirm/", facts.confirm_fact, name="confirm_fact"),
    path("assessment/facts/<uuid:uid>/withdraw/", facts.withdraw_fact, name="withdraw_fact"),
    path("assessment/facts/<uuid:uid>/evidence/", facts.fact_evidence, name="fact_evidence"),
    path("assessment/schemes/<uuid:uid>/try/", trying.try_scheme, name="try_scheme"),
    path("assessment/trials/<uuid:uid>/", trying.scheme_trial, name="scheme_trial"),
]

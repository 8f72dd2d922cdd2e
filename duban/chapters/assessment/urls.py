from django.urls import URLPattern, path

from duban.chapters.assessment.pages import (
    computing,
    facts,
    scheme_editing,
    scheme_steps,
    schemes,
    trying,
)
from duban.chapters.assessment.pages.evaluation import deciding, looking, writing
from duban.chapters.assessment.pages.results import paths

urlpatterns: list[URLPattern] = [
    # evaluation
    path("evaluations/", looking.evaluations_page, name="evaluations"),
    path("evaluations/assessor/", deciding.designate_assessor, name="designate_assessor"),
    path("evaluations/<uuid:uid>/", looking.evaluation, name="evaluation"),
    path("evaluations/<uuid:uid>/files/<uuid:file>/", looking.evaluation_file, name="evaluation_file"),
    path("evaluations/<uuid:uid>/analyse/", writing.analyse_cause, name="analyse_cause"),
    path("evaluations/<uuid:uid>/submit/", deciding.submit_evaluation, name="submit_evaluation"),
    path("evaluations/<uuid:uid>/return/", deciding.return_evaluation, name="return_evaluation"),
    path("evaluations/<uuid:uid>/sign/", deciding.sign_evaluation, name="sign_evaluation"),
    path("evaluations/<uuid:uid>/approve/", deciding.approve_evaluation, name="approve_evaluation"),
    path("evaluations/<uuid:uid>/correct/", deciding.correct_evaluation, name="correct_evaluation"),
    path("analyses/<uuid:uid>/", writing.analysis, name="analysis"),
    path("analyses/<uuid:uid>/answer/", writing.answer_analysis, name="answer_analysis"),
    path("matters/<uuid:uid>/evaluate/", writing.evaluate, name="evaluate"),
    # scheme
    path("schemes/", schemes.every, name="schemes"),
    path("schemes/new/", scheme_steps.new, name="scheme_new"),
    path("schemes/import/", scheme_steps.import_table, name="scheme_import"),
    path("schemes/compare/", schemes.compare, name="scheme_compare"),
    path("schemes/<uuid:uid>/", schemes.one, name="scheme"),
    path("schemes/<uuid:uid>/frame/", scheme_editing.frame, name="scheme_frame"),
    path("schemes/<uuid:uid>/group/", scheme_editing.group, name="scheme_group"),
    path("schemes/<uuid:uid>/rule/", scheme_editing.rule, name="scheme_rule"),
    path("schemes/<uuid:uid>/submit/", scheme_steps.submit, name="scheme_submit"),
    path("schemes/<uuid:uid>/adopt/", scheme_steps.adopt, name="scheme_adopt"),
    path("schemes/<uuid:uid>/return/", scheme_steps.send_back, name="scheme_return"),
    path("schemes/<uuid:uid>/withdraw/", scheme_steps.withdraw, name="scheme_withdraw"),
    path("schemes/<uuid:uid>/export.json", schemes.export, name="scheme_export"),
    # facts
    path("assessment/runs/", computing.assessment, name="assessment_runs"),
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
    path("scheme-trials/<uuid:uid>/", trying.scheme_trial, name="scheme_trial"),
    # results
    *paths.PATHS,
]

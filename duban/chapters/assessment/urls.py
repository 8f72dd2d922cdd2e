from django.urls import URLPattern, path

from duban.chapters.assessment.pages import computing, facts, trying
from duban.chapters.assessment.pages.evaluation import deciding as evaluation_deciding
from duban.chapters.assessment.pages.evaluation import looking as evaluation_looking
from duban.chapters.assessment.pages.evaluation import writing
from duban.chapters.assessment.pages.results import acting, annual, commending, deciding, looking

urlpatterns: list[URLPattern] = [
    # results
    path("assessment/", looking.assessment, name="assessment"),
    path("assessment/propose/", acting.propose_results, name="propose_results"),
    path("result-rounds/<uuid:uid>/", looking.result_round, name="result_round"),
    *(
        path(
            f"result-rounds/<uuid:uid>/{kind}/",
            looking.result_list,
            {"kind": kind},
            name=f"results_{kind.replace('-', '_')}",
        )
        for kind, _party, _side in looking.KINDS
    ),
    path("result-rounds/<uuid:uid>/publish/", acting.publish_result, name="publish_result"),
    path("result-rounds/<uuid:uid>/join/", acting.join_stretches, name="join_stretches"),
    path("result-rounds/<uuid:uid>/recuse/", acting.recuse, name="recuse"),
    path("result-rounds/<uuid:uid>/submit/", acting.submit_results, name="submit_results"),
    path("result-rounds/<uuid:uid>/fix-units/", deciding.fix_unit_grade, name="fix_unit_grade"),
    path("result-rounds/<uuid:uid>/fix-persons/", deciding.fix_person_grade, name="fix_person_grade"),
    path("result-rounds/<uuid:uid>/export/", annual.export_annual, name="export_annual"),
    path("unit-results/<uuid:uid>/", looking.unit_result, name="unit_result"),
    path("unit-results/<uuid:uid>/object/", acting.object_to_result, name="object_to_unit_result"),
    path("unit-results/<uuid:uid>/correct/", deciding.correct_result, name="correct_unit_result"),
    path("unit-results/<uuid:uid>/file/", looking.result_file, name="unit_result_file"),
    path("person-results/<uuid:uid>/", looking.person_result, name="person_result"),
    path("person-results/<uuid:uid>/object/", acting.object_to_result, name="object_to_person_result"),
    path("person-results/<uuid:uid>/correct/", deciding.correct_result, name="correct_person_result"),
    path("person-results/<uuid:uid>/file/", looking.result_file, name="person_result_file"),
    path("result-objections/<uuid:uid>/", looking.result_objection, name="result_objection"),
    path(
        "result-objections/<uuid:uid>/answer/", acting.answer_result_objection, name="answer_result_objection"
    ),
    path("result-objections/<uuid:uid>/file/", looking.objection_file, name="objection_file"),
    path("annual-editions/<uuid:uid>/", annual.annual_edition, name="annual_edition"),
    path("annual-editions/<uuid:uid>/sheet/", annual.annual_sheet, name="annual_sheet"),
    path("annual-editions/<uuid:uid>/receive/", annual.receive_annual, name="receive_annual"),
    path("annual-editions/<uuid:uid>/receipt/", annual.receipt_file, name="receipt_file"),
    path("commendations/", commending.commendations, name="commendations"),
    path("commendations/register/", commending.register_commendation, name="register_commendation"),
    path("commendations/<uuid:uid>/", commending.commendation, name="commendation"),
    path("commendations/<uuid:uid>/check/", commending.check_commendation, name="check_commendation"),
    path("commendations/<uuid:uid>/file/", commending.commendation_file, name="commendation_file"),
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
    path("assessment/trials/<uuid:uid>/", trying.scheme_trial, name="scheme_trial"),
    # evaluation
    path("evaluations/", evaluation_looking.evaluations_page, name="evaluations"),
    path("evaluations/assessor/", evaluation_deciding.designate_assessor, name="designate_assessor"),
    path("evaluations/<uuid:uid>/", evaluation_looking.evaluation, name="evaluation"),
    path(
        "evaluations/<uuid:uid>/files/<uuid:file>/",
        evaluation_looking.evaluation_file,
        name="evaluation_file",
    ),
    path("evaluations/<uuid:uid>/analyse/", writing.analyse_cause, name="analyse_cause"),
    path("evaluations/<uuid:uid>/submit/", evaluation_deciding.submit_evaluation, name="submit_evaluation"),
    path("evaluations/<uuid:uid>/return/", evaluation_deciding.return_evaluation, name="return_evaluation"),
    path("evaluations/<uuid:uid>/sign/", evaluation_deciding.sign_evaluation, name="sign_evaluation"),
    path(
        "evaluations/<uuid:uid>/approve/", evaluation_deciding.approve_evaluation, name="approve_evaluation"
    ),
    path(
        "evaluations/<uuid:uid>/correct/", evaluation_deciding.correct_evaluation, name="correct_evaluation"
    ),
    path("analyses/<uuid:uid>/", writing.analysis, name="analysis"),
    path("analyses/<uuid:uid>/answer/", writing.answer_analysis, name="answer_analysis"),
    path("matters/<uuid:uid>/evaluate/", writing.evaluate, name="evaluate"),
]

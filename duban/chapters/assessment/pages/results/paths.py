"""The addresses of results, of the annual result and of commendations."""

from django.urls import URLPattern, path

from duban.chapters.assessment.pages.results import acting, annual, commending, deciding, looking

PATHS: list[URLPattern] = [
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
    path("result-rounds/<uuid:uid>/return/", deciding.return_results, name="return_results"),
    path("result-rounds/<uuid:uid>/sign/", deciding.sign_results, name="sign_results"),
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
]

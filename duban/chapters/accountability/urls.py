from django.urls import URLPattern, path

from duban.chapters.accountability.pages import cases, clues, handling, hearing, opening

urlpatterns: list[URLPattern] = [
    path("clues/", clues.clues, name="clues"),
    path("clues/<uuid:uid>/", clues.clue, name="clue"),
    path("clues/<uuid:uid>/close/", clues.close_clue, name="close_clue"),
    # case
    path("clues/<uuid:uid>/start/", opening.start_verification, name="start_verification"),
    path("clues/<uuid:uid>/transfer/", opening.transfer_head_clue, name="transfer_head_clue"),
    path("cases/", cases.cases, name="cases"),
    path("cases/archived/", cases.archived_cases, name="archived_cases"),
    path("cases/<uuid:uid>/", cases.case, name="case"),
    path("cases/<uuid:uid>/handlers/", handling.name_handlers, name="name_handlers"),
    path("cases/<uuid:uid>/recuse/", handling.recuse_from_case, name="recuse_from_case"),
    path("cases/<uuid:uid>/admit/", handling.admit_to_circle, name="admit_to_circle"),
    path("cases/<uuid:uid>/remove/", handling.remove_from_circle, name="remove_from_circle"),
    path("cases/<uuid:uid>/add-evidence/", handling.add_evidence, name="add_evidence"),
    path("cases/<uuid:uid>/identity/", handling.record_identity, name="record_identity"),
    path("cases/<uuid:uid>/interview/", handling.record_interview, name="record_interview"),
    path("cases/<uuid:uid>/show/", hearing.show_facts, name="show_facts"),
    path("cases/<uuid:uid>/tell/", hearing.tell_statement, name="tell_statement"),
    path("cases/<uuid:uid>/enter-statement/", hearing.enter_statement, name="enter_statement"),
    path("cases/<uuid:uid>/stop/", opening.stop_contact, name="stop_contact"),
    path("cases/<uuid:uid>/transfer/", opening.transfer_case, name="transfer_case"),
    path("cases/<uuid:uid>/receipt/", opening.record_receipt, name="record_receipt"),
    path("cases/<uuid:uid>/result/", opening.record_result, name="record_result"),
    path("cases/<uuid:uid>/archive/", opening.archive_case, name="archive_case"),
    path("case-evidence/<uuid:uid>/pass/", handling.pass_evidence, name="pass_evidence"),
    path("case-evidence/<uuid:uid>/open/", cases.open_case_file, name="open_case_file"),
    path("case-files/<uuid:uid>/", cases.case_file, name="case_file"),
    path("case-statements/<uuid:uid>/check/", hearing.check_statement, name="check_statement"),
    path("case-claims/<uuid:uid>/answer/", hearing.answer_tolerance, name="answer_tolerance"),
    path("my-records/", hearing.my_records, name="my_records"),
    path("my-records/<uuid:uid>/", hearing.my_record, name="my_record"),
    path("my-records/<uuid:uid>/statement/", hearing.make_statement, name="make_statement"),
    path("my-records/<uuid:uid>/tolerance/", hearing.claim_tolerance, name="claim_tolerance"),
]

from django.urls import path

from duban.chapters.supervision import pages

urlpatterns = [
    path("matters/<uuid:uid>/urge/", pages.urge, name="urge"),
    path("urgings/many/", pages.urge_many, name="urge_many"),
    path("urgings/many/<uuid:uid>/", pages.bulk_urging, name="bulk_urging"),
    path("matters/<uuid:uid>/problems/new/", pages.record_problem, name="record_problem"),
    path("matters/<uuid:uid>/notices/new/", pages.draft_notice, name="draft_notice"),
    path("problems/<uuid:uid>/", pages.problem, name="problem"),
    path("problems/<uuid:uid>/files/<uuid:file>/", pages.problem_file, name="problem_file"),
    path("problems/<uuid:uid>/verify/", pages.verify_problem, name="verify_problem"),
    path("notices/", pages.notices, name="notices"),
    path("notices/<uuid:uid>/", pages.notice, name="notice"),
    path("notices/<uuid:uid>/documents/<uuid:document>/", pages.notice_document, name="notice_document"),
    path("notices/<uuid:uid>/files/<uuid:file>/", pages.notice_file, name="notice_file"),
    path("notices/<uuid:uid>/sign-off/", pages.sign_off_notice, name="sign_off_notice"),
    path("notices/<uuid:uid>/issue/", pages.issue_notice, name="issue_notice"),
    path("notices/<uuid:uid>/serve/", pages.serve_notice, name="serve_notice"),
    path("notices/<uuid:uid>/withdraw/", pages.withdraw_notice, name="withdraw_notice"),
    path("notices/<uuid:uid>/annul/", pages.annul_notice, name="annul_notice"),
    path("notices/<uuid:uid>/correct/", pages.correct_notice, name="correct_notice"),
    path("notices/<uuid:uid>/object/", pages.object_to_notice, name="object_to_notice"),
    path("notices/<uuid:uid>/reply/", pages.reply_to_notice, name="reply_to_notice"),
    path("objections/<uuid:uid>/answer/", pages.answer_objection, name="answer_objection"),
    path("rectifications/<uuid:uid>/verify/", pages.verify_rectification, name="verify_rectification"),
]

from django.urls import path

from duban.chapters.feedback import pages

urlpatterns = [
    path("matters/<uuid:uid>/report/", pages.submit_report, name="submit_report"),
    path("matters/<uuid:uid>/self-inspection/", pages.self_inspect, name="self_inspect"),
    path("matters/<uuid:uid>/confidence/", pages.judge_confidence, name="judge_confidence"),
    path("matters/<uuid:uid>/delay/", pages.report_delay, name="report_delay"),
    path("reports/<uuid:uid>/", pages.report, name="report"),
    path("reports/<uuid:uid>/evidence/<uuid:file>/", pages.evidence, name="evidence"),
    path("reports/<uuid:uid>/approve/", pages.approve_report, name="approve_report"),
    path("reports/<uuid:uid>/send-back/", pages.send_back, name="send_back"),
    path("reports/<uuid:uid>/return/", pages.return_for, name="return_for"),
    path("reports/<uuid:uid>/accept/", pages.accept_report, name="accept_report"),
    path("reports/<uuid:uid>/reopen/", pages.reopen_result, name="reopen_result"),
    path("countersigns/<uuid:uid>/", pages.countersign, name="countersign"),
    path("reviews/", pages.reviews, name="reviews"),
]

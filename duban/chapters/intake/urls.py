from django.urls import path

from duban.chapters.intake import pages

urlpatterns = [
    path("intake/", pages.intake, name="intake"),
    path("intake/import/", pages.import_list, name="import_list"),
    path("intake/<uuid:uid>/", pages.docketing_list, name="docketing_list"),
    path("intake/<uuid:uid>/source/", pages.list_source, name="list_source"),
    path("intake/<uuid:uid>/complete/", pages.complete_many, name="complete_many"),
    path("intake/<uuid:uid>/propose/", pages.propose_many, name="propose_many"),
    path("intake/<uuid:uid>/review/", pages.review_many, name="review_many"),
    path("intake/<uuid:uid>/submit/", pages.submit_list, name="submit_list"),
    path("intake/<uuid:uid>/approve/", pages.approve_list, name="approve_list"),
    path("intake/<uuid:uid>/return/", pages.return_list, name="return_list"),
    path("intake/<uuid:uid>/docket/", pages.docket_list, name="docket_list"),
    path("intake/<uuid:uid>/circular/", pages.docketing_circular, name="docketing_circular"),
    path("candidates/<uuid:uid>/", pages.candidate, name="candidate"),
    path("candidates/<uuid:uid>/complete/", pages.complete_candidate, name="complete_candidate"),
    path("candidates/<uuid:uid>/propose/", pages.propose, name="propose"),
    path("candidates/<uuid:uid>/review/", pages.review_proposal, name="review_proposal"),
    path("candidates/<uuid:uid>/decline/", pages.decline, name="decline"),
    path("papers/new/", pages.paper_new, name="paper_new"),
    path("papers/<uuid:uid>/", pages.paper, name="paper"),
    path("papers/<uuid:uid>/scan/", pages.paper_scan, name="paper_scan"),
]

from django.urls import path

from duban.chapters.intake import pages
from duban.chapters.intake.pages import adjusting, carrying

urlpatterns = [
    path("intake/", pages.intake, name="intake"),
    path("intake/import/", pages.import_list, name="import_list"),
    path("intake/carry-over/", carrying.carry_over, name="carry_over"),
    path("intake/<uuid:uid>/", pages.docketing_list, name="docketing_list"),
    path("intake/<uuid:uid>/adjust/", adjusting.propose_list_adjustment, name="propose_list_adjustment"),
    path("list-adjustments/<uuid:uid>/", adjusting.list_adjustment, name="list_adjustment"),
    path(
        "list-adjustments/<uuid:uid>/decide/", adjusting.decide_list_adjustment, name="decide_list_adjustment"
    ),
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
    path("candidates/<uuid:uid>/consult/", pages.consult_units, name="consult_units"),
    path("consultations/<uuid:uid>/", pages.consultation, name="consultation"),
    path("candidates/<uuid:uid>/decline/", pages.decline, name="decline"),
    path("meetings/", pages.meetings, name="meetings"),
    path("meetings/new/", pages.meeting_new, name="meeting_new"),
    path("meetings/<uuid:uid>/", pages.meeting, name="meeting"),
    path("meetings/<uuid:uid>/minutes/", pages.minutes, name="minutes"),
    path("meetings/<uuid:uid>/items/", pages.record_items, name="record_items"),
    path("items/<uuid:uid>/docket/", pages.docket_item, name="docket_item"),
    path("items/<uuid:uid>/settle/", pages.settle_item, name="settle_item"),
    path("instructions/", pages.instructions, name="instructions"),
    path("instructions/new/", pages.instruction_new, name="instruction_new"),
    path("instructions/<uuid:uid>/", pages.instruction, name="instruction"),
    path("instructions/<uuid:uid>/paper/", pages.instruction_paper, name="instruction_paper"),
    path("instructions/<uuid:uid>/place/", pages.place_instruction, name="place_instruction"),
    path("instructions/<uuid:uid>/answer/", pages.answer_instruction, name="answer_instruction"),
    path("papers/new/", pages.paper_new, name="paper_new"),
    path("papers/<uuid:uid>/", pages.paper, name="paper"),
    path("papers/<uuid:uid>/scan/", pages.paper_scan, name="paper_scan"),
]

from django.urls import path

from duban.chapters.accountability.pages import clues, entering, judging

urlpatterns = [
    # clues
    path("clues/", clues.clues, name="clues"),
    path("clues/figures/", judging.figures, name="clue_figures"),
    path("clues/grounds/", judging.grounds, name="clue_grounds"),
    path("clues/<uuid:uid>/", clues.clue, name="clue"),
    path("clues/<uuid:uid>/close/", clues.close_clue, name="close_clue"),
    path("clues/<uuid:uid>/files/<uuid:file>/", judging.clue_file, name="clue_file"),
    path("clues/<uuid:uid>/second-look/", judging.look_again, name="look_again"),
    path("clues/<uuid:uid>/handling/", judging.choose_handling, name="choose_handling"),
    path("clues/<uuid:uid>/confirm/", judging.confirm_clue, name="confirm_clue"),
    path("clues/<uuid:uid>/reject/", judging.reject_clue, name="reject_clue"),
    path("clues/<uuid:uid>/refer/", judging.refer_clue, name="refer_clue"),
    path("clues/<uuid:uid>/receipt/", judging.clue_receipt, name="clue_receipt"),
    path("clues/<uuid:uid>/result/", judging.clue_result, name="clue_result"),
    path("matters/<uuid:uid>/clues/new/", entering.enter_clue, name="enter_clue"),
]

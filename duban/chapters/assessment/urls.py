from django.urls import URLPattern, path

from duban.chapters.assessment.pages.evaluation import deciding, looking, writing

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
]

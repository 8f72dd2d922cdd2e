from django.urls import path

from duban.chapters.desk import figure_pages, pages, pages_find, problem_pages, trial_pages

urlpatterns = [
    path("", pages.desk, name="desk"),
    path("matters/", pages.matter_list, name="matters"),
    path("matters/export.xlsx", pages_find.matters_export, name="matters_export"),
    path("matters/urge/", pages_find.urge_listed, name="urge_listed"),
    path("matters/views/", pages_find.saved_views, name="saved_views"),
    path("views/<uuid:uid>/drop/", pages_find.saved_view_drop, name="saved_view_drop"),
    path("matters/<uuid:uid>/", pages.matter, name="matter"),
    path("matters/<uuid:uid>/timeline/", pages.matter_timeline, name="matter_timeline"),
    path("documents/<uuid:uid>/", pages.document, name="document"),
    path("documents/<uuid:uid>/docx/", pages.document_word, name="document_word"),
    path("registers/", pages_find.registers, name="registers"),
    path("registers/<uuid:uid>/", pages_find.register, name="register"),
    path("registers/<uuid:uid>/file/", pages_find.register_file, name="register_file"),
    path("search/", pages_find.search, name="search"),
    path("open-loops/", pages.open_loops, name="open_loops"),
    path("obligations/", figure_pages.obligations, name="obligations"),
    path("group-page/", figure_pages.group_page, name="group_page"),
    path("statistics/", figure_pages.statistics, name="statistics"),
    path("rule-sets/drafts/<uuid:uid>/trial/", trial_pages.rule_trial_new, name="rule_trial_new"),
    path("trials/<uuid:uid>/", trial_pages.rule_trial, name="rule_trial"),
    path("calendar/trial/", trial_pages.calendar_trial, name="calendar_trial"),
    path("problem-register/", problem_pages.problem_list, name="problem_register"),
    path("problem-register/export.xlsx", problem_pages.problem_export, name="problem_export"),
    path("statistics/office/", figure_pages.office_record, name="office_record"),
    path("statistics/load/", figure_pages.reporting_load, name="reporting_load"),
]

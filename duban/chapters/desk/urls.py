from django.urls import path

from duban.chapters.desk import figure_pages, pages

urlpatterns = [
    path("", pages.desk, name="desk"),
    path("matters/", pages.matter_list, name="matters"),
    path("matters/export.xlsx", pages.matters_export, name="matters_export"),
    path("matters/<uuid:uid>/", pages.matter, name="matter"),
    path("matters/<uuid:uid>/timeline/", pages.matter_timeline, name="matter_timeline"),
    path("documents/<uuid:uid>/", pages.document, name="document"),
    path("open-loops/", pages.open_loops, name="open_loops"),
    path("obligations/", figure_pages.obligations, name="obligations"),
    path("group-page/", figure_pages.group_page, name="group_page"),
    path("statistics/", figure_pages.statistics, name="statistics"),
    path("statistics/load/", figure_pages.reporting_load, name="reporting_load"),
]

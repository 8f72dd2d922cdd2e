from django.urls import path

from duban.chapters.matters import pages

urlpatterns = [
    path("matters/<uuid:uid>/objective/", pages.specify_objective, name="specify_objective"),
    path("matters/<uuid:uid>/extension/", pages.request_extension, name="request_extension"),
    path("extensions/<uuid:uid>/decide/", pages.decide_extension, name="decide_extension"),
    path("matters/<uuid:uid>/suspend/", pages.suspend, name="suspend"),
    path("matters/<uuid:uid>/resume/", pages.resume, name="resume"),
    path("matters/<uuid:uid>/close/", pages.close, name="close"),
]

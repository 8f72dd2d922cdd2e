from django.urls import path

from duban.chapters.accountability import pages

urlpatterns = [
    path("clues/", pages.clues, name="clues"),
    path("clues/<uuid:uid>/", pages.clue, name="clue"),
    path("clues/<uuid:uid>/close/", pages.close_clue, name="close_clue"),
]

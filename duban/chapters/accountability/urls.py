from django.urls import path

from duban.chapters.accountability.pages import clues

urlpatterns = [
    path("clues/", clues.clues, name="clues"),
    path("clues/<uuid:uid>/", clues.clue, name="clue"),
    path("clues/<uuid:uid>/close/", clues.close_clue, name="close_clue"),
]

from django.urls import path

from duban.support.notifications import pages

urlpatterns = [
    path("inbox/", pages.inbox_page, name="inbox"),
    path("inbox/read/", pages.mark_read, name="inbox_read"),
    path("opinion/", pages.opinion, name="opinion"),
    path("opinions/", pages.opinions, name="opinions"),
    path("opinions/<uuid:uid>/", pages.opinion_answer, name="opinion_answer"),
    path("channels/", pages.channels, name="channels"),
    path("channels/new/", pages.channel_new, name="channel_new"),
    path("channels/<uuid:uid>/", pages.channel, name="channel"),
    path("channels/<uuid:uid>/test/", pages.channel_test, name="channel_test"),
    path("channels/<uuid:uid>/again/", pages.channel_again, name="channel_again"),
]

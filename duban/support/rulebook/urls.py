from django.urls import path

from duban.support.rulebook import pages

urlpatterns = [
    path("rule-sets/", pages.rule_sets, name="rule_sets"),
    path("calendar/", pages.calendar, name="calendar"),
    path("calendar/new/", pages.calendar_new, name="calendar_new"),
]

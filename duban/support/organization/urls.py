from django.urls import path

from duban.support.organization import pages

urlpatterns = [
    path("organization/", pages.organization, name="organization"),
    path("organization/units/new/", pages.unit_new, name="unit_new"),
    path("organization/units/<uuid:uid>/", pages.unit, name="unit"),
    path("organization/units/<uuid:uid>/rename/", pages.unit_rename, name="unit_rename"),
    path("organization/units/<uuid:uid>/leader/", pages.unit_leader, name="unit_leader"),
    path("organization/people/", pages.people, name="people"),
    path("organization/people/new/", pages.person_new, name="person_new"),
    path("organization/people/<uuid:uid>/", pages.person, name="person"),
    path("organization/people/<uuid:uid>/fact/", pages.record_fact, name="record_fact"),
    path("organization/people/<uuid:uid>/appoint/", pages.appoint, name="appoint"),
    path("organization/people/<uuid:uid>/password/", pages.set_password, name="set_password"),
    path("organization/posts/<uuid:uid>/end/", pages.end_post, name="end_post"),
    path("organization/posts/<uuid:uid>/delegate/", pages.delegate, name="delegate"),
]

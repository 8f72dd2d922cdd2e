from django.urls import path

from duban.support.organization.pages import changes, people, units

urlpatterns = [
    path("organization/", units.organization, name="organization"),
    path("organization/units/new/", units.unit_new, name="unit_new"),
    path("organization/units/<uuid:uid>/", units.unit, name="unit"),
    path("organization/units/<uuid:uid>/rename/", units.unit_rename, name="unit_rename"),
    path("organization/units/<uuid:uid>/leader/", units.unit_leader, name="unit_leader"),
    path("organization/units/<uuid:uid>/merge/", changes.unit_merge, name="unit_merge"),
    path("organization/units/<uuid:uid>/split/", changes.unit_split, name="unit_split"),
    path("organization/people/", people.people, name="people"),
    path("organization/people/new/", people.person_new, name="person_new"),
    path("organization/people/<uuid:uid>/", people.person, name="person"),
    path("organization/people/<uuid:uid>/fact/", people.record_fact, name="record_fact"),
    path("organization/people/<uuid:uid>/appoint/", people.appoint, name="appoint"),
    path("organization/people/<uuid:uid>/password/", people.set_password, name="set_password"),
    path("organization/people/<uuid:uid>/end/", people.end_person, name="end_person"),
    path("organization/people/<uuid:uid>/reset/", people.issue_reset_code, name="issue_reset_code"),
    path("organization/posts/<uuid:uid>/end/", people.end_post, name="end_post"),
    path("organization/posts/<uuid:uid>/replace/", people.replace_holder, name="replace_holder"),
    path("organization/posts/<uuid:uid>/delegate/", people.delegate, name="delegate"),
]

"""The addresses of the first run: in force instead of the product's until there is a body."""

from __future__ import annotations

from django.urls import path

from duban.site import errors
from duban.site.first_run import handover, pages, units

urlpatterns = [
    path("", pages.start, name="first_run"),
    path("first-run/body/", pages.body, name="first_run_body"),
    path("first-run/administrators/", pages.administrators, name="first_run_administrators"),
    path("first-run/office/", pages.office, name="first_run_office"),
    path("first-run/units/", units.units, name="first_run_units"),
    path("first-run/units/template.xlsx", units.template, name="first_run_template"),
    path("first-run/units/corrections.xlsx", units.corrections, name="first_run_corrections"),
    path("first-run/rules/", pages.rules, name="first_run_rules"),
    path("first-run/calendar/", pages.calendar, name="first_run_calendar"),
    path("first-run/found/", pages.found, name="first_run_found"),
    path("first-run/passwords/", handover.passwords, name="first_run_passwords"),
    path("first-run/passwords.xlsx", handover.passwords_file, name="first_run_passwords_file"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken

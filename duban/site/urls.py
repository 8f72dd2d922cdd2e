"""Every URL of the product, room by room."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from duban.site import accounts, errors, health, pages

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/password/", accounts.change_password, name="account_change_password"),
    path("accounts/reset/", accounts.reset_password, name="account_reset"),
    path("system/", health.system, name="system"),
    path("components/", pages.components, name="components"),
    path("policy/", pages.policy, name="policy"),
    path("regulation/", pages.regulation, name="regulation"),
    path("api/", include("duban.site.api")),
    path("", include("duban.chapters.desk.urls")),
    path("", include("duban.chapters.intake.urls")),
    path("", include("duban.chapters.matters.urls")),
    path("", include("duban.chapters.responsibility.urls")),
    path("", include("duban.chapters.feedback.urls")),
    path("", include("duban.chapters.supervision.urls")),
    path("", include("duban.chapters.accountability.urls")),
    path("", include("duban.chapters.assessment.urls")),
    path("", include("duban.chapters.bulletins.urls")),
    path("", include("duban.support.organization.urls")),
    path("", include("duban.support.notifications.urls")),
    path("", include("duban.support.rulebook.urls")),
    path("", include("duban.support.documents.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken

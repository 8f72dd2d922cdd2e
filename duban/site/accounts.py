"""Sign-in: nobody signs up by himself; five failures lock the account for that address for a quarter hour."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import password_change
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from duban.ground.access import NotFound
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by the administrator alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Person, password: str) -> None:
        """One's own password is sign-in bookkeeping, no act; nothing else of the person is written."""
        user.set_password(password)
        user.save(update_fields=["password"])


class MinimumLength(MinimumLengthValidator):
    """Django's own, in words that its Chinese catalogue lacks."""

    def get_error_message(self) -> str:
        return _("密码至少要有 %(least)d 个字符") % {"least": self.min_length}


def locked_out(
    request: HttpRequest, credentials: object = None, *args: object, **kwargs: object
) -> HttpResponse:
    return render(request, "429.html", status=429)


def change_password(request: AuthenticatedRequest) -> HttpResponseBase:
    """What shall my new password be? One who never had a password gets the first one from an administrator."""
    if not request.user.has_usable_password():
        raise NotFound("access.not_found", "6(1)")
    answer: HttpResponseBase = password_change(request)
    return answer

"""Sign-in: nobody signs up by himself; five failures lock the account for that address for a quarter hour."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import password_change
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from duban.ground.access import NotFound
from duban.support.doors.http import AuthenticatedRequest, TimedRequest
from duban.support.doors.pages import perform
from duban.support.organization import actions as organization
from duban.support.organization import queries
from duban.support.organization.forms import ResetForm
from duban.support.organization.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by the administrator alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Person, password: str) -> None:
        """One's own password is sign-in bookkeeping, no act; nothing else of the person is written."""
        user.set_password(password)
        user.save(update_fields=["password"])


class ResetCodeBackend:
    """Asks for the code of a forgotten password where sign-in asks for the password: wrong ones count as failures
    of the account, beside those. Nobody is signed in by it."""

    def authenticate(self, request: TimedRequest, username: str, reset_token: str) -> Person | None:
        person = Person.objects.filter(username=username, is_active=True).first()
        return person if queries.code_fits(person, reset_token, request.at) else None

    def get_user(self, key: int) -> None:
        """No session rests on a code."""


@login_not_required
@sensitive_post_parameters("code", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def reset_password(request: TimedRequest) -> HttpResponse:
    """With which new password does somebody sign in who has forgotten the old one?"""
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, code = form.cleaned_data["username"], form.cleaned_data["code"]
        person = authenticate(request, username=name, reset_token=code)
        if not isinstance(person, Person):
            form.add_error("code", _("用户名或重置码不正确，或重置码已经使用、换发、过期。"))
            return render(request, "account/reset.html", {"form": form}, status=422)
        return perform(
            request,
            form=form,
            act=lambda filled: organization.use_reset_code(
                by=person,
                at=request.at,
                request_id=filled.request_uuid,
                code=code,
                password=filled.cleaned_data["password"],
            ),
            done=lambda made: reverse("account_login") + "?reset=1",
            template="account/reset.html",
            context={},
        )
    status = 422 if request.method == "POST" else 200
    return render(request, "account/reset.html", {"form": form}, status=status)


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

"""The request as a signed-in page sees it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from duban.support.organization.models import Person


class TimedRequest(HttpRequest):
    """A request with its id and its moment (set by the middleware)."""

    id: str
    at: datetime


class AuthenticatedRequest(TimedRequest):
    """A request with its person, its id and its moment (set by the middleware)."""

    user: Person
    id: str
    at: datetime

"""What every page shows around its content: the body, the person, the menu, what is unread."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.ground.beijing import beijing_day
from duban.site.menu import menu_for
from duban.support.doors.http import AuthenticatedRequest
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from duban.support.organization import roster
from duban.support.organization.models import Body, Person
from duban.support.organization.terms import POST_LABELS

MOST = 99


def unread(person: Person) -> str:
    """How many messages are unread, and above 99 only that: on every page, the rest is not worth its counting."""
    count = Message.objects.filter(person=person, read_at__isnull=True)[: MOST + 1].count()
    return f"{MOST}+" if count > MOST else str(count or "")


def _body() -> Body | None:
    """The body; none yet, or none that a database which cannot answer would tell: a page that says so needs its
    frame all the same."""
    try:
        return roster.now().body
    except DatabaseError:
        return None


def shell(request: AuthenticatedRequest) -> dict[str, object]:
    """The frame of a page; an anonymous page has only the body's name."""
    body = _body()
    frame: dict[str, object] = {
        "body_name": body.short_name if body else _("督办"),
        "demo": bool(body and body.demo_seed is not None),
        "version": settings.VERSION,
        "request_ref": getattr(request, "id", ""),
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return frame
    day = beijing_day(request.at)
    hats = organization.hats(user, day)
    label = str(POST_LABELS[hats[0].kind]) if hats else ""
    menu = menu_for(organization.roles(user, day), hats, request.path, reverse)
    matters = reverse("matters")
    return {
        **frame,
        "today": day,
        "me": {"name": user.name, "post": (hats[0].title or label) if hats else ""},
        "unread": unread(user),
        "menu": menu,
        "finds": any(entry["url"] == matters for group in menu for entry in group),
    }

"""Is the process up; is everything that it needs in order."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from duban.support.ledger import guards


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and its guards are in place (503 otherwise)."""
    try:
        connection.ensure_connection()
        missing = guards.missing()
    except DatabaseError:
        return JsonResponse({"ready": False, "database": "down"}, status=503)
    return JsonResponse({"ready": not missing, "guards_missing": missing}, status=503 if missing else 200)

"""The JSON door: one operation per act, the same call as the page, the command line and the sweep."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from duban.ground.access import ACTS, Refusal
from duban.site import acting
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest

MAX_DEPTH = 40


@require_GET
def acts(request: HttpRequest) -> JsonResponse:
    """Which acts are there, and what does each ask for?"""
    return JsonResponse(
        {
            "acts": [
                {
                    "code": one.code,
                    "name": one.name,
                    "article": one.article,
                    "built": one.built,
                    "inner": one.inner,
                }
                for one in ACTS.values()
            ]
        }
    )


@require_POST
def act(request: AuthenticatedRequest, code: str) -> HttpResponse:
    """Do one act as the signed-in person; `request_id` and `version` travel in the body."""
    try:
        body = json.loads(request.body or b"{}")
        result = acting.act(code, by=request.user, at=request.at, data=body)
    except Refusal as refused:
        worded = words.worded(refused)
        return JsonResponse({"refusal": worded.as_json()}, status=worded.status)
    except (ValueError, RecursionError):
        return JsonResponse({"refusal": acting.unreadable().as_json()}, status=400)
    return JsonResponse(acting.shown(result))


urlpatterns = [
    path("acts/", acts, name="api_acts"),
    path("acts/<str:code>", act, name="api_act"),
]

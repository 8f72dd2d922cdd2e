"""The JSON door: one operation per act, the same call as the page, the command line and the sweep."""

from __future__ import annotations

import json

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from duban.ground.access import ACTS, Refusal
from duban.site import acting
from duban.site.clean import is_clean, texts_of
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest


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
    """Do one act as the signed-in person; `request_id` and `versions` travel in the body."""
    if request.content_type != "application/json":
        return _unreadable(415, "内容须为 application/json")
    try:
        body = json.loads(request.body or b"{}")
        if not isinstance(body, dict) or not is_clean(texts_of(body)):
            return _unreadable(400, "内容须为一个 JSON 对象，不得含有空字符或不成对的代理字符")
        result = acting.act(code, by=request.user, at=request.at, data=body)
    except Refusal as refused:
        worded = words.worded(refused)
        return JsonResponse({"refusal": worded.as_json()}, status=worded.status)
    except RequestDataTooBig:
        return _unreadable(413, "内容超过 3 MB，请将材料作为文件上传")
    except (ValueError, RecursionError):
        return _unreadable(400, "内容不是可读的 JSON")
    return JsonResponse(acting.shown(result))


def _unreadable(status: int, problem: str) -> JsonResponse:
    return JsonResponse({"refusal": acting.unreadable(problem).as_json()}, status=status)


urlpatterns = [
    path("acts/", acts, name="api_acts"),
    path("acts/<str:code>", act, name="api_act"),
]

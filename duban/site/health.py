"""Is the process up; is everything that it needs in order: for machines, and for those who keep the system."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.ground.access import ADMIN_POSTS, NotFound, Role
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.documents.actions import FREEZE
from duban.support.doors.http import AuthenticatedRequest
from duban.support.jobs.models import Job
from duban.support.jobs.terms import JobState
from duban.support.ledger import guards
from duban.support.notifications import queries as notifications
from duban.support.organization import queries as organization

ADMINS = frozenset(Role(post.value) for post in ADMIN_POSTS)
LOW_SPACE = 5 * 1024**3


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


@dataclass(frozen=True)
class Check:
    """One thing that must be in order: what was found, and what to do where it is not."""

    name: str
    found: str
    right: bool = True
    then: str = ""


@require_safe
def system(request: AuthenticatedRequest) -> HttpResponse:
    """Is everything in order that the system needs? For the three administrators; no business content."""
    if not organization.roles(request.user, beijing_day(request.at)) & ADMINS:
        raise NotFound()
    checks = [*_of_the_database(), *_of_the_work(request), _of_the_space()]
    return render(request, "system.html", {"checks": checks, "wrong": sum(not one.right for one in checks)})


def _of_the_database() -> list[Check]:
    lacking = guards.missing()
    engine = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    return [
        Check(_("数据库"), _("%(engine)s，应答正常") % {"engine": engine}),
        Check(
            _("留痕保护"),
            _("缺少 %(count)s 项") % {"count": len(lacking)} if lacking else _("齐全，留痕不可改、不可删"),
            not lacking,
            _("停止使用，重新执行 duban migrate 后用 duban ledger verify 核验"),
        ),
    ]


def _of_the_work(request: AuthenticatedRequest) -> list[Check]:
    # Freezing has its own line, in which the papers of cases do not count.
    jobs = Job.objects.exclude(kind=FREEZE)
    failed = jobs.filter(state=JobState.FAILED).count()
    waiting = jobs.filter(state__in=(JobState.PENDING, JobState.RUNNING)).count()
    unfrozen = documents.waiting_to_be_frozen()
    unsent = len(notifications.unsent(beijing_day(request.at)))
    channels = notifications.active_channels()
    return [
        Check(
            _("后台工作"),
            _("进行中 %(waiting)s 项，失败 %(failed)s 项") % {"waiting": waiting, "failed": failed},
            not failed,
            _("查看服务日志，请办理人重新提交"),
        ),
        Check(
            _("文书固化"),
            _("待固化 %(count)s 份") % {"count": unfrozen} if unfrozen else _("全部固化"),
            not unfrozen,
            _("确认 duban serve 的后台进程在运行，或执行 duban sweep"),
        ),
        Check(
            _("消息渠道"),
            _("今日未发出 %(count)s 条") % {"count": unsent} if channels else _("未设消息渠道，不对外发送"),
            not (channels and unsent),
            _("在消息渠道中查看未发出的原因，核对地址"),
        ),
    ]


def _of_the_space() -> Check:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return Check(
        _("数据目录可用空间"),
        _("%(size)s GB") % {"size": f"{free / 1024**3:.1f}"},
        free >= LOW_SPACE,
        _("扩充磁盘，或清理同一磁盘上的其他文件"),
    )

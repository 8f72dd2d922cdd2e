"""Files of a form: kept before anything else can fail, and named in the form that comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.http import QueryDict

from duban.ground.access import Refusal
from duban.support.doors.http import AuthenticatedRequest
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duban.support.files.models import StoredFile


def received(request: AuthenticatedRequest, field: str) -> QueryDict:
    """What was posted, with the files of that field kept and named in ``kept``: a refused form does not lose
    its evidence, and a form sent twice keeps a file once."""
    data = request.POST.copy()
    marks = data.get("kept", "").split()
    marks += [str(_keep(request, one).uid) for one in request.FILES.getlist(field)]
    data["kept"] = " ".join(dict.fromkeys(marks))
    return data


def kept(text: str) -> list[StoredFile]:
    """The files that the form already holds; a mark that is none is passed over."""
    found = []
    for mark in text.split():
        try:
            found.append(stored.file_by_uid(UUID(mark)))
        except (ValueError, Refusal):
            continue
    return found


def _keep(request: AuthenticatedRequest, upload: UploadedFile[bytes]) -> StoredFile:
    name = upload.name or ""
    try:
        slot = uuid5(UUID(request.POST.get("request_id", "")), f"{name} {upload.size}")
    except ValueError:
        slot = None
    return files.keep(
        upload,
        name,
        actor=organization.actor_of(request.user, request.at),
        standing=organization.standing(request.user, request.at),
        at=request.at,
        request_id=slot,
        owner_ref=request.user.ref,
    )

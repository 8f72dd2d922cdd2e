"""The units file: taken in, shown row by row with what is wrong, handed back to be corrected."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duban.ground.access import NotFound
from duban.site.first_run import answers, forms, sheets
from duban.site.first_run.draft import Draft
from duban.site.first_run.steps import ask, held, sent
from duban.support.doors import streams
from duban.support.doors.http import TimedRequest


@require_http_methods(["GET", "HEAD", "POST"])
@held("units")
def units(request: TimedRequest, kept: Draft) -> HttpResponse:
    """Which units are there, and who answers for each?"""
    read = answers.reading(kept)
    shown = {
        "read": read,
        "file": kept.answers["units"]["file"]["file"] if read else "",
        "lines": sorted(read.lines, key=lambda line: not line.problems) if read else [],
    }
    form = forms.UnitsForm(sent(request), request.FILES or None)
    return ask(request, kept, "units", form, then="units", shown=shown)


@require_safe
@held("units")
def template(request: TimedRequest, kept: Draft) -> HttpResponse:
    """Which columns does the file have?"""
    return workbook(sheets.template(), name=_("单位和人员模板.xlsx"))


@require_safe
@held("units")
def corrections(request: TimedRequest, kept: Draft) -> HttpResponse:
    """What is wrong with which row?"""
    read = answers.reading(kept)
    if read is None:
        raise NotFound("access.not_found", "3")
    return workbook(sheets.corrections(read.lines), name=_("单位和人员（须更正）.xlsx"))


def workbook(content: bytes, *, name: str) -> HttpResponse:
    """A spreadsheet to be saved."""
    answer = HttpResponse(content, content_type=sheets.KIND)
    answer["Content-Disposition"] = streams.disposition(name)
    return answer

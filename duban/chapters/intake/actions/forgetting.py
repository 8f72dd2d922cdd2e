"""What an import has read out of a file that must not be here goes with it (decision 44)."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.intake.models import DocketingList, PendingImport
from duban.chapters.intake.terms import ImportState
from duban.support.files.models import StoredFile
from duban.support.files.purging import Traces
from duban.support.files.terms import PURGED_NAME
from duban.support.jobs import work


def forget(file: StoredFile, _at: datetime) -> Traces:
    """The readings and answers of its imports. Lists that were taken in from it are business of their own: people adjust
    or decline their items, and are told so."""
    imports = PendingImport.objects.filter(source=file)
    queued = work.forget([one for one in imports.values_list("work", flat=True) if one is not None])
    imports.exclude(state=ImportState.TAKEN).update(state=ImportState.GIVEN_UP)
    count = imports.update(
        ticket="", name=PURGED_NAME, new_edition="", choice={}, reading={}, answers={}, problem=""
    )
    lists = DocketingList.objects.filter(source=file).order_by("id").values_list("title", flat=True)
    return Traces(
        {"导入时读出的内容": count, "读取导入文件的任务": queued},
        tuple(f"由该材料导入的清单《{title}》及其事项" for title in lists),
    )

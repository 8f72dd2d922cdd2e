"""The ledger without what must differ between two tellings: ids, times, salts and the requests' own ids."""

from __future__ import annotations

import json
import re
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry
from duban.support.ledger.rows import Row

# At the screen a closed page is looked at before its form is filled in, and every look is on record.
LOOKS = ("accountability.view_clue", "accountability.view_case", "accountability.view_record")
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def record() -> list[str]:
    """One line an entry, in order: Beijing day, act, article, actor with post, object, context, cause, label, old
    and new values, reason, and the rows that it touched with their versions. A uid is replaced by the place of its
    row among the rows of its kind; digests of rows and of the request are left out, since they are taken of uids, and
    in whose hands a file lay before an act took it: at the screen a list waits in an import; and so are looks."""
    names = _names()

    def plain(text: str) -> str:
        return UID.sub(lambda found: names[found[0]], text)

    lines = []
    for entry in LedgerEntry.objects.exclude(act__in=LOOKS).select_related("payload").order_by("id"):
        body = json.loads(entry.payload.body)
        rows = sorted(plain(f"{ref} v{row['version']}") for ref, row in body["rows"].items())
        if entry.act == "files.store":
            del body["new"]["owner"]
        said = [body[key] for key in ("actor", "context", "caused_by", "label", "old", "new", "reason")]
        what = [str(beijing_day(entry.at)), entry.act, entry.article, entry.object_ref, *said, rows]
        lines.append(plain(json.dumps(what, ensure_ascii=False)))
    return lines


def _names() -> dict[str, str]:
    """Every uid by the kind of its row and its place among them; entries by their own place."""
    kinds: list[QuerySet[Any]] = [  # Any: rows of every kind
        *(model._default_manager.all() for model in apps.get_models() if issubclass(model, Row)),
        LedgerEntry.objects.exclude(act__in=LOOKS),
    ]
    return {
        str(uid): f"{place}"
        for rows in kinds
        for place, uid in enumerate(rows.order_by("pk").values_list("uid", flat=True), start=1)
    }

"""What is searched for, and what is taken out."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Sequence
from urllib.parse import quote

from bench.load import Shot
from duban.chapters.desk import columns, export, listing
from duban.site import clock
from duban.support.organization.models import OrgUnit, Person

# A frequent word, one that is not there, a number, a unit, a person, a document number, Latin letters.
WORDS = ["清淤", "无此事项", "2026-017", "第3部", "人员025", "〔2026〕3", "PPP", "幼儿园续建"]


def searches(number: int, jar: Sequence[str]) -> list[Shot]:
    """The words in turn, by the people of that client."""
    words = itertools.cycle(WORDS[number % len(WORDS) :] + WORDS)
    return [
        Shot(f"/search/?q={quote(word)}", cookie) for cookie, word in zip(jar[number::8], words, strict=False)
    ]


def few(number: int) -> str:
    """A filter that leaves about 500 of a hundred thousand matters: what is overdue at one unit."""
    return f"due=overdue&unit={OrgUnit.objects.order_by('id')[1 + number].uid}"


def register() -> dict[str, float]:
    """A long register as the worker makes it: all that is overdue, with the usual columns."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as file:
        filters = listing.Filters(due="overdue")
        rows = export.write(file, Person.objects.order_by("id")[2], clock.now(), filters, columns.USUAL)
        size = file.tell()
    return {"rows": rows, "seconds": round(time.monotonic() - began, 1), "bytes": size}

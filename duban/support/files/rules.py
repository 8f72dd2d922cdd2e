"""Pure rules: what may be kept as evidence, and what must never be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from duban.ground.access import Refusal, Unfit
from duban.ground.secrecy import marking
from duban.support.files.terms import KINDS, MAX_BYTES, MAX_NAME, PurgeState

NAME_MARKING = re.compile(r"(?:^|[\[（(【_\-\s])(绝密|机密|秘密)(?:[\]）)】_\-\s.]|$)")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean_name(name: str) -> str:
    """The file's own name, without the folders that some browsers send along."""
    return PurePosixPath(name.replace("\\", "/")).name.strip()


def check_name(name: str) -> None:
    """Refuses names without letters, too long, or with signs that disguise them."""
    if not name or name in {".", ".."} or len(name) > MAX_NAME or UNPRINTABLE.search(name):
        raise Unfit("files.name", "6(2)")


def check_size(name: str, size: int) -> None:
    if size == 0:
        raise Unfit("files.empty", "6(2)", name=name)
    if size > MAX_BYTES:
        raise Unfit("files.too_large", "6(2)", name=name, limit=MAX_BYTES // 1024 // 1024)


def check_kind(name: str, kind: str | None) -> str:
    """The content is of a kind that is received, and the extension says so too."""
    if kind is None:
        raise Unfit("files.kind", "6(2)", name=name)
    extension = PurePosixPath(name).suffix.lower()
    # A table of text is text: its bytes cannot tell the two apart.
    alike = ("text/csv", "text/plain") if kind.startswith("text/") else (kind,)
    if not any(extension in KINDS[one] for one in alike):
        raise Unfit(
            "files.kind_differs", "6(2)", name=name, kind="、".join(sum((KINDS[one] for one in alike), ()))
        )
    return next(one for one in alike if extension in KINDS[one])


def check_unmarked(name: str, texts: Iterable[str]) -> None:
    """State secrets do not enter: neither by a file's name nor by what stands in it (decision 44)."""
    found = NAME_MARKING.search(name)
    word = found.group(1) if found else marking(name)
    for text in () if word else texts:
        if word := marking(text):
            break
    if word:
        raise Unfit("files.marked_secret", "6(1)", name=name, marking=word)


# -- 涉密清除 (decision 44)


def check_readable(state: str, on: date | None) -> None:
    """What is blocked or gone is handed to nobody; nothing stands against any other file."""
    if state == PurgeState.BLOCKED:
        raise Refusal("files.blocked", "6(1)", on=on)
    if state == PurgeState.PURGED:
        raise Refusal("files.purged", "6(1)", on=on)


def check_unblocked(state: str) -> None:
    """A file is blocked once."""
    if state in {PurgeState.BLOCKED, PurgeState.PURGED}:
        raise Refusal("files.blocked_already", "6(1)")


def check_undecided(state: str, *, label: str, on: date | None) -> None:
    """It was neither released nor removed yet."""
    if state != PurgeState.BLOCKED:
        raise Refusal("files.purge_decided", "6(1)", state=label, on=on)


def check_other_person(asked_by: str, by: str) -> None:
    """Two persons remove what is secret, and two release it."""
    if asked_by == by:
        raise Refusal("files.same_person", "6(1)")


def check_said(text: str, what: str) -> str:
    """The text without blanks around it; an empty one is refused with its name."""
    if not (said := text.strip()):
        raise Unfit("files.purge_words", "6(1)", what=what)
    return said

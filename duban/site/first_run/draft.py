"""What has been answered so far, and the set-up code, in one file beside the data; it ends with the first run.

Only the holder of the code writes it, one step at a time. No password is ever in it: the first passwords follow
from the code and the server's key, and can no longer be had once the file is gone.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.crypto import constant_time_compare

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LETTERS, GROUP = 16, 4
HANDOVER = timedelta(hours=1)


@dataclass
class Draft:
    """The answers of each step by its name; `root` names the requests of the founding acts."""

    code: str
    root: str
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)  # Any: what the step's form asks for
    founding_at: str = ""

    @property
    def root_uuid(self) -> UUID:
        return UUID(self.root)

    def password(self, username: str) -> str:
        """The first password of that account, always the same while the draft lasts."""
        told = f"{self.code}:{self.root}:{username}".encode()
        digest = hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).digest()
        plain = base64.b32encode(digest).decode().lower()[:12]
        return "-".join(plain[start : start + GROUP] for start in range(0, 12, GROUP))

    def over(self, at: datetime) -> bool:
        """Whether the hour has passed in which the first passwords could be handed out."""
        return not self.founding_at or at - datetime.fromisoformat(self.founding_at) > HANDOVER


def _path() -> Path:
    return Path(settings.DATA_DIR) / "first-run.json"


def issue() -> Draft:
    """The draft, made with a fresh code where there is none."""
    found = load()
    if found is None:
        letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
        code = "-".join(letters[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP))
        found = Draft(code=code, root=str(uuid4()))
        save(found)
    return found


def load() -> Draft | None:
    try:
        return Draft(**json.loads(_path().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def save(draft: Draft) -> None:
    """Written aside, readable by its owner alone, and then put in place."""
    path = _path()
    aside = path.with_suffix(f".{os.getpid()}.new")
    aside.touch(mode=0o600)
    aside.write_text(json.dumps(asdict(draft), ensure_ascii=False), encoding="utf-8")
    aside.replace(path)


def discard() -> None:
    _path().unlink(missing_ok=True)


def sweep(at: datetime) -> dict[str, int]:
    """Once there is a body the draft does not outlive its hour, whether or not anybody asks for it."""
    found = load()
    if found is None or not found.over(at):
        return {}
    discard()
    return {"discarded": 1}


def opened(code: str) -> Draft | None:
    """The draft for whoever names its code; nothing for everybody else."""
    found = load() if code else None
    wanted = "".join(code.upper().split()).replace("-", "")
    if found is None or not constant_time_compare(wanted, found.code.replace("-", "")):
        return None
    return found

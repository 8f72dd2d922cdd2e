"""Another key in the vault, in front of the one under which things were sealed."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.test import override_settings


@contextmanager
def rotated() -> Iterator[None]:
    """From now on values are sealed under `k2`; those under the old key still open."""
    old = settings.VAULT_KEYS or (Path(settings.DATA_DIR) / "vault.key").read_text().strip()
    fresh = f"k2:{base64.b64encode(bytes(range(32))).decode()}"
    with override_settings(VAULT_KEYS=f"{fresh},{old}"):
        yield

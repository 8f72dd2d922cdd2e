"""Sealing single values: AES-256-GCM, the key named in front, the purpose bound in."""

from __future__ import annotations

import base64
import binascii
import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from duban.ground.access import BrokenAct

NONCE = 12
KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,20}")


class Unsealable(BrokenAct):
    """A sealed value whose key is not at hand, or that was altered or moved: never a fault of the user."""


def seal(plain: str, *, purpose: str) -> str:
    """Encrypt under the current key. `purpose` (``notifications.channel``) is bound in: a value that is
    copied into another field does not open there."""
    keys = _keys()
    current = next(iter(keys))
    nonce = secrets.token_bytes(NONCE)
    body = AESGCM(keys[current]).encrypt(nonce, plain.encode(), _bound(current, purpose))
    return f"{current}:{base64.urlsafe_b64encode(nonce + body).decode()}"


def open_sealed(sealed: str, *, purpose: str) -> str:
    """The value again. Raises `Unsealable` for a value that we did not seal for this purpose."""
    key_id, _, body = sealed.partition(":")
    key = _keys().get(key_id)
    if key is None:
        raise Unsealable(
            f"no vault key {key_id!r}: keep old keys in DUBAN_VAULT_KEYS until all is sealed anew"
        )
    try:
        raw = base64.b64decode(body, altchars=b"-_", validate=True)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], _bound(key_id, purpose)).decode()
    except (InvalidTag, binascii.Error, ValueError) as bad:
        raise Unsealable(f"a value sealed for {purpose} was altered, or belongs elsewhere") from bad


def reseal(sealed: str, *, purpose: str) -> str:
    """The same value under the current key; one that is so already stays as it is."""
    if sealed.partition(":")[0] == next(iter(_keys())):
        return sealed
    return seal(open_sealed(sealed, purpose=purpose), purpose=purpose)


def seal_bytes(plain: bytes, *, purpose: str) -> bytes:
    """A file, sealed like a value."""
    return seal(base64.b64encode(plain).decode(), purpose=purpose).encode()


def open_bytes(sealed: bytes, *, purpose: str) -> bytes:
    """The file again. Raises `Unsealable` as `open_sealed` does."""
    return base64.b64decode(open_sealed(sealed.decode(errors="replace"), purpose=purpose))


def current_key() -> str:
    """The name of the key under which values are sealed now."""
    return next(iter(_keys()))


def _bound(key_id: str, purpose: str) -> bytes:
    return f"duban-vault/v1:{key_id}:{purpose}".encode()


def _keys() -> Mapping[str, bytes]:
    """The keys by name, the current one first: from the settings, else from a file of our own."""
    given = settings.VAULT_KEYS or _kept(Path(settings.DATA_DIR) / "vault.key")
    keys: dict[str, bytes] = {}
    for pair in given.split(","):
        key_id, _, body = pair.strip().partition(":")
        try:
            key = base64.b64decode(body, validate=True)
        except binascii.Error:
            key = b""
        if not KEY_ID.fullmatch(key_id) or len(key) != 32 or key_id in keys:
            raise ImproperlyConfigured("DUBAN_VAULT_KEYS must be id:base64 of 32 bytes, comma-separated")
        keys[key_id] = key
    return keys


def _kept(path: Path) -> str:
    """The key beside the data, made on first use and readable by its owner alone; of two processes that
    make it at once, one wins and the other reads."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"k1:{base64.b64encode(secrets.token_bytes(32)).decode()}")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(made, path)
        made.unlink()
    return path.read_text().strip()

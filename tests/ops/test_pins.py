"""What set-up installs is pinned by digest, and the repository names no place to take it from."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from ops import assets

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


def test_every_npm_package_has_its_digest_and_no_address() -> None:
    packages = {name: package for name, package in LOCK["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_the_carried_browser_files_are_those_of_the_lock() -> None:
    carried = (assets.VENDOR / "echarts" / "echarts.common.min.js").read_text("utf-8")
    assert f'version:"{LOCK["packages"]["node_modules/echarts"]["version"]}"' in carried
    for ours, theirs in assets.CARRIED.items():
        assert (assets.VENDOR / ours).stat().st_size, ours
        if assets.complete():
            assert (assets.VENDOR / ours).read_bytes() == (ROOT / "node_modules" / theirs).read_bytes(), ours


def test_the_pages_load_only_files_of_the_package() -> None:
    loaded = [
        found
        for page in (ROOT / "duban").rglob("templates/**/*.html")
        for found in re.findall(r"<(?:script|link|img)[^>]* (?:src|href)=\"([^\"]*)", page.read_text("utf-8"))
    ]
    assert loaded
    carried = {f"{{% static 'vendor/{ours}' %}}" for ours in assets.CARRIED}
    # Pictures that the body itself has put in come through the page's own check.
    own = ("{% static 'duban/", "data:image/png;base64,", "{% url 'bulletin_picture'")
    foreign = [one for one in loaded if not one.startswith(own) and one not in carried]
    assert not foreign


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

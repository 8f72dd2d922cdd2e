"""Where set-up takes its first file from, and that it takes no other file than the pinned one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ops import package_index

WHEEL = "tool-1.0-py3-none-any.whl"
CONTENT = b"the pinned file"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which nobody has set anything."""
    for variable in (
        "PIP_INDEX_URL",
        "PIP_CONFIG_FILE",
        "UV_DEFAULT_INDEX",
        "UV_INDEX_URL",
        "XDG_CONFIG_HOME",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(package_index, "SYSTEM_FILES", ())


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index in a folder, as a mirror without a server is."""
    project = tmp_path / "simple" / "tool"
    project.mkdir(parents=True)
    (project / WHEEL).write_bytes(CONTENT)
    (project / "index.html").write_text(f'<a href="{WHEEL}#sha256={DIGEST}">{WHEEL}</a>', "utf-8")
    monkeypatch.setenv("PIP_INDEX_URL", f"file://{tmp_path}/simple")
    return project


def test_it_takes_the_pinned_file(index: Path) -> None:
    assert package_index.fetch("tool", WHEEL, DIGEST) == CONTENT


def test_it_refuses_a_file_whose_digest_differs(index: Path) -> None:
    (index / WHEEL).write_bytes(b"another file")
    with pytest.raises(package_index.NotFetched, match="SHA-256 differs"):
        package_index.fetch("tool", WHEEL, DIGEST)


def test_it_says_when_the_index_lacks_the_file(index: Path) -> None:
    with pytest.raises(package_index.NotFetched, match="does not offer"):
        package_index.fetch("tool", "tool-2.0-py3-none-any.whl", DIGEST)


def test_it_refuses_an_index_that_is_no_web_or_file_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "ftp://mirror.invalid/simple")
    with pytest.raises(package_index.NotFetched, match="https, http or file"):
        package_index.fetch("tool", WHEEL, DIGEST)


def test_it_tells_no_password_when_the_index_does_not_answer(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(address: str) -> bytes:
        raise OSError("no route")

    monkeypatch.setenv("PIP_INDEX_URL", "https://clerk:open-sesame@mirror.invalid/simple")
    monkeypatch.setattr(package_index, "_open", refuse)
    monkeypatch.setattr(package_index, "ATTEMPTS", 1)
    with pytest.raises(package_index.NotFetched) as told:
        package_index.fetch("tool", WHEEL, DIGEST)
    assert "open-sesame" not in str(told.value)
    assert "mirror.invalid" in str(told.value)


def test_a_variable_wins_over_pips_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text("[global]\nindex-url = https://from-file.invalid/simple\n", "utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    assert package_index.configured_index() == "https://from-file.invalid/simple"
    monkeypatch.setenv("PIP_INDEX_URL", "https://from-variable.invalid/simple")
    assert package_index.configured_index() == "https://from-variable.invalid/simple"


def test_a_bare_machine_uses_the_public_index() -> None:
    assert package_index.configured_index() is None
    public = package_index.public_index()
    assert public.startswith("https://")
    assert public.endswith("/simple")

"""Sets the project up in its own folder: the pinned uv, the environment in .venv, every package by its hash.

Needs python3 (3.11 or later) and a package index, nothing else; run it with `make setup`. It is quick when
nothing has changed. Standard library only.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  # said in words, before an older interpreter stumbles over a later line
    sys.exit("Duban needs Python 3.11 or later")

import tomllib

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ops import package_index  # noqa: E402  # found only once the root is on the path

VENV = ROOT / ".venv"
STAMP = VENV / ".duban-setup"
PIN = ROOT / "ops" / "uv-pin.toml"
REQUIREMENTS = ROOT / "requirements" / "dev.txt"
INSTALL_ATTEMPTS = 3


def uv() -> Path:
    """The pinned uv, fetched once into .cache and checked by its digest."""
    pin = tomllib.loads(PIN.read_text("utf-8"))
    home = ROOT / ".cache" / f"uv-{pin['version']}"
    program = home / "uv"
    if program.exists():
        return program
    here = f"{platform.system().lower()}-{platform.machine()}"
    wheel = pin["wheels"].get(here)
    if wheel is None:
        known = ", ".join(sorted(pin["wheels"]))
        sys.exit(f"{PIN.name} names no uv for {here} (only {known}): add its wheel and digest there")
    say(f"fetching uv {pin['version']}")
    content = package_index.fetch("uv", wheel["file"], wheel["sha256"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        inside = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        binary = archive.read(inside)
    home.mkdir(parents=True, exist_ok=True)
    # Written beside and moved, so that a run cut short leaves no half program behind.
    partial = home / f"uv.{os.getpid()}"
    partial.write_bytes(binary)
    partial.chmod(0o755)
    partial.replace(program)
    return program


def environment() -> dict[str, str]:
    """What uv is run with: this machine's index and certificates, this machine's Python."""
    settings = {
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_SYSTEM_CERTS": "true",
        "UV_HTTP_TIMEOUT": "120",
        "UV_HTTP_RETRIES": "5",
        "VIRTUAL_ENV": str(VENV),
    }
    # uv does not read pip's settings; what somebody set for pip is meant for this too.
    if (index := package_index.pip_setting("index-url")) and "UV_INDEX_URL" not in os.environ:
        settings["UV_DEFAULT_INDEX"] = index
    if authorities := package_index.certificates():
        settings["SSL_CERT_FILE"] = authorities
    return {**settings, **{k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH"}}}


def install(program: Path, requirements: Path, venv: Path) -> None:
    """Makes an environment hold exactly the packages of one file, each with its pinned hash, wheels only."""
    env = {**environment(), "VIRTUAL_ENV": str(venv)}
    if not (venv / "bin" / "python").exists():
        shutil.rmtree(venv, ignore_errors=True)
        run([program, "venv", "--quiet", "--python", sys.executable, venv], env)
    sync: list[Path | str] = [
        program,
        "pip",
        "sync",
        "--quiet",
        "--require-hashes",
        "--no-build",
        "--strict",
        requirements,
    ]
    for attempt in range(1, INSTALL_ATTEMPTS + 1):
        if run(sync, env, may_fail=attempt < INSTALL_ATTEMPTS):
            return
        say("trying again")


def install_project(program: Path) -> None:
    """Puts the project itself into the environment, so that the command `duban` runs this folder."""
    command: list[Path | str] = [
        program,
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--editable",
        ROOT,
    ]
    run(command, environment())


def run(command: list[Path | str], env: dict[str, str], *, may_fail: bool = False) -> bool:
    """Runs one step of the set-up; a failure ends it, unless another attempt follows."""
    done = subprocess.run([str(part) for part in command], env=env, cwd=ROOT, check=False)  # noqa: S603  # own commands
    if done.returncode and not may_fail:
        sys.exit(f"set-up stopped: `{' '.join(str(part) for part in command[:3])}` failed")
    return done.returncode == 0


def digest() -> str:
    """What the environment was made from; when this changes, it is made again."""
    inputs = (PIN, REQUIREMENTS, ROOT / "pyproject.toml")
    parts = [sys.version, str(ROOT), *(path.read_text("utf-8") for path in inputs)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def say(text: str) -> None:
    print(f"set-up: {text}", file=sys.stderr, flush=True)


def main() -> None:
    """Makes .venv what the requirement files say; does nothing where it already is."""
    wanted = digest()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return
    try:
        program = uv()
    except package_index.NotFetched as trouble:
        sys.exit(f"set-up stopped: {trouble}")
    say("installing the packages of requirements/dev.txt into .venv")
    STAMP.unlink(missing_ok=True)
    install(program, REQUIREMENTS, VENV)
    install_project(program)
    STAMP.write_text(wanted, "utf-8")
    say("done")


if __name__ == "__main__":
    main()

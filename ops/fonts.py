"""Adds Fang Song, Kai, Song and Hei faces to the data folder, out of Debian's packages and without root.

Run it with `make fonts` on a machine that has apt; without it papers are printed in the faces that come from
the package index. A body that owns 方正 or GB2312 fonts names their folder in DUBAN_FONT_DIR, which comes first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Debian package → the files that are taken out of it, by their names, and the name under which its licence is kept.
PACKAGES: dict[str, tuple[str, ...]] = {
    "texlive-lang-chinese": ("FandolFang-Regular.otf", "FandolKai-Regular.otf"),
    "fonts-lxgw-wenkai": ("LXGWWenKai-Regular.ttf",),
    "fonts-noto-cjk": (
        "NotoSerifCJK-Regular.ttc",
        "NotoSerifCJK-Bold.ttc",
        "NotoSansCJK-Regular.ttc",
    ),
}


def home() -> Path:
    """Where the product looks: the data folder's own fonts."""
    return Path(os.environ.get("DUBAN_DATA_DIR", ROOT / "data")).resolve() / "fonts"


def complete(folder: Path) -> bool:
    return all((folder / name).is_file() for names in PACKAGES.values() for name in names)


def main() -> int:
    folder = home()
    if complete(folder):
        print(f"fonts: nothing to do, all of them are in {folder}")
        return 0
    lacking = [program for program in ("apt-get", "dpkg-deb") if shutil.which(program) is None]
    if lacking:
        print(f"fonts: this machine has no {' and no '.join(lacking)}: copy fonts into {folder} by hand")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for package, names in PACKAGES.items():
        if all((folder / name).is_file() for name in names):
            continue
        print(f"fonts: fetching {package}", flush=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as place:
            if not fetch(package, names, Path(place), folder):
                return 1
    print(f"fonts: done, in {folder}")
    return 0


def fetch(package: str, names: tuple[str, ...], place: Path, folder: Path) -> bool:
    """Download the package, take out the files, and move them whole into the folder."""
    if not run("apt-get", "download", package, at=place):
        print(f"fonts: {package} could not be downloaded; `apt-get update` may be needed first")
        return False
    (deb,) = place.glob("*.deb")
    inside = place / "inside"
    if not run("dpkg-deb", "-x", str(deb), str(inside), at=place):
        print(f"fonts: {deb.name} could not be opened")
        return False
    for name in names:
        found = sorted(inside.rglob(name))
        if not found:
            print(f"fonts: {package} holds no {name}")
            return False
        partial = folder / f"{name}.part"
        shutil.copyfile(found[0], partial)
        partial.replace(folder / name)
    licence = inside / "usr" / "share" / "doc" / package / "copyright"
    if licence.is_file():
        shutil.copyfile(licence, folder / f"{package}.copyright")
    return True


def run(*command: str, at: Path) -> bool:
    return subprocess.run(command, cwd=at, check=False).returncode == 0  # noqa: S603  # our own words only


if __name__ == "__main__":
    sys.exit(main())

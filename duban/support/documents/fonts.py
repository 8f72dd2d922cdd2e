"""The faces that Chinese is printed in: the site's own first, then those of `make fonts`, then the package that is
always there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst
from django.conf import settings

# Every family that may serve in the place of a face, the best first: the licensed ones that offices own, then free ones.
_SONG = ("宋体", "SimSun", "NSimSun", "STSong", "Noto Serif CJK SC", "Noto Serif SC")
FAMILIES: Mapping[str, Sequence[str]] = {
    "fang": (
        *(
            "仿宋_GB2312",
            "FangSong_GB2312",
            "方正仿宋_GBK",
            "FZFangSong-Z02",
            "方正仿宋简体",
            "仿宋",
            "FangSong",
        ),
        *(
            "STFangsong",
            "FandolFang R",
            "FandolFang",
            "LXGW WenKai",
            "LXGW WenKai Light",
            "Noto Serif CJK SC",
        ),
        "Noto Serif SC",
    ),
    "kai": (
        *(
            "楷体_GB2312",
            "KaiTi_GB2312",
            "方正楷体_GBK",
            "FZKai-Z03",
            "方正楷体简体",
            "楷体",
            "KaiTi",
            "STKaiti",
        ),
        *("FandolKai", "LXGW WenKai", "Noto Serif CJK SC", "Noto Serif SC"),
    ),
    "hei": (
        *("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "STHeiti"),
        *("Noto Sans CJK SC", "Noto Sans SC"),
    ),
    "title": (
        *("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong"),
        *("Noto Serif CJK SC", "Noto Serif SC"),
    ),
    "song": _SONG,
}
# 小标宋 is heavy by itself, the stand-ins only in their bold weight.
HEAVY = frozenset(
    {"方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong"}
)
BOLD = 600
SHIPPED = Path(pylopdf_fonts_zh_cn.__file__).parent


@dataclass(frozen=True)
class FontSet:
    """The fonts of this process, and which family serves as which face."""

    fonts: typst.Fonts
    faces: Mapping[str, Sequence[str]]
    thicken: bool


def folders() -> list[Path]:
    """Where fonts are looked for, the site's own folder first."""
    return [Path(one) for one in (*settings.FONT_DIRS, SHIPPED) if Path(one).is_dir()]


def found() -> FontSet:
    return _read(tuple(folders()))


@cache
def _read(where: tuple[Path, ...]) -> FontSet:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(one) for one in where]
    )
    weights: dict[str, int] = {}
    for font in fonts.fonts():
        weights[font.family] = max(font.weight, weights.get(font.family, 0))
    faces = {
        face: [family for family in families if family in weights] for face, families in FAMILIES.items()
    }
    title = faces["title"][0] if faces["title"] else ""
    return FontSet(fonts, faces, thicken=title not in HEAVY and weights.get(title, 0) < BOLD)

"""Markings of state secrets, as they are printed on documents (decision 44): they never enter the system.

A marking is 绝密, 机密 or 秘密 with ★ or with a term of years, or what follows 密级. Words that only speak of
secrets (商业秘密, 保守秘密) are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

# Signs that show nothing, and blanks that printers set between the two characters.
_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GAP = r"[^\S\r\n]{0,6}"
_LEVEL = rf"(绝{_GAP}密|机{_GAP}密|秘{_GAP}密)"
_NO_WORD = r"(?<!国家)(?<!商业)(?<!工作)(?<!技术)(?<!个人)"
_STAR = rf"{_NO_WORD}{_LEVEL}{_GAP}[★☆✭⭐]"
# A term alone is a marking only where the word stands by itself: 保守秘密3年 is a sentence.
_TERM = (
    rf"(?<![\u4e00-\u9fff]){_LEVEL}{_GAP}[\[(【]?{_GAP}(?:\d{{1,3}}|[一二三四五六七八九十百]{{1,4}}){_GAP}(?:年|个月)"
    rf"(?!内|来|前|后|以)|(?<![\u4e00-\u9fff]){_LEVEL}{_GAP}[\[(【]?{_GAP}长{_GAP}期"
)
_NAMED = rf"密{_GAP}级{_GAP}[:]?{_GAP}{_LEVEL}"
MARKING = re.compile(f"{_STAR}|{_TERM}|{_NAMED}")


def marking(text: str) -> str:
    """The first marking in a text as it is written there, or nothing."""
    found = MARKING.search(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)))
    return " ".join(found.group(0).split()) if found else ""


def strings(value: object) -> Iterator[str]:
    """Every text within plain data, keys of mappings included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(strings(one) for one in chain(value.keys(), value.values()))
    elif isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes | bytearray):
        yield from chain.from_iterable(map(strings, value))


def marking_in(value: object) -> str:
    """The first marking in any text within plain data, or nothing."""
    return next((found for text in strings(value) if (found := marking(text))), "")

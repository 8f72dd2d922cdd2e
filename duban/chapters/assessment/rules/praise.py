"""When two entries rest on one paper: by its file, its number, or its words (6(2); decision 32)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# 古城委〔2026〕8号: who issued it, the year, the number.
NUMBER = re.compile(r"([A-Za-z\u4e00-\u9fff]{1,20})[〔\[(【](\d{4})[〕\])】]第?(\d+)号")
SHORTEST = 8


@dataclass(frozen=True)
class Paper:
    """What an entry says of its paper: the words that name it, and the digest of the file."""

    words: str
    digest: str = ""


def same_paper(one: Paper, other: Paper) -> bool:
    """The same file, a number in common, or the same words, one of them perhaps with more beside."""
    if one.digest and one.digest == other.digest:
        return True
    numbers = _numbers(one.words), _numbers(other.words)
    if any(_same_number(first, second) for first in numbers[0] for second in numbers[1]):
        return True
    if numbers[0] and numbers[1]:
        return False
    words, others = sorted((_folded(one.words), _folded(other.words)), key=len)
    return words == others != "" or (len(words) >= SHORTEST and words in others)


def _numbers(words: str) -> list[tuple[str, str, str]]:
    return NUMBER.findall("".join(unicodedata.normalize("NFKC", words).split()))


def _same_number(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """The issuer's 代字 may stand in running text: 依据古城委〔2026〕8号."""
    return one[1:] == other[1:] and (one[0].endswith(other[0]) or other[0].endswith(one[0]))


def _folded(words: str) -> str:
    """Letters and figures alone: blanks, brackets and marks are written in many ways."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", words) if sign.isalnum())

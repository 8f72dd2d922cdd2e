"""Typed text of a complaint carries no identity: telephone and ID-card numbers are recognised and refused."""

from __future__ import annotations

import re
import unicodedata

GAP = r"[ \-—–·.]?"
MOBILE = re.compile(rf"(?<!\d)(?:\+?86{GAP})?1[3-9]\d{GAP}\d{{4}}{GAP}\d{{4}}(?!\d)")
FIXED = re.compile(r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3})[ \-—–]?[2-9]\d{6,7}(?!\d)")
DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
ID_CARD = re.compile(rf"(?<!\d)[1-9]\d{{5}}{GAP}(?:19|20)\d{{2}}{GAP}{DAY}{GAP}\d{{3}}[\dXx](?!\d)")
OLD_ID_CARD = re.compile(rf"(?<!\d)[1-9]\d{{5}}\d{{2}}{DAY}\d{{3}}(?!\d)")


def identity_in(text: str) -> str:
    """ "ID_CARD" or "TELEPHONE" when the text bears such a number, in whatever width of digits; else nothing."""
    plain = unicodedata.normalize("NFKC", text)
    if ID_CARD.search(plain) or OLD_ID_CARD.search(plain):
        return "ID_CARD"
    return "TELEPHONE" if MOBILE.search(plain) or FIXED.search(plain) else ""

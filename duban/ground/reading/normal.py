"""Writing made uniform before it is read: widths, hidden characters, traditional forms, Chinese numerals."""

from __future__ import annotations

import re
import unicodedata

# Only characters that occur in deadlines, unit names and table heads; nothing else is touched.
PAIRS = (
    "號号後后開开發发個个內内無无長长續续進进動动啟启業业試试運运營营產产處处驗验結结執执達达訂订準准備备給给應应"
    "負负責责單单協协辦办務务導导類类別别項项標标題题時时間间節节點点領领註注農农經经濟济資资財财規规劃划國国環环"
    "衛卫學学縣县區区鄉乡鎮镇鐵铁軌轨設设廳厅會会總总體体藝艺術术廣广電电視视聯联絡络漁渔審审計计統统監监訴诉訟讼"
    "檔档護护據据從从須须確确爭争儘尽盡尽並并與与條条週周兩两歲岁終终約约為为編编號号記记劉刘"
    "牽牵頭头樓楼橋桥築筑際际員员調调場场園园醫医師师團团組组織织紀纪檢检網网臺台稅税糧粮輸输險险質质問问舉举門门東东貿贸"
    "僑侨優优態态穩稳實实報报補补預预階阶層层協协參参與与擬拟訊讯讀读寫写繼继續续鞏巩"
)
TRADITIONAL = str.maketrans(dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)))
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
DASHES = str.maketrans({dash: "-" for dash in "‐‑‒–—―－─~～〜∼﹣−"})
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
NUMERAL = "〇○零一二三四五六七八九十廿卅两"


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def has_bidi(text: str) -> bool:
    """Does the text hold characters that change the direction of writing?"""
    return any(char in BIDI for char in text)


def fold(text: str) -> str:
    """The text with one form for each character: half width, simplified, without invisible characters."""
    plain = unicodedata.normalize("NFKC", text).translate(TRADITIONAL)
    if plain.isprintable():
        return plain
    return "".join(char for char in plain if unicodedata.category(char) not in _UNSEEN or char in "\r\n\t")


def tight(text: str) -> str:
    """Folded and without blanks, save one between two digits, where it may part two numbers."""
    one_line = re.sub(r"\s*[\r\n\v\f\u2028\u2029]+\s*", ";", fold(text).strip()).translate(DASHES)
    return re.sub(r"\s+", "", re.sub(r"(?<=\d)\s+(?=\d)", "\ue000", one_line)).replace("\ue000", " ")


_MARKS = re.compile("[\u2460-\u249b\u24f5-\u24fe\u2776-\u2793\u3220-\u3229\u3280-\u3289]")
_MARK = re.compile(
    r"(?:^|(?<=[;；。,，、\s一-龥])(?<![第年月]))\s*(?:[(（](\d{1,2})[)）]|(\d{1,2})[.．、)）](?=\D|\d{1,2}月|\d{4}年))"
)


def without_marks(text: str) -> str:
    """Without the numbers of an enumeration: ①3月底前 is March and not month 13, 1.6月底前 is June."""
    plain = _MARKS.sub("；", text)
    marks = [int(match[1] or match[2]) for match in _MARK.finditer(plain)]
    counted = len(marks) > 1 and marks == list(range(1, len(marks) + 1))
    return _MARK.sub("；", plain) if counted else plain


def closed_up(text: str) -> str:
    """Without the gaps of a scanner or a narrow cell: 2 0 2 6 年, or a line that breaks between 12 and 月."""
    text = re.sub(r"(?<=\d)[ \u3000]*[\r\n]+[ \u3000]*(?=[年月日号季])", "", text)
    parts = text.split()
    return "".join(parts) if len(parts) > 3 and all(len(part) == 1 for part in parts) else text


def number_of(numeral: str) -> int | None:
    """The value of a Chinese numeral: positional (二十六) or digit by digit (二〇二六)."""
    if all(char in DIGITS for char in numeral):
        return int("".join(str(DIGITS[char]) for char in numeral))
    match = re.fullmatch(r"([一二三四五六七八九]?)([十廿卅])([一二三四五六七八九]?)", numeral)
    if match is None:
        return None
    tens = {"十": 1, "廿": 2, "卅": 3}[match[2]] if not match[1] else DIGITS[match[1]]
    return tens * 10 + (DIGITS[match[3]] if match[3] else 0)


_COUNTED = re.compile(
    rf"([{NUMERAL}]+)"
    rf"(?=个(?:工作日|日历日|自然日|月|星期|季度|学期|半月)|年|月|日|号|季|天|周|小时|工作日|星期|次"
    rf"|[、,和及至到-][{NUMERAL}\d]+(?:个|年|月|日|号|季))"
)


_MIXED_YEAR = re.compile(r"(?<!\d)[一二][0OoΟО〇○零][一二三四五六七八九0OoΟО〇○零]{2}(?=年)")


def _zeros(match: re.Match[str]) -> str:
    return re.sub("[0OoΟО]", "〇", match[0])


def arabic(text: str) -> str:
    """Chinese numerals that count years, months, days and the like, as digits; all others stay."""

    def replace(match: re.Match[str]) -> str:
        value = number_of(match[1])
        return match[1] if value is None else str(value)

    return _COUNTED.sub(replace, _MIXED_YEAR.sub(_zeros, text.replace("元月", "一月")))

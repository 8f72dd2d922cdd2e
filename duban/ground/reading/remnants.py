"""What is left of a deadline when its dates, cycles and spans are taken out (as NUL): does it still say something?"""

from __future__ import annotations

import re

_CONDITION = re.compile(
    r"或者?|视[^,;。()]{0,8}(?:情|而定)|若(?!干)|如(?!期|下|实)[^,;。]{0,10}(?:则|的|,)|必要时|除[^,;。]{1,20}外|不含|各[^,;。]{0,6}次|分别|已(?:经)?(?:完成|完工|办结|竣工|延期|销号|建成)|延期|顺延|特殊情况|待[^遇,;。][^,;。]{0,12}后|暂定|已[于在]"
    r"|条件(?:成熟|具备|允许|许可)|有条件|及以后|[以今]后\x00|^[^,;。\x00]{2,12}(?<![此然最随之今])后,?\x00"
)
_LEFT_OVER = re.compile(
    r"\d+\s*[年月日号天季旬周时]|(?<!\d)\d{4,}(?![\d个亩万亿元人户家公米套台件吨千平里盏辆株])|[年月旬季]|星期|周[一二三四五六日末]|本周|下周|\d[-~至到]|农历|(?<![达高加升降少增])[-~至到]\d"
    r"|[春夏秋冬]季|[元腊冬]月|\d+[-/]\d+|\d+\.\d+\.\d+|\d[OoIl]|[OoIl]\d|工作日|最后|第\d|\x00[-~至到]$|\x00[日号_]|\d \x00|(?:^|;)\d{1,2};|\d次|\d[、,]\x00"
)
_HARMLESS = re.compile(
    r"上个?(?:月|季度|年度?|周)度?(?![底末初])|年度(?:任务|目标|计划|工作|建设|总结|考核|投资)|当年(?:任务|目标)|青年|少年|年轻|年产|年均|年报|月报|岁月|周[边转]|\d{1,2}年(?:期|规划|行动|计划|攻坚)"
    r"|\d{2,3}[天日](?:攻坚|行动|会战)|\d+(?:-\d+)?号(?:地块|标段|[路楼线桥院井泵库机厂门仓馆矿闸])"
)


# The number of a document (县政发〔2026〕3号) is no date.
_DOCUMENT = re.compile(r"[一-龥]{0,8}[〔\[(【](?:19|20)\d{2}[〕\])】]第?\d{1,4}号?")


def without_document_numbers(text: str) -> str:
    """The text with numbers of documents taken out, as long as it was."""
    return _DOCUMENT.sub(lambda match: "\x00" * len(match[0]), text)


def condition_in(rest: str) -> str:
    """The words that make a deadline conditional or a choice; empty where there are none."""
    match = _CONDITION.search(rest)
    return match[0].strip("\x00,") if match else ""


def is_unread(rest: str) -> bool:
    """Does the rest still name a time that was not read?"""
    return bool(_LEFT_OVER.search(_HARMLESS.sub("", rest)))

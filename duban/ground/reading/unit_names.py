"""One fragment of a unit column: a unit of the directory, a collective term, a post, a person, or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from duban.ground.reading.directory import Directory, Entry, folded_name
from duban.ground.reading.questions import Question, ask

MAX_NAME = 60
MAX_CUT = 400


class UnitKind(StrEnum):
    """What a fragment of a unit column is."""

    UNIT = "UNIT"
    SUB_UNIT = "SUB_UNIT"
    COLLECTIVE = "COLLECTIVE"
    PERSON = "PERSON"
    POST = "POST"
    UNKNOWN = "UNKNOWN"
    ALTERNATIVE = "ALTERNATIVE"


class RoleHint(StrEnum):
    """The role in which the writing names it; nothing is lead that is not written as lead."""

    LEAD = "LEAD"
    CO = "CO"
    SERVICE = "SERVICE"
    UNDETERMINED = "UNDETERMINED"


@dataclass(frozen=True)
class UnitItem:
    """One name as written, and the key of its unit, or None and a question."""

    text: str
    unit: str | None
    kind: UnitKind
    role: RoleHint = RoleHint.UNDETERMINED
    confidence: Literal["sure", "ask"] = "sure"
    question: Question | None = None
    suggestions: tuple[str, ...] = ()


_PLACES = r"(?:县级市|县|市|区|旗|乡|镇|乡镇|街道|镇街|街镇|园区|开发区|平台|村|社区|地|功能区|管委会)"
_BODIES = (
    r"(?:成员|责任|承办|牵头|配合|职能|主管|业务|驻[区市县])?(?:部门|单位|科室|处室|企业|公司|学校|院校|医院|方面?|局"
    r"|委办局|部委办局|机构|社会组织|行业|中队|党组织|团体)"
)
COLLECTIVE = re.compile(
    rf"(?:(?:全[市区县省]|[省市区县镇](?:级|直|属|委|政府|政府?直属)?|所在|其他|其它|等|有|所有|项目)*"
    rf"(?:各级?|相关|有关|涉及|其他|其它|所有|等|所在地?|属地)+(?:有关|相关|级|直|责任|项目|业务)*)"
    rf"(?:{_PLACES}(?:\([^)]*\))?|{_BODIES})*(?:人民)?(?:政府|党委|办事处|管委会|党工委|委员会)?(?:部门|单位)*"
    rf"|(?:县级市|街道办事处|街道|镇街|乡镇|乡镇人民政府|部门|单位|区|县|市|各地|{_PLACES}政府办事处)"
)
# Terms that hold a separator and are one term all the same.
ONE_TERM = re.compile(
    r"各(?:有关|相关)?(?:县级市|县|市|区|旗|乡镇|乡|镇|街道|平台|园区|地)(?:[、，,/](?:县级市|县|市|区|旗|乡镇|乡|镇街|镇|街道"
    r"|园区|开发区|平台))+(?:人民政府|政府|办事处|管委会|党委)?(?=$|[、，,；;。\s)）〕])"
)
_SHORT_TERM = re.compile(
    r"((?:各(?:有关|相关)?(?:街道|乡镇|镇街|镇|区|县|部门|单位)|(?:相关|有关)(?:部门|单位))(?:办事处|政府)?)"
)
SELF = re.compile(
    r"同上|待定|另定|详?见附件|各?(?:有关|相关)?(?:项目|任务|事项)?的?(?:牵头|责任|配合|协办|承办|主办)(?:单位|部门)"
)
_POSTS = (
    "书记|主任|局长|市长|区长|县长|镇长|乡长|省长|州长|旗长|秘书长|部长|处长|科长|主席|院长|校长|总经理|董事长|经理|站长"
    "|所长|队长|组长|负责人|责任人|领导|指挥长|岗位|委员|常委|专员|总师|总工程师|同志|厅长|司长|行长|会长|主管|专干|村长|河长"
)
POST = re.compile(rf".*(?:{_POSTS})(?:\([^)]*\))?(?:岗位)?|.*(?:{_POSTS})\([^)]*\)岗位")
_POST_TAIL = re.compile(rf"(?:常务|第一)?副?(?:{_POSTS})(?:\([^)]*\))?$")
_NOT_A_NAME = re.compile(r"[市县区省镇乡局委办部厅院会室处科管分协主各总党政]")
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫"
    "经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫乌焦巴弓牧隗谷车侯宓蓬全郗班"
    "秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳"
    "逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡"
    "国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾母沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代"
)
UNIT_TAIL = re.compile(
    r"(?:局|委|办|部|厅|院|会|社|站|队|中心|公司|集团|政府|街道|镇|乡|区|县|市|所|处|室|行|海关|学校|大学|小学|中学|厂|馆|台|联"
    r"|校|园|场|组|科|署|庭|企业|党委|工委|纪委|银行|村|社区|协会|基地|平台|店|矿|电网|集团有限责任公司)$"
)


def is_post(text: str) -> bool:
    return bool(POST.fullmatch(text))


def is_person(text: str) -> bool:
    """Two to four characters that begin with a surname, alone or before a post (杨志武副市长)."""
    name = _POST_TAIL.sub("", text)
    posted = name != text
    if not 2 <= len(name) <= 4 or name[0] not in SURNAMES or _NOT_A_NAME.search(name[1:]):
        return False
    return posted or (len(name) <= 3 and not UNIT_TAIL.search(name))


def read_name(text: str, directory: Directory) -> tuple[UnitItem, ...]:
    """What one fragment names; text is kept verbatim, an unknown name stays unknown with a question."""
    plain = folded_name(text)
    known = directory.find(text)
    if known:
        return (_known(text, known),)
    if SELF.fullmatch(plain):
        return (_asked(text, UnitKind.COLLECTIVE, ask("unit_self", text=text)),)
    if ONE_TERM.fullmatch(text) or not plain.strip("."):
        return (_asked(text, UnitKind.COLLECTIVE, ask("unit_group", text=text)),)
    if COLLECTIVE.fullmatch(plain):
        code = "unit_group" if "(" in plain else "unit_collective"
        return (_asked(text, UnitKind.COLLECTIVE, ask(code, text=text)),)
    if is_person(plain) and not directory.begins(text):
        return (UnitItem(text, None, UnitKind.PERSON),)
    if is_post(plain):
        return (_asked(text, UnitKind.POST, ask("unit_post", text=text)),)
    if "(" in plain:
        return _bracketed(text, directory)
    return _joined(text, plain, directory)


# Marks that part names, though a name may hold them as well.
_ODD_MARKS = re.compile(r"[.．·•・+＋&＆×→\-—–－]+")


def _known(text: str, found: tuple[Entry, ...], kind: UnitKind = UnitKind.UNIT) -> UnitItem:
    if len(found) == 1:
        return UnitItem(text, found[0].key, kind)
    names = "、".join(entry.name for entry in found)
    question = ask("unit_same_name", text=text, names=names)
    return UnitItem(text, None, UnitKind.UNKNOWN, confidence="ask", question=question,
                    suggestions=tuple(entry.key for entry in found))  # fmt: skip


def _asked(text: str, kind: UnitKind, question: Question) -> UnitItem:
    return UnitItem(text, None, kind, confidence="ask", question=question)


def unknown(text: str, directory: Directory) -> UnitItem:
    """An item without a unit; similar names are only suggested."""
    found = directory.similar(text) or directory.contained(text)
    shown = text[:MAX_NAME]
    names = "、".join(entry.name for entry in found)
    question = ask("unit_similar", text=shown, names=names) if found else ask("unit_unknown", text=shown)
    return UnitItem(text, None, UnitKind.UNKNOWN, confidence="ask", question=question,
                    suggestions=tuple(entry.key for entry in found))  # fmt: skip


_BRACKETS = re.compile(
    r"^(?P<base>[^(（\[【〔]+)[(（\[【〔](?P<inner>[^)）\]】〕]+)[)）\]】〕](?P<tail>.*)$", re.DOTALL
)


def _bracketed(text: str, directory: Directory) -> tuple[UnitItem, ...]:
    """市交通委(市道运局): a sub-unit, another name of the same unit, or a group of units."""
    match = _BRACKETS.match(text)
    if match is None:
        return (unknown(text, directory),)
    base, inner, tail = match["base"].strip(), match["inner"].strip(), match["tail"].strip()
    if not tail and is_person(folded_name(base)) and not directory.begins(base):
        return _person_of(text, base, inner, directory)
    if COLLECTIVE.fullmatch(folded_name(base + tail)):
        return (_asked(text, UnitKind.COLLECTIVE, ask("unit_group", text=text)),)
    found = directory.find(base + tail)
    if tail and not found:
        rest = _cut(text, directory)
        return rest or (unknown(text, directory),)
    first = _known(base + tail, found) if found else unknown(base, directory)
    named = directory.find(inner)
    if re.match(r"原|现|简称|又名|加挂|即", inner) or (found and named and named[0].key == found[0].key):
        return (first, UnitItem(inner, first.unit, UnitKind.ALTERNATIVE))
    if is_person(folded_name(inner)):
        return (first, UnitItem(inner, None, UnitKind.PERSON))
    question = ask("unit_sub", text=inner, parent=base)
    key = named[0].key if len(named) == 1 else None
    return (first, UnitItem(inner, key, UnitKind.SUB_UNIT, confidence="ask", question=question))


def _person_of(text: str, name: str, inner: str, directory: Directory) -> tuple[UnitItem, ...]:
    """张建国（常务副县长） is a person with his post; 张三（工程部） names a unit besides, to be confirmed."""
    if is_post(folded_name(inner)):
        return (UnitItem(text, None, UnitKind.PERSON),)
    named = directory.find(inner)
    question = ask("unit_sub", text=inner, parent=name)
    key = named[0].key if len(named) == 1 else None
    return (
        UnitItem(name, None, UnitKind.PERSON),
        UnitItem(inner, key, UnitKind.SUB_UNIT, confidence="ask", question=question),
    )


def _joined(text: str, plain: str, directory: Directory) -> tuple[UnitItem, ...]:
    """Names without a separator (晋陵公司轨道公司) or joined by 和, 及: cut only where every part is known."""
    cut = _cut(text, directory)
    if cut:
        return cut
    marked = [part.strip() for part in _ODD_MARKS.split(text) if part.strip()]
    if len(marked) > 1 and all(len(directory.find(part)) == 1 for part in marked):
        return tuple(_known(part, directory.find(part)) for part in marked)
    for match in re.finditer(r"以及|和|及|与|会同", text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        parts = [read_name(part, directory) for part in (left, right) if part]
        if len(parts) == 2 and all(
            item.kind in (UnitKind.UNIT, UnitKind.COLLECTIVE) for part in parts for item in part
        ):
            return (*parts[0], *parts[1])
    return (unknown(text, directory),)


def _cut(text: str, directory: Directory) -> tuple[UnitItem, ...]:
    """The fragment as known names one after another; nothing when there is no cut, or more than one."""
    compact, items = re.sub(r"\s+", "", text), list[UnitItem]()
    for part in _SHORT_TERM.split(compact):
        if _SHORT_TERM.fullmatch(part):
            items.append(_asked(part, UnitKind.COLLECTIVE, ask("unit_collective", text=part)))
            continue
        plain = folded_name(part)
        ways = directory.cuts(plain) if len(plain) == len(part) <= MAX_CUT else []
        if len(ways) != 1:
            return ()
        items += [_known(part[start:end], directory.find(plain[start:end])) for start, end in ways[0]]
    return tuple(items) if len(items) > 1 else ()

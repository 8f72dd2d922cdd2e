"""The dates of a deadline with what is said about each: before or after it, of whom, and as what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from duban.ground.reading.dates import OPEN_PARTS, Atom

START = re.compile(r"开工|动工|启动|开建|奠基|破土|进场|挂网|开标|复工|开始(?:建设|施工|实施)|封顶|签约")
USE = re.compile(
    r"投入(?:使用|运营|运行|生产)|试生产|试营业|投用|启用|投产|投运|通车|运营|试运行|试运营|对外开放|开园|开业|开馆|开通|上线|挂牌"
)
FINISH = re.compile(
    r"竣工验收|完工|竣工|完成|建成|办结|销号|验收|到位|交付|交工|上报|报送|报(?![告表名批])|出台|印发|落实|达到|实现|结束|清零|见效"
    r"|公布|提交|制定|建立|取得|覆盖|解决|关停|拆除|消除|办理|整改"
)
FIELD_NAME = re.compile(r"(?:完成|办理|办结|整改|要求)?(?:时限|期限|时间节点|时间|日期)(?:要求)?(?:为|是|:)?")
LEAD_WORDS = re.compile(
    r"原则上|力争|争取|确保|务必|务|须|应当|应|计划|预计|拟|约|最迟|最晚|不迟于|不得晚于|不晚于|截止|截至|赶在|早于"
    r"|其中|全部|全面|并|且|必须|要求|要|由|请|将|均|于|在|到|至|以|之|为|即|从|自|原定|[,;。、:()\"'“”‘’《》]"
)
SOFT = {
    "原则上": "“原则上”，允许例外",
    "力争": "“力争”，属目标性表述",
    "争取": "“争取”，属目标性表述",
    "预计": "“预计”，属预期",
    "拟": "“拟”，属计划",
}
SEPARATORS = ",;。、()"
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)([一二三四五六日天])\)?")
_AFTER = (
    ("", re.compile(r"\(含(?:当日|当天|本日|本数)?\)|[\"'”’」』]")),
    ("weekday", _WEEKDAY),
    ("time", re.compile(r"(?:上午|下午|中午|晚上?)?(?:\d{1,2}(?:时|点)(?:\d{1,2}分|整|半)?|\d{1,2}:\d{2})")),
    ("before", re.compile(r"以前|之前|前(?!期|后|夕|往|置|\d)")),
    ("within", re.compile(r"之内|以内|内|期间|为止|止|当日|当天|时(?!段|序)")),
    ("about", re.compile(r"左右|前后|上下|许|前夕")),
    ("since", re.compile(r"之?起|开始(?!建设|施工|实施)|以来")),
    ("after", re.compile(r"以后|之后|后(?!续|期)")),
)
_ADMIN = re.compile(
    r"(?:录入|填报|更新|登记|发文|制表|下发|来文|实际(?:完成)?|统计|上次)(?:日期?|时间)?(?:于|为|:)?$"
)
_ORIGINAL = re.compile(r"(?:原定|原计划|原时限)(?:时间|时限|日期)?(?:为|于|:)?$")
_CHANGED = re.compile(r"(?:调整|延期|延长|延|推迟|顺延|变更|改|提前)(?:至|到|为|于)$")
_NOT_BEFORE = re.compile(r"(?:不得?早于|晚于)$")
_NOT_LATE = re.compile(r"(?:不得?晚于|不迟于)$")
_OBJECT_OF = re.compile(
    r"[^,;。、()\x00]{0,12}(?:完成|编制|制定|制订|编报|报送|上报|提交|出台|印发|发布|公布|做好|开展|启动|落实|总结|汇总|汇报|报告?|办结|下达|形成|兑现)[了对好]?"
)
_MERGE = re.compile(r"(?:-|至|到)")


@dataclass(frozen=True)
class Dated:
    """One date of the text: its atom, the words around it, and what these say of it."""

    atom: Atom
    start: int
    end: int
    flags: frozenset[str] = frozenset()
    weekday: str = ""
    before: str = ""
    after: str = ""
    problem: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def last(self) -> date | None:
        return self.atom.last

    @property
    def words(self) -> str:
        return self.before + "|" + self.after


def dated(text: str, atoms: list[Atom]) -> list[Dated]:
    """The atoms with what follows and precedes each, ranges joined, dates of record-keeping left out."""
    found = [_with_tail(text, atom) for atom in atoms]
    found = _without_objects(text, _joined(text, found))
    kept = [one for one in found if "admin" not in one.flags]
    if kept and len(kept) < len(found):
        kept[0] = replace(kept[0], notes=("另有录入、填报一类日期，未作时限",))
    return _without_frames(_with_words(text, kept))


def _with_tail(text: str, atom: Atom) -> Dated:
    flags, weekday, end, moved = set[str](), "", atom.end, True
    while moved:
        moved = False
        for name, pattern in _AFTER:
            match = pattern.match(text, end)
            if match:
                flags.add(name)
                weekday = match[1] if name == "weekday" else weekday
                end, moved = match.end(), True
                break
    lead = text[: atom.start]
    for name, pattern in (("admin", _ADMIN), ("original", _ORIGINAL), ("changed", _CHANGED)):
        if pattern.search(lead):
            flags.add(name)
    if _NOT_BEFORE.search(lead) and not _NOT_LATE.search(lead):
        flags.add("after")
    return Dated(atom, atom.start, end, frozenset(flags), weekday, problem=_problem(atom, flags))


def _problem(atom: Atom, flags: set[str]) -> str:
    if atom.problem:
        return atom.problem
    if "about" in flags:
        return "deadline_about"
    if "before" in flags and atom.precision in OPEN_PARTS:
        return "deadline_ambiguous"
    if "within" in flags and atom.precision == "month" and "份" not in atom.text and not atom.year_written:
        return "" if atom.text.endswith(("份", "旬")) else "deadline_ambiguous"
    return "deadline_not_before" if "after" in flags else ""


def _joined(text: str, found: list[Dated]) -> list[Dated]:
    """3月-10月 and 自3月1日起至10月31日 are one range each, which ends with its second date."""
    joined: list[Dated] = []
    for one in found:
        previous = joined[-1] if joined else None
        if previous is None or not _MERGE.fullmatch(text[previous.end : one.start]):
            joined.append(one)
            continue
        first, last = previous.atom.first, one.atom.last
        exact = one.atom.precision in ("day", "end")
        atom = replace(one.atom, start=previous.start, first=first, precision="day" if exact else "range",
                       text=text[previous.start : one.atom.end])  # fmt: skip
        problem = one.problem or (previous.problem if previous.problem != "deadline_about" else "")
        if first and last and last <= first:
            problem = problem or "deadline_order"
        joined[-1] = replace(one, atom=atom, start=previous.start, problem=problem)
    return joined


def _without_objects(text: str, found: list[Dated]) -> list[Dated]:
    """Leave out a date that only names what is done by another (12月底前完成2027年预算): it bounds nothing."""
    kept: list[Dated] = []
    for one in found:
        gap = text[kept[-1].end : one.start] if kept else ""
        bounds = {"before", "within", "since", "after"} & one.flags or one.atom.precision == "end"
        after = text[one.end :].lstrip("的")
        acts = any(pattern.match(after) for pattern in (START, USE, FINISH))
        if _OBJECT_OF.fullmatch(gap) and not bounds and not acts and re.match(r"[一-龥\"'“‘《]", after):
            continue
        kept.append(one)
    return kept


def _with_words(text: str, found: list[Dated]) -> list[Dated]:
    """Give each date the words of its clause: a gap between two dates parts at its last separator."""
    result, before = [], text[: found[0].start] if found else ""
    for place, one in enumerate(found):
        gap = text[one.end : found[place + 1].start] if place + 1 < len(found) else text[one.end :]
        gap = gap.replace("\x00", "")
        cut = max(gap.rfind(mark) for mark in SEPARATORS) if place + 1 < len(found) else len(gap)
        after = gap if cut < 0 else gap[:cut]
        result.append(replace(one, before=before, after=after))
        before = "" if cut < 0 else gap[cut + 1 :]
    return result


def _without_frames(found: list[Dated]) -> list[Dated]:
    """Leave out a year that only frames a more exact date (2026年,12月底前完成; 6月底前(年内))."""
    kept = [one for one in found if not any(_frames(one, other) for other in found)]
    if kept and kept[0] is not found[0] and len(kept) < len(found):
        kept[0] = replace(kept[0], before=found[0].before + kept[0].before)
    return kept


def _frames(one: Dated, other: Dated) -> bool:
    wide = one.atom.precision in ("year", "half", "quarter", "plan")
    if one is other or not wide or one.problem or "since" in one.flags or bare(one.after):
        return False
    first, last, within = one.atom.first, one.last, other.last
    exact = other.atom.precision not in ("year", "plan") and "since" not in other.flags
    return bool(exact and first and last and within and first <= within <= last)


def is_mere_mention(one: Dated) -> bool:
    """A year in other words (按2026年任务分解表执行) is no deadline by itself."""
    if one.atom.precision == "plan":
        return one.atom.text.endswith("规划")
    if one.atom.precision != "year" or "全" in one.atom.text or not one.atom.text.endswith(("年", "年度")):
        return False
    words = one.words
    acts = any(pattern.search(words) for pattern in (START, USE, FINISH))
    return bool(bare(words.replace("|", ""))) and (
        not acts or bool(re.search(r"按|根据|依据|见", one.before))
    )


def in_brackets(plain: str, one: Dated) -> bool:
    before = plain[: one.start]
    return before.count("(") > before.count(")")


def bare(words: str) -> str:
    """The words without leading phrases and punctuation."""
    return LEAD_WORDS.sub("", FIELD_NAME.sub("", words))


def kind_of(words: str) -> tuple[str, str]:
    """finish or state for the words about one date, and a problem code where they say both."""
    said = re.sub(
        r"(?<!开工|竣工|完工)(?:完成|办理|办结|整改)(?:时限|时间|期限|日期)", "", words.replace("|", "")
    )
    said = re.sub(r"(?:立即|即刻|尽快|近期|抓紧|适时|马上)(?:启动|开工|动工|开始)[,;。、]", "", said)
    starts, uses, ends = START.search(said), USE.search(said), FINISH.search(said)
    if starts and (ends or re.search(r"开工前|启动前", said)):
        return "state", "deadline_kind"
    if starts:
        return "state", ""
    if uses and not ends:
        return "state", ""
    return "finish", ""


def label_of(one: Dated) -> str:
    """What is to be reached by that date, in the words of the list."""
    after = re.sub(r"\s", "", one.after).strip(",;。、:()|-")
    if after and len(after) <= 16:
        return after
    for pattern in (START, USE, FINISH):
        match = pattern.search(one.words)
        if match:
            return match[0]
    return after[:30]


def subject_of(one: Dated) -> str:
    """Whose date it is (牵头单位, 各区), where the list says so before the date."""
    subject = bare(one.before)
    if not subject or len(subject) > 20 or any(p.search(subject) for p in (START, USE, FINISH)):
        return ""
    return subject

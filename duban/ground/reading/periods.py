"""What is not a date: cycles (每月5日前), spans (会后5个工作日内), standing work, vague words, events."""

from __future__ import annotations

import re
from dataclasses import dataclass

RuleValue = str | int | float | bool | None | list["RuleValue"] | dict[str, "RuleValue"]
Rule = dict[str, RuleValue]

EVERY = {
    "年": "year", "年度": "year", "半年": "half_year", "季": "quarter", "季度": "quarter", "月": "month",
    "半月": "half_month", "半个月": "half_month", "旬": "ten_days", "周": "week", "星期": "week", "日": "day", "天": "day",
    "工作日": "working_day", "小时": "hour", "学期": "term", "学年": "school_year",
}  # fmt: skip
SPAN = {
    "工作日": "working_days", "日历日": "days", "自然日": "days", "日": "days", "天": "days", "周": "weeks",
    "星期": "weeks", "月": "months", "季度": "quarters", "年": "years", "小时": "hours", "学期": "terms",
}  # fmt: skip
WEEKDAYS = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "日": 7, "天": 7, "末": 6} | {
    char: place for place, char in enumerate("一二三四五六", 1)
}
_BEFORE = r"(?:底|末)?(?:以前|之前|前|为止|内|之内|以内)?"
_UNIT = r"工作日|小时|半年|年度?|季度?|半月|月|旬|周|星期|日|天|学期|学年"
_CYCLE = re.compile(
    rf"(?:每隔?(?P<count>\d{{1,3}}|[双两隔])?个?(?P<unit>半个月|{_UNIT})(?:度)?"
    r"|各(?P<each>季度|年度|月)(?=[底末初]|$|[,;。])"
    r"|(?P<by>逐|按|分)(?P<byunit>年度?|季度?|月|周|旬|日|半年)(?!期|时|照|程|计划|要求|规定)"
    r"|(?P<twin>(?<![今本当明去\d])年年(?![底末终内初中])|月月|季季|周周|天天|日日)"
    r"|(?P<gap>隔|双)(?P<gapunit>月|周|日|年)(?![前内底])"
    r"|(?<![\d第])1(?P<oneunit>年|季度?|月|周|星期|日|天)一(?=[一-龥])(?!次|个|月|周|季|年)"
    r"|(?<!\d)(?P<rate>[1-5])个?(?P<rateunit>年|季度?|月|周|天|日)(?P<ratetimes>\d{1,2})次"
    r"|(?<![上下大])(?P<halfunit>半年|半月)(?=[1一]次|报|[一1]报)"
    r"|(?<![\d上下本当])(?P<noun>月|周|季度?|日)(?=(?<=[季度])[首末次]月|调度|通报|报告|报送|报制|督查|考核|例会|报(?:$|[,;。])))"
)
_TIMES = r"(?:至少|不少于|不低于)?(?:组织|开展|召开|报送|报告|通报|调度|检查|督查|安排|更新|研究){0,2}(?:至少|不少于|不低于)?(?P<times>\d{1,3})次(?:以上)?"
_LIST = r"(?:[、,和及]\d{1,2}"
# What may follow the cycle's unit, and with which unit it makes sense; tried in this order.
_DETAILS = (
    (
        rf"(?:第?(?P<nth>\d)个?月|(?P<edge>最后1个|[首末次])月|(?P<end>末)(?=\d))的?(?P<d>\d{{1,2}})[日号]{_BEFORE}",
        "quarter",
    ),
    (rf"(?P<m>\d{{1,2}})月份?(?P<d>\d{{1,2}})[日号]{_BEFORE}", "year"),
    (rf"(?P<ms>\d{{1,2}}(?:月份?)?{_LIST}(?:月份?)?)*)月份?(?P<e>底|末)?{_BEFORE}", "year"),
    (rf"第?(?P<q>[1-4](?:[、,和及][1-4])*)季度(?:末|底)?{_BEFORE}", "year"),
    (rf"(?P<half>[上下])半年{_BEFORE}", "year"),
    (rf"\d{{1,2}}[日号]?-(?P<d>\d{{1,2}})[日号]{_BEFORE}", "month"),
    (rf"(?P<ds>\d{{1,2}}[日号]?{_LIST}[日号]?)*)[日号]{_BEFORE}", "month"),
    (rf"(?:最后1个?|末个?)(?P<lw>工作日){_BEFORE}", "month"),
    (rf"(?P<xun>[上中下])旬(?:末)?{_BEFORE}", "month"),
    (rf"(?P<ws>[一二三四五六日](?:[、,和及][一二三四五六日])+){_BEFORE}", "week"),
    (
        rf"(?:星期|周)?(?P<w>[二三四五六日天末](?!次|周)|一(?=前|以前|之前|下午|上午|[,;。]|$)){_BEFORE}",
        "week",
    ),
    (r"(?P<last>(?:年|月|季|季度|周)?(?:底|末|终(?!了)))(?:以前|之前|前)?", ""),
    (r"(?:上午|下午)?\d{1,2}(?:时|点|:\d{2})(?:以前|之前|前)?", "day"),
    (_TIMES, ""),
    (r"[一1]次", ""),
)
_INSIDE = tuple((re.compile("的?" + pattern), unit) for pattern, unit in _DETAILS)
_SPAN = re.compile(
    r"(?P<after>(?:自|从|在|于|接到|收到|接)?[^,;。、()至到\x00]{0,24}?(?:之日起|日起|后的?|起))?(?:在|于)?"
    r"(?P<cap>不(?:得)?(?:超过|多于)|最长|最多|(?<!时)限期?|为期|期限为?|工期为?|周期为?|用)?"
    r":?(?<![\d.年月第上下每至到-])(?<!最后)(?P<n>\d{1,3}|半)(?P<ge>个)?"
    r"(?P<unit>工作日|日历日|自然日|日|天|周|星期|月|季度|年(?!\d{1,2}月|[底末初]|[上下]半年|第?\d季)|小时|学期)"
    r"(?P<in>之?以?内|时间(?:内)?|左右)?"
)
STANDING = re.compile(
    r"(?:长期(?:坚持|推进|任务|有效|执行|落实|抓好|实施|开展)?|常态化?|持续(?!时间)|长效|常年|日常(?:工作|推进|开展)?"
    r"|经常(?:性|化|开展|抓)?|常抓不懈|常规(?:性)?工作|不断(?:推进|深化|加强|完善|巩固)|(?:一直|始终)坚持|滚动(?:推进|实施)|贯穿全年|永久|不间断|坚持不懈)"
    r"(?![一-龥]{0,4}(?:机制|制度))"
)
VAGUE = re.compile(
    r"争取早日|尽早|尽快|早日|按时|按期|及时|适时|限期|如期|择机|另行(?:通知|确定)|待定|视情(?:况|形)?|即时|马上"
    r"|按(?:照)?[^,;。]{0,12}?(?:要求|计划|进度|节点|规定|时限|部署|安排|通知)|序时进度|立行立改|即知即改|即行即改"
    r"|立即|即刻|随时|抓紧|同上|见附件|详见|定期|同步|无$|暂无|未定|未明确|[-/\\—]+$|近期|下一步|尽量"
)
EVENT = re.compile(
    r"[春秋]季(?:学期)?(?:开学|学期)?|开学|暑假|寒假|学期|[春秋]季|夏季|冬季|汛期|主汛期|供暖季?|采暖季?|封冻|节前|节后"
    r"|春节|元旦|元宵|清明|端午|中秋|国庆|五一|七一|八一|十一(?!月)|中考|高考|两会|年会|会前|会后|开工前|竣工前"
    r"|上级[^,;。]{0,6}(?:前|后)|批复后|批准后|验收前|验收后|换届|党代会|人代会|春耕|三夏|三秋|雨季|农历|腊月|正月"
)
# Work that follows something else: its day is known when that is.
TIED = re.compile(
    r"[与和][^,;。]{2,20}同步|随[^,;。]{0,12}(?:进度|进展)|(?:按|依|据)照?[^,;。]{0,8}(?:合同|(?:工程|项目|施工|建设)进度|工期)"
    r"|\d{1,3}(?:\.\d|[-至到]\d{1,3})个?(?:工作日|[日天周月年])(?:之?以?内)?$|(?:年半|百日|\d分钟)(?:之?以?内)?$"
    r"|视[^,;。]{2,12}(?:情况|而定)|[本下]季度$|[本下]?(?:月|周|季度?|旬)(?:内|底|末|[一二三四五六日天末])之?前?$|本周|下周"
)
# Work that comes again, but not said how often.
UNTIMED = re.compile(r"定期|次月\d{1,2}[日号]|^季度?末?之?前?$|^月末?$")
EVENT_LIKE = re.compile(r"^[^,;。\x00]{2,24}?(?:前|后)(?!续|期|沿|置|景|提)[^,;。]{0,8}$")
_UNITS = ("unit", "each", "byunit", "gapunit", "oneunit", "rateunit", "noun", "halfunit", "twin")
_TEN_DAYS: Rule = {"上": 10, "中": 20, "下": "last"}
_KEYS = {"d": "day", "m": "month"}


@dataclass(frozen=True)
class Cycle:
    """A period that comes again; `rule` says how often and on which day."""

    start: int
    end: int
    rule: Rule
    problem: str = ""


@dataclass(frozen=True)
class Span:
    """A length of time from an event (`after`, None where none is written)."""

    start: int
    end: int
    rule: Rule
    problem: str = ""


def _every(match: re.Match[str]) -> Rule:
    twin = (match["twin"] or "")[:1]
    unit = next(match[name] for name in _UNITS if match[name])
    rule: Rule = {"every": EVERY[twin or unit]}
    count = match["count"] or match["gap"] or match["rate"]
    interval = int(count) if count and count.isdigit() else (2 if count else 1)
    if interval > 1:
        rule["interval"] = interval
    if match["ratetimes"] and int(match["ratetimes"]) > 1:
        rule["times"] = int(match["ratetimes"])
    return rule


def _numbers(text: str) -> list[RuleValue]:
    return [int(one) for one in re.findall(r"\d+", text)]


def _inside(rule: Rule, match: re.Match[str]) -> str:
    """Write one detail of a cycle into its rule; returns a problem code where the day does not exist."""
    found = {key: value for key, value in match.groupdict().items() if value}
    for key in ("d", "m"):
        if key in found:
            rule[_KEYS[key]] = int(found[key])
    if {"nth", "edge", "end"} & set(found):
        rule["month_of_quarter"] = int(found.get("nth") or {"首": 1, "次": 2}.get(found.get("edge", ""), 3))
    for key, name in (("ms", "months"), ("q", "quarters"), ("ds", "days")):
        if key in found:
            values = _numbers(found[key])
            rule.update({name: values} if len(values) > 1 else {name[:-1]: values[0]})
    if "e" in found:
        rule["day"] = "last"
    if "half" in found:
        rule["half"] = 1 if found["half"] == "上" else 2
    if "xun" in found:
        rule["day"] = _TEN_DAYS[found["xun"]]
    if "ws" in found:
        rule["weekdays"] = [WEEKDAYS[char] for char in found["ws"] if char in WEEKDAYS]
    if "w" in found:
        rule["weekday"] = WEEKDAYS[found["w"]]
    if "lw" in found:
        rule["day"] = "last_working_day"
    if "last" in found:
        rule["day"] = "last"
    if "times" in found and int(found["times"]) > 1:
        rule["times"] = int(found["times"])
    return "" if _possible(rule) else "deadline_impossible"


def _possible(rule: Rule) -> bool:
    limits = {"day": 31, "month": 12, "days": 31, "months": 12}
    longest = {4: 30, 6: 30, 9: 30, 11: 30, 2: 29}
    for key, limit in limits.items():
        value = rule.get(key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, int) and not 1 <= one <= limit:
                return False
    month, day = rule.get("month"), rule.get("day")
    return not (isinstance(month, int) and isinstance(day, int) and day > longest.get(month, 31))


def find_cycles(text: str) -> list[Cycle]:
    """Every cycle in the folded text."""
    found: list[Cycle] = []
    for match in _CYCLE.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        rule, end, problem = _every(match), match.end(), ""
        for pattern, unit in _INSIDE:
            inner = pattern.match(text, end)
            if inner and inner.end() > end and unit in ("", rule["every"]):
                problem = _inside(rule, inner) or problem
                end = inner.end()
        found.append(Cycle(match.start(), end, rule, problem))
    return found


def find_spans(text: str) -> list[Span]:
    """Every length of time in the folded text; a day of the month or a month is none."""
    found: list[Span] = []
    for match in _SPAN.finditer(text):
        unit, bare = match["unit"], not (match["in"] or match["cap"] or match["after"])
        if bare and (
            match.group() != text
            or unit == "日"
            and match["n"].isdigit()
            and int(match["n"]) <= 31
            or unit == "月"
            and not match["ge"]
        ):
            continue
        if not match["ge"] and match["n"] != "半" and (unit == "季度" or unit == "月" and not match["in"]):
            continue
        if unit == "月" and not match["ge"] and match["n"] != "半" and int(match["n"]) <= 12:
            problem = "deadline_ambiguous"
        elif match["in"] == "左右":
            problem = "deadline_about"
        else:
            twenties = unit == "年" and match["n"] != "半" and int(match["n"]) in range(20, 40)
            problem = "deadline_ambiguous" if twenties else ""
        found.append(Span(match.start(), match.end(), _span_rule(match), problem))
    return found


def _span_rule(match: re.Match[str]) -> Rule:
    count: RuleValue = 6 if match["n"] == "半" else int(match["n"])
    unit = "months" if match["n"] == "半" and match["unit"] == "年" else SPAN[match["unit"]]
    if match["n"] == "半" and match["unit"] != "年":
        count = 0.5
    after = (
        re.sub(r"^(?:自|从|在|于)|(?:之日起|日起|起)$", "", match["after"] or "").removesuffix("的") or None
    )
    year = re.fullmatch(r"(\d{4})年?", after or "")
    if unit == "years":
        return {unit: count, "from": year[1] if year else after}
    return {unit: count, "after": after}

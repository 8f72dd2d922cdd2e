"""What a column of a list means, by the words of its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from duban.ground.reading.normal import tight

MAX_HEADING = 40


class Meaning(StrEnum):
    """The meanings that a column may have; a caller's own map uses these words."""

    NUMBER = "number"
    CATEGORY = "category"
    TITLE = "title"
    OBJECTIVE = "objective"
    LEAD = "lead"
    CO = "co"
    SERVICE = "service"
    DUTY = "duty"
    PEOPLE = "people"
    START = "start"
    DEADLINE = "deadline"
    NOTE = "note"
    # What a body brings in that begins in mid-year: how far the matter was before.
    PROGRESS = "progress"
    PERCENT = "percent"
    ORIGINAL = "original"
    ADJUSTED = "adjusted"
    DONE = "done"
    COMPLETED = "completed"
    NOTICES = "notices"
    IGNORE = "ignore"


# In this order: the first that fits decides. What is about results is never a deadline.
_MEANINGS: tuple[tuple[Meaning, str], ...] = (
    (Meaning.ADJUSTED, r"(?:(?:调整|延期|变更|顺延)后?的?|现行|现定)(?:完成|办理|办结)?(?:时限|时间|期限|日期|时间节点)|(?:延期|调整|顺延)至"),
    (Meaning.ORIGINAL, r"原(?:定|计划|有)?的?(?:计划)?(?:完成|办理|办结)?(?:时限|时间|期限|日期|时间节点)"),
    (Meaning.COMPLETED, r"实际(?:完成|办结|竣工|完工|销号)?(?:时间|日期)"),
    (Meaning.DONE, r"(?:完成|办理|办结|推进|销号|当前|目前)状态|是否(?:已经|已)?(?:完成|办结|销号)"),
    (Meaning.NOTICES, r"(?:已|此前)?(?:下达|下发|发出|印发|送达)?(?:的)?督办通知书?(?:情况|次数|份数|编号|文号)?|(?:已|此前)督办(?:情况|次数)"),
    (Meaning.PERCENT, r"(?:当前|目前|累计|总体)?完成(?:率|比例|百分比|进度)(?:\(%\))?|(?:当前|目前|累计|总体)进度(?:\(%\))?"),
    (Meaning.PROGRESS, r"(?:.*[^未])?(?:进展|进展情况|完成情况|落实情况|推进情况|办理情况)(?:及成效|说明)?(?:\(.*\))?"),
    (Meaning.IGNORE, r".*(?:实际|进展|完成情况|落实情况|推进情况|完成率|状态|得分|分值|评分|评价|电话|联系方式|来源|依据|困难|是否).*"
                     r"|(?:验收|监督|督导|督办|督查|监管|考核|评价|报送|填报|填表|审核|检查|来文|交办)(?:责任)?(?:单位|部门|机构)"
                     r"|.*(?:投资|资金|金额)(?:\(.*\))?"),
    (Meaning.NUMBER, r"(?:项目|任务|事项)?(?:序号|编号|序|号|项次|序列号?|no\.?|id)"),
    (Meaning.DUTY, r".*(?:牵头|责任|主办|承办)(?:单位|部门)?(?:及|和|与|、|/|\().*(?:配合|协办|参与|协助|协同|责任(?:单位|部门)).*"),
    (Meaning.LEAD, r"(?:牵头|主办)(?:单位|部门)(?:及|和|、|/|\().*人.*"),
    (Meaning.DUTY, r"(?:责任|承办)(?:单位|部门)(?:及|和|、|/|\().*人.*"),
    (Meaning.PEOPLE, r".*(?:责任人|负责人|领导|联系人|包保人|联络员|承办人|经办人|牵头人|主办人|专员)(?:员|姓名|及职务)?"
                     r"|.*副?[市县区镇乡省州旗]长"),
    (Meaning.START, r".*(?:开工|启动|动工|开始|起始)(?:时间|日期|时限)?"),
    (Meaning.DEADLINE, r".*(?:时限|时间节点|截止(?:日期|时间)?|(?:完成|完工|竣工|建成|办结|办理|整改|销号|反馈)(?:时间|日期|期限)|期限"
                       r"|计划完成|时间要求|时间安排|进度安排|限期|完成节点)(?:及?要求)?|时间|节点|日期"
                       r"|(?:建设)?(?:工期|年限|起止(?:年限|年月|时间))"),
    (Meaning.LEAD, r"(?:.*/)?(?:市级?|区级?|县级?|省级?)?(?:总?牵头|主办|主责|主抓)(?:责任|负责)?(?:单位|部门|处室|科室|机构)?"
                   r"(?:\(.*\))?"),
    (Meaning.CO, r".*(?:协办|配合|参与|协助|协同|参加|会办|协作|联办)(?:责任)?(?:单位|部门|处室|科室)?"),
    (Meaning.SERVICE, r".*服务(?:单位|部门)"),
    (Meaning.DUTY, r".*(?:责任|承办|实施|落实|主管|负责|承接|建设|整改|项目)(?:单位|部门|主体|处室|科室)|业主(?:单位)?|(?:单位|部门)(?:名称)?"
                   r"|(?:任务|责任|职责)分工|责任(?:乡镇|镇街|街道|[县区]{1,2}|地区)"),
    (Meaning.NOTE, r".*(?:备注|说明|备考)"),
    (Meaning.CATEGORY, r".*(?:类别|分类|板块|领域|类型|大类|专项|方面)|章节"),
    (Meaning.OBJECTIVE, r".*(?:目标|指标|标准|效果|建设内容|建设规模|规模及内容|内容及规模|主要内容|具体内容|措施|举措|要求|考核内容|成果)(?:任务)?(?:及要求)?"
                        r"|目标任务|序时进度"),
    (Meaning.TITLE, r".*(?:事项|任务|工作内容|项目名称|重点工作|名称|项目|工作要点|议题|内容|工作|问题清单|题目|标题|实事|问题)(?:名称|清单|分解|描述|表现)?"),
)  # fmt: skip
MEANINGS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _MEANINGS)
# Of several columns that could be the title the one that says so best; the others are objectives.
_TITLE_RANK = (
    r".*(?:事项|任务|项目|工作|问题)名称|项目名称|名称", r".*事项.*", r".*(?:重点|主要)?(?:任务|项目)", r"重点工作", r"(?!.*问题).*", r".*"
)  # fmt: skip
UNITS = (Meaning.LEAD, Meaning.CO, Meaning.SERVICE, Meaning.DUTY)


@dataclass(frozen=True)
class Head:
    """The head of a table: rows it takes, headings by column, and what each column means."""

    first: int
    last: int
    headings: tuple[str, ...]
    meanings: tuple[Meaning | None, ...]

    def columns(self, meaning: Meaning) -> list[int]:
        return [place for place, one in enumerate(self.meanings) if one == meaning]


def heading_key(text: str) -> str:
    """The heading as it is compared: folded, without blanks, quotes or closing punctuation."""
    return re.sub(r"[\"'“”《》<>*:;。\s]", "", tight(text)).lower()


def meaning_of(heading: str) -> Meaning | None:
    """What a heading says of its column; None for words that are no heading of ours."""
    if not heading.strip() or len(heading) > MAX_HEADING:
        return None
    key = heading_key(heading)
    if re.search(r"[,;!?]", tight(re.sub(r"\s+", "", heading)).rstrip(",;")):
        return None
    bare = re.sub(r"\([^()]*\)", "", key) or key
    for meaning, pattern in MEANINGS:
        if pattern.fullmatch(key) or pattern.fullmatch(bare):
            return meaning
    return None


def one_title(head: Head) -> tuple[Meaning | None, ...]:
    """The meanings with one title, the one that says so best; the other columns say what is to be reached."""
    meanings = list(head.meanings)
    titles = [place for place, one in enumerate(meanings) if one == Meaning.TITLE]
    goals = [place for place, one in enumerate(meanings) if one == Meaning.OBJECTIVE]
    if not titles and goals:
        meanings[goals[0]] = Meaning.TITLE
    if len(titles) > 1:
        keep = min(titles, key=lambda place: (_rank(head.headings[place]), place))
        for place in titles:
            meanings[place] = Meaning.TITLE if place == keep else _LOST.get("问题" in head.headings[place])
    terms = [place for place, one in enumerate(meanings) if one == Meaning.DEADLINE]
    loose = [place for place in terms if _LOOSE_TERM.search(heading_key(head.headings[place]))]
    for place in loose if len(loose) < len(terms) else []:
        meanings[place] = Meaning.IGNORE
    return tuple(meanings)


# A column of problems beside the matters says what goes wrong, not what is to be reached.
_LOST = {True: Meaning.IGNORE, False: Meaning.OBJECTIVE}
_LOOSE_TERM = re.compile(r"工期|年限|起止")


def _rank(heading: str) -> int:
    key = heading_key(heading.rpartition("/")[2] if heading.count("/") == 1 else heading)
    return next(place for place, pattern in enumerate(_TITLE_RANK) if re.fullmatch(pattern, key))

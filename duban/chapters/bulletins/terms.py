"""Circulars and work bulletins in words: states, figures, headings, and what the refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CircularKind(TextChoices):
    PERIODIC = "PERIODIC", _("阶段性通报")


class CircularState(TextChoices):
    DRAFT = "DRAFT", _("拟稿")
    REVIEWED = "REVIEWED", _("已核稿，待签发")
    SIGNED_OFF = "SIGNED_OFF", _("已签发，待印发")
    ISSUED = "ISSUED", _("已印发")


class BulletinState(TextChoices):
    DRAFT = "DRAFT", _("编写")
    REVIEWED = "REVIEWED", _("已审签，待印发")
    ISSUED = "ISSUED", _("已印发")


class ItemKind(TextChoices):
    LAGGING = "LAGGING", _("进展滞后")
    GOOD = "GOOD", _("落实较好")


class PublicityState(TextChoices):
    PROPOSED = "PROPOSED", _("待审定")
    APPROVED = "APPROVED", _("已审定，待开展")
    REFUSED = "REFUSED", _("未同意")
    DONE = "DONE", _("已开展")


class PublicityForm(TextChoices):
    """What the material of a publicity is (art. 7)."""

    NEWS = "NEWS", _("新闻稿件")
    WEB = "WEB", _("网站或新媒体信息")
    BOARD = "BOARD", _("展板、宣传栏")
    FILM = "FILM", _("图片、视频")
    BRIEFING = "BRIEFING", _("情况介绍、发布会")
    OTHER = "OTHER", _("其他")


class Figure(TextChoices):
    """What a circular counts, unit by unit (11(3), 12)."""

    DOCKETED = "docketed", _("立项")
    OPEN = "open", _("期末在办")
    DONE = "done", _("完成")
    EARLY = "early", _("提前")
    ON_TIME = "on_time", _("按时")
    LATE = "late", _("延时")
    OVERDUE = "overdue", _("逾期未完成")
    CLOSED = "closed", _("办结销号")
    RED = "red", _("红灯")
    AMBER = "amber", _("黄灯")
    GREEN = "green", _("绿灯")
    GREY = "grey", _("灰灯")


# The decisions on paper by which a circular is signed off and a publicity approved (代录).
SIGN_OFF, APPROVE = "SIGN_OFF", "APPROVE"
CIRCULAR_DOCUMENT, BULLETIN_DOCUMENT = "progress_circular", "bulletin"
MOST_SECTIONS, LONGEST_TEXT = 12, 5000

# The parts of a paper, as refusals name them.
OVERVIEW, REQUIREMENT, CAUSE, NEXT_STEP = _("总体情况"), _("下步要求"), _("原因"), _("下步措施")
HEADING, BODY, CORRECTION_REASON = _("标题"), _("正文"), _("更正的理由")
DIFFERENCE, WHOLE_BODY = _("{unit}“{figure}”{before}→{after}"), _("合计")
CAME, WENT, ITEMS = _("（增：{numbers}）"), _("（减：{numbers}）"), _("{count}项")

# The wording of the papers: Chinese only (decision 43).
CIRCULAR_TITLE = "关于{period}“三重”督办事项进展情况的通报"
CIRCULAR_HEAD = ("单位", "立项", "在办", "完成", "提前", "按时", "延时", "逾期", "按时率", "红灯", "黄灯", "绿灯", "灰灯")  # fmt: skip
SHOWN = ("docketed", "open", "done", "early", "on_time", "late", "overdue", "RATE", "red", "amber", "green", "grey")  # fmt: skip
SUMMARY = (
    "{from_on}至{to_on}，立项{docketed}项，完成{done}项，其中提前{early}项、按时{on_time}项、延时{late}项；"
    "办结销号{closed}项。截至{to_on}，在办{open}项，逾期未完成{overdue}项，红灯{red}项、黄灯{amber}项、绿灯{green}项、灰灯{grey}项。"
    "按时率{rate}。"
)
LEGEND = (
    "按时率＝（提前＋按时）÷（提前＋按时＋延时＋逾期未完成），无终止时限的事项不计入；"
    "各项数字按牵头单位统计，以{to_on}为统计截止日，已并入、终止办理的事项不计。"
)
PART_OVERVIEW, PART_GOOD, PART_LAGGING, PART_NEXT = (
    "一、总体情况",
    "二、落实较好的单位",
    "三、进展滞后的事项",
    "四、下步要求",
)
NO_LAGGING = "截至统计截止日，没有进展滞后的事项。"
ITEM = "{place}.{title}（{number}，牵头单位：{unit}）。基本情况：{fact}原因：{cause}与上期相比：{changed}下步措施：{next_step}"
LATE_FACT = "{what}应于{due_on}完成，截至{to_on}逾期{days}天未完成，完成比例{percent}%。"
OWN_DEADLINE = "该事项"
FIRST_LISTED = "本期新列入。"
LISTED_BEFORE = "上期已列入，当时逾期{days}天、完成比例{before}%，本期{moved}。"
MOVED_UP, MOVED_DOWN, NOT_MOVED = (
    "完成比例提高{points}个百分点",
    "完成比例核减{points}个百分点",
    "完成比例没有变化",
)
NO_FORMER = "此前未作阶段性通报。"
SETTLED = "上期所列事项中，{names}已完成或不再滞后。"
GOOD_FACT = "完成{done}项，均在时限内完成，其中提前{early}项，期末没有逾期未完成事项和红灯事项。"
BULLETIN_TITLE = "跟踪督办问效问责工作简报"
BULLETIN_NUMBER = "{year}年第{ordinal}期"
CORRECTED_NUMBER = "{number}（更正{place}）"
CORRECTION_NOTE = "更正说明（{on}）：{reason}"
CORRECTED_WORDS = "“{wrong}”更正为“{right}”。"
CORRECTED_FIGURE = "{unit}{figure}由{before}项更正为{after}项。"
CORRECTED_ITEM = "{title}（{number}）不再列为进展滞后的事项。"
ALL_UNITS, NO_LEAD = "合计", "待指定牵头单位"

REFUSALS = {
    "bulletins.not_found": (_("没有这份通报、简报或宣传记录，或您无权查看"), _("请从“通报简报”中进入")),
    "bulletins.state": (_("该件“{state}”，不能办理“{act}”"), _("请刷新页面，按现状办理")),
    "bulletins.period": (
        _("通报期间 {from_on} 至 {to_on} 不成立"),
        _("起始日期不晚于截止日期，统计截止日期早于今日，期间不超过 {most} 个月"),
    ),
    "bulletins.period_taken": (
        _("{from_on} 至 {to_on} 的通报已在办理"),
        _("请在该份通报上修改，或先将其印发"),
    ),
    "bulletins.no_audience": (
        _("没有选定通报范围"),
        _("依照第十一条第三项“在一定范围内通报”，请选定单位或人员"),
    ),
    "bulletins.audience_unfit": (_("“{name}”不能列入通报范围"), _("请选择适用范围内的单位和在用账号的人员")),
    "bulletins.sanction_word": (
        _("“{where}”中出现处分用语“{word}”"),
        _(
            "进展通报只写事实、原因和下步措施；处理处分依第十七条另行办理。确属误判的，在“词语说明”中写明所在词语"
        ),
    ),
    "bulletins.person_named": (
        _("“{where}”中出现人员姓名或称呼“{word}”"),
        _("进展通报点事不点人，请改写为单位。确属地名、单位名等的，在“词语说明”中写明所在词语"),
    ),
    "bulletins.spared_word": (
        _("词语说明“{word}”不能用"),
        _("请写含有被提示字样的完整词语（如地名、单位名全称），不能只写被提示的字样，也不能写整句"),
    ),
    "bulletins.no_cause": (_("“{title}”没有写明原因"), _("请写明滞后的具体原因")),
    "bulletins.no_next_step": (_("“{title}”没有写明下步措施"), _("请写明做什么、何时完成")),
    "bulletins.empty_phrase": (
        _("“{title}”的{part}只有空泛用语：{phrases}"),
        _("请写明具体的事实、数量、日期或责任环节"),
    ),
    "bulletins.same_as_last": (
        _("“{title}”的下步措施与上期通报完全相同"),
        _("上期措施未见效的，请写明本期有何不同"),
    ),
    "bulletins.figures_differ": (
        _("统计数字与清单不符：{differences}"),
        _("请退回拟稿，在修改页面“重新取数”，核对正文后再报审"),
    ),
    "bulletins.text_differs": (
        _("“{where}”中写“{said}”，清单为 {counted}"),
        _("请照清单更正；数字可在通报页面逐项打开核对"),
    ),
    "bulletins.rate_bent": (
        _("“{where}”中写“{said}”，实际为 {counted}"),
        _("比例不得凑整为 100% 或 0，请照实填写"),
    ),
    "bulletins.own_draft": (_("您是拟稿人，不能核稿"), _("请由领导小组办公室其他人员核稿")),
    "bulletins.signer": (_("“{decider}”不能签发阶段性通报"), _("可签发的：{allowed}")),
    "bulletins.not_signer": (_("工作简报由{allowed}审签"), _("请报请有权审签的人员")),
    "bulletins.decided_before": (
        _("签发或审定日期 {decided_on} 早于其所依据的日期 {rests_on}"),
        _("请按纸质原件上的日期填写"),
    ),
    "bulletins.text_missing": (_("须写明{what}"), _("请补充后重新提交")),
    "bulletins.item_unknown": (_("所填事项不在本通报之中"), _("请刷新页面后重新填写")),
    "bulletins.not_in_text": (_("通报正文中没有“{wrong}”"), _("请照原文填写须更正的字句")),
    "bulletins.nothing_to_correct": (
        _("没有需要更正的内容"),
        _("请填写须更正的字句，或在数字确有变化时勾选更正数字"),
    ),
    "bulletins.not_for_you": (_("该件不是送您或您所在单位阅的"), _("请由收件的单位或人员确认阅读")),
    "bulletins.already_read": (_("已于 {read_on} 确认阅读"), _("无需重复确认")),
    "bulletins.not_served": (_("该件尚未送达"), _("请待印发后再确认")),
    "bulletins.no_section": (_("简报没有内容"), _("请至少写一个栏目的标题和正文")),
    "bulletins.section_incomplete": (_("第 {place} 个栏目缺少{what}"), _("请补充，或将该栏目清空")),
    "bulletins.too_many_sections": (_("栏目超过 {most} 个"), _("请合并栏目")),
    "bulletins.picture_kind": (_("“{name}”不是图片"), _("请上传 JPG 或 PNG 图片")),
    "bulletins.done_on_unfit": (
        _("开展日期 {done_on} 须在审定之日 {decided_on} 至今日之间"),
        _("请按实际开展日期填写"),
    ),
}

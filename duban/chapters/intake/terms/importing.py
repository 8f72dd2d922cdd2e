"""The words of the import: where it stands, what a column may mean, what is refused."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duban.ground.reading.columns import Meaning


class ImportState(TextChoices):
    READING = "READING", _("正在读取")
    UNREADABLE = "UNREADABLE", _("未能读取")
    OPEN = "OPEN", _("待完成")
    TAKEN = "TAKEN", _("已导入")
    GIVEN_UP = "GIVEN_UP", _("已放弃")


# What a column may be taken for, in the order in which a form offers it.
MEANINGS: dict[Meaning, Promise] = {
    Meaning.TITLE: _("事项名称"),
    Meaning.NUMBER: _("序号"),
    Meaning.CATEGORY: _("类别"),
    Meaning.OBJECTIVE: _("质效目标"),
    Meaning.LEAD: _("牵头单位"),
    Meaning.CO: _("协办单位"),
    Meaning.SERVICE: _("服务单位"),
    Meaning.DUTY: _("责任单位（未分主次）"),
    Meaning.PEOPLE: _("责任人"),
    Meaning.START: _("开工时间"),
    Meaning.DEADLINE: _("办理时限"),
    Meaning.ORIGINAL: _("原定时限"),
    Meaning.ADJUSTED: _("调整后时限"),
    Meaning.PROGRESS: _("此前进展"),
    Meaning.PERCENT: _("完成比例"),
    Meaning.DONE: _("是否已完成"),
    Meaning.COMPLETED: _("实际完成时间"),
    Meaning.NOTICES: _("此前督办通知"),
    Meaning.NOTE: _("备注"),
}
# The table of corrections: data of a file that is read back, Chinese only.
CORRECTION_HEAD = ("工作表", "行号", "事项", "待补正的问题", "可填写", "答复")
CORRECTION_HINTS = {
    "deadline": "日期，如 2026-12-25；没有终止时限的填“无终止时限”",
    "node": "日期，如 2026-06-30",
    "unit": "单位名录中的名称；不列入的填“不列入”",
    "lead": "牵头单位在名录中的名称",
    "title": "事项名称；现有名称无误的填“是”",
    "confirm": "核对无误、按现有内容办理的填“是”",
    "category": "重大决策、重点工程或重要事项",
    "limb": "对全市经济和社会发展具有重大影响；对台儿庄古城发展具有重大影响；与人民群众切身利益密切相关",
    "brought_original": "日期，如 2026-06-30；没有调整过的填“无”",
    "brought_completed": "实际完成日期，如 2026-05-20；没有完成的填“未完成”",
    "brought_done": "完成的填实际完成日期；没有完成的填“未完成”",
}
CORRECTION_WORDS = {
    "yes": "是",
    "none": "不列入",
    "nothing": "无",
    "open_ended": "无终止时限",
    "problem": _("第 {number} 行的答复“{answer}”不能识别"),
    "head": _("表头须有：{labels}"),
}
UNSET = {"category": "类别未定。", "limb": "所符合的立项情形（第二条）未定。"}
BEFORE_WORDS = {
    "progress": _("此前进展："),
    "percent": _("完成比例："),
    "original_on": _("原定时限："),
    "completed_on": _("实际完成时间："),
    "notices": _("此前督办通知："),
    "nothing": _("无此前情况"),
}
REFUSALS = {
    "intake.completed_missing": (_("{place}已完成，未写明实际完成时间"), _("请填写实际完成时间")),
    "intake.percent_unfit": (_("{place}的完成比例 {percent} 不在 0 至 100 之间"), _("请更正后重新提交")),
    "intake.import_unknown": (_("没有这份导入中的清单，或您无权查看"), _("请从“立项”页面进入")),
    "intake.unit_not_chosen": (_("没有选择单位"), _("请从名录中选择，或增设、不列入")),
    "intake.import_state": (_("这份清单“{state}”，不能再改动"), _("请从“立项”页面查看，或重新上传")),
    "intake.one_title": (
        _("有 {count} 列指定为事项名称"),
        _("请指定一列为事项名称，其余改为质效目标或不读取"),
    ),
    "intake.head_unfit": (_("第 {row} 行不能作为表头"), _("请选择列名所在的行")),
    "intake.row_unknown": (_("清单中没有工作表“{sheet}”第 {row} 行"), _("请下载最新的补正表填写后重新上传")),
    "intake.not_a_correction": (_("文件不是本清单的补正表：{problem}"), _("请下载补正表，填写后上传")),
    "intake.unit_text_unknown": (_("本行没有待对应的单位“{text}”"), _("请刷新页面后重新填写")),
    "intake.earlier_extension": (
        _("{count} 个事项的时限在承接前已调整（第 {rows} 行），尚无经复核的依据"),
        _("请在清单页代录此前批准延期的纸质件，由另一名工作人员复核"),
    ),
    "intake.original_after_due": (
        _("{place}的原定时限 {original} 不早于现行时限 {due_on}"),
        _("原定时限与现行时限一致的，请清空原定时限"),
    ),
    "intake.completed_ahead": (
        _("{place}的实际完成时间 {completed_on} 晚于今日"),
        _("请按实际完成的日期填写"),
    ),
}

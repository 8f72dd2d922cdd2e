"""What people do with a clue, in words: they enter, look again, confirm, reject, decide how it is handled, refer it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Handling(TextChoices):
    """How a clue is handled (decision 35); empty where that is for a person to decide and nobody has yet."""

    OFFICE = "OFFICE", _("由办公室核实")
    REFER = "REFER", _("移送")


class Step(TextChoices):
    """What a clue waits for."""

    SECOND_LOOK = "SECOND_LOOK", _("复核")
    CHOOSE = "CHOOSE", _("决定处理方式")
    JUDGE = "JUDGE", _("确认或排除")
    START = "START", _("决定是否启动核实")
    REFER = "REFER", _("移送")
    RECEIPT = "RECEIPT", _("取得移送回执")
    RESULT = "RESULT", _("取得移送结果")


class Said(TextChoices):
    """What must be said in words, or brought along."""

    FACT = "FACT", _("事实")
    WHY_OTHER = "WHY_OTHER", _("需要进行责任追究的理由")
    EVIDENCE = "EVIDENCE", _("证据材料")
    SECOND_LOOK = "SECOND_LOOK", _("复核的理由")
    CONFIRM = "CONFIRM", _("确认线索的理由")
    REJECT = "REJECT", _("排除线索的理由")
    CHOOSE = "CHOOSE", _("决定处理方式的理由")
    REFER = "REFER", _("移送的理由")
    RECEIPT = "RECEIPT", _("移送回执")
    RESULT = "RESULT", _("移送结果")


# What a person of the circle reads while a step is overdue; no title, name or unit (decision 40).
OVERDUE_MESSAGE = _("有 1 项责任追究事项逾期未办，请登录办理")

REFUSALS = {
    "accountability.by_itself": (
        _("第十六条第四项的线索按督办通知书次数自动登记，不由人登记、确认或排除"),
        _("通知书被撤销或有其他原因的，由组长终结线索"),
    ),
    "accountability.no_such_ground": (_("第十六条没有情形 {ground}"), _("请从第十六条所列情形中选择")),
    "accountability.entry_incomplete": (_("登记线索须有{what}"), _("请补齐后登记")),
    "accountability.not_a_party": (
        _("{unit}不是本事项的承办单位或服务单位（第四条）"),
        _("请选择本事项的牵头、协办或服务单位"),
    ),
    "accountability.happened_later": (_("事实发生日期 {day} 晚于今日"), _("请核对日期")),
    "accountability.concerns_yourself": (
        _("您是该单位当日的责任人，不得登记或办理涉及本人的线索"),
        _("请由领导小组办公室其他人员办理"),
    ),
    "accountability.clue_closed": (_("该线索已于 {closed_on} 终结"), _("终结的线索不再办理")),
    "accountability.own_clue": (
        _("线索由您登记，不得由您复核、确认或排除"),
        _("请由另一人办理"),
    ),
    "accountability.no_second_look": (
        _("第十六条第二十五项以外的线索不需要复核"),
        _("请直接确认或排除"),
    ),
    "accountability.second_look_done": (_("该线索已于 {day} 复核"), _("请确认或排除")),
    "accountability.second_look_first": (
        _("按第十六条第二十五项登记的线索须先由另一人复核"),
        _("请由登记人以外的人员复核"),
    ),
    "accountability.already_confirmed": (_("该线索已于 {day} 确认"), _("无需重复确认")),
    "accountability.confirmed_before": (
        _("该线索已于 {day} 确认，不再排除"),
        _("经核实不成立的，由组长决定不予启动或者终结"),
    ),
    "accountability.only_referred": (
        _("该线索只登记移送，不作核实，不接触有关人员"),
        _("请办理移送；登记有误的，由组长终结"),
    ),
    "accountability.handling_undecided": (
        _("{ground}的线索须先决定由办公室核实还是移送"),
        _("请先决定处理方式并说明理由"),
    ),
    "accountability.handling_fixed": (
        _("{ground}的处理类别为“{label}”，不由人另行决定"),
        _("请按该类别办理"),
    ),
    "accountability.handling_chosen": (_("处理方式已决定为“{label}”"), _("无需重复决定")),
    "accountability.clue_in_case": (_("该线索已启动核实"), _("请在案卷中办理")),
    "accountability.receiver_unfit": (
        _("{receiver}不在本线索可以移送的对象之列"),
        _("请选择：{receivers}"),
    ),
    "accountability.not_referred": (_("该线索未移送"), _("移送后登记回执和结果")),
    "accountability.already_recorded": (_("已于 {day} 登记{what}"), _("无需重复登记")),
    "accountability.referral_dates": (
        _("{what}日期 {day} 早于移送日期 {referred_on} 或者晚于今日"),
        _("请核对日期"),
    ),
}

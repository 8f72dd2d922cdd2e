"""The room's words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CalendarStatus(TextChoices):
    """Whether a year's calendar has been announced, or is reckoned from the statute."""

    OFFICIAL = "OFFICIAL", _("正式")
    PROVISIONAL = "PROVISIONAL", _("暂定")


class AdoptedBy(TextChoices):
    """Who has adopted a working rule."""

    LEADING_GROUP_MEETING = "LEADING_GROUP_MEETING", _("领导小组会议")
    PARTY_GROUP_MEETING = "PARTY_GROUP_MEETING", _("党组会议")
    LEADING_GROUP_HEAD = "LEADING_GROUP_HEAD", _("领导小组组长签批")


# How the kinds of days are written in an uploaded table → the act's argument.
DAY_KINDS = {"放假": "holidays", "调休上班": "makeup_days", "上班": "makeup_days", "调休": "makeup_days"}

# What the units of values are called on the screen; codes, flags and tables need no word.
UNITS = {
    "month": _("月"),
    "working_days": _("个工作日"),
    "days": _("天"),
    "months": _("个月"),
    "years": _("年"),
    "times": _("次"),
    "count": _("个"),
    "persons": _("人"),
    "points": _("个百分点"),
    "percent": _("%"),
    "hour": _("时"),
}
ROOMS = {
    "intake": _("立项拟办"),
    "matters": _("事项和时限"),
    "light": _("红黄绿灯"),
    "responsibility": _("落实责任"),
    "feedback": _("反馈报结"),
    "supervision": _("检查催办"),
    "documents": _("公文"),
    "bulletins": _("通报简报"),
    "notifications": _("消息"),
    "assessment": _("绩效考核"),
    "accountability": _("责任追究"),
}

REFUSALS = {
    "rulebook.none_adopted": (_("尚未采用考核细则与参数"), _("请先由领导小组审定采用")),
    "rulebook.number_follows": (_("版本号应为第{expected}版"), _("请按顺序编号")),
    "rulebook.not_later": (_("生效日期 {in_force_on} 早于现行版本的生效日期 {before}"), _("请更正生效日期")),
    "rulebook.entry": (_("参数“{key}”：{problem}"), _("请对照现行版本更正")),
    "rulebook.not_found": (_("没有这个版本"), _("请从考核细则与参数页面进入")),
    "rulebook.rule_unknown": (_("没有这项工作制度"), _("请从工作制度页面进入")),
    "rulebook.rule_taken": (_("《{title}》{edition}已经登记"), _("请核对版本，或另写版本名称")),
    "rulebook.rule_adopted_later": (
        _("通过日期 {adopted_on} 晚于今日"),
        _("请按会议纪要或签批件上的日期填写"),
    ),
    "rulebook.rule_dates": (
        _("{later} 早于 {earlier}"),
        _("施行不早于通过，新版施行晚于原版，止期不早于施行"),
    ),
    "rulebook.rule_superseded": (_("《{title}》{edition}已被新版替代"), _("请选择现行版本")),
    "rulebook.already_read": (_("您已确认阅知"), _("无需重复确认")),
    "rulebook.calendar_year": (_("{year}年的日历：{problem}"), _("请对照国务院办公厅通知更正")),
}

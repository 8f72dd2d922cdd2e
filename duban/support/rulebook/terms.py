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


class DraftState(TextChoices):
    """How far a draft of the next version is."""

    DRAFT = "DRAFT", _("起草中")
    SUBMITTED = "SUBMITTED", _("待审定")
    RETURNED = "RETURNED", _("退回修改")
    ADOPTED = "ADOPTED", _("已采用")
    GIVEN_UP = "GIVEN_UP", _("已放弃")


OPEN_DRAFTS = (DraftState.DRAFT, DraftState.SUBMITTED, DraftState.RETURNED)
# The words on a paper about a draft.
APPROVE, RETURN = "APPROVE", "RETURN"

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
    "rulebook": _("考核细则与参数"),
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
    "rulebook.value": (_("“{label}”：{problem}"), _("请对照现行取值和可取范围更正")),
    "rulebook.file": (_("导入的文件不能使用：{problem}"), _("请使用本系统导出的版本文件")),
    "rulebook.draft_unknown": (_("没有这份草案"), _("请从考核细则与参数页面进入")),
    "rulebook.draft_state": (_("草案{state}，不能办理“{act}”"), _("请从草案页面查看可办理的步骤")),
    "rulebook.draft_open": (_("已有一份草案在办"), _("请在该草案上修改，或先放弃该草案")),
    "rulebook.draft_outdated": (
        _("草案以第{base}版为底稿，现行已是第{newest}版"),
        _("请导出本草案后放弃，再以现行版本重新起草"),
    ),
    "rulebook.draft_empty": (_("草案与现行版本没有差别"), _("请先修改取值")),
    "rulebook.draft_reason": (_("未写起草说明"), _("请写明修改的理由和依据")),
    "rulebook.draft_from": (_("施行日期须为 {today} 或以后"), _("请改定施行日期；此前的事项仍按原版本")),
    "rulebook.own_draft": (_("起草人不得审定本人起草的草案"), _("请由其他人员办理")),
    "rulebook.decided_before": (
        _("审定日期 {decided_on} 早于报审日期 {submitted_on}"),
        _("请核对纸质件；对以前送审稿的决定，不作为本次审定的依据"),
    ),
    "rulebook.adopter_unfit": (_("{who}无权审定考核细则与参数"), _("须由{allowed}审定")),
    "rulebook.reason_missing": (_("未写明理由"), _("请写明理由")),
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

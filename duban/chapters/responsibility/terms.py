"""The room's words: levels of responsibility, cycles and ways of the plan, and what its refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ResponsibilityLevel(TextChoices):
    """Art. 11(2): what a unit's relation to the matter makes it."""

    PRIMARY = "PRIMARY", _("主要责任单位")
    JOINT = "JOINT", _("主要责任单位（联合牵头）")
    SECONDARY = "SECONDARY", _("次要责任单位")
    SERVICE = "SERVICE", _("服务单位")


class Cycle(TextChoices):
    """How often the lead unit reports."""

    WEEKLY = "WEEKLY", _("每周")
    BIWEEKLY = "BIWEEKLY", _("每两周")
    TEN_DAYS = "TEN_DAYS", _("每旬")
    HALF_MONTH = "HALF_MONTH", _("每半月")
    MONTHLY = "MONTHLY", _("每月")
    BIMONTHLY = "BIMONTHLY", _("每两月")
    QUARTERLY = "QUARTERLY", _("每季度")
    HALF_YEARLY = "HALF_YEARLY", _("每半年")
    YEARLY = "YEARLY", _("每年")
    ONCE = "ONCE", _("一次")


class FeedbackMode(TextChoices):
    SYSTEM = "SYSTEM", _("系统填报")
    WRITTEN = "WRITTEN", _("系统填报并附书面材料")


class UrgingMode(TextChoices):
    """Art. 10(1)."""

    PHONE = "PHONE", _("电话联系")
    ON_SITE = "ON_SITE", _("上门督办")
    MESSAGE = "MESSAGE", _("系统消息")
    LETTER = "LETTER", _("书面催办")


class SupervisionMode(TextChoices):
    """Art. 10."""

    URGING = "URGING", _("督促催办")
    SPECIAL = "SPECIAL", _("专项督办")
    INTERVIEW = "INTERVIEW", _("约谈督办")
    FIELD_STUDY = "FIELD_STUDY", _("调研督办")
    OTHER = "OTHER", _("其他方式")


class ObjectionState(TextChoices):
    WAITING = "WAITING", _("待答复")
    UPHELD = "UPHELD", _("异议成立，另按事项调整办理")
    REJECTED = "REJECTED", _("异议不成立")


class ResponsibleRole(TextChoices):
    """Art. 11(2): as what somebody answers for a unit's part in a matter."""

    FIRST = "FIRST", _("第一责任人")
    DIRECT = "DIRECT", _("直接责任人")
    STAFF = "STAFF", _("承办（服务）人员")
    LIAISON = "LIAISON", _("联络员")


class HandoverState(TextChoices):
    WAITING = "WAITING", _("待接收")
    CONFIRMED = "CONFIRMED", _("已交接")
    RETURNED = "RETURNED", _("已退回")


REFUSALS = {
    "responsibility.assignment_unknown": (_("没有这项交办，或您无权查看"), _("请从督办事项列表中进入")),
    "responsibility.letter_unknown": (_("没有这份函，或您无权查看"), _("请从事项页面进入")),
    "responsibility.letter_not_external": (
        _("{name}不是该事项的外部配合单位"),
        _("对适用范围内的单位，请交办、催办或下达督办通知书"),
    ),
    "responsibility.letter_signer": (
        _("函由{signers}签发"),
        _("请由签发人在系统中发函；已在纸上签发的，登记其函号和日期"),
    ),
    "responsibility.letter_future": (_("日期 {on} 晚于今日"), _("请按函件原件上的日期填写")),
    "responsibility.letter_before": (_("日期 {on} 早于 {since}"), _("请按函件原件上的日期填写")),
    "responsibility.letter_replied": (_("该函已于 {replied_on} 登记复函"), _("无需重复登记")),
    "responsibility.joint_exists": (
        _("该事项已于 {allowed_on} 登记联合牵头"),
        _("变更牵头单位的，请办理事项调整"),
    ),
    "responsibility.joint_nobody": (_("未选定联合牵头单位"), _("请在协办单位中至少选定一个")),
    "responsibility.joint_not_co": (
        _("{name}不是该事项的协办单位"),
        _("联合牵头单位须先列为协办单位；外部配合单位不得牵头"),
    ),
    "responsibility.joint_coordinator": (
        _("指定的{name}不是该事项的牵头单位"),
        _("牵头协调单位由该事项的牵头单位担任；要改由其他单位协调的，请先办理事项调整"),
    ),
    "responsibility.joint_reason": (
        _("未写明联合牵头的理由"),
        _("联合牵头是例外，请写明为何不能由一个单位牵头"),
    ),
    "responsibility.succession_closed": (
        _("该事项已于 {closed_on} 办结，不随单位变动移交"),
        _("已办结事项保留原承办单位"),
    ),
    "responsibility.succession_no_part": (
        _("所选事项中有的不由该单位承办，或已经办结"),
        _("请重新打开页面选择"),
    ),
    "responsibility.handover_unsettled": (
        _("{unit}有交接清单尚未签收：{names}"),
        _("请先由接收人签收或退回，再办理单位合并"),
    ),
    "responsibility.assignment_ended": (
        _("该项交办已于 {ended_on} 随事项调整或单位合并终止"),
        _("请在事项页面按现行交办办理"),
    ),
    "responsibility.nothing_reassigned": (_("责任单位没有变化"), _("无需调整交办")),
    "responsibility.already_signed": (_("本单位已于 {signed_on} 签收"), _("无需重复签收")),
    "responsibility.not_signed": (_("本单位尚未签收"), _("请先签收，再分解落实")),
    "responsibility.already_broken_down": (
        _("本单位已于 {broken_down_on} 完成分解"),
        _("人员变动请办理工作交接"),
    ),
    "responsibility.no_tasks": (_("分解须至少列明一项任务"), _("请填写任务、科室、承办人员和完成日期")),
    "responsibility.task_unlabelled": (_("第{row}项任务没有写明内容"), _("请填写任务内容")),
    "responsibility.person_elsewhere": (
        _("“{name}”{day}不在本单位任职"),
        _("请从本单位在职人员中指定承办人员"),
    ),
    "responsibility.task_after_deadline": (
        _("任务“{label}”的完成日期 {task_due_on} 晚于事项时限 {due_on}"),
        _("请改为不晚于事项时限的日期；确需延期的，请先申请延期"),
    ),
    "responsibility.task_before_assignment": (
        _("任务“{label}”的完成日期 {task_due_on} 早于交办日期 {assigned_on}"),
        _("请更正日期"),
    ),
    "responsibility.first_report_past": (
        _("首次反馈日期 {first_due_on} 早于今日"),
        _("请填写今日或以后的日期"),
    ),
    "responsibility.first_report_late": (
        _("首次反馈日期 {first_due_on} 晚于 {until}"),
        _("请填写事项时限以内的日期"),
    ),
    "responsibility.cycle_day": (_("反馈日须为 1 至 31 之间的整数"), _("请更正反馈日")),
    "responsibility.too_many_reports": (
        _("按此周期须反馈 {count} 次，超过上限 {limit} 次"),
        _("请改用较长的反馈周期"),
    ),
    "responsibility.not_signed_promise": (_("本单位尚未签收"), _("请先签收，再作出服务承诺")),
    "responsibility.already_promised": (
        _("本单位已于 {promised_on} 作出服务承诺"),
        _("人员变动请办理工作交接"),
    ),
    "responsibility.no_service_staff": (_("服务承诺须明确服务人员"), _("请至少选定一名服务人员")),
    "responsibility.service_past": (_("兑现日期 {due_on} 早于今日"), _("请填写今日或以后的日期")),
    "responsibility.service_late": (
        _("兑现日期 {due_on} 晚于事项时限 {deadline}"),
        _("请改为不晚于事项时限的日期"),
    ),
    "responsibility.handover_unknown": (_("没有这份交接清单，或您无权查看"), _("请从事项页面或消息进入")),
    "responsibility.nothing_in_hand": (
        _("{name}在本单位没有负责的在办事项"),
        _("无需办理工作交接"),
    ),
    "responsibility.handover_waiting": (
        _("{name}已有一份交接清单待接收"),
        _("请等待接收人签收；内容有误的，由接收人退回后重新办理"),
    ),
    "responsibility.handover_to_self": (_("移交人和接收人是同一人"), _("请选择另一名接收人")),
    "responsibility.handover_future": (_("交接日期 {on} 晚于今日"), _("请在交接当日或以后办理")),
    "responsibility.handover_before_taken": (
        _("交接日期 {on} 早于移交人开始负责之日 {since}"),
        _("请更正交接日期"),
    ),
    "responsibility.handover_settled": (_("该交接清单已签收或退回"), _("无需重复办理")),
    "responsibility.not_receiver": (_("交接清单由接收人{name}本人签收"), _("请接收人登录后办理")),
    "responsibility.objection_made": (_("本单位对该项交办已提出过异议"), _("请等待答复或查看答复")),
    "responsibility.objection_late": (
        _("异议应在收到交办后 {days} 个工作日内提出，已于 {last_on} 截止"),
        _("请按交办办理；确需调整责任单位的，请与领导小组办公室联系办理事项调整"),
    ),
    "responsibility.objection_own_competent": (
        _("“{name}”就是提出异议的单位"),
        _("请写明认为应当承办的其他单位"),
    ),
    "responsibility.no_objection": (_("该单位没有对交办提出异议"), _("请从事项页面选择")),
    "responsibility.objection_answered": (_("该异议已于 {answered_on} 答复"), _("无需重复答复")),
    "responsibility.own_unit": (
        _("您在提出异议的单位任职，不能答复本单位的异议"),
        _("请由其他人员办理"),
    ),
    "responsibility.text_missing": (_("须写明{what}"), _("请补充后重新提交")),
    "responsibility.plan_limit": (_("催办、督办的时限须为 1 至 60 个工作日"), _("请更正时限")),
}

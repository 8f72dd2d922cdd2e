"""The case in words: its stages, who has a part in it, what lies in it (decision 34, 38–40)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where a case stands. The codes are those of the rule set (`accountability.stages`)."""

    VERIFICATION_STARTED = "VERIFICATION_STARTED", _("启动核实")
    VERIFYING = "VERIFYING", _("核实")
    FACTS_SHOWN = "FACTS_SHOWN", _("事实材料见面")
    STATEMENT = "STATEMENT", _("陈述申辩")
    PROPOSED = "PROPOSED", _("核实报告和处理建议")
    DELIBERATED = "DELIBERATED", _("集体研究")
    SENT_UP = "SENT_UP", _("请示或移送")
    DECIDED = "DECIDED", _("处理决定")
    SERVED = "SERVED", _("送达")
    EXECUTED = "EXECUTED", _("执行")
    IN_EFFECT = "IN_EFFECT", _("影响期")
    SETTLED = "SETTLED", _("了结")
    NOT_PURSUED = "NOT_PURSUED", _("不予追究")
    CONTACT_STOPPED = "CONTACT_STOPPED", _("停止接触，待移送")
    TRANSFERRED = "TRANSFERRED", _("已移送")


class Responsibility(TextChoices):
    """What the person was responsible for on the day of the facts (art. 11(2))."""

    FIRST = "FIRST", _("第一责任人")
    DIRECT = "DIRECT", _("直接责任人")
    HANDLER = "HANDLER", _("承办人员")


class SeatPurpose(TextChoices):
    """For which reason somebody belongs to the circle of a case."""

    STANDING = "STANDING", _("职务")
    VERIFYING = "VERIFYING", _("核实")
    LEGAL_REVIEW = "LEGAL_REVIEW", _("法制审核")
    DELIBERATING = "DELIBERATING", _("集体研究")
    OTHER = "OTHER", _("其他")


class RecusalGround(TextChoices):
    """Why somebody must have nothing to do with the case (decision 39); the codes are those of the rule set."""

    RELATIVE = "RELATIVE", _("近亲属")
    RECENT_UNIT = "RECENT_UNIT", _("曾任职单位")
    NOTICE_CLERK = "NOTICE_CLERK", _("督办通知书经办人")
    OWN_UNIT = "OWN_UNIT", _("本单位")


class EvidenceKind(TextChoices):
    DOCUMENT = "DOCUMENT", _("书证")
    OBJECT = "OBJECT", _("物证")
    WORDS = "WORDS", _("谈话笔录、情况说明")
    ELECTRONIC = "ELECTRONIC", _("电子数据")
    OPINION = "OPINION", _("鉴定、审计意见")
    STATEMENT = "STATEMENT", _("陈述申辩材料")


class Signing(TextChoices):
    """Whether the person put his name to it."""

    SIGNED = "SIGNED", _("本人签字")
    REFUSED = "REFUSED", _("拒绝签字，由两名人员注明")


class Nature(TextChoices):
    """What facts may point to when contact stops; the codes are those of the rule set."""

    VIOLATION = "VIOLATION", _("涉嫌违纪或职务违法")
    CRIME = "CRIME", _("涉嫌犯罪")


class ToleranceKind(TextChoices):
    PIONEERING = "PIONEERING", _("先行先试")
    RECORDED_DISSENT = "RECORDED_DISSENT", _("集体决策中有记录的不同意见")
    DUTIFUL = "DUTIFUL", _("已尽职责、难以预见")


class DutyKind(TextChoices):
    """What a case obliges somebody to do; seen by its circle alone."""

    NAME_HANDLERS = "NAME_HANDLERS", _("指定核实人员")
    VERIFY = "VERIFY", _("完成核实")
    ANSWER_TOLERANCE = "ANSWER_TOLERANCE", _("答复容错申请")
    TRANSFER = "TRANSFER", _("移送")
    RECORD_RECEIPT = "RECORD_RECEIPT", _("取得移送回执")
    PROPOSE = "PROPOSE", _("提出核实报告和处理建议")
    DELIBERATE = "DELIBERATE", _("提请集体研究")
    SEND_UP = "SEND_UP", _("请示或移送")
    SERVE = "SERVE", _("送达处理决定")
    EXECUTE = "EXECUTE", _("执行处理决定")
    ARCHIVE = "ARCHIVE", _("归档")


CASE_TITLE = _("责任追究案卷")
# Messages about cases carry no title, name or unit (decision 40).
CASE_MESSAGE = _("有 1 项责任追究事项待您处理，请登录查看")
RECORD_MESSAGE = _("有 1 项涉及您本人的记录，请登录查看“我的记录”")

REFUSALS: dict[str, object] = {}

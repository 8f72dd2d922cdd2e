"""Words of a matter's sources: where it comes from, what its source demands before closing (8(6), 6(3))."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MAX_SHORT = 120


class SourceKind(TextChoices):
    GOVERNMENT_REPORT = "GOVERNMENT_REPORT", _("政府工作报告")
    LIVELIHOOD = "LIVELIHOOD", _("民生实事")
    KEY_PROJECTS = "KEY_PROJECTS", _("重点项目清单")
    PARTY_GROUP = "PARTY_GROUP", _("党组会议")
    DIRECTORS = "DIRECTORS", _("主任办公会")
    INSTRUCTION = "INSTRUCTION", _("领导批示")
    CITY = "CITY", _("市委市政府交办")
    LEADING_GROUP = "LEADING_GROUP", _("领导小组交办")
    INSPECTION = "INSPECTION", _("督查反馈")
    AUDIT = "AUDIT", _("审计整改")
    PARTY_INSPECTION = "PARTY_INSPECTION", _("巡视巡察整改")
    ENVIRONMENT = "ENVIRONMENT", _("环保督察整改")
    SAFETY = "SAFETY", _("安全整改")
    SUGGESTION = "SUGGESTION", _("人大建议")
    PROPOSAL = "PROPOSAL", _("政协提案")
    HOTLINE = "HOTLINE", _("12345热线")
    PETITION = "PETITION", _("信访事项")
    ANOTHER = "ANOTHER", _("其他来源")


class SourceState(TextChoices):
    RECORDED = "RECORDED", _("已登记")
    WITHDRAWN = "WITHDRAWN", _("登记已撤销")


class StepKind(TextChoices):
    """What happens between the matter and its source."""

    CONTACT = "CONTACT", _("沟通")
    REPLY = "REPLY", _("答复")
    ACCEPTANCE = "ACCEPTANCE", _("来源单位验收")


class Satisfaction(TextChoices):
    SATISFIED = "SATISFIED", _("满意")
    BASICALLY = "BASICALLY", _("基本满意")
    NOT = "NOT", _("不满意")


FIELD_WORDS = {
    "body_name": _("来源单位"),
    "number": _("来源文号"),
    "text": _("来源要求"),
    "said": _("情况"),
}
IDENTITY_WORDS = {"TELEPHONE": _("电话号码"), "ID_CARD": _("身份证号码")}

REFUSALS = {
    "intake.source_unknown": (_("没有这项来源，或您无权查看"), _("请从事项页面进入")),
    "intake.source_withdrawn": (_("该来源的登记已于 {on} 撤销"), _("确有此来源的，请重新登记")),
    "intake.source_twice": (
        _("该事项已登记来源“{kind}” {number}"),
        _("请在已登记的来源下办理；确属另一文件的，请写明文号"),
    ),
    "intake.source_demands": (_("来源为“{kind}”的，须写明{what}"), _("请按来源文件补充")),
    "intake.source_due": (
        _("该事项无终止时限，来源又要求{what}，须写明来源要求的时限"),
        _("请按来源文件填写时限"),
    ),
    "intake.source_due_early": (_("来源要求的时限 {due_on} 早于来源文件日期 {written_on}"), _("请更正日期")),
    "intake.source_day": (_("日期 {on} 不在来源文件日期与今日之间"), _("请按原件填写")),
    "intake.source_number_length": (_("{what}超过 {limit} 字"), _("请按来源文件填写文号或名称")),
    "intake.source_identity": (
        _("“{what}”中含有{found}，不得登记来电人、来信人的身份信息"),
        _("请删去姓名、电话和证件号码，只写所反映的问题和工单号"),
    ),
    "intake.source_partner": (
        _("来源为“{kind}”的，不登记沟通对象"),
        _("请删去沟通对象，只写沟通日期、方式和情况"),
    ),
    "intake.source_not_asked": (_("来源为“{kind}”的，不要求{step}"), _("无需登记")),
    "intake.source_settled": (_("该来源的{step}已于 {on} 登记"), _("无需重复登记")),
    "intake.contact_first": (
        _("尚未登记与代表、委员的沟通情况"),
        _("请先登记沟通日期和情况，再登记答复"),
    ),
    "intake.reply_number": (_("答复须写明答复文号"), _("请按印发的答复文件填写")),
    "intake.reply_satisfaction": (_("答复须登记满意度"), _("请按反馈表填写满意、基本满意或不满意")),
    "intake.acceptance_paper": (
        _("登记来源单位验收须附来源单位的文件扫描件"),
        _("请上传验收意见、销号通知等文件的扫描件"),
    ),
    "intake.acceptance_before_result": (
        _("办理结果尚未采纳，不能登记来源单位同意销号"),
        _("请先审核采纳牵头单位的办结报告"),
    ),
}

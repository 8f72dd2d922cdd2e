"""The room's words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duban.support.documents import kinds

KINDS = {kind.code: kind.name for kind in kinds.TABLE}

# The word on a paper that signs a draft off (代录).
SIGN_OFF = "SIGN_OFF"


class DraftState(TextChoices):
    """How far a paper is on its way."""

    DRAFTED = "DRAFTED", _("待核稿")
    CHECKED = "CHECKED", _("待会签、签发")
    SIGNED_OFF = "SIGNED_OFF", _("待编号")
    NUMBERED = "NUMBERED", _("待用印")
    SEALED = "SEALED", _("待印发")
    ISSUED = "ISSUED", _("待送达")
    DELIVERED = "DELIVERED", _("已送达")
    VOIDED = "VOIDED", _("文号作废")


OPEN_STATES = (
    DraftState.DRAFTED,
    DraftState.CHECKED,
    DraftState.SIGNED_OFF,
    DraftState.NUMBERED,
    DraftState.SEALED,
    DraftState.ISSUED,
)


class ChainStep(TextChoices):
    """What is done on the way, with name and date on the 发文稿纸."""

    DRAFT = "DRAFT", _("拟稿")
    CHECK = "CHECK", _("核稿")
    RETURN = "RETURN", _("退回")
    COUNTERSIGN = "COUNTERSIGN", _("会签")
    SIGN_OFF = "SIGN_OFF", _("签发")
    NUMBER = "NUMBER", _("编号")
    SEAL = "SEAL", _("用印")
    ISSUE = "ISSUE", _("印发")
    DELIVER = "DELIVER", _("送达")


class Retention(TextChoices):
    """保管期限 (国家档案局令第8号)."""

    PERMANENT = "Y", _("永久")
    THIRTY = "D30", _("30年")
    TEN = "D10", _("10年")


class Urgency(TextChoices):
    """紧急程度 as it stands on the paper."""

    NONE = "", _("平件")
    URGENT = "加急", _("加急")
    MOST_URGENT = "特急", _("特急")


REFUSALS = {
    "documents.not_found": (_("没有这份文书，或您无权查看"), _("请从事项页面进入")),
    "documents.not_frozen": (_("文书尚未定稿存证"), _("请稍候刷新后再试")),
    "documents.already_frozen": (_("文书已定稿存证"), _("无需重复办理")),
    "documents.damaged": (
        _("文书“{number}”的存储内容与定稿时的摘要不符"),
        _("请勿使用，立即报告系统管理员从备份中恢复"),
    ),
    "documents.draft_not_found": (_("没有这件公文，或您无权查看"), _("请从公文办理页面进入")),
    "documents.not_drafted": (_("{kind}由相应的办理环节直接生成，不单独拟稿"), _("请从事项页面办理")),
    "documents.empty": (_("没有填写{what}"), _("请填写后提交")),
    "documents.too_long": (_("{what}超过 {limit} 字"), _("请精简")),
    "documents.wrong_step": (
        _("公文现为“{state}”，不能{step}"),
        _("请按拟稿、核稿、会签、签发、编号、用印、印发、送达的顺序办理"),
    ),
    "documents.own_draft": (_("不得核本人拟的稿"), _("请由办公室其他人员核稿")),
    "documents.not_asked": (_("没有请您会签，或您已会签"), _("请由被请会签的负责人办理")),
    "documents.countersign_waits": (_("尚有 {names} 未会签"), _("请会签齐后再签发，或退回修改")),
    "documents.countersign_disagrees": (_("{names} 会签不同意"), _("请退回修改，意见一致后再签发")),
    "documents.not_signer": (_("{kind}由{who}签发"), _("请报有权签发的负责人，或代录其纸质签批")),
    "documents.signed_before_draft": (
        _("签发日期 {on} 早于核稿日期 {checked_on}"),
        _("请核对纸质签批的日期"),
    ),
    "documents.unknown_addressee": (_("{name}不是本件的主送单位，或已送达"), _("请从主送单位中选择")),
    "documents.already_archived": (_("本件已归档"), _("无需重复办理；请在归档目录中查看")),
    "documents.on_its_way": (_("公文现为“{state}”，尚未办理完毕"), _("请在全部送达后归档")),
    "documents.bad_retention": (_("没有“{retention}”这种保管期限"), _("请选择永久、30年或10年")),
    "documents.item_not_found": (_("没有这件归档文件，或您无权查看"), _("请从归档目录进入")),
    "documents.text_not_found": (_("没有这份范文"), _("请从范文页面进入")),
    "documents.unknown_placeholder": (
        _("占位符“{names}”无从填写"),
        _("请只使用页面所列的占位符，花括号须成对"),
    ),
    "documents.same_text": (_("与现行范文相同"), _("没有修改的，无需保存")),
    "documents.open_placeholder": (_("尚有占位符“{names}”没有填写"), _("请改稿，填写后再核稿")),
    "documents.future_day": (_("日期 {on} 在今天之后"), _("请填写实际日期")),
    "documents.before_issue": (_("送达日期 {on} 早于印发日期 {issued_on}"), _("请核对日期")),
}

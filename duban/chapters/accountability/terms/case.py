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
    # Only where the rule set reads him as responsible (decision 23 [L]).
    LEADER = "LEADER", _("分管领导")
    OTHER = "OTHER", _("其他有关人员")


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
    REPORT_EXECUTION = "REPORT_EXECUTION", _("报告执行情况")
    RESTORE = "RESTORE", _("恢复有关权益")
    SETTLE = "SETTLE", _("了结")
    CLEAR_NAME = "CLEAR_NAME", _("澄清正名")
    ARCHIVE = "ARCHIVE", _("归档")


CASE_TITLE = _("责任追究案卷")
# Messages about cases carry no title, name or unit (decision 40).
CASE_MESSAGE = _("有 1 项责任追究事项待您处理，请登录查看")
RECORD_MESSAGE = _("有 1 项涉及您本人的记录，请登录查看“我的记录”")

REFUSALS: dict[str, object] = {
    "accountability.wrong_stage": (
        _("该案处于“{stage}”环节，不能办理“{act}”"),
        _("可在以下环节办理：{stages}"),
    ),
    "accountability.clue_not_open": (_("线索已终结或已启动核实"), _("请选择待核实的线索")),
    "accountability.clue_not_judged": (_("线索尚待：{step}"), _("办理后再启动核实")),
    "accountability.clues_of_one_unit": (
        _("一并启动核实的线索须为同一单位"),
        _("其他单位的线索请另行启动核实"),
    ),
    "accountability.words_missing": (_("须写明{what}"), _("请填写{what}")),
    "accountability.head_concerned": (
        _("线索涉及组长，本系统不办理"),
        _("由办公室主任移送上级党组织或者纪检监察机关"),
    ),
    "accountability.head_not_concerned": (_("线索不涉及组长"), _("由组长决定是否启动核实")),
    "accountability.head_not_in_case": (
        _("本案涉及人员中没有现任组长"),
        _("按环节办理；事实指向违纪违法的，先停止接触再移送"),
    ),
    "accountability.refer_only": (
        _("该情形（{ground}）只登记移送，不启动核实"),
        _("请办理移送，不谈话、不接触"),
    ),
    "accountability.receiver_unknown": (
        _("移送对象不在规定范围内"),
        _("可移送：{receivers}"),
    ),
    "accountability.too_few_handlers": (
        _("核实人员不得少于 {n} 人"),
        _("请补齐核实人员"),
    ),
    "accountability.must_recuse": (
        _("{name}应当回避：{ground}"),
        _("请另行指定核实人员"),
    ),
    "accountability.handler_unfit": (
        _("{name}不能担任核实人员：须在册且不担任系统、安全、审计管理员"),
        _("请另行指定核实人员"),
    ),
    "accountability.concerned_stays_out": (
        _("{name}是本案涉及人员，不得进入知悉范围"),
        _("请核对人员"),
    ),
    "accountability.purpose_unfit": (
        _("职务和核实的事由不能另行指定"),
        _("因职务的随职务知悉，核实人员请指定"),
    ),
    "accountability.in_circle": (_("{name}已在知悉范围内"), _("无需重复办理")),
    "accountability.not_in_circle": (_("{name}不在知悉范围内"), _("请核对人员")),
    "accountability.leaves_by_other_way": (
        _("{name}因职务或者承办核实在知悉范围内，不能直接移出"),
        _("因职务的随职务终止，核实人员请办理回避或者改派"),
    ),
    "accountability.recused_already": (_("{name}已回避本案"), _("无需重复办理")),
    "accountability.recuses_himself": (
        _("核实人员只能为本人申请回避"),
        _("要求他人回避的，由组长或者办公室主任办理"),
    ),
    "accountability.second_person": (
        _("须由两名核实人员共同办理，另一名须为本案现任核实人员"),
        _("请选择另一名核实人员"),
    ),
    "accountability.concerned_already": (_("{name}已是本案涉及人员"), _("无需重复办理")),
    "accountability.head_in_case": (
        _("{name}为组长，本案不办理涉及组长的事实"),
        _("另行登记线索，由办公室主任移送上级党组织或者纪检监察机关"),
    ),
    "accountability.not_serving": (_("{name}当日不在{unit}任职"), _("请核对人员和日期")),
    "accountability.not_concerned": (_("该人员不是本案涉及人员"), _("请核对人员")),
    "accountability.day_to_come": (_("日期不能晚于今天"), _("请核对日期")),
    "accountability.day_too_early": (_("日期不能早于 {day}"), _("请核对日期")),
    "accountability.refusal_unsaid": (_("拒绝签字的，须注明情况"), _("请写明拒绝签字的情况")),
    "accountability.facts_not_shown": (
        _("尚未与{name}进行事实材料见面"),
        _("请先办理事实材料见面"),
    ),
    "accountability.told_already": (
        _("已就见面的事实材料向{name}告知陈述申辩"),
        _("事实有补充的，先再次办理事实材料见面"),
    ),
    "accountability.period_too_short": (
        _("陈述申辩期限不得少于 {n} 个工作日，最早至 {until}"),
        _("请改为 {until} 或者以后"),
    ),
    "accountability.not_told": (_("尚未告知陈述申辩"), _("请先告知陈述申辩")),
    "accountability.not_heard_now": (
        _("现不受理陈述申辩和容错申请"),
        _("如有疑问，请联系领导小组办公室"),
    ),
    "accountability.statement_closed": (
        _("陈述申辩期限已于 {until} 届满"),
        _("有新的事实或者证据的，可通过“意见建议”提出"),
    ),
    "accountability.scan_missing": (
        _("代录本人的陈述申辩，须附有本人签字的扫描件"),
        _("请先将扫描件登记为证据，类别选“陈述申辩材料”"),
    ),
    "accountability.checked_already": (_("该材料已复核"), _("无需重复办理")),
    "accountability.own_statement": (_("本人在系统内提交的，无需复核"), _("请核对材料")),
    "accountability.same_person": (_("复核人不能是代录人"), _("请由另一名核实人员复核")),
    "accountability.tolerance_excluded": (
        _("该情形（{ground}）不适用容错"),
        _("如有异议，可在陈述申辩中提出"),
    ),
    "accountability.kind_unlisted": (_("考核细则与参数未列该情形"), _("请选择所列情形")),
    "accountability.claim_stands": (_("同一情形的容错申请尚待答复"), _("请等待答复")),
    "accountability.claim_answered": (_("该容错申请已于 {on} 答复"), _("无需重复办理")),
    "accountability.claims_open": (
        _("尚有 {n} 项容错申请未答复"),
        _("答复后再提出处理建议"),
    ),
    "accountability.not_heard": (
        _("尚未完成{name}的事实材料见面和陈述申辩"),
        _("完成见面、告知，并待陈述申辩期限届满或者本人已陈述、书面放弃后再办理"),
    ),
    "accountability.statement_unchecked": (
        _("{name}的书面陈述申辩尚未复核"),
        _("请由另一名核实人员对照原件复核；与原件不一致的，重新代录"),
    ),
    "accountability.has_receipt": (_("移送回执已于 {on} 登记"), _("无需重复办理")),
    "accountability.no_receipt": (_("尚未登记移送回执"), _("请先登记回执")),
    "accountability.has_result": (_("移送结果已于 {on} 登记"), _("无需重复办理")),
    "accountability.result_missing": (_("移送结果尚未登记"), _("登记结果后再归档")),
    "accountability.archived_already": (_("该案已于 {on} 归档"), _("无需重复办理")),
    "accountability.duties_open": (_("尚有 {n} 项未办结：{kinds}"), _("办结后再归档")),
    "accountability.evidence_damaged": (
        _("证据目录第 {ordinal} 号文件与登记时不一致"),
        _("请立即报告组长，不得归档"),
    ),
    "accountability.custody_same": (_("该证据现由{name}保管"), _("请选择另一名保管人")),
    "accountability.keeper_outside": (_("保管人须在知悉范围内"), _("请选择知悉范围内的人员")),
    "accountability.link_used": (_("链接已使用或者已失效"), _("请回到案卷重新打开")),
    "accountability.key_current": (_("该案卷已使用现行密钥"), _("无需重复办理")),
    "accountability.transfer_missing": (_("该案尚未移送"), _("请先办理移送")),
    "accountability.identity_wrong": (_("身份证号码不符合校验规则"), _("请核对 18 位号码")),
    "accountability.evidence_foreign": (_("该材料不在本案证据目录内"), _("请先登记证据")),
}

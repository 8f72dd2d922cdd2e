"""The room's words: lists, candidates, questions of its own, and what its refusals say (art. 11(1))."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duban.chapters.intake.terms import first, requests, sources
from duban.chapters.intake.terms.first import FirstChannel as FirstChannel
from duban.chapters.intake.terms.first import FirstState as FirstState
from duban.chapters.intake.terms.importing import MEANINGS as MEANINGS
from duban.chapters.intake.terms.importing import REFUSALS as IMPORT_REFUSALS
from duban.chapters.intake.terms.importing import ImportState as ImportState
from duban.chapters.intake.terms.requests import RequestState as RequestState
from duban.chapters.intake.terms.sources import Satisfaction as Satisfaction
from duban.chapters.intake.terms.sources import SourceKind as SourceKind
from duban.chapters.intake.terms.sources import SourceState as SourceState
from duban.chapters.intake.terms.sources import StepKind as StepKind

MAX_ROWS = 2000
MAX_LIST_TITLE = 200
MAX_TITLE = 500
MAX_TEXT = 2000
OPEN_ENDED = _("年内持续推进，无终止时限")


class ListKind(TextChoices):
    ANNUAL = "ANNUAL", _("年度清单")
    PHASED = "PHASED", _("阶段性清单")


class ListState(TextChoices):
    DRAFT = "DRAFT", _("拟办中")
    SUBMITTED = "SUBMITTED", _("待审定")
    APPROVED = "APPROVED", _("已审定，待通报")
    RETURNED = "RETURNED", _("退回修改")
    DOCKETED = "DOCKETED", _("已立项通报")


class ListAdjustmentState(TextChoices):
    WAITING = "WAITING", _("待审定")
    DONE = "DONE", _("已调整")
    RETURNED = "RETURNED", _("已退回")


class RowStatus(TextChoices):
    """What became of a row of the source: every row of the table has exactly one."""

    READY = "READY", _("已读清")
    ASK = "ASK", _("待补正")
    REFUSED = "REFUSED", _("未能读入")
    SKIPPED = "SKIPPED", _("非事项行")


class CandidateState(TextChoices):
    CANDIDATE = "CANDIDATE", _("待拟办")
    FINISHED = "FINISHED", _("承接前已完成")
    PROPOSED = "PROPOSED", _("拟办意见待审核")
    REVIEWED = "REVIEWED", _("已审核")
    DECLINED = "DECLINED", _("不予立项")
    APPROVED = "APPROVED", _("已审定")
    DOCKETED = "DOCKETED", _("已立项")


class AdHocGround(TextChoices):
    """Art. 11(1): why a matter is docketed outside the lists."""

    UNLISTED_NECESSARY = "UNLISTED_NECESSARY", _("未纳入立项但确有必要")
    EMERGENCY = "EMERGENCY", _("应急性工作")
    NEWLY_ADDED = "NEWLY_ADDED", _("新增加的重要工作")


class ItemOutcome(TextChoices):
    """What became of an agreed item of a meeting; none stays without one."""

    MATTER = "MATTER", _("立项督办")
    REQUIREMENT = "REQUIREMENT", _("落为已立项事项的要求")
    INFORMATION = "INFORMATION", _("知悉")


class ConsultationState(TextChoices):
    """Where a unit stands that was asked before docketing; who is silent beyond the day has no objection."""

    ASKED = "ASKED", _("待回复")
    AGREED = "AGREED", _("无异议")
    OBJECTED = "OBJECTED", _("有异议，待答复")
    ADOPTED = "ADOPTED", _("异议已采纳")
    NOT_ADOPTED = "NOT_ADOPTED", _("异议未采纳")


class InstructionKind(TextChoices):
    TO_ACT = "TO_ACT", _("批办性")
    GUIDING = "GUIDING", _("指导性")
    INFORMATION = "INFORMATION", _("参阅性")


class InstructionState(TextChoices):
    ENTERED = "ENTERED", _("已代录，待复核")
    REJECTED = "REJECTED", _("复核未通过")
    WAITING = "WAITING", _("待转办")
    FIRST = "FIRST", _("已先行交办，待党组会议研究")
    PLACED = "PLACED", _("办理中")
    ANSWERED = "ANSWERED", _("已回复")
    NOTED = "NOTED", _("已登记")


class Topic(TextChoices):
    """What of a candidate a question is about."""

    TITLE = "TITLE", _("事项名称")
    DEADLINE = "DEADLINE", _("办理时限")
    MILESTONES = "MILESTONES", _("时间节点")
    UNITS = "UNITS", _("单位")
    PEOPLE = "PEOPLE", _("责任人")
    BROUGHT = "BROUGHT", _("此前情况")
    ROW = "ROW", _("本行")


AT_ROW = _("第 {row} 行")
THIS_MATTER = _("该事项")
# What a proposal must have settled (decision 3).
PARTS = {
    "title": _("事项名称"),
    "category": _("类别"),
    "limb": _("所符合的立项情形（第二条）"),
    "due_on": _("办理时限"),
    "units": _("单位及其职责"),
    "milestones": _("节点日期"),
}
# The wording of an official document: Chinese only (decision 43).
PROPOSAL = "拟同意立项，列为{category}，{led}，办理时限：{due}。"
PROPOSAL_LEAD = "由{lead}牵头"
PROPOSAL_NO_LEAD = "牵头单位在交办前指定"
# The head of a table of units, as people write it; data, not words of the screen.
UNIT_COLUMNS = {
    "name": (
        "名称",
        "单位",
        "单位名称",
        "正式名称",
        "全称",
        "单位全称",
        "规范名称",
        "机构名称",
        "部门",
        "部门名称",
        "NAME",
    ),
    "others": (
        "简称",
        "单位简称",
        "规范简称",
        "别名",
        "曾用名",
        "原名",
        "原名称",
        "历史名称",
        "其他名称",
        "ALIASES",
    ),
    "kind": ("类别", "类型", "单位类别"),
    "parent": ("上级", "上级单位", "主管单位"),
    "outside": ("外部配合单位", "外部单位", "EXTERNAL"),
}
# A lead may be named after docketing: assignment refuses a matter without one (decision 1).
MAY_STAY_OPEN = frozenset({"lead_missing"})
APPROVE, RETURN = "APPROVE", "RETURN"
# The extension that a matter had been granted before its list was taken in.
EARLIER_EXTENSION = "EARLIER_EXTENSION"
# The words under which papers are entered (代录), in this room and in the others.
PAPER_WORDS = {
    APPROVE: _("同意立项（审定清单）"),
    RETURN: _("退回清单"),
    "SIGN_OFF": _("签发"),
    "GRANT": _("同意延期"),
    "REFUSE": _("不同意延期"),
    "SUSPEND": _("同意暂停办理"),
    "JOINT_LEAD": _("同意联合牵头"),
    "ADJUST": _("同意事项调整"),
    "NO_ADJUST": _("不同意事项调整"),
    "FIND": _("同意认定不可抗因素"),
    "NO_FIND": _("不予认定不可抗因素"),
    requests.ANSWER_REQUEST: _("答复请示"),
    EARLIER_EXTENSION: _("承接前已同意延期"),
    "ADOPT_PLAN": _("审定督查计划"),
    "APPROVE_EVALUATION": _("审定考核评估报告"),
    "RETURN_EVALUATION": _("退回考核评估报告"),
    "DESIGNATE_ASSESSOR": _("指定考核人员"),
    "RETURN_PLAN": _("退回督查计划"),
    "INSPECT": _("同意单项督查"),
    "NO_INSPECT": _("不同意单项督查"),
    "INTERVIEW": _("同意约谈"),
    "NO_INTERVIEW": _("不同意约谈"),
    "RETURN_RESULTS": _("退回考核结果"),
    "ENTER_FACT": _("登记对办公室的考核情况"),
    "FIX_UNITS": _("确定单位等次"),
    "FIX_PERSONS": _("确定人员等次"),
    "CORRECT_RESULT": _("同意更正考核结果"),
}
# The wording of the circular: Chinese only (decision 43).
CIRCULAR_TITLE = "关于{title}立项的通报"
CIRCULAR_HEAD = ("序号", "编号", "事项", "类别", "牵头单位", "协办单位", "服务单位", "办理时限")
CIRCULAR_BASIS = (
    "依照《重大决策、重点工程、重要事项跟踪督办问效问责办法》第十一条第一项，"
    "《{title}》已于{approved_on}经{approver}审定，现对其中{count}个事项予以立项并通报如下。"
)
CIRCULAR_DUTY = "各承办单位的主要负责人为第一责任人，分管负责人为直接责任人。办理时限自交办之日起执行，反馈和督办按本办法办理。"
CIRCULAR_NO_LEAD = "表中注明“待指定”的事项，由领导小组办公室在交办前报请指定牵头单位。"
CIRCULAR_EXTERNAL = "外部配合单位由领导小组办公室另行函商。"
LEAD_TO_NAME = "待指定"
QUESTIONS = {
    "lead_missing": _("原文没有牵头单位，交办前须由人指定，系统不代为确定。"),
    "due_on_unsettled": _("时限“{text}”不能折算为日期，请确定日期或注明无终止时限。"),
    "unit_unresolved": _("单位“{text}”尚未对应到单位名录，请指定。"),
    "unit_twice": _("“{name}”同时列为{relations}，请确定其中一种。"),
    "lead_out_of_scope": _("“{name}”不在本办法适用范围，不能牵头，请另行指定牵头单位。"),
    "row_listed_before": _(
        "清单《{listed}》第{row}行已有同名事项，请确认是否同一事项；同一事项不重复立项，请决定不予立项。"
    ),
    "milestone_undated": _("节点“{label}”没有日期，请补充。"),
}
REASONS = {
    "unstorable": _("行内含有不能存储的字符，请清理后重新导入"),
}
ADJUSTMENT_TITLE = "关于{title}第{ordinal}次调整的通报"
ADJUSTMENT_BASIS = "{title}第{ordinal}次调整，已于{decided_on}经{approver}审定，共{count}项，现予通报。"
ADJUSTMENT_DUTY = (
    "请有关单位按调整后的内容承办。事项的办理时限不因本次调整而改变；新增事项的时限自交办起执行。"
)
ADJUSTMENT_HEAD = ("序号", "编号", "事项", "调整", "内容")
ADDED = "新增"

REFUSALS = {
    **IMPORT_REFUSALS,
    "intake.list_not_docketed": (_("该清单尚未立项"), _("立项通报以后的增减变动，才作清单调整")),
    "intake.list_adjustment_waits": (_("该清单第{ordinal}次调整待审定"), _("请等待审定，或先退回")),
    "intake.list_adjustment_empty": (
        _("没有列入调整的事项"),
        _("请先对事项提出调整，或导入并审核新增事项清单"),
    ),
    "intake.adjustment_elsewhere": (
        _("{number} 不在该年度清单中，或不由领导小组审定"),
        _("请单独报批该项调整"),
    ),
    "intake.additions_unfit": (_("新增事项清单须为同年度、已审核报审而未审定的清单"), _("请先办理清单报审")),
    "intake.list_adjustment_decided": (_("该次清单调整{state}"), _("无需重复办理")),
    "intake.not_found": (_("没有这份清单，或您无权查看"), _("请从“立项”页面进入")),
    "intake.paper_not_found": (_("没有这份代录，或您无权查看"), _("请从“立项”页面进入")),
    "intake.unreadable": (_("清单未能读入：{problem}"), _("请按提示处理后重新上传")),
    "intake.reader_stopped": (
        _("读取“{name}”时超出限定的内存或时间，已停止"),
        _("请删去多余的工作表、图片和格式，或拆分后重新上传"),
    ),
    "intake.no_rows": (_("表中没有可以立项的事项行"), _("请核对工作表和表头后重新上传")),
    "intake.too_many_rows": (_("清单有 {rows} 行，超过 {limit} 行"), _("请拆分后分次导入")),
    "intake.column_unknown": (_("“{heading}”列的含义不在可选范围"), _("可选：{choices}")),
    "intake.same_list": (
        _("内容相同的清单已于 {on} 导入：《{title}》"),
        _("请打开已有清单继续办理；确属新的版本，写明理由后再导入"),
    ),
    "intake.title_length": (
        _("名称须为 1 至 {limit} 字，现为 {length} 字"),
        _("请压缩名称，细节写入工作目标"),
    ),
    "intake.text_length": (_("{what}须为 1 至 {limit} 字，现为 {length} 字"), _("请更正后重新提交")),
    "intake.year_unfit": (_("清单年度 {year} 不在 {first} 至 {last} 之间"), _("请更正年度")),
    "intake.list_year": (
        _("清单标题写有其他年度，未指定清单年度，不能按 {year} 年导入"),
        _("请用 --year 指定清单年度"),
    ),
    "intake.list_state": (_("清单“{state}”，不能办理“{act}”"), _("请刷新页面，按清单现状办理")),
    "intake.candidate_state": (_("该事项“{state}”，不能办理“{act}”"), _("请刷新页面，按事项现状办理")),
    "intake.nothing_given": (_("没有填写任何补正内容"), _("请填写要补正的内容，或勾选已核对的问题")),
    "intake.question_unknown": (_("没有第 {number} 个待核对的问题"), _("请刷新页面后重新勾选")),
    "intake.row_is_no_matter": (
        _("第 {row} 行{status}：{reason}"),
        _("确是事项的，请先填写事项名称"),
    ),
    "intake.two_leads": (_("列有 {count} 个牵头单位"), _("请确定一个牵头单位，其余改为协办或服务单位")),
    "intake.unit_twice": (_("“{name}”列了不止一次"), _("每个单位只列一次")),
    "intake.lead_out_of_scope": (
        _("“{name}”不在本办法适用范围（第三条），不能牵头"),
        _("请另行指定牵头单位，该单位可列为外部配合单位"),
    ),
    "intake.out_of_scope": (
        _("“{name}”不在本办法适用范围（第三条）"),
        _("请列为外部配合单位；外部配合单位以函商请，不计数、不考核"),
    ),
    "intake.in_scope": (_("“{name}”在本办法适用范围内，不能列为外部配合单位"), _("请列为协办或服务单位")),
    "intake.two_deadlines": (_("办理时限和“无终止时限”只能填一项"), _("请删去其中一项")),
    "intake.question_open": (
        _("第 {row} 行还有 {count} 个问题待补正：{text}"),
        _("请逐一补正或确认后再提出拟办意见"),
    ),
    "intake.not_settled": (_("{place}尚未确定：{what}"), _("请补正后重新提交")),
    "intake.due_passed": (
        _("{place}的时限 {due_on}（{what}）已经过去"),
        _("请与来源单位核对，更正时限后重新提交"),
    ),
    "intake.milestone_after_due": (
        _("节点“{label}”的日期 {on} 晚于事项时限 {due_on}"),
        _("请更正节点日期或事项时限"),
    ),
    "intake.own_proposal": (_("拟办意见由您提出，不能由您审核"), _("请由另一名负责同志审核")),
    "intake.opinion_missing": (_("不同意拟办意见的，须写明意见"), _("请写明需要修改之处")),
    "intake.nothing_to_do": (_("没有可以{act}的事项"), _("请先完成上一步")),
    "intake.still_waiting": (
        _("还有 {count} 个事项未完成拟办和审核（第 {rows} 行）"),
        _("请逐一审核或决定不予立项后再报审"),
    ),
    "intake.nothing_reviewed": (_("清单中没有审核同意立项的事项"), _("请先提出并审核拟办意见")),
    "intake.decided_before": (
        _("决定日期 {decided_on} 早于清单报审之日 {submitted_on}"),
        _("请按本次报审后形成的纸质原件填写"),
    ),
    "intake.decider_unfit": (
        _("{decider}无权审定清单"),
        _("清单由{allowed}审定，请按纸质原件重新代录"),
    ),
    "intake.own_directory_only": (
        _("导入清单须由工作人员办理，并按本机构的单位名录识别"),
        _("试读其他名录时请用 --dry-run；正式导入请用 --by，不用 --units"),
    ),
    "intake.consultation_unknown": (_("没有这份征求意见，或您无权查看"), _("请从工作台或消息进入")),
    "intake.consult_whom": (_("没有可征求意见的单位"), _("请先补正单位；外部配合单位以函商请")),
    "intake.consult_elsewhere": (_("“{name}”不是该事项拟列的承办单位或服务单位"), _("请先补正单位")),
    "intake.consulted_before": (_("正在征求{names}的意见，或其异议尚未答复"), _("请等待回复，或先答复异议")),
    "intake.consultation_state": (_("该单位的意见“{state}”，不能办理“{act}”"), _("请刷新页面，按现状办理")),
    "intake.consultation_open": (
        _("征求意见尚未结束：{names}"),
        _("请等待回复期满，并逐一答复异议后再报审"),
    ),
    "intake.meeting_unfit": (
        _("{kind}不能决定清单以外事项的立项"),
        _("未纳入立项的事项须经管委会党组会议研究确定；党组（扩大）会议须在纪要中载明由党组成员决定"),
    ),
    "intake.own_minutes": (
        _("会议由您登记，不能由您据以立项"),
        _("请由另一名工作人员对照会议纪要办理"),
    ),
    "intake.item_unknown": (_("没有这项议定事项，或您无权查看"), _("请从“会议”页面进入")),
    "intake.item_settled": (_("该议定事项已于 {on} 落实去向：{outcome}"), _("无需重复办理")),
    "intake.ad_hoc_by_docketing": (_("立项须写明类别、单位和时限"), _("请用“据此立项”办理")),
    "intake.requirement_incomplete": (_("列为要求的，须选定事项、单位和时限"), _("请补充后重新提交")),
    "intake.requirement_due": (_("时限 {due_on} 须晚于今日"), _("请更正时限")),
    "intake.unit_elsewhere": (
        _("该单位不是《{title}》的承办单位或服务单位"),
        _("请选择该事项的承办单位或服务单位"),
    ),
    "intake.instruction_unknown": (_("没有这份批示，或您无权查看"), _("请从“批示”页面进入")),
    "intake.instruction_state": (_("该批示“{state}”，不能办理“{act}”"), _("请刷新页面，按批示现状办理")),
    "intake.instruction_paper": (_("代录批示须附批示原件扫描件"), _("请上传扫描件")),
    "intake.instruction_writer": (_("没有写明批示人"), _("请选择领导小组成员，或填写上级领导姓名、职务")),
    "intake.instruction_own": (_("只能登记本人的批示"), _("他人的批示由领导小组办公室代录")),
    "intake.instruction_date": (_("批示日期 {written_on} 晚于今日"), _("请按批示原件填写")),
    "intake.instruction_not_to_act": (
        _("只有批办性批示转为落实要求"),
        _("须有结果的，请按批办性登记"),
    ),
    "intake.requirement_owed": (_("承办单位尚未报送该批示的落实情况"), _("请待落实情况采纳后再回复批示人")),
    "intake.instruction_checker": (_("批示由您代录，不能由您复核"), _("请由另一名工作人员对照扫描件复核")),
    "intake.at_before_last_act": (
        _("办理时间早于该清单上一次办理的时间"),
        _("请检查服务器时间，勿倒填日期"),
    ),
    **first.REFUSALS,
    **sources.REFUSALS,
    **requests.REFUSALS,
}

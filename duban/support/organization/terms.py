"""The room's words: units, posts, facts of a person, and what its refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duban.ground.access import PostKind


class UnitKind(TextChoices):
    OFFICE = "OFFICE", _("领导小组办公室")
    DEPARTMENT = "DEPARTMENT", _("部室")
    UNIT = "UNIT", _("单位")
    COMPANY = "COMPANY", _("公司")
    SECTION = "SECTION", _("科室")
    EXTERNAL = "EXTERNAL", _("外部配合单位")


class UnitChangeKind(TextChoices):
    MERGER = "MERGER", _("合并")
    SPLIT = "SPLIT", _("拆分")


class NameKind(TextChoices):
    FORMAL = "FORMAL", _("正式名称")
    ALIAS = "ALIAS", _("简称")


class FactKind(TextChoices):
    """What is known of a person with dates, shown only where needed (decision 7)."""

    POLITICAL_STATUS = "POLITICAL_STATUS", _("政治面貌")
    PERSONNEL_CATEGORY = "PERSONNEL_CATEGORY", _("人员身份")
    CADRE_AUTHORITY = "CADRE_AUTHORITY", _("干部管理权限")
    LEADING_POST = "LEADING_POST", _("是否担任领导职务")


class PaperState(TextChoices):
    ENTERED = "ENTERED", _("已代录，待复核")
    CHECKED = "CHECKED", _("已复核")
    REJECTED = "REJECTED", _("复核未通过")


class ResetState(TextChoices):
    OPEN = "OPEN", _("未使用")
    USED = "USED", _("已使用")
    REPLACED = "REPLACED", _("已换发")
    ENDED = "ENDED", _("已失效")


class DeciderKind(TextChoices):
    LEADING_GROUP_HEAD = "LEADING_GROUP_HEAD", _("领导小组组长")
    LEADER_IN_CHARGE = "LEADER_IN_CHARGE", _("分管领导")
    LEADING_GROUP_MEETING = "LEADING_GROUP_MEETING", _("领导小组会议")
    PARTY_GROUP_MEETING = "PARTY_GROUP_MEETING", _("党组会议")


class MeetingKind(TextChoices):
    PARTY_GROUP_MEETING = "PARTY_GROUP_MEETING", _("党组会议")
    ENLARGED_PARTY_GROUP_MEETING = "ENLARGED_PARTY_GROUP_MEETING", _("党组（扩大）会议")
    LEADING_GROUP_MEETING = "LEADING_GROUP_MEETING", _("领导小组会议")
    DIRECTORS_MEETING = "DIRECTORS_MEETING", _("主任办公会")


FACT_VALUES: dict[str, tuple[str, ...]] = {
    FactKind.POLITICAL_STATUS: ("中共党员", "中共预备党员", "民主党派", "群众"),
    FactKind.PERSONNEL_CATEGORY: ("公务员", "参公", "事业", "国企管理人员", "企业一般员工"),
    FactKind.CADRE_AUTHORITY: ("市管", "管委会管理", "公司管理"),
    FactKind.LEADING_POST: ("是", "否"),
}

POST_LABELS = {
    PostKind.UNIT_HEAD: _("主要负责人"),
    PostKind.DEPUTY_IN_CHARGE: _("分管负责人"),
    PostKind.LIAISON_A: _("联络员（A岗）"),
    PostKind.LIAISON_B: _("联络员（B岗）"),
    PostKind.HANDLER: _("承办人员"),
    PostKind.OFFICE_DIRECTOR: _("办公室主任"),
    PostKind.OFFICE_STAFF: _("督办员"),
    PostKind.LEADING_GROUP_HEAD: _("领导小组组长"),
    PostKind.LEADING_GROUP_MEMBER: _("领导小组成员"),
    PostKind.SYSTEM_ADMIN: _("系统管理员"),
    PostKind.SECURITY_ADMIN: _("安全管理员"),
    PostKind.AUDIT_ADMIN: _("审计管理员"),
}

# A spreadsheet of units and people: its columns by the words that head them, the first being the template's.
COLUMNS: dict[str, tuple[str, ...]] = {
    "unit": ("单位", "单位名称"),
    "short": ("简称",),
    "former": ("曾用名",),
    "kind": ("类别", "单位类别"),
    "name": ("姓名",),
    "post": ("职务/岗位", "职务", "岗位"),
    "username": ("用户名",),
    "leader": ("分管领导",),
}
# How a post is written there, the first being the template's.
POST_WORDS: dict[PostKind, tuple[str, ...]] = {
    PostKind.UNIT_HEAD: ("主要负责人", "第一责任人", "主要负责人（第一责任人）"),
    PostKind.DEPUTY_IN_CHARGE: ("分管负责人", "直接责任人", "分管负责人（直接责任人）"),
    PostKind.LIAISON_A: ("联络员A", "联络员A岗", "A岗联络员", "A岗"),
    PostKind.LIAISON_B: ("联络员B", "联络员B岗", "B岗联络员", "B岗"),
    PostKind.HANDLER: ("承办人员", "承办人"),
}
REGISTER = {
    "size": _("名单须有 1 至 {most} 行"),
    "unit": _("未写单位"),
    "kind": _("类别须为部室、单位、公司或外部配合单位"),
    "kind_section": _("科室请在启用后于“组织”页增设，并选定上级单位"),
    "kind_differs": _("同一单位在前面各行的类别是“{kind}”"),
    "name_taken": _("“{name}”已是“{unit}”的名称、简称或曾用名（第 {row} 行）"),
    "reserved": _("“{name}”由系统设立；其人员请在“领导小组和办公室”一步填写"),
    "long": _("单位名称不超过 {most} 字"),
    "name": _("有岗位或用户名而未写姓名"),
    "person_long": _("姓名、用户名各不超过 {most} 字，用户名不含空格"),
    "username_taken": _("用户名“{username}”已属“{name}”（第 {row} 行）"),
    "same_name": _("与第 {row} 行的“{name}”同名：是同一人的，两行填写同一用户名；不是的，各填用户名"),
    "same_as_known": _(
        "与领导小组、办公室或管理员中的“{name}”同名：是同一人的，用户名填 {username}；不是的，另填用户名"
    ),
    "external": _("外部配合单位只函请配合，不登记人员；请删去姓名和岗位"),
    "post": _("“{post}”不是可选的岗位：主要负责人、分管负责人、联络员A、联络员B、承办人员"),
    "post_taken": _("该单位的{post}已在第 {row} 行，只能有一人"),
    "twice": _("与第 {row} 行重复"),
    "leader": _("分管领导“{name}”不在名单中；请先在“领导小组和办公室”一步填写"),
    "leader_several": _("有几人名为“{name}”，分管领导请填用户名：{usernames}"),
    "leader_differs": _("同一单位在前面各行填写的是另一位分管领导"),
    "lacking_head": _("未列主要负责人"),
    "lacking_liaison": _("未列联络员A"),
    "lacking_leader": _("未列分管领导"),
}

REFUSALS = {
    "organization.unit_unknown": (_("没有这个单位"), _("请从单位名录中选择")),
    "organization.person_unknown": (_("没有这个人员"), _("请从人员名录中选择")),
    "organization.name_taken": (_("单位名称“{name}”已被使用"), _("请核对名录，或另取名称")),
    "organization.username_taken": (_("用户名“{username}”已被使用"), _("请另取用户名")),
    "organization.body_exists": (_("本库已设立机构"), _("请在新的数据库中设立")),
    "organization.dates_reversed": (_("止期 {to} 早于起期 {start}"), _("请更正日期")),
    "organization.post_overlaps": (
        _("该单位在 {start} 已有{post}：{holder}"),
        _("请先免去原任，或改用“指定代理”"),
    ),
    "organization.replace_self": (_("{name}就是现任人员"), _("请选择接任的其他人员")),
    "organization.post_needs_unit": (_("{post}须注明任职单位"), _("请选择单位")),
    "organization.post_takes_no_unit": (_("{post}是全机构职务，不注明单位"), _("请去掉单位")),
    "organization.post_ended": (_("该任职已于 {ended} 结束"), _("无需重复办理")),
    "organization.admins_exclude": (
        _("系统管理员、安全管理员、审计管理员不得由一人兼任"),
        _("请另行指定人员"),
    ),
    "organization.fact_value": (_("“{value}”不是{kind}的可选项"), _("可选：{choices}")),
    "organization.future_paper": (_("纸质决定的日期 {decided_on} 晚于今日"), _("请按纸质原件上的日期填写")),
    "organization.paper_checked": (_("该代录已复核"), _("无需重复复核")),
    "organization.same_checker": (_("代录人不得复核自己的录入"), _("请由另一名工作人员复核")),
    "organization.meeting_unknown": (_("没有这次会议，或您无权查看"), _("请从“会议”页面进入")),
    "organization.future_meeting": (_("会议日期 {held_on} 晚于今日"), _("请在会议召开后登记")),
    "organization.meeting_number": (_("会议次数须为 1 至 60 字"), _("请按会议纪要填写，如：2026年第3次")),
    "organization.meeting_twice": (_("{held_on} 的{kind}（{number}）已登记"), _("请打开已登记的会议")),
    "organization.chair_absent": (_("主持人{name}未列入出席人员"), _("请在出席人员中选上主持人")),
    "organization.needs_paper": (
        _("此项由领导或会议决定，未见已复核的纸质决定"),
        _("请先代录纸质决定并由另一名工作人员复核"),
    ),
    "organization.demo_only": (_("此项仅供演示数据库使用"), _("正式数据库请从登录页登录")),
    "organization.no_body": (_("尚未设立机构"), _("请先运行 duban init")),
    "organization.paper_scan": (_("代录须附纸质原件的扫描件"), _("请上传扫描件")),
    "organization.weak_password": (_("密码不符合要求：{problems}"), _("请另设密码")),
    "organization.end_own": (_("不得停用本人"), _("请由另一名系统管理员办理")),
    "organization.still_holds": (
        _("{name}仍有任职或分管：{posts}"),
        _("请先由安全管理员免职、终止代理，由领导小组办公室另行确定分管领导"),
    ),
    "organization.reset_own": (_("不得给本人发放密码重置码"), _("请由另一名系统管理员发放")),
    "organization.reset_invalid": (
        _("重置码不正确，或者已经使用、换发、过期"),
        _("请核对重置码；仍不能使用的，请系统管理员另发"),
    ),
    "organization.person_ended": (
        _("{name}已于 {ended} 停用"),
        _("停用人员不能登录，不再任职、代理或领取重置码"),
    ),
    "organization.unit_ended": (
        _("{name}已于 {ended} 并入其他单位"),
        _("请在承接它的单位办理"),
    ),
    "organization.change_future": (
        _("变动日期 {on} 晚于今日"),
        _("请到该日或以后再办理；此前仍由原单位承办"),
    ),
    "organization.change_basis": (_("未写明依据"), _("请填写机构编制批复或党组决定的文号")),
    "organization.change_before": (
        _("变动日期 {on} 不晚于{name}或其现用名称的启用日期 {since}"),
        _("请更正变动日期"),
    ),
    "organization.change_post_since": (
        _("{name}的{post}自 {since} 起任职，晚于变动的前一日"),
        _("请更正变动日期，或先由安全管理员免去该任职"),
    ),
    "organization.change_office": (_("领导小组办公室不参加合并、拆分"), _("请另选单位")),
    "organization.change_external": (
        _("{name}是外部配合单位，不与适用范围内的单位合并"),
        _("请分别办理；外部配合单位之间可以合并"),
    ),
    "organization.merge_nothing": (_("未选定并入的单位"), _("请至少选择一个并入的单位")),
    "organization.merge_itself": (_("{name}不能并入自身"), _("请另选承接单位")),
    "organization.merge_target": (
        _("承接单位应当二者择一：现有单位，或新设单位的名称"),
        _("请选择现有单位，或填写新设单位名称"),
    ),
    "organization.merge_few": (_("新设合并须有两个以上单位"), _("只涉及一个单位的，请办理“单位更名”")),
    "organization.carried_foreign": (_("所选任职不属于变动的单位"), _("请重新打开页面选择")),
    "organization.carried_higher": (
        _("{name}的{post}不能改任{target}"),
        _("合并、拆分只能平任或改任较低职务；另任他职的，请由安全管理员任职"),
    ),
    "organization.delegate_self": (_("不得指定本人代理本人"), _("请选择其他人员")),
}

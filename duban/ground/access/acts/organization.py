"""Bodies and duties (ch. 2): units, people, posts, and papers signed outside the system."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("organization.found_body", "设立机构", "7"),
    Act("organization.add_unit", "增设单位", "3"),
    Act("organization.rename_unit", "单位更名", "3"),
    Act("organization.merge_units", "单位合并", "3"),
    Act("organization.split_unit", "单位拆分", "3"),
    Act("organization.add_person", "登记人员", "4"),
    Act("organization.end_person", "停用人员", "4"),
    Act("organization.record_fact", "登记人员身份信息", "4"),
    Act("organization.appoint", "任职", "11(2)"),
    Act("organization.end_post", "免职", "11(2)"),
    Act("organization.replace_holder", "接任", "11(2)"),
    Act("organization.put_in_charge", "确定分管领导", "7"),
    Act("organization.delegate", "指定代理", "7"),
    Act("organization.set_password", "设置登录密码", "6(1)"),
    Act("organization.issue_reset_code", "发放密码重置码", "6(1)"),
    Act("organization.use_reset_code", "凭重置码设置密码", "6(1)"),
    Act("organization.enter_paper", "代录纸质决定", "7"),
    Act("organization.check_paper", "复核代录", "6(2)"),
    Act("organization.hold_meeting", "登记会议", "7"),
)

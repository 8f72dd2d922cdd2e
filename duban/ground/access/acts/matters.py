"""The spine: a matter, what is owed on it, and its times."""

from duban.ground.access.acts.entry import Act

ACTS = (
    # Only with the circular of a list that was approved, or of its adjustment by the head (decisions 2, 9).
    Act("matters.docket", "立项", "11(1)", inner=True),
    # Only with the docketing of a matter that ran before the system had it (ADR 0018).
    Act("matters.bring_in", "承接此前情况", "11(1)", inner=True),
    Act("matters.request_extension", "申请延期", "11(3)"),
    Act("matters.decide_extension", "批复延期", "11(3)"),
    Act("matters.suspend", "暂停办理", "11(3)"),
    Act("matters.resume", "恢复办理", "11(3)"),
    Act("matters.redate", "按工作日历重算时限", "11(3)"),
    Act("matters.specify_objective", "细化质效目标", "12"),
    Act("matters.close", "办结销号", "11(4)"),
    Act("matters.propose_adjustment", "提出事项调整", "11(1)"),
    Act("matters.withdraw_adjustment", "撤回事项调整", "11(1)"),
    Act("matters.refuse_adjustment", "不予批准事项调整", "11(1)"),
    Act("matters.adjust", "事项调整", "11(1)"),
    Act("matters.merge", "事项合并", "11(1)"),
    Act("matters.split", "事项拆分", "11(1)"),
    Act("matters.terminate", "终止办理", "11(1)"),
    Act("matters.claim_exemption", "申请认定不可抗因素", "16(2)"),
    Act("matters.find_exemption", "认定不可抗因素", "16(2)"),
    Act("matters.archive", "事项归档", "8(1)"),
)

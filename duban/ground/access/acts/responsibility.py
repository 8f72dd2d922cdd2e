"""Responsibility assignment (11(2))."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("responsibility.assign", "交办", "11(2)"),
    Act("responsibility.allow_joint_lead", "登记联合牵头", "11(2)"),
    # Only with an adjustment that was approved (decision 9).
    Act("responsibility.reassign", "调整交办", "11(2)", inner=True),
    Act("responsibility.sign_for", "签收", "11(2)"),
    Act("responsibility.break_down", "分解落实", "11(2)"),
    Act("responsibility.adopt_plan", "确定跟踪督办方案", "11(3)"),
    Act("responsibility.object_to_assignment", "对交办提出异议", "11(2)"),
    Act("responsibility.answer_objection", "答复交办异议", "11(2)"),
    Act("responsibility.promise_service", "服务承诺", "11(2)"),
    # Within a merger or a split of units alone: one for each matter that passes.
    Act("responsibility.succeed", "承接事项", "11(2)", inner=True),
    Act("responsibility.send_letter", "函请外部单位配合", "9(5)"),
    Act("responsibility.record_letter", "登记函请配合", "9(5)"),
    Act("responsibility.record_letter_reply", "登记复函", "9(5)"),
    Act("responsibility.hand_over", "工作交接", "11(2)"),
    Act("responsibility.receive_handover", "接收工作交接", "11(2)"),
)

"""Supervision (9, 10, 11(3)): urging, problems, and the 《督办通知书》."""

from duban.ground.access.acts.entry import Act, later

ACTS = (
    Act("supervision.owe_urging", "登记应催办任务", "11(4)"),
    Act("supervision.urge", "催办", "11(4)"),
    Act("supervision.record_problem", "登记问题", "11(3)"),
    Act("supervision.draft_notice", "拟制督办通知书", "11(3)"),
    Act("supervision.sign_off_notice", "签发督办通知书", "11(3)"),
    Act("supervision.issue_notice", "印发督办通知书", "11(3)"),
    Act("supervision.serve_notice", "送达督办通知书", "11(3)"),
    Act("supervision.withdraw_notice", "撤回督办通知书", "11(3)"),
    Act("supervision.annul_notice", "撤销督办通知书", "11(3)"),
    Act("supervision.correct_notice", "更正督办通知书", "11(3)"),
    Act("supervision.object_to_notice", "对督办通知书提出异议", "6(2)"),
    Act("supervision.answer_objection", "答复督办通知书异议", "6(2)"),
    Act("supervision.reply_to_notice", "报送整改回复", "11(3)"),
    Act("supervision.verify_rectification", "复查整改", "11(3)"),
    later("supervision.adopt_inspection_plan", "审定督查计划", "10"),
    later("supervision.open_special", "专项督办", "10(2)"),
    later("supervision.interview", "约谈督办", "10(3)"),
    later("supervision.study_in_field", "调研督办", "10(4)"),
    later("supervision.decide_no_notice", "决定不下达督办通知书", "11(3)"),
    later("supervision.extend_rectification", "延长整改期限", "11(3)"),
    later("supervision.request_coordination", "提请协调", "8(2)"),
    later("supervision.look_back", "回头看", "10(5)"),
)

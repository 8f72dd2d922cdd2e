"""Feedback and closing report (11(4))."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("feedback.submit_report", "报送反馈", "11(4)"),
    Act("feedback.approve_report", "单位审核反馈", "11(4)"),
    Act("feedback.send_back", "单位退回修改", "11(4)"),
    Act("feedback.return_for", "责令补办或重新办理", "11(4)"),
    Act("feedback.accept_report", "采纳反馈", "11(4)"),
    Act("feedback.judge_confidence", "研判能否按期", "11(3)"),
    Act("feedback.countersign", "会签反馈", "11(4)"),
    Act("feedback.state_silence", "记录逾期未会签", "11(4)"),
    Act("feedback.report_delay", "自报延误", "11(4)"),
    Act("feedback.reopen_result", "重启已采纳结果", "16(10)"),
    Act("feedback.self_inspect", "报送自查", "11(4)"),
)

"""Circulars, work bulletins and publicity (7, 8(5), 11(3))."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("bulletins.draft_circular", "拟制阶段性通报", "11(3)"),
    Act("bulletins.edit_circular", "修改阶段性通报", "11(3)"),
    Act("bulletins.review_circular", "核稿阶段性通报", "11(3)"),
    Act("bulletins.return_circular", "退回阶段性通报", "11(3)"),
    Act("bulletins.sign_off_circular", "签发阶段性通报", "11(3)"),
    Act("bulletins.issue_circular", "印发阶段性通报", "11(3)"),
    Act("bulletins.correct_circular", "更正阶段性通报", "11(3)"),
    Act("bulletins.confirm_reading", "确认阅读", "11(3)"),
    Act("bulletins.draft_bulletin", "编写工作简报", "8(5)"),
    Act("bulletins.edit_bulletin", "修改工作简报", "8(5)"),
    Act("bulletins.review_bulletin", "审签工作简报", "8(5)"),
    Act("bulletins.issue_bulletin", "印发工作简报", "8(5)"),
    Act("bulletins.propose_publicity", "拟办宣传", "7"),
    Act("bulletins.approve_publicity", "审定宣传", "7"),
    Act("bulletins.record_publicity", "登记宣传开展情况", "7"),
)

"""Schemes and parameters (8(1), 8(4), 13(1)): versions that the Leading Group adopts."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("rulebook.adopt_rule_set", "采用考核细则与参数", "8(4)"),
    Act("rulebook.adopt_calendar", "采用工作日历", "11(3)"),
    Act("rulebook.draft_rule_set", "起草考核细则与参数", "13(1)"),
    Act("rulebook.submit_draft", "草案报审", "13(1)"),
    Act("rulebook.return_draft", "退回草案", "8(4)"),
    Act("rulebook.adopt_draft", "审定采用草案", "8(4)"),
    Act("rulebook.give_up_draft", "放弃草案", "13(1)"),
    Act("rulebook.file_working_rule", "登记工作制度", "8(1)"),
    Act("rulebook.confirm_reading", "确认已阅工作制度", "8(1)"),
)

"""Docketing with proposed handling (11(1))."""

from duban.ground.access.acts.entry import Act, later

ACTS = (
    Act("intake.import_list", "导入清单", "11(1)"),
    Act("intake.complete_candidate", "补正拟立项事项", "11(1)"),
    Act("intake.propose", "提出拟办意见", "11(1)"),
    Act("intake.review_proposal", "审核拟办意见", "11(1)"),
    Act("intake.decline", "不予立项", "11(1)"),
    Act("intake.submit_list", "清单报审", "11(1)"),
    Act("intake.approve_list", "审定清单", "11(1)"),
    Act("intake.return_list", "退回清单", "11(1)"),
    Act("intake.docket_list", "立项并通报", "11(1)"),
    Act("intake.docket_ad_hoc", "党组会议研究立项", "11(1)"),
    later("intake.hand_over_first", "先行交办", "11(1)"),
    Act("intake.consult_units", "征求意见", "11(1)"),
    Act("intake.object_to_proposal", "回复征求意见", "11(1)"),
    Act("intake.answer_objection", "答复立项异议", "6(2)"),
    later("intake.adjust_list", "年中清单调整", "11(1)"),
    Act("intake.carry_over", "跨年结转", "11(1)"),
    Act("intake.record_agreed_item", "登记议定事项", "8(6)"),
    Act("intake.settle_agreed_item", "落实议定事项", "8(6)"),
    Act("intake.record_instruction", "登记批示", "8(6)"),
    Act("intake.check_instruction", "复核批示", "6(2)"),
    Act("intake.place_instruction", "转办批示", "8(6)"),
    Act("intake.answer_instruction", "回复批示", "6(3)"),
)

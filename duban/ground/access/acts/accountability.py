"""Pursuit of responsibility (ch. 5): what is registered; the system never decides."""

from duban.ground.access.acts.entry import Act, later

ACTS = (
    Act("accountability.register_clue", "登记责任追究线索", "16(4)"),
    Act("accountability.raise_clue", "由在案事实登记线索", "16"),
    Act("accountability.join_clue", "督办通知书并入线索", "16(4)"),
    Act("accountability.reopen_clue", "线索恢复核实", "16(4)"),
    Act("accountability.mark_basis_changed", "标注触发依据已变更", "16(4)"),
    Act("accountability.close_clue", "终结线索", "16"),
    later("accountability.enter_clue", "登记线索（人工）", "16"),
    later("accountability.confirm_clue", "确认线索", "16"),
    later("accountability.reject_clue", "排除线索", "16"),
    later("accountability.start_verification", "启动核实", "16"),
    later("accountability.name_handlers", "指定核实人员", "6(1)"),
    later("accountability.recuse", "回避", "6(2)"),
    later("accountability.show_facts", "事实材料见面", "6(2)"),
    later("accountability.hear_statement", "听取陈述申辩", "6(2)"),
    later("accountability.answer_tolerance", "答复容错申请", "6(2)"),
    later("accountability.propose_handling", "提出处理建议", "17"),
    later("accountability.deliberate", "集体研究", "17"),
    later("accountability.request_decision", "报请上级党组织", "17(1)"),
    later("accountability.refer_discipline", "报请纪检监察机关", "17(2)"),
    later("accountability.transfer_judicial", "移送司法机关", "17(3)"),
    later("accountability.record_decision", "登记处理决定", "17"),
    later("accountability.serve_decision", "送达处理决定", "17"),
    later("accountability.execute", "登记执行情况", "17"),
    later("accountability.appeal", "申诉", "6(2)"),
    later("accountability.decide_not_pursued", "不予追究", "16"),
    later("accountability.clear_name", "澄清正名", "6(2)"),
)

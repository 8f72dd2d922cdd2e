"""Evaluation and performance assessment (11(5), ch. 4)."""

from duban.ground.access.acts.entry import Act

ACTS = (
    # scheme
    Act("assessment.draft_scheme", "起草考核细则", "13(1)"),
    Act("assessment.import_scheme", "导入考核细则表", "13(1)"),
    Act("assessment.edit_scheme", "修改考核细则", "13(1)"),
    Act("assessment.submit_scheme", "考核细则报审", "13(1)"),
    Act("assessment.return_scheme", "退回考核细则", "13(1)"),
    Act("assessment.adopt_scheme", "审定考核细则", "13(1)"),
    Act("assessment.withdraw_scheme", "撤回考核细则草案", "13(1)"),
    # facts
    Act("assessment.enter_fact", "登记考核情况", "12(11)"),
    Act("assessment.confirm_fact", "复核考核情况", "6(2)"),
    Act("assessment.withdraw_fact", "撤回考核情况", "6(2)"),
    Act("assessment.judge_part", "评定考核项目", "13(2)"),
    Act("assessment.compute_year", "计算年度考核得分", "13(2)"),
    Act("assessment.record_computed", "留存年度考核得分", "13(2)"),
    # results
    Act("assessment.propose_results", "拟定考核结果", "13(2)"),
    Act("assessment.join_stretches", "合并两段考核", "13(2)"),
    Act("assessment.publish_result", "公示考核结果", "13(2)"),
    Act("assessment.object_to_result", "对考核结果提出异议", "6(2)"),
    Act("assessment.answer_objection", "答复考核异议", "6(2)"),
    Act("assessment.recuse", "登记考核回避", "6(2)"),
    Act("assessment.submit_results", "考核结果报请审定", "13(2)"),
    Act("assessment.return_results", "退回考核结果", "13(2)"),
    Act("assessment.sign_results", "传签考核结果", "13(2)"),
    Act("assessment.fix_unit_grade", "确定单位等次", "14(1)"),
    Act("assessment.fix_person_grade", "确定人员等次", "14(2)"),
    Act("assessment.correct_result", "更正考核结果", "13(2)"),
    Act("assessment.export_annual", "移交年度考核结果", "15"),
    Act("assessment.receive_annual", "年度考核结果回执", "15"),
    Act("assessment.register_commendation", "登记表扬", "15"),
    Act("assessment.check_commendation", "复核表扬", "15"),
    # evaluation
    Act("assessment.owe_evaluation", "登记应考核评估的事项", "11(5)"),
    Act("assessment.evaluate", "考核评估", "11(5)"),
    Act("assessment.analyse_cause", "分析原因和责任", "12"),
    Act("assessment.answer_analysis", "对原因和责任分析陈述意见", "6(2)"),
    Act("assessment.submit_evaluation", "考核评估报告报审", "11(5)"),
    Act("assessment.return_evaluation", "退回考核评估报告", "11(5)"),
    Act("assessment.sign_evaluation", "传签考核评估报告", "11(5)"),
    Act("assessment.approve_evaluation", "审定考核评估报告", "11(5)"),
    Act("assessment.correct_evaluation", "更正考核评估", "11(5)"),
    Act("assessment.designate_assessor", "指定考核人员", "6(2)"),
)

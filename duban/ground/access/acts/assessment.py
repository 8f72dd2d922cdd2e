"""Evaluation and performance assessment (11(5), ch. 4)."""

from duban.ground.access.acts.entry import Act, later

ACTS = (
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
    later("assessment.adopt_scheme", "审定考核细则", "13(1)"),
    later("assessment.fix_unit_grade", "确定单位等次", "14(1)"),
    later("assessment.fix_person_grade", "确定人员等次", "14(2)"),
    later("assessment.object_to_result", "对考核结果提出异议", "6(2)"),
    later("assessment.answer_objection", "答复考核异议", "6(2)"),
    later("assessment.publish_result", "公示考核结果", "13(2)"),
    later("assessment.export_annual", "移交年度考核结果", "15"),
)

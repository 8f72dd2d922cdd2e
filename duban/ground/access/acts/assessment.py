"""Evaluation and performance assessment (11(5), ch. 4)."""

from duban.ground.access.acts.entry import later

ACTS = (
    later("assessment.evaluate", "考核评估", "11(5)"),
    later("assessment.analyse_cause", "分析原因和责任", "12"),
    later("assessment.approve_evaluation", "审定考核评估报告", "11(5)"),
    later("assessment.adopt_scheme", "审定考核细则", "13(1)"),
    later("assessment.fix_unit_grade", "确定单位等次", "14(1)"),
    later("assessment.fix_person_grade", "确定人员等次", "14(2)"),
    later("assessment.object_to_result", "对考核结果提出异议", "6(2)"),
    later("assessment.answer_objection", "答复考核异议", "6(2)"),
    later("assessment.publish_result", "公示考核结果", "13(2)"),
    later("assessment.export_annual", "移交年度考核结果", "15"),
)

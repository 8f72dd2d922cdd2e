"""What is refused from the findings to the clearing of a name, and what to do next (16, 17)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, tuple[Promise, Promise]] = {
    # tracks
    "accountability.track_refer_only": (
        _("{ground}规定的情形只登记移送，不由办公室核实处理"),
        _("请移送有权机关；可走途径：{fit}"),
    ),
    "accountability.no_loss": (
        _("第十七条第{item}项以造成损失为前提，本案认定没有损失"),
        _("可走途径：{fit}"),
    ),
    "accountability.loss_undetermined": (
        _("是否造成损失尚不能认定，第十七条第一项、第二项和不予追究均不能适用"),
        _("可走途径：{fit}；或者查清损失后再提出"),
    ),
    "accountability.loss_first": (
        _("是否造成损失尚不能认定，也没有涉嫌违纪违法的事实"),
        _("请先查清有无损失，再提出处理建议"),
    ),
    "accountability.loss_found": (
        _("已认定造成损失，{track}不适用"),
        _("可走途径：{fit}"),
    ),
    "accountability.violation_goes_out": (
        _("已认定涉嫌违纪或职务违法，不由领导小组处理"),
        _("应当移送；可走途径：{fit}"),
    ),
    "accountability.crime_goes_out": (
        _("已认定涉嫌犯罪，不由领导小组处理"),
        _("应当移送司法机关依法处理；可走途径：{fit}"),
    ),
    "accountability.no_violation": (
        _("没有认定涉嫌违纪或职务违法，不能移送纪检监察机关给予处分"),
        _("可走途径：{fit}"),
    ),
    "accountability.no_crime": (_("没有认定涉嫌犯罪，不能移送司法机关"), _("可走途径：{fit}")),
    "accountability.loss_within": (
        _("已认定造成损失，移送依第十七条第二项，不在其外"),
        _("可走途径：{fit}"),
    ),
    "accountability.not_established": (_("认定情形不成立，不能追究责任"), _("可走途径：{fit}")),
    "accountability.tolerated_only": (
        _("没有成立的容错情形，不能以容错为由不予追究"),
        _("请先答复容错申请；可走途径：{fit}"),
    ),
    "accountability.tolerated_partly": (
        _("容错情形逐人认定，{names}没有成立的容错情形，不能据此对全案不予追究"),
        _("请对其提出处理建议，或者先答复其容错申请；容错成立的人员不提处理方式，结案时书面告知"),
    ),
    "accountability.tolerated_person": (
        _("{names}的容错申请已答复成立，不提处理方式"),
        _("请删去对其的处理方式；结案时书面告知不予追究"),
    ),
    "accountability.reason_of_finding": (
        _("不予追究的理由“{reason}”与认定不符"),
        _("请核对损失、性质和情形是否成立的认定"),
    ),
    "accountability.finding_missing": (
        _("尚未认定{what}"),
        _("提出处理建议前，须先认定情形是否成立、有无损失和性质"),
    ),
    "accountability.crime_kind_missing": (
        _("涉嫌犯罪的，须写明是职务犯罪还是其他犯罪"),
        _("涉嫌职务犯罪的移送监察机关，涉嫌其他犯罪的移送公安机关"),
    ),
    # measures
    "accountability.measure_unknown": (_("没有“{measure}”这种处理方式"), _("请从所列方式中选择")),
    "accountability.measure_of_other_track": (
        _("{measure}不是“{track}”的处理方式"),
        _("本途径可用的方式：{fit}"),
    ),
    "accountability.measure_not_for_unit": (_("{measure}不适用于单位"), _("对单位可用的方式：{fit}")),
    "accountability.measure_for_unit": (_("{measure}只适用于单位"), _("对该人员可用的方式：{fit}")),
    "accountability.measure_not_for_staff": (
        _("企业一般员工不适用{measure}"),
        _("可用的方式：{fit}。企业一般员工：{instead}"),
    ),
    "accountability.measure_not_for_person": (
        _("{measure}只适用于{needed}"),
        _("对该人员可用的方式：{fit}。当日的人员身份、政治面貌、领导职务没有登记的，请先登记"),
    ),
    "accountability.grade_missing": (_("{measure}须写明处分种类"), _("请选择：{fit}")),
    "accountability.own_basis_missing": (
        _("{measure}不是“{track}”的处理方式，须写明决定机关所依据的规定"),
        _("请照决定书抄录依据"),
    ),
    # findings, proposal, review, deliberation
    "accountability.must_go_out": (
        _("认定{nature}的，不由领导小组提出处理建议"),
        _("请立即停止接触，报组长批准后移送"),
    ),
    "accountability.findings_first": (
        _("尚未作出认定"),
        _("请先由两名核实人员认定情形是否成立、有无损失和性质"),
    ),
    "accountability.measure_missing": (_("“{track}”须写明处理方式"), _("请为有关人员或者单位选择处理方式")),
    "accountability.no_measure_here": (_("“{track}”不附处理方式"), _("请删去处理方式")),
    "accountability.proposal_gone": (_("没有待研究的处理建议"), _("请先提出处理建议")),
    "accountability.reviewer_handled": (
        _("{name}参与了本案核实，不能进行法制审核"),
        _("请由组长将其他人员纳入知悉范围后审核"),
    ),
    "accountability.reviewer_recuses": (
        _("{name}应当回避，不能进行法制审核（{ground}）"),
        _("请由组长将其他人员纳入知悉范围后审核"),
    ),
    "accountability.reviewed_already": (_("该处理建议已经法制审核"), _("无需重复办理")),
    "accountability.basis_unconfirmed": (
        _("{names}尚未核对，不能作为依据印出"),
        _("请逐项核对当日有效的版本，核对后勾选确认"),
    ),
    "accountability.meeting_unfit": (
        _("集体研究须由领导小组会议或者党组会议进行"),
        _("请选择相应的会议"),
    ),
    "accountability.meeting_day": (
        _("会议日期 {on} 早于处理建议日期 {since} 或者晚于今天"),
        _("请核对会议"),
    ),
    "accountability.review_first": (_("处理建议尚未经法制审核"), _("请先进行法制审核")),
    "accountability.review_disagrees": (
        _("法制审核不同意该处理建议"),
        _("请退回，按审核意见重新提出"),
    ),
    "accountability.must_leave": (
        _("{name}应当回避本案的研究（{why}）"),
        _("请核对会议记录，写明其已回避"),
    ),
    "accountability.too_few_deliberate": (
        _("除回避人员外，参加研究的不足 2 人"),
        _("集体研究不得由一人决定；请另行召开会议"),
    ),
    "accountability.outcome_unknown": (_("没有写明研究结果"), _("请选择研究结果")),
    "accountability.outcome_of_proposal": (
        _("处理建议为“{track}”，研究结果与之不符"),
        _("研究意见不同的，请退回重新提出建议"),
    ),
    "accountability.adopted_already": (
        _("集体研究已经形成决定，处理建议不再退回"),
        _("请按研究结果办理"),
    ),
    "accountability.not_adopted": (_("领导小组研究没有同意追究"), _("请按研究结果办理")),
    "accountability.no_request_here": (
        _("“{track}”不报请上级党组织"),
        _("第十七条以外的处理由领导小组决定；不予追究的，办理不予追究"),
    ),
    # decision
    "accountability.reply_paper": (
        _("已报请上级党组织，退回或者不予追究须附其复文"),
        _("请先将复文登记为证据，再选择该证据"),
    ),
    "accountability.decided_already": (
        _("已登记处理决定，不再退回处理建议或者不予追究"),
        _("登记有误的，复核为不一致；决定变更、撤销的，办理变更或撤销"),
    ),
    "accountability.request_first": (_("尚未报请上级党组织"), _("请先报请")),
    "accountability.kind_unfit": (_("决定种类与“{group}”不符"), _("请核对决定书")),
    "accountability.day_before": (_("日期 {on} 早于所依据事项的日期 {since}"), _("请核对日期")),
    "accountability.decision_checked": (_("该决定已复核"), _("无需重复办理")),
    "accountability.own_entry": (_("不得复核本人录入的决定"), _("请由另一人对照决定书复核")),
    "accountability.decision_served": (_("该决定已送达"), _("无需重复办理")),
    "accountability.decision_unchecked": (_("该决定尚未复核"), _("请先由另一人复核")),
    "accountability.two_leave_it": (_("留置送达须有两人在场"), _("请写明另一名送达人")),
    "accountability.decision_foreign": (_("没有这项决定，或您无权查看"), _("请从案卷进入")),
    "accountability.decision_fell": (_("该决定尚未生效或者已经变更、撤销"), _("请核对决定")),
    "accountability.nothing_to_replace": (
        _("只有已变更且尚无新决定的决定，才能由新的决定取代"),
        _("请核对被取代的决定"),
    ),
    "accountability.only_replaces": (
        _("该案已了结，只能登记取代已变更决定的新决定"),
        _("请选择被取代的决定；有新的事实的，另行登记线索"),
    ),
    "accountability.appeal_holds_up": (
        _("按考核细则与参数，申诉期间停止执行"),
        _("申诉有处理结果后再登记执行"),
    ),
    "accountability.decisions_open": (
        _("尚有 {count} 项决定没有送达，或者变更后没有登记新的决定"),
        _("请先办理完毕"),
    ),
    "accountability.appeal_paper": (
        _("代为登记申诉，须附本人签字的申诉书"),
        _("请先将申诉书登记为证据，再选择该证据"),
    ),
    "accountability.appeal_today": (
        _("在系统内提出的申诉以提交之日为提出之日"),
        _("提出日期请填写今天（{today}）；此前已书面提出的，由承办人员附申诉书代录"),
    ),
    "accountability.own_request": (_("澄清正名由本人申请"), _("请由本人从“我的记录”提出")),
    "accountability.report_first": (_("尚未向决定机关报告执行情况"), _("请先报告执行情况")),
    "accountability.reported_already": (
        _("没有尚未报告的执行情况"),
        _("另有决定执行完毕后再报告"),
    ),
    "accountability.steps_open": (_("尚有 {count} 项执行或者恢复事项没有完成"), _("请先办理完毕")),
    "accountability.in_effect": (_("影响期至 {until}"), _("影响期满后办理了结")),
    "accountability.nothing_to_appeal": (
        _("没有可以申诉的决定"),
        _("决定送达后、变更或者撤销前可以申诉"),
    ),
    "accountability.appeal_waits": (_("申诉尚未有处理结果"), _("请等待处理结果")),
    "accountability.appeal_answered": (_("该申诉已有处理结果"), _("无需重复登记")),
    "accountability.restored_already": (_("该事项已办理"), _("无需重复办理")),
    "accountability.nothing_to_clear": (
        _("不予追究或者决定撤销以后，方可申请澄清正名"),
        _("对处理决定不服的，请申诉"),
    ),
    "accountability.cleared_already": (_("已经澄清正名"), _("无需重复办理")),
    "accountability.clearing_waits": (_("澄清正名的申请正在办理"), _("请等待办理结果")),
    # execution
    "accountability.decision_not_standing": (
        _("处理决定为“{state}”，不能登记执行"),
        _("决定送达后、变更或者撤销前方可登记执行"),
    ),
    "accountability.step_done": (_("该步骤已登记完成"), _("无需重复登记")),
    "accountability.future_day": (_("日期 {on} 在今天之后"), _("请填写实际日期")),
    "accountability.before_service": (
        _("日期 {on} 早于送达日期 {served_on}"),
        _("决定送达后方可执行；请核对日期"),
    ),
    # appeals
    "accountability.no_route": (
        _("考核细则与参数没有载明“{kind}”的申诉途径"),
        _("请在考核细则与参数中补充申诉途径"),
    ),
    "accountability.routes_used_up": (
        _("“{kind}”的申诉途径已经用尽"),
        _("有权机关的最后处理结果即为最终结果；仍有新的事实的，可向该机关反映"),
    ),
    "accountability.appeal_late": (
        _("申诉期限已于 {due_on} 届满"),
        _("逾期提出的，请写明不能按期提出的正当理由并报有权机关决定"),
    ),
    "accountability.appeal_outcome_unknown": (
        _("申诉处理结果须为维持、变更或者撤销"),
        _("请照处理决定书登记"),
    ),
}

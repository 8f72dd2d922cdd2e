"""Findings, tracks, measures, decisions and appeals in words (17; decisions 36, 37, 39, 41)."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Loss(TextChoices):
    YES = "YES", _("有")
    NO = "NO", _("无")
    UNDETERMINED = "UNDETERMINED", _("尚不能认定")


class Nature(TextChoices):
    NONE = "NONE", _("不构成违纪违法")
    VIOLATION = "VIOLATION", _("涉嫌违纪或职务违法")
    CRIME = "CRIME", _("涉嫌犯罪")


class Crime(TextChoices):
    """Which receiver a suspected crime goes to."""

    DUTY_CRIME = "DUTY_CRIME", _("涉嫌职务犯罪")
    OTHER_CRIME = "OTHER_CRIME", _("涉嫌其他犯罪")


class Handling(TextChoices):
    """处理类别 of a ground (decision 35); `either` a person decides."""

    OFFICE = "office", _("由办公室核实")
    EITHER = "either", _("由人决定核实或移送")
    REFER = "refer", _("只登记移送")


class Track(TextChoices):
    """Where a case goes. What lies outside article 17 says so."""

    ORGANISATIONAL = "17(1)", _("组织处理")
    DISCIPLINARY = "17(2)", _("党纪、政务处分")
    JUDICIAL = "17(3)", _("移送司法机关")
    TRANSFER = "OUTSIDE_17(2)", _("移送纪检监察机关（第十七条第二项以外）")
    OUTSIDE = "OUTSIDE_17", _("第十七条以外的处理")
    NOT_PURSUED = "NOT_PURSUED", _("不予追究")


# Contact ends and the case goes out; nothing is shown to, or heard from, the person any more (decision 34).
GOING_OUT = (Track.DISCIPLINARY, Track.JUDICIAL, Track.TRANSFER)


class Measure(TextChoices):
    """处理方式: the six of 17(1), the two of 17(2), what lies outside article 17, and the company's own."""

    ADMONITION_TALK = "ADMONITION_TALK", _("诫勉谈话")
    WRITTEN_WARNING = "WRITTEN_WARNING", _("书面告诫")
    CIRCULAR_CRITICISM = "CIRCULAR_CRITICISM", _("通报批评")
    SUSPENSION_FOR_INSPECTION = "SUSPENSION_FOR_INSPECTION", _("停职检查")
    TRANSFER_FROM_POST = "TRANSFER_FROM_POST", _("调离岗位")
    REMOVAL_ON_THE_SPOT = "REMOVAL_ON_THE_SPOT", _("就地免职")
    PARTY_DISCIPLINE = "PARTY_DISCIPLINE", _("党纪处分")
    ADMINISTRATIVE_SANCTION = "ADMINISTRATIVE_SANCTION", _("政务处分")
    REMINDER_TALK = "REMINDER_TALK", _("谈话提醒")
    CRITICISM_EDUCATION = "CRITICISM_EDUCATION", _("批评教育")
    ORDER_SELF_EXAMINATION = "ORDER_SELF_EXAMINATION", _("责令检查")
    ORDER_TO_RECTIFY = "ORDER_TO_RECTIFY", _("责令整改")
    COMPANY_HANDLING = "COMPANY_HANDLING", _("转交公司按其规章制度处理")


class SubjectClass(TextChoices):
    """What a person must be for a measure to fit."""

    PERSON = "PERSON", _("人员")
    LEADING_POST = "LEADING_POST", _("担任领导职务的人员")
    PARTY_MEMBER = "PARTY_MEMBER", _("中共党员")
    PUBLIC_OFFICIAL = "PUBLIC_OFFICIAL", _("公职人员")
    COMPANY_STAFF = "NO_ORGANISATIONAL_FORM", _("企业一般员工")


class NotPursuedReason(TextChoices):
    """Why responsibility is not pursued: each asks for another finding."""

    NOT_ESTABLISHED = "NOT_ESTABLISHED", _("经核实，情形不成立")
    NEITHER = "NEITHER", _("没有造成损失，也不构成违纪违法")
    TOLERATED = "TOLERATED", _("容错情形成立")


class Held(TextChoices):
    """What came of the collective deliberation."""

    ADOPTED = "ADOPTED", _("同意处理建议")
    NOT_PURSUED = "NOT_PURSUED", _("不予追究")
    RETURNED = "RETURNED", _("退回补充核实或者重新提出建议")


class DecisionKind(TextChoices):
    """By which kind of decision an appeal goes its way (decision 39)."""

    ORGANISATIONAL = "ORGANISATIONAL", _("组织处理")
    ACCOUNTABILITY = "ACCOUNTABILITY", _("问责决定")
    PARTY_DISCIPLINE = "PARTY_DISCIPLINE", _("党纪处分")
    ADMINISTRATIVE_SANCTION = "ADMINISTRATIVE_SANCTION", _("监察机关政务处分")
    CIVIL_SERVANT_PUNISHMENT = "CIVIL_SERVANT_PUNISHMENT", _("任免机关处分（公务员）")
    INSTITUTION_PUNISHMENT = "INSTITUTION_PUNISHMENT", _("事业单位处分")
    SOE_PUNISHMENT = "SOE_PUNISHMENT", _("国有企业管理人员处分")
    OUTSIDE_17 = "OUTSIDE_17", _("第十七条以外的处理")


class DecisionState(TextChoices):
    RECORDED = "RECORDED", _("已登记，待复核")
    CHECKED = "CHECKED", _("已复核，待送达")
    SERVED = "SERVED", _("已送达")
    EXECUTED = "EXECUTED", _("已执行")
    CHANGED = "CHANGED", _("已变更")
    WITHDRAWN = "WITHDRAWN", _("已撤销")
    REJECTED = "REJECTED", _("复核未通过")


# A decision has effect once it was served, until it is changed or withdrawn (decision 41).
EFFECTIVE = (DecisionState.SERVED, DecisionState.EXECUTED)


class ServiceWay(TextChoices):
    SIGNED = "SIGNED", _("本人签收")
    REFUSED = "REFUSED", _("拒绝签收，留置送达")
    BY_BODY = "BY_BODY", _("由作出决定的机关送达")


class AppealState(TextChoices):
    MADE = "MADE", _("已提出，待处理")
    UPHELD = "UPHELD", _("维持原决定")
    CHANGED = "CHANGED", _("变更原决定")
    WITHDRAWN = "WITHDRAWN", _("撤销原决定")


# What bars somebody from the deliberation, beside the grounds of recusal; and what an appeal means for execution.
IS_CONCERNED = _("本案涉及人员")
HAS_RECUSED = _("已回避")
IN_CHARGE = _("分管该单位")
APPEAL_STOPS = _("申诉期间停止决定的执行，申诉有处理结果后再执行。")
APPEAL_DOES_NOT_STOP = _("申诉期间不停止决定的执行。")

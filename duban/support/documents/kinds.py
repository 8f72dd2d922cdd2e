"""The kinds of official paper that there are: name, shape, how it is numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Form(Enum):
    """The shapes of GB/T 9704-2012 and of the slips and forms beside it."""

    RED_HEADED = "red_headed"
    LETTER = "letter"
    MINUTES = "minutes"
    BULLETIN = "bulletin"
    SLIP = "slip"
    FIELDS = "fields"
    REGISTER = "register"


@dataclass(frozen=True)
class Kind:
    """One kind. `layout/kinds/<code>.typ` lays it out; who signs it off, its series word, whether it is
    counted by issue and bears a signer are values of the rule set (documents.*)."""

    code: str
    name: Promise
    form: Form
    numbered: bool = True
    # Drafted by the Office and led through the chain; the others are issued by the act that gives rise to them.
    drafted: bool = False
    # For the circle of a case alone (decision 40): facts and bytes are encrypted, and the paper stands in no list, count,
    # search or archive of others.
    closed: bool = False

    @property
    def running(self) -> bool:
        """Whether its text runs in lines of 28 characters, 22 to a page."""
        return self.form not in {Form.FIELDS, Form.REGISTER}


TABLE: tuple[Kind, ...] = (
    Kind("docketing_circular", _("立项通报"), Form.RED_HEADED),
    Kind("progress_circular", _("阶段性通报"), Form.RED_HEADED),
    Kind("request_for_instructions", _("请示"), Form.RED_HEADED, drafted=True),
    Kind("supervision_notice", _("督办通知书"), Form.LETTER),
    Kind("interview_notice", _("约谈通知书"), Form.LETTER),
    Kind("return_order", _("责令补办/重新办理通知书"), Form.LETTER),
    Kind("cooperation_letter", _("商请配合函"), Form.LETTER),
    Kind("time_reply", _("延期/调整批复"), Form.LETTER, drafted=True),
    Kind("recheck_opinion", _("整改复查意见"), Form.LETTER),
    Kind("closing_notice", _("办结通知"), Form.LETTER, drafted=True),
    Kind("minutes", _("会议纪要"), Form.MINUTES, drafted=True),
    Kind("interview_minutes", _("约谈纪要"), Form.MINUTES),
    Kind("bulletin", _("工作简报"), Form.BULLETIN),
    Kind("special_report", _("督查专报"), Form.BULLETIN, drafted=True),
    Kind("assignment", _("任务交办通知单"), Form.SLIP),
    Kind("supervision_plan", _("跟踪督办方案"), Form.SLIP),
    Kind("urging_slip", _("催办单"), Form.FIELDS),
    Kind("approval_slip", _("呈批单"), Form.FIELDS, numbered=False),
    Kind("issuing_slip", _("发文稿纸"), Form.FIELDS, numbered=False),
    Kind("receipt", _("签收单"), Form.FIELDS, numbered=False),
    Kind("evaluation_report", _("考核评估报告"), Form.RED_HEADED),
    Kind("responsibility_matrix", _("责任分解表"), Form.REGISTER, numbered=False),
    Kind("annual_result", _("年度考核结果"), Form.REGISTER, numbered=False),
    Kind("accountability_request", _("责任追究请示"), Form.RED_HEADED, closed=True),
    Kind("execution_report", _("责任追究执行情况报告"), Form.RED_HEADED, closed=True),
    Kind("referral_letter", _("问题线索移送函"), Form.LETTER, closed=True),
    Kind("statement_notice", _("陈述申辩告知书"), Form.LETTER, closed=True),
    Kind("not_pursued_notice", _("不予追究告知书"), Form.LETTER, closed=True),
    Kind("facts_record", _("事实材料见面记录"), Form.FIELDS, numbered=False, closed=True),
    Kind("service_receipt", _("送达回证"), Form.FIELDS, numbered=False, closed=True),
    Kind("not_pursued_slip", _("不予追究审批表"), Form.FIELDS, numbered=False, closed=True),
    Kind("archive_catalogue", _("归档目录"), Form.REGISTER, numbered=False),
)
KINDS: Mapping[str, Kind] = {kind.code: kind for kind in TABLE}
CLOSED = frozenset(kind.code for kind in TABLE if kind.closed)

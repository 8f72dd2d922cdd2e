"""What the printed forms ask for, row by row: the names of the cells, and how many lines the row has at least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FormRow:
    names: Sequence[str]
    lines: int = 1


def _rows(*rows: tuple[str, int]) -> tuple[FormRow, ...]:
    return tuple(FormRow(tuple(names.split()), lines) for names, lines in rows)


FIELDS: Mapping[str, Sequence[FormRow]] = {
    "urging_slip": _rows(
        ("事项", 2),
        ("催办单位 催办方式", 1),
        ("催办对象 催办人", 1),
        ("催办内容", 5),
        ("答复情况", 4),
        ("下次反馈 催办日期", 1),
    ),
    "approval_slip": _rows(
        ("来文单位 收文日期", 1),
        ("来文字号 缓急", 1),
        ("标题", 2),
        ("内容摘要", 4),
        ("拟办意见", 5),
        ("领导批示", 5),
        ("办理结果", 3),
    ),
    "issuing_slip": _rows(
        ("签发 会签", 3),
        ("核稿 拟稿", 2),
        ("文种 文号", 1),
        ("标题", 2),
        ("主送", 2),
        ("抄送", 1),
        ("附件", 2),
        ("编号 用印", 2),
        ("印发 送达", 2),
        ("篇幅 份数", 1),
    ),
    "receipt": _rows(
        ("文书 文号", 2),
        ("受文单位 送达方式", 2),
        ("送达人 送达时间", 2),
        ("签收人 职务", 2),
        ("签收时间", 2),
        ("备注", 4),
    ),
    "facts_record": _rows(
        ("案号 见面日期", 1),
        ("见面对象 单位职务", 2),
        ("核实人员 地点", 2),
        ("核实的事实", 9),
        ("本人意见", 5),
        ("本人签字 签字日期", 1),
        ("拒签情况", 3),
    ),
    "service_receipt": _rows(
        ("送达文书 文号", 2),
        ("受送达人 单位职务", 2),
        ("送达方式 送达日期", 1),
        ("送达人 见证人", 2),
        ("受送达人签收", 2),
        ("拒签情况", 3),
        ("处理依据", 3),
        ("申诉途径", 4),
        ("备注", 2),
    ),
    "not_pursued_slip": _rows(
        ("案号 情形", 1),
        ("对象", 2),
        ("核实的事实", 6),
        ("认定", 3),
        ("不予追究理由", 4),
        ("法制审核意见", 3),
        ("集体研究意见", 4),
        ("批准人 批准日期", 1),
    ),
}
# What is filled in by hand on the paper itself, below the signature.
BELOW: Mapping[str, Sequence[FormRow]] = {
    "supervision_notice": _rows(("签收人 职务", 1), ("签收时间 备注", 1)),
    "interview_notice": _rows(("签收人 职务", 1), ("签收时间 备注", 1)),
    "statement_notice": _rows(
        ("签收人 签收时间", 1),
    ),
    "not_pursued_notice": _rows(
        ("签收人 签收时间", 1),
    ),
    "interview_minutes": _rows(("被约谈人 签字日期", 1), ("约谈人 记录人", 1)),
}

"""What the editor says about a scheme that cannot go up as it is, or that a clerk should look at again (13(1))."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By code; the first set stops the submission, the second does not.
BLOCKING: dict[str, Promise | str] = {
    "title": _("未写细则名称"),
    "no_rules": _("还没有计分规则"),
    "code_twice": _("“%(place)s”的编号重复"),
    "unknown_group": _("“%(place)s”所在的组不存在"),
    "rule_title": _("有一项规则未写名称"),
    "article": _("“%(place)s”的依据不是《办法》的条款"),
    "facts": _("“%(place)s”未选择计分的情形"),
    "amount": _("“%(place)s”未写每次的分值"),
    "full": _("“%(place)s”未写本项分值，或分值不大于0"),
    "full_added": _("“%(place)s”有本项分值，只能从中扣分；加分请用“本项最多加”限制"),
    "steps": _("“%(place)s”的递进次数应从小到大，且不重复"),
    "bounds": _("“%(place)s”的幅度上下限颠倒，或都是0"),
    "window": _("“%(place)s”的滚动期间应不少于1天"),
    "threshold": _("“%(place)s”的次数应不少于1"),
    "factor": _("“%(place)s”的系数不得为负数"),
    "level": _("“%(place)s”写了“%(level)s”的系数：督办级别按登记的事项来源区分，没有这种来源"),
    "limits": _("“%(place)s”的上限、下限互相矛盾"),
    "ceiling": _("起评分%(base)s分已高于总分上限%(ceiling)s分"),
    "cuts": _("%(who)s的等次分数线应包括全部四个等次，从高到低"),
    "cuts_overlap": _("%(who)s的等次分数线重叠：“%(higher)s”%(high)s分不高于“%(lower)s”%(low)s分"),
    "share": _("优秀比例应大于0、不超过100%%，并写明计算基数"),
    "doubling": _("扣分加倍的倍数应大于1，并写明适用的事项类别或立项途径"),
    "bands": _("承办件数分档应从小到大，且不重复"),
    "rounding": _("小数位数应为0至6位，明细的位数不少于总分"),
    "system_use": _(
        "“%(place)s”以“%(word)s”计分：不得以登录、在线、活跃度等使用系统的情况作为考核内容（国办函〔2026〕12号）"
    ),
}
WARNING: dict[str, Promise | str] = {
    "group_sum": _("“%(place)s”标明%(points)s分，各项合计%(sum)s分"),
    "total_sum": _("各组合计%(sum)s分，与满分%(full)s分不符"),
    "unit_sum": _("“%(unit)s”适用的各组合计%(sum)s分，与满分%(full)s分不符"),
    "cut_out_of_reach": _("%(who)s“%(higher)s”的分数线%(high)s分高于满分%(full)s分，只有加分才能达到"),
    "fact_twice": _("“%(fact)s”同时列在“%(one)s”和“%(other)s”：同一事实只按分值较高的一项计（一事不二扣）"),
    "fact_shared": _("“%(fact)s”既在“%(one)s”中按比例计，又在“%(other)s”中按次计，可能重复评价"),
    "floor_without_points": _("“%(place)s”扣完为止，但没有可扣的分值"),
}


def said(code: str, params: dict[str, object]) -> str:
    return str(BLOCKING.get(code) or WARNING[code]) % params


SHAPE: dict[str, Promise | str] = {
    "not_json": _("不是本系统导出的细则文件"),
    "unknown": _("没有“%(key)s”这一项"),
    "missing": _("缺少“%(key)s”"),
    "list": _("应为列表"),
    "object": _("应为对照表"),
    "text": _("应为文字，且不超过%(longest)s字"),
    "number": _("应为数字"),
    "whole": _("应为整数"),
    "flag": _("应为是或否"),
    "date": _("应为日期"),
    "word": _("“%(given)s”不在可选范围内"),
    "too_large": _("数值过大，或小数超过6位"),
    "too_many": _("超过%(most)s项"),
}


def shape(code: str, **params: object) -> str:
    return str(SHAPE[code]) % params

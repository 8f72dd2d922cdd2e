"""The 25 grounds of art. 16: by what name the code knows them, how each comes on record, and what feeds it.

The official words are the regulation's own (`ground.regulation`); how a ground is handled is a table of the rule
set (`accountability.handling_classes`, decision 35).
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Entry(TextChoices):
    """How a clue of the ground comes on record; whatever comes, people judge it."""

    BY_ITSELF = "BY_ITSELF", _("自动登记")
    BY_FACT = "BY_FACT", _("由在案事实登记，由人确认")
    BY_PERSON = "BY_PERSON", _("人工登记")


class HandlingClass(TextChoices):
    """Decision 35: what may be done with a clue of the ground at all."""

    OFFICE = "office", _("办公室核实")
    EITHER = "either", _("由人决定并说明理由")
    REFER = "refer", _("只登记移送")


@dataclass(frozen=True)
class Ground:
    """One of the 25: the article's id, the name in code, how it comes on record, and what it rests on."""

    id: str
    code: str
    entry: Entry
    feeds: Promise


_PERSON = Entry.BY_PERSON
_FACT = Entry.BY_FACT
_EVIDENCE = _("登记人提供的事实和证据材料")

GROUNDS: dict[str, Ground] = {
    one.id: one
    for one in (
        Ground("16(1)", "POOR_IMPLEMENTATION_OF_DECISIONS", _PERSON, _EVIDENCE),
        Ground(
            "16(2)",
            "LATE_OR_SERIOUSLY_DEFECTIVE",
            _FACT,
            _("经审定的考核评估：时限评估为“延时”且未认定排除本项，或者质量效果评估为“差”"),
        ),
        Ground(
            "16(3)",
            "REFUSAL_TO_EXECUTE",
            _FACT,
            _("领导小组会议议定、批示或请示答复中的要求，经催办逾期仍未报告落实"),
        ),
        Ground("16(4)", "REPEATED_SUPERVISION_NOTICES", Entry.BY_ITSELF, _("已送达且未撤销的督办通知书次数")),
        Ground("16(5)", "MAJOR_DECISION_ERROR", _PERSON, _EVIDENCE),
        Ground("16(6)", "MISUSE_OF_FUNDS_OR_ASSETS", _PERSON, _EVIDENCE),
        Ground("16(7)", "BID_INTERFERENCE", _PERSON, _EVIDENCE),
        Ground("16(8)", "LEAKING_SECRETS", _PERSON, _EVIDENCE),
        Ground("16(9)", "SUBSTANDARD_CONSTRUCTION", _PERSON, _EVIDENCE),
        Ground(
            "16(10)",
            "FALSE_CONCEALED_OR_LATE_REPORTING",
            _FACT,
            _("已采纳的办理结果经核查不实而重启"),
        ),
        Ground(
            "16(11)",
            "WEAK_SAFETY_RECTIFICATION",
            _FACT,
            _("安全生产隐患逾期未整改，或者复查未整改到位"),
        ),
        Ground("16(12)", "INCIDENT_MISHANDLING", _PERSON, _EVIDENCE),
        Ground(
            "16(13)",
            "INACTION_MISCONDUCT_DERELICTION",
            _FACT,
            _("经审定的考核评估中第十二条第十项的认定"),
        ),
        Ground("16(14)", "FAMILY_BENEFIT", _PERSON, _EVIDENCE),
        Ground("16(15)", "SEAL_MISUSE", _PERSON, _EVIDENCE),
        Ground("16(16)", "RECORDS_MISMANAGEMENT", _PERSON, _EVIDENCE),
        Ground(
            "16(17)",
            "LEAD_CO_SERVICE_FAILURE",
            _FACT,
            _("经审定的考核评估认定致使延误的单位，其协调事项或者服务承诺逾期"),
        ),
        Ground("16(18)", "ABUSE_TOWARD_COUNTERPARTY", _PERSON, _EVIDENCE),
        Ground("16(19)", "UNLAWFUL_ADMIN_ACT", _PERSON, _EVIDENCE),
        Ground("16(20)", "NON_DISCLOSURE", _PERSON, _EVIDENCE),
        Ground("16(21)", "DELIBERATE_OBSTRUCTION", _PERSON, _EVIDENCE),
        Ground(
            "16(22)",
            "TIME_LIMIT_VIOLATION",
            _FACT,
            _("经审定的考核评估：已认定排除第二项，但仍有计入的逾期天数"),
        ),
        Ground(
            "16(23)",
            "HIERARCHICAL_SUPERVISION_FAILURE",
            _FACT,
            _("单位内报请审核的反馈逾期未作审核；其余由人登记"),
        ),
        Ground(
            "16(24)",
            "CHRONIC_PROBLEMS",
            _FACT,
            _("连续多年均有已确认的线索；群众反映的问题逾规定天数未办结。班子长期不团结由人登记"),
        ),
        Ground("16(25)", "OTHER", _PERSON, _("登记人提供的事实、理由和证据材料，另一人复核")),
    )
}

# Grounds that a fact on record raises by itself; whether it is one, people judge.
BY_FACT = frozenset(one.id for one in GROUNDS.values() if one.entry == Entry.BY_FACT)
THE_OTHER = "16(25)"

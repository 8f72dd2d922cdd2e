"""A scheme as the screen shows it: groups with their rules in sentences, sums, problems; and how two differ (13(1))."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.rules.scheme import checks, codec, sums
from duban.chapters.assessment.rules.scheme.checks import Problem
from duban.chapters.assessment.rules.scheme.definition import Group, Limits, Rule, Scheme
from duban.chapters.assessment.rules.scheme.sentences import sentence
from duban.chapters.assessment.rules.scheme.shapes import PersonGrade, UnitGrade
from duban.chapters.assessment.terms.scheme import CapBase, Choose
from duban.chapters.assessment.terms.scheme_lines import plain, signed
from duban.chapters.assessment.terms.scheme_sentences import category, route
from duban.support.ledger import canonical


@dataclass(frozen=True)
class ShownRule:
    rule: Rule
    sentence: str
    kind: str
    price: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class ShownGroup:
    group: Group
    worth: str
    sum: str
    words: str
    rules: tuple[ShownRule, ...]


@dataclass(frozen=True)
class Shown:
    """What the page of a scheme holds."""

    scheme: Scheme
    groups: tuple[ShownGroup, ...]
    homeless: tuple[ShownRule, ...]
    whole: str
    frame: tuple[tuple[str, str], ...]
    blocking: tuple[str, ...]
    warnings: tuple[str, ...]


def shown(row: AssessmentScheme, today: date) -> Shown:
    scheme = codec.decode(row.body)
    refused = schemes.refused_words(today)
    found = checks.problems(scheme, refused)
    groups = tuple(_group(scheme, one, refused) for one in scheme.groups)
    codes = {one.code for one in scheme.groups}
    return Shown(
        scheme=scheme,
        groups=groups,
        homeless=tuple(_rule(scheme, one, refused) for one in scheme.rules if one.group not in codes),
        whole=plain(sums.whole(scheme)),
        frame=tuple(frame(scheme)),
        blocking=_said(found, blocking=True),
        warnings=_said(found, blocking=False),
    )


def _said(found: Sequence[Problem], *, blocking: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.words for one in found if one.blocking is blocking))


def _group(scheme: Scheme, group: Group, refused: Sequence[str]) -> ShownGroup:
    return ShownGroup(
        group=group,
        worth=plain(sums.worth(scheme, group)),
        sum=plain(sums.items_sum(scheme, group)),
        words=_group_words(group),
        rules=tuple(_rule(scheme, one, refused) for one in scheme.rules if one.group == group.code),
    )


def _rule(scheme: Scheme, rule: Rule, refused: Sequence[str]) -> ShownRule:
    wrong = tuple(Problem(code, params).words for code, params in checks.rule_problems(rule, scheme, refused))
    return ShownRule(rule, sentence(rule), str(rule.kind.label), _price(rule), wrong)


def _price(rule: Rule) -> str:
    """The item's own points, or what each event costs or earns."""
    if rule.full:
        return plain(rule.full)
    if rule.amount:
        return signed(rule.amount)
    if rule.steps:
        return _("%(n)s起") % {"n": signed(rule.steps[0].amount)}
    return _("%(low)s至%(high)s") % {"low": plain(rule.low), "high": plain(rule.high)} if rule.low else "—"


def _group_words(group: Group) -> str:
    parts = [_("基础分%(n)s分") % {"n": plain(group.base)}] if group.base else []
    parts += limits_words(group.limits, _("本组"))
    parts += [str(Choose(group.choose).label)] if group.choose != Choose.SUM else []
    parts += [_("适用于%(units)s") % {"units": "、".join(group.units)}] if group.units else []
    return "，".join(parts)


def limits_words(limits: Limits, what: str) -> list[str]:
    told = (
        (_("%(what)s最多加%(n)s分"), limits.most_added),
        (_("%(what)s最多扣%(n)s分"), limits.most_taken),
        (_("%(what)s最高%(n)s分"), limits.ceiling),
    )
    words = [text % {"what": what, "n": plain(one)} for text, one in told if one is not None]
    if limits.floor == 0:
        return [*words, _("扣完为止")]
    if limits.floor is not None:
        return [*words, _("%(what)s最低%(n)s分") % {"what": what, "n": plain(limits.floor)}]
    return words


def frame(scheme: Scheme) -> list[tuple[str, str]]:
    """What holds for the whole, line by line."""
    lines = [
        (_("满分"), plain(scheme.full_marks)),
        (_("起评分"), plain(scheme.base) if scheme.base else _("由各组基础分和本项分值构成")),
        (_("总分"), "，".join(limits_words(scheme.limits, _("总分"))) or _("不设上下限")),
        (_("单位等次"), cuts([(UnitGrade(one.grade).label, one.least) for one in scheme.unit_cuts])),
        (_("人员等次"), cuts([(PersonGrade(one.grade).label, one.least) for one in scheme.person_cuts])),
        (_("参加排名"), _ranked(scheme)),
    ]
    if scheme.doubling is not None:
        words = [category(one) for one in scheme.doubling.categories]
        words += [route(one) for one in scheme.doubling.routes]
        told: dict[str, object] = {"what": "、".join(words), "n": plain(scheme.doubling.factor)}
        lines.append((_("扣分加倍"), _("全部承办事项均属%(what)s的，扣分乘以%(n)s") % told))
    if scheme.workload.per:
        told = {"n": scheme.workload.per}
        words_ = _("承办超过%(n)s件的，按件数折算的各项乘以%(n)s/件数") % told
        lines.append((_("工作量折算"), words_))
    for band in scheme.workload.bands:
        told = {"n": band.matters, "p": plain(band.points)}
        lines.append((_("承办件数"), _("%(n)s件以上，%(p)s分") % told))
    if scheme.excellent_cap is not None:
        cap = scheme.excellent_cap
        told = {"n": plain(cap.share * 100), "base": CapBase(cap.base).label, "words": cap.words}
        lines.append((_("“优秀”比例"), _("不超过%(base)s的%(n)s%%（%(words)s）") % told))
    told = {"a": scheme.rounding.line_digits, "b": scheme.rounding.total_digits}
    lines.append((_("小数"), _("明细四舍五入至%(a)s位，总分至%(b)s位") % told))
    lines.append((_("一事一计"), _("同一事实只按分值最高的一项计，不重复加分、扣分")))
    return lines


def cuts(table: Sequence[tuple[Any, Decimal | None]]) -> str:  # Any: a lazy label
    """好 90分以上，较好 80分以上…: the last is what is left."""
    if not table:
        return _("尚未规定")
    parts = [
        _("%(grade)s：%(n)s分以上") % {"grade": label, "n": plain(least)}
        if least is not None
        else _("%(grade)s：其余") % {"grade": label}
        for label, least in table
    ]
    return "；".join(parts)


def _ranked(scheme: Scheme) -> str:
    if not scheme.least_matters:
        return _("全部参加")
    return _("本期承办事项不足%(n)s件的不参加") % {"n": scheme.least_matters}


@dataclass(frozen=True)
class Difference:
    what: str
    before: str
    after: str


def differences(old: Scheme, new: Scheme) -> list[Difference]:
    """How two schemes differ, each thing in its own words; a rule is known by its code, else by its title."""
    found = [
        Difference(label, before, after)
        for (label, before), (_same, after) in _paired(dict(frame(old)), dict(frame(new)))
        if before != after
    ]
    groups = _by_name([(one.code, one.title, _group_line(old, one)) for one in old.groups])
    others = _by_name([(one.code, one.title, _group_line(new, one)) for one in new.groups])
    rules = _by_name([(one.code, one.title, _rule_line(old, one)) for one in old.rules])
    mine = _by_name([(one.code, one.title, _rule_line(new, one)) for one in new.rules])
    for before_all, after_all in ((groups, others), (rules, mine)):
        for code in dict.fromkeys([*before_all, *after_all]):
            title = (after_all.get(code) or before_all[code])[0]
            before, after = before_all.get(code, ("", ""))[1], after_all.get(code, ("", ""))[1]
            if before != after:
                found.append(Difference(title, before, after))
    return found


def _paired(old: Mapping[str, str], new: Mapping[str, str]) -> Any:  # Any: pairs of pairs
    for label in dict.fromkeys([*old, *new]):
        yield (label, old.get(label, "")), (label, new.get(label, ""))


def _by_name(rows: Sequence[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    return {code: (title, words) for code, title, words in rows}


def _group_line(scheme: Scheme, group: Group) -> str:
    words = _group_words(group)
    worth = _("%(n)s分") % {"n": plain(sums.worth(scheme, group))}
    return f"{group.title}：{worth}{'，' + words if words else ''}"


def _rule_line(scheme: Scheme, rule: Rule) -> str:
    group = scheme.group(rule.group)
    return f"［{group.title if group else rule.group}］{sentence(rule)}"


def as_file(row: AssessmentScheme) -> str:
    """A scheme as a file that can be imported again, here or by another body."""
    body = {
        "format": codec.FORMAT,
        "number": row.number,
        "from_on": row.from_on.isoformat() if row.from_on else None,
        "sha256": canonical.digest(row.body),
        "scheme": row.body,
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def outline(scheme: Scheme) -> list[dict[str, Any]]:  # Any: what the page shows
    """Groups with the sentences of their rules, for the page of an import."""
    return [
        {
            "title": group.title,
            "worth": plain(sums.worth(scheme, group)),
            "units": "、".join(group.units),
            "sentences": [sentence(one) for one in scheme.rules if one.group == group.code],
        }
        for group in scheme.groups
    ]

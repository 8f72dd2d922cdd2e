"""A scheme's JSON with one part of it put otherwise: the frame, a group, a rule (13(1))."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from duban.chapters.assessment.rules.scheme.definition import Group, Scheme
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.assessment.terms.scheme_sentences import EXAMPLES

Body = dict[str, Any]  # Any: JSON of a scheme
HUNDRED = Decimal(100)


def examples() -> Mapping[RuleKind, object]:
    """For each kind of rule a sentence as it would read."""
    return {RuleKind(code): words for code, words in EXAMPLES.items()}


def free_code(used: Collection[str], letter: str) -> str:
    """A code that no rule or group has or had: the same code in two versions is the same rule."""
    return next(code for n in range(1, len(used) + 2) if (code := f"{letter}{n}") not in used)


def put(body: Mapping[str, Any], part: str, made: Mapping[str, Any]) -> Body:  # Any: JSON
    """The group or rule in its place, or a new one at the end."""
    rows = list(body.get(part, []))
    places = [place for place, one in enumerate(rows) if one["code"] == made["code"]]
    if places:
        rows[places[0]] = dict(made)
    else:
        rows.append(dict(made))
    return {**body, part: rows}


def without(body: Mapping[str, Any], part: str, code: str) -> Body:  # Any: JSON
    return {**body, part: [one for one in body.get(part, []) if one["code"] != code]}


def frame_values(scheme: Scheme) -> dict[str, Any]:  # Any: what each field takes
    """What the form of the frame begins with."""
    double, cap = scheme.doubling, scheme.excellent_cap
    found: dict[str, Any] = {
        "title": scheme.title,
        "full_marks": plain(scheme.full_marks),
        "base": plain(scheme.base),
        "ceiling": _shown(scheme.limits.ceiling),
        "floor": _shown(scheme.limits.floor),
        "least_matters": scheme.least_matters,
        "per": scheme.workload.per,
        "bands": "、".join(f"{one.matters}={plain(one.points)}" for one in scheme.workload.bands),
        "double_factor": _shown(double.factor) if double else None,
        "double_categories": list(double.categories) if double else [],
        "double_routes": list(double.routes) if double else [],
        "line_digits": scheme.rounding.line_digits,
        "total_digits": scheme.rounding.total_digits,
        "cap_share": plain(cap.share * HUNDRED) if cap else None,
        "cap_base": cap.base if cap else "",
        "cap_words": cap.words if cap else "",
    }
    found |= {f"unit_{one.grade}": _shown(one.least) for one in scheme.unit_cuts}
    return found | {f"person_{one.grade}": _shown(one.least) for one in scheme.person_cuts}


def _shown(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def with_frame(
    body: Mapping[str, Any],
    given: Mapping[str, Any],
    *,
    unit_cuts: Sequence[Mapping[str, Any]],
    person_cuts: Sequence[Mapping[str, Any]],
) -> Body:  # Any: JSON; what each field gave
    """The scheme with its frame as the form has it; groups, rules and what the form does not show stay."""
    ends = {name: plain(given[name]) for name in ("ceiling", "floor") if given[name] is not None}
    made: Body = {
        **body,
        "title": given["title"].strip(),
        "full_marks": plain(given["full_marks"]),
        "base": plain(given["base"]),
        "limits": {
            **{key: one for key, one in body.get("limits", {}).items() if key not in ("ceiling", "floor")},
            **ends,
        },
        "least_matters": given["least_matters"],
        "workload": {"per": given["per"], "bands": given["bands"]},
        "rounding": {"line_digits": given["line_digits"], "total_digits": given["total_digits"]},
        "unit_cuts": list(unit_cuts),
        "person_cuts": list(person_cuts),
        "doubling": None,
        "excellent_cap": None,
    }
    if given["double_factor"] is not None:
        made["doubling"] = {
            "factor": plain(given["double_factor"]),
            "categories": given["double_categories"],
            "routes": given["double_routes"],
        }
    if given["cap_share"] is not None:
        made["excellent_cap"] = {
            "share": plain(given["cap_share"] / HUNDRED),
            "base": given["cap_base"],
            "words": given["cap_words"].strip(),
        }
    return made


def group_values(group: Group) -> dict[str, Any]:  # Any: what each field takes
    return {
        "title": group.title,
        "points": _shown(group.points),
        "base": _shown(group.base) if group.base else None,
        "to_zero": group.limits.floor == 0,
        "ceiling": _shown(group.limits.ceiling),
        "most_added": _shown(group.limits.most_added),
        "most_taken": _shown(group.limits.most_taken),
        "choose": group.choose,
        "units": "、".join(group.units),
    }

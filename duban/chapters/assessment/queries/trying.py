"""试算: what a draft would make of a year that is over or runs, beside what the versions in force make of it (13(1))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from duban.chapters.assessment.models import SchemeTrial
from duban.chapters.assessment.queries import reckoning, schemes
from duban.chapters.assessment.queries.parties import Assessed
from duban.chapters.assessment.queries.reckoning import Ground, Report
from duban.chapters.assessment.rules.scheme.definition import Scheme
from duban.chapters.assessment.rules.scheme.shapes import ZERO, Sheet
from duban.ground.access import NotFound
from duban.support.organization.models import Person


def own(person: Person, uid: UUID) -> SchemeTrial:
    """A person's own trial; those of others do not exist for him."""
    found = SchemeTrial.objects.filter(uid=uid, person=person).first()
    if found is None:
        raise NotFound("assessment.trial_unknown", "13(1)")
    return found


def mine(person: Person) -> list[SchemeTrial]:
    """The person's trials of the last days, the newest first."""
    return list(SchemeTrial.objects.filter(person=person).defer("result").order_by("-id")[:20])


def before(year: int, until: date) -> Sequence[Scheme]:
    """The versions that were in force in the year: what a draft is held against."""
    return [one.scheme for one in schemes.versions_over(date(year, 1, 1), until)]


def compare(
    on: Ground, former: Sequence[Scheme], draft: Scheme, report: Report = reckoning.quiet
) -> dict[str, Any]:  # Any: JSON for the page
    """Whose points and whose proposed grade change, and by which rules; the same facts under both."""
    total = 2 * len(on.parties)
    old = reckoning.reckon(on, former, lambda done, _: report(done, total)) if former else None
    new = reckoning.reckon(on, [draft], lambda done, _: report(done + len(on.parties), total))
    titles = {rule.code: rule.title for scheme in [*former, draft] for rule in scheme.rules}
    changed = []
    for one in on.parties:
        was = old.sheets[one.key] if old else None
        row = _change(one, was, new.sheets[one.key], titles)
        if row is not None:
            changed.append(row)
    changed.sort(key=lambda row: (not row["grade_moves"], -abs(Decimal(row["moves"]))))
    return {
        "until": on.until_on.isoformat(),
        "facts": on.gathered.count,
        "parties": len(on.parties),
        "former": "、".join(f"{one.title}（第{one.version}版）" for one in former),
        "changed": changed,
        "moved": sum(row["grade_moves"] for row in changed),
    }


def _change(
    one: Assessed, was: Sheet | None, now: Sheet, titles: Mapping[str, str]
) -> dict[str, Any] | None:  # Any: JSON for the page
    before, after = _by_rule(was), _by_rule(now)
    moved = [
        {
            "rule": code,
            "title": titles.get(code, code),
            "before": format(before.get(code, ZERO), "f"),
            "after": format(after.get(code, ZERO), "f"),
            "moves": format(after.get(code, ZERO) - before.get(code, ZERO), "f"),
        }
        for code in sorted({*before, *after})
        if before.get(code, ZERO) != after.get(code, ZERO)
    ]
    old_grade = str(was.proposed or "") if was else ""
    new_grade = str(now.proposed or "")
    if not moved and old_grade == new_grade:
        return None
    old_total = was.total if was else ZERO
    return {
        "party": str(one.party),
        "side": str(one.side),
        "unit": one.unit_name,
        "person": one.person_name,
        "before": format(old_total, "f") if was else "",
        "after": format(now.total, "f"),
        "moves": format(now.total - old_total, "f"),
        "grade_before": old_grade,
        "grade_after": new_grade,
        "grade_moves": old_grade != new_grade,
        "rules": moved,
    }


def _by_rule(sheet: Sheet | None) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for point in sheet.points if sheet else ():
        found[point.rule] = found.get(point.rule, ZERO) + point.amount
    return found

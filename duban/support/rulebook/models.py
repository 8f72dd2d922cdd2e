"""Versioned rule sets (考核细则与参数) and the calendars that the Office has adopted."""

from __future__ import annotations

from django.db import models

from duban.support.ledger.rows import Row


class RuleSet(Row):
    """Every number and table with its article, one version; in force from a Beijing date, never changed."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120)
    values = models.JSONField()
    sha256 = models.CharField(max_length=64)
    in_force_on = models.DateField()
    adopted_at = models.DateTimeField()

    class Meta:
        db_table = "rulebook_rule_set"

    def __str__(self) -> str:
        return f"第{self.number}版"


class CalendarYear(Row):
    """One year's official holidays and make-up working days, as uploaded; the newest of a year counts."""

    year = models.PositiveIntegerField()
    status = models.CharField(max_length=12)
    holidays = models.JSONField()
    makeup_days = models.JSONField()
    source = models.CharField(max_length=200)
    adopted_at = models.DateTimeField()

    class Meta:
        db_table = "rulebook_calendar_year"

    def __str__(self) -> str:
        return f"{self.year} {self.status}"

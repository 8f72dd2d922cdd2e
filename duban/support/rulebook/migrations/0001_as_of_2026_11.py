import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("rulebook", "0001_initial"),
        ("rulebook", "0002_working_rules"),
        ("rulebook", "0003_rule_set_draft"),
    ]

    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("year", models.PositiveIntegerField()),
                ("status", models.CharField(max_length=12)),
                ("holidays", models.JSONField()),
                ("makeup_days", models.JSONField()),
                ("source", models.CharField(max_length=200)),
                ("adopted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "rulebook_calendar_year",
            },
        ),
        migrations.CreateModel(
            name="RuleSet",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                ("title", models.CharField(max_length=120)),
                ("values", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("in_force_on", models.DateField()),
                ("adopted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "rulebook_rule_set",
            },
        ),
        migrations.CreateModel(
            name="WorkingRule",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("title", models.CharField(max_length=120)),
                ("edition", models.CharField(max_length=40)),
                ("adopted_by", models.CharField(max_length=24)),
                ("adoption", models.CharField(blank=True, max_length=80)),
                ("adopted_on", models.DateField()),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
                ("filed_at", models.DateTimeField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="rulebook.workingrule",
                    ),
                ),
            ],
            options={
                "db_table": "rulebook_working_rule",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "adopted_by__in",
                                ["LEADING_GROUP_MEETING", "PARTY_GROUP_MEETING", "LEADING_GROUP_HEAD"],
                            )
                        ),
                        name="working_rule_has_a_known_adopter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True), ("to_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="working_rule_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        fields=("title", "edition"), name="an_edition_of_a_working_rule_is_filed_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="rulebook.workingrule",
                    ),
                ),
            ],
            options={
                "db_table": "rulebook_reading",
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "person"), name="a_person_reads_a_rule_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSetDraft",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("changed", models.JSONField()),
                ("note", models.CharField(blank=True, max_length=400)),
                ("from_on", models.DateField(null=True)),
                ("state", models.CharField(default="DRAFT", max_length=12)),
                ("drafted_at", models.DateTimeField()),
                ("submitted_on", models.DateField(null=True)),
                ("submissions", models.PositiveSmallIntegerField(default=0)),
                ("decided_on", models.DateField(null=True)),
                ("reason", models.CharField(blank=True, max_length=400)),
                (
                    "adopted",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft",
                        to="rulebook.ruleset",
                    ),
                ),
                (
                    "approval",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.approvalslip",
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="rulebook.ruleset",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "rulebook_rule_set_draft",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["DRAFT", "SUBMITTED", "RETURNED", "ADOPTED", "GIVEN_UP"])
                        ),
                        name="draft_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("adopted__isnull", True), ("state", "ADOPTED"), _connector="OR"),
                        name="only_an_adopted_draft_has_a_version",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("DRAFT", "SUBMITTED", "RETURNED"))),
                        fields=("base",),
                        name="one_draft_at_a_time_starts_from_a_version",
                    ),
                ],
            },
        ),
    ]

"""The scheme, one row for each draft and version (13(1))."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0001_initial"),
        ("files", "0001_initial"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AssessmentScheme",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.PositiveIntegerField(null=True, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("body", models.JSONField()),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("started_from", models.CharField(blank=True, max_length=200)),
                ("note", models.CharField(blank=True, max_length=400)),
                ("state", models.CharField(default="DRAFTED", max_length=12)),
                ("from_on", models.DateField(null=True)),
                ("to_on", models.DateField(null=True)),
                ("drafted_at", models.DateTimeField()),
                ("submitted_on", models.DateField(null=True)),
                ("submissions", models.PositiveSmallIntegerField(default=0)),
                ("decided_on", models.DateField(null=True)),
                ("reason", models.CharField(blank=True, max_length=400)),
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
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
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
                (
                    "superseded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="assessment.assessmentscheme",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_scheme",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["DRAFTED", "SUBMITTED", "RETURNED", "ADOPTED", "SUPERSEDED", "WITHDRAWN"],
                            )
                        ),
                        name="scheme_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__isnull", True),
                            ("state__in", ("ADOPTED", "SUPERSEDED")),
                            _connector="OR",
                        ),
                        name="only_an_adopted_scheme_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("ADOPTED", "SUPERSEDED")), _negated=True),
                            models.Q(
                                ("number__isnull", False),
                                ("from_on__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_adopted_scheme_is_numbered_dated_and_frozen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True), ("to_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="scheme_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0002_evaluation"),
        ("assessment", "0002_scheme"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AssessmentRun",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("year", models.PositiveIntegerField()),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("scheme_ref", models.CharField(max_length=96)),
                ("scheme_label", models.CharField(max_length=200)),
                ("until_on", models.DateField()),
                ("state", models.CharField(default="ASKED", max_length=10)),
                ("work", models.UUIDField()),
                ("asked_on", models.DateField()),
                ("computed_on", models.DateField(null=True)),
                ("facts", models.PositiveIntegerField(default=0)),
                ("parties", models.PositiveIntegerField(default=0)),
                ("inputs_digest", models.CharField(blank=True, max_length=64)),
                ("result_digest", models.CharField(blank=True, max_length=64)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated",
                        to="assessment.assessmentrun",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_run",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ASKED", "COMPUTED", "UNCHANGED"])),
                        name="assessment_run_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        fields=("year", "ordinal"), name="assessment_runs_are_numbered_in_their_year"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ASKED")),
                        fields=("year",),
                        name="one_computing_of_a_year_runs",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result_digest", ""), ("state", "ASKED")),
                            models.Q(
                                models.Q(("state", "ASKED"), _negated=True),
                                models.Q(("result_digest", ""), _negated=True),
                                ("computed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="computed_run_has_its_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("same_as__isnull", False), ("state", "UNCHANGED")),
                            models.Q(
                                models.Q(("state", "UNCHANGED"), _negated=True), ("same_as__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="unchanged_run_names_the_other",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchemeTrial",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("year", models.PositiveIntegerField()),
                ("draft_ref", models.CharField(max_length=96)),
                ("draft_version", models.PositiveIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("result", models.JSONField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "assessment_scheme_trial",
                "indexes": [models.Index(fields=["asked_at"], name="scheme_trials_by_age")],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("party", models.CharField(max_length=8)),
                ("side", models.CharField(max_length=12)),
                ("unit_name", models.CharField(max_length=120)),
                ("former_names", models.JSONField(default=list)),
                ("person_name", models.CharField(blank=True, max_length=60)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("matters", models.PositiveIntegerField(default=0)),
                ("points", models.JSONField(default=list)),
                ("groups", models.JSONField(default=dict)),
                ("total", models.CharField(max_length=40)),
                ("rounded", models.DecimalField(decimal_places=4, max_digits=14)),
                ("proposed", models.CharField(blank=True, max_length=24)),
                ("ranked", models.BooleanField(default=True)),
                ("not_ranked_because", models.CharField(blank=True, max_length=200)),
                ("vetoes", models.JSONField(default=list)),
                ("waiting", models.JSONField(default=list)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="assessment.assessmentrun",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_sheet",
                "indexes": [
                    models.Index(fields=["run", "party", "side", "-rounded", "id"], name="sheets_by_points"),
                    models.Index(fields=["person", "run"], name="sheets_of_a_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("party", "UNIT"), ("person__isnull", True)),
                            models.Q(("party", "PERSON"), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="sheet_of_a_person_names_him",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["UNDERTAKING", "SERVICE"])),
                        name="sheet_has_a_known_side",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True)),
                        fields=("run", "unit", "side"),
                        name="unit_has_one_sheet_a_side_in_a_run",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("run", "unit", "side", "person"),
                        name="person_has_one_sheet_a_unit_and_side_in_a_run",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="stretch_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("feedback", "0001_initial"),
        ("feedback", "0002_a_draft_answers_a_duty"),
        ("feedback", "0003_countersignature"),
        ("feedback", "0004_self_reported_delay"),
        ("feedback", "0005_self_inspection"),
        ("feedback", "0006_requirement_report"),
        ("feedback", "0007_what_a_report_measures"),
    ]

    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("matters", "0001_as_of_2026_11"),
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=12)),
                ("progress", models.TextField()),
                ("percent", models.PositiveSmallIntegerField()),
                ("problems", models.TextField(blank=True)),
                ("next_step", models.TextField(blank=True)),
                ("as_planned", models.BooleanField(default=False)),
                ("confidence", models.CharField(blank=True, max_length=8)),
                ("completed_on", models.DateField(null=True)),
                ("written_at", models.DateTimeField()),
                ("unit_approved_on", models.DateField(null=True)),
                ("sent_back_reason", models.TextField(blank=True)),
                ("submitted_on", models.DateField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("opinion", models.TextField(blank=True)),
                ("accepted_completed_on", models.DateField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concerns",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.obligation",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="feedback.report",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.obligation",
                    ),
                ),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "unit_approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "feedback_report",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "SUBMITTED")),
                        fields=["submitted_on", "id"],
                        name="reports_to_review",
                    ),
                    models.Index(
                        condition=models.Q(("state", "WITH_HEAD")),
                        fields=["unit", "id"],
                        name="reports_to_approve",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "PERIODIC",
                                    "MILESTONE",
                                    "FINAL",
                                    "REQUIREMENT",
                                    "SUPPLEMENT",
                                    "REDO",
                                    "SELF_INSPECT",
                                ],
                            )
                        ),
                        name="report_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["WITH_HEAD", "SENT_BACK", "SUBMITTED", "RETURNED", "ACCEPTED"])
                        ),
                        name="report_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidence__in", ["", "SURE", "AT_RISK", "UNLIKELY"])),
                        name="report_is_sure_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)), name="report_states_at_most_all_of_it"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["WITH_HEAD", "SENT_BACK"]),
                            models.Q(("submitted_on__isnull", False), ("unit_approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_reaches_the_office_by_its_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_completed_on__isnull", True),
                            ("accepted_completed_on__lte", models.F("submitted_on")),
                            _connector="OR",
                        ),
                        name="completion_is_never_later_than_its_report",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["WITH_HEAD", "SUBMITTED"])),
                        fields=("concerns", "unit"),
                        name="one_report_is_under_way_on_a_duty",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ACCEPTED")),
                        fields=("concerns",),
                        name="a_duty_is_accepted_as_done_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeConfidence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("level", models.CharField(max_length=8)),
                ("reason", models.TextField(blank=True)),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="feedback.report",
                    ),
                ),
            ],
            options={
                "db_table": "feedback_office_confidence",
                "indexes": [models.Index(fields=["matter", "-id"], name="confidence_on_a_matter")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["SURE", "AT_RISK", "UNLIKELY"])),
                        name="office_confidence_has_a_known_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", "SURE"), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="doubt_of_the_office_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionLine",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("clause", models.CharField(max_length=8)),
                ("text", models.TextField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="feedback.report",
                    ),
                ),
            ],
            options={
                "db_table": "feedback_inspection_line",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "clause"), name="a_line_is_inspected_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clause__in", ["9(1)", "9(2)", "9(3)", "9(4)", "9(5)", "9(6)", "9(7)", "9(8)"])
                        ),
                        name="line_is_of_article_9",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="feedback.report",
                    ),
                ),
            ],
            options={
                "db_table": "feedback_evidence",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "file"), name="a_file_is_evidence_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Countersign",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("asked_on", models.DateField()),
                ("answer", models.CharField(blank=True, max_length=8)),
                ("text", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="countersigns",
                        to="feedback.report",
                    ),
                ),
            ],
            options={
                "db_table": "feedback_countersign",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "unit"), name="a_unit_countersigns_a_report_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "AGREE", "RESERVE", "SILENT", "MOOT"])),
                        name="countersign_has_a_known_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="countersign_is_answered_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__in", ["AGREE", "RESERVE"]), ("by__isnull", False)),
                            models.Q(
                                models.Q(("answer__in", ["AGREE", "RESERVE"]), _negated=True),
                                ("by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="countersign_is_said_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "RESERVE"), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reservation_has_its_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportedValue",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("value", models.CharField(blank=True, max_length=80)),
                ("why_not", models.TextField(blank=True)),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.objective"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="feedback.report",
                    ),
                ),
            ],
            options={
                "db_table": "feedback_value",
                "indexes": [models.Index(fields=["objective", "id"], name="values_of_an_objective")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "objective"), name="an_objective_is_valued_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), ("why_not", ""), _negated=True),
                        name="value_is_given_or_its_absence_explained",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportedWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("code", models.CharField(max_length=20)),
                ("label", models.CharField(max_length=40)),
                ("value", models.CharField(max_length=80)),
                ("measure", models.CharField(blank=True, max_length=20)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="feedback.report",
                    ),
                ),
            ],
            options={
                "db_table": "feedback_word",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "code"), name="a_word_is_reported_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportReturn",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=12)),
                ("reason", models.TextField()),
                ("new_due_on", models.DateField()),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returned",
                        to="feedback.report",
                    ),
                ),
            ],
            options={
                "db_table": "feedback_return",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["SUPPLEMENT", "REDO"])),
                        name="return_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("new_due_on__gt", models.F("on"))), name="return_gives_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DelayReport",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("fact", models.TextField()),
                ("cause", models.TextField()),
                ("measures", models.TextField()),
                ("old_due_on", models.DateField()),
                ("own_new_on", models.DateField()),
                ("reported_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "obligation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.obligation"
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
                "db_table": "feedback_delay",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reported_on__lte", models.F("old_due_on"))),
                        name="delay_is_reported_before_it_is_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("own_new_on__gt", models.F("old_due_on"))),
                        name="own_date_is_later_than_the_deadline",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("about_ref", models.CharField(max_length=96)),
                ("content", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="matters.matter"
                    ),
                ),
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
                "db_table": "feedback_draft",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "matter", "about_ref"), name="one_draft_of_a_person_about_a_duty"
                    )
                ],
            },
        ),
    ]

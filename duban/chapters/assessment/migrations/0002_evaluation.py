import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("assessment", "0001_initial"),
        ("documents", "0006_kind_text"),
        ("files", "0001_initial"),
        ("matters", "0012_evaluation_duty"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("ordinal", models.PositiveSmallIntegerField(default=1)),
                ("state", models.CharField(default="DRAFT", max_length=12)),
                ("short", models.BooleanField(default=False)),
                ("timeliness", models.CharField(blank=True, max_length=8)),
                ("facts", models.JSONField(default=dict)),
                ("quality", models.CharField(blank=True, max_length=12)),
                ("quality_reason", models.TextField(blank=True)),
                ("better_reason", models.TextField(blank=True)),
                ("opinion", models.TextField(blank=True)),
                ("correction_reason", models.TextField(blank=True)),
                ("evaluated_on", models.DateField()),
                ("submitted_on", models.DateField(null=True)),
                ("returned_on", models.DateField(null=True)),
                ("return_reason", models.TextField(blank=True)),
                ("approved_in", models.CharField(blank=True, max_length=24)),
                ("approved_for", models.CharField(blank=True, max_length=80)),
                ("approved_on", models.DateField(null=True)),
                ("approval", models.TextField(blank=True)),
                ("recused", models.TextField(blank=True)),
                ("place", models.PositiveSmallIntegerField(null=True)),
                ("superseded_on", models.DateField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="assessment.evaluation",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "evaluated_by",
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
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.meeting",
                    ),
                ),
                (
                    "slip",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.approvalslip",
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
                "db_table": "assessment_evaluation",
                "indexes": [models.Index(fields=["year", "state", "id"], name="evaluations_of_a_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["DRAFT", "SUBMITTED", "APPROVED", "SUPERSEDED"])),
                        name="evaluation_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quality__in", ["", "GOOD", "FAIRLY_GOOD", "FAIR", "POOR"])),
                        name="evaluation_has_a_known_quality",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("timeliness__in", ["", "EARLY", "ON_TIME", "LATE"])),
                        name="evaluation_has_a_known_timeliness",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_in__in", ["", "LEADING_GROUP_MEETING", "CIRCULATION", "PAPER"])
                        ),
                        name="evaluation_is_approved_in_a_known_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["DRAFT", "SUBMITTED"]),
                                ("approved_in", ""),
                                ("approved_on__isnull", True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["DRAFT", "SUBMITTED"]), _negated=True),
                                ("approved_on__isnull", False),
                                ("document__isnull", False),
                                models.Q(("approved_in", ""), _negated=True),
                                models.Q(("quality", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="approved_evaluation_has_its_day_report_and_quality",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects__isnull", True), ("ordinal", 1)),
                            models.Q(
                                ("corrects__isnull", False),
                                ("ordinal__gt", 1),
                                models.Q(("correction_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="later_evaluation_corrects_one_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["DRAFT", "SUBMITTED"])),
                        fields=("matter", "year"),
                        name="one_evaluation_of_a_year_is_under_way",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "APPROVED")),
                        fields=("matter", "year"),
                        name="one_evaluation_of_a_year_stands",
                    ),
                    models.UniqueConstraint(
                        fields=("matter", "year", "ordinal"), name="versions_of_an_evaluation_are_counted"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CriterionFinding",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("clause", models.CharField(max_length=8)),
                ("applies", models.BooleanField(default=True)),
                ("words", models.TextField(blank=True)),
                ("faulted", models.BooleanField(default=False)),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="assessment.evaluation",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_criterion_finding",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "clause__in",
                                [
                                    "12(1)",
                                    "12(2)",
                                    "12(3)",
                                    "12(4)",
                                    "12(5)",
                                    "12(6)",
                                    "12(7)",
                                    "12(8)",
                                    "12(9)",
                                    "12(10)",
                                    "12(11)",
                                ],
                            )
                        ),
                        name="criterion_is_of_article_12",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("applies", True), ("faulted", False), _connector="OR"),
                        name="what_does_not_apply_has_no_fault",
                    ),
                    models.UniqueConstraint(
                        fields=("evaluation", "clause"), name="a_criterion_is_found_on_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CauseAnalysis",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("subject", models.CharField(max_length=12)),
                ("subject_ref", models.CharField(max_length=96)),
                ("label", models.CharField(max_length=240)),
                ("cause", models.CharField(max_length=16)),
                ("words", models.TextField()),
                ("responsibility", models.TextField()),
                ("criteria", models.JSONField()),
                ("unit_name", models.CharField(blank=True, max_length=120)),
                ("answer_until", models.DateField(null=True)),
                ("on", models.DateField()),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
                ("replaced_on", models.DateField(null=True)),
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
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessment.evaluation",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_cause_analysis",
                "indexes": [
                    models.Index(
                        condition=models.Q(("replaced_on__isnull", True)),
                        fields=["unit", "id"],
                        name="analyses_naming_a_unit",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cause__in",
                                [
                                    "OWN",
                                    "OTHER_UNIT",
                                    "FORCE_MAJEURE",
                                    "HIGHER_DECISION",
                                    "INPUTS_MISSING",
                                    "MIXED",
                                ],
                            )
                        ),
                        name="analysis_states_a_known_cause",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__in", ["MATTER", "MILESTONE", "QUALITY"])),
                        name="analysis_is_about_a_known_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cause__in", ["OTHER_UNIT"]), ("unit__isnull", False)),
                            ("cause__in", ["MIXED"]),
                            models.Q(
                                models.Q(("cause__in", ["MIXED", "OTHER_UNIT"]), _negated=True),
                                ("unit__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="only_other_units_are_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer_until__isnull", True), ("unit__isnull", True)),
                            models.Q(("answer_until__isnull", False), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_named_unit_may_answer_until_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""), ("answered_by__isnull", True), ("answered_on__isnull", True)
                            ),
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                                ("unit__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="analysis_is_answered_by_the_named_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_on__isnull", True)),
                        fields=("matter", "year", "subject_ref"),
                        name="one_analysis_of_a_subject_stands",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationDependent",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ref", models.CharField(max_length=96)),
                ("words", models.CharField(max_length=300)),
                ("page", models.CharField(blank=True, max_length=40)),
                ("marked_on", models.DateField()),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dependents",
                        to="assessment.evaluation",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_evaluation_dependent",
                "indexes": [models.Index(fields=["ref"], name="marks_on_a_dependent")],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "ref"), name="a_dependent_is_marked_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationEvidence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="assessment.evaluation",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "db_table": "assessment_evaluation_evidence",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evaluation", "file"), name="a_file_proves_an_evaluation_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationSignature",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("agrees", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("on", models.DateField()),
                ("lapsed", models.BooleanField(default=False)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="assessment.evaluation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "assessment_evaluation_signature",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lapsed", False)),
                        fields=("evaluation", "person"),
                        name="a_member_signs_an_evaluation_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectiveQuality",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("quality", models.CharField(blank=True, max_length=12)),
                ("reason", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="assessment.evaluation",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.objective"
                    ),
                ),
            ],
            options={
                "db_table": "assessment_objective_quality",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evaluation", "objective"), name="an_objective_is_judged_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quality__in", ["", "GOOD", "FAIRLY_GOOD", "FAIR", "POOR"])),
                        name="objective_has_a_known_quality",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Designation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("reason", models.TextField()),
                ("decided_on", models.DateField()),
                ("decided_for", models.CharField(blank=True, max_length=80)),
                ("ended_on", models.DateField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "slip",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.approvalslip",
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
                "db_table": "assessment_designation",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("unit",),
                        name="one_assessor_is_designated_at_a_time",
                    )
                ],
            },
        ),
    ]

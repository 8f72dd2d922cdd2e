"""Results of units and persons, their objections and recusals, the annual result, commendations (6(2), 13-15)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0004_facts_judged"),
        ("documents", "0006_kind_text"),
        ("files", "0001_initial"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ResultRound",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("title", models.CharField(max_length=120)),
                ("run_ref", models.CharField(max_length=96)),
                ("scheme", models.CharField(max_length=200)),
                ("state", models.CharField(default="PROPOSED", max_length=12)),
                ("proposed_on", models.DateField()),
                ("published_on", models.DateField(null=True)),
                ("objections_until", models.DateField(null=True)),
                ("submitted_on", models.DateField(null=True)),
                ("units_fixed_on", models.DateField(null=True)),
                ("persons_fixed_on", models.DateField(null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
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
                "db_table": "assessment_result_round",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["PROPOSED", "PUBLISHED", "SUBMITTED", "FIXED", "HANDED_OVER"])
                        ),
                        name="result_round_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="result_round_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        fields=("from_on", "to_on"), name="a_period_has_one_result_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "PROPOSED"), ("objections_until__isnull", False), _connector="OR"
                        ),
                        name="published_results_say_until_when_to_object",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("ground", models.CharField(max_length=12)),
                ("reason", models.TextField(blank=True)),
                ("on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="assessment.resultround",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_recusal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["OWN_UNIT", "IN_CHARGE", "RELATIVE", "OTHER"])),
                        name="recusal_has_a_known_ground",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "person", "unit"), name="a_person_recuses_once_for_a_unit"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonResult",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("side", models.CharField(max_length=12)),
                ("unit_name", models.CharField(max_length=120)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("sheet_ref", models.CharField(blank=True, max_length=96)),
                ("total", models.CharField(max_length=40)),
                ("rounded", models.DecimalField(decimal_places=4, max_digits=14)),
                ("ranked", models.BooleanField(default=True)),
                ("why_unranked", models.TextField(blank=True)),
                ("vetoes", models.JSONField(default=list)),
                ("proposed", models.CharField(blank=True, max_length=20)),
                ("suggested", models.CharField(blank=True, max_length=20)),
                ("suggested_reason", models.TextField(blank=True)),
                ("grade", models.CharField(blank=True, max_length=20)),
                ("grade_reason", models.TextField(blank=True)),
                ("fixed_on", models.DateField(null=True)),
                ("fixed_for", models.CharField(blank=True, max_length=120)),
                ("place", models.PositiveSmallIntegerField(null=True)),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("is_current", models.BooleanField(default=True)),
                ("change_reason", models.TextField(blank=True)),
                ("person_name", models.CharField(max_length=60)),
                (
                    "change_evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "fixed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "joined_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stretches",
                        to="assessment.personresult",
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
                    "supersedes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="assessment.personresult",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person_results",
                        to="assessment.resultround",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_person_result",
                "indexes": [models.Index(fields=["person", "round"], name="results_of_a_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["UNDERTAKING", "SERVICE"])),
                        name="person_result_has_a_known_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "proposed__in",
                                ["", "EXCELLENT", "COMPETENT", "BASICALLY_COMPETENT", "INCOMPETENT"],
                            )
                        ),
                        name="person_result_proposed_is_a_grade_of_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "suggested__in",
                                ["", "EXCELLENT", "COMPETENT", "BASICALLY_COMPETENT", "INCOMPETENT"],
                            )
                        ),
                        name="person_result_suggested_is_a_grade_of_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "grade__in",
                                ["", "EXCELLENT", "COMPETENT", "BASICALLY_COMPETENT", "INCOMPETENT"],
                            )
                        ),
                        name="person_result_grade_is_a_grade_of_persons",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("round", "side", "unit", "person"),
                        name="a_person_has_one_result_a_round_side_and_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ranked", True), ("grade", ""), _connector="OR"),
                        name="person_without_matters_has_no_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fixed_on__isnull", True), ("grade", "")),
                            models.Q(models.Q(("grade", ""), _negated=True), ("fixed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="person_grade_is_fixed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnualEdition",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("lines", models.JSONField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("weight", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
                ("receiver_name", models.CharField(max_length=120)),
                ("handed_on", models.DateField()),
                ("due_on", models.DateField()),
                ("received_on", models.DateField(null=True)),
                ("receipt_note", models.TextField(blank=True)),
                ("outdated_on", models.DateField(null=True)),
                ("outdated_because", models.TextField(blank=True)),
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
                    "handed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receipt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="assessment.resultround",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_annual_edition",
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="annual_edition_has_its_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True), ("received_by__isnull", False), _connector="OR"
                        ),
                        name="annual_edition_is_received_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitResult",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("side", models.CharField(max_length=12)),
                ("unit_name", models.CharField(max_length=120)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("sheet_ref", models.CharField(blank=True, max_length=96)),
                ("total", models.CharField(max_length=40)),
                ("rounded", models.DecimalField(decimal_places=4, max_digits=14)),
                ("ranked", models.BooleanField(default=True)),
                ("why_unranked", models.TextField(blank=True)),
                ("vetoes", models.JSONField(default=list)),
                ("proposed", models.CharField(blank=True, max_length=20)),
                ("suggested", models.CharField(blank=True, max_length=20)),
                ("suggested_reason", models.TextField(blank=True)),
                ("grade", models.CharField(blank=True, max_length=20)),
                ("grade_reason", models.TextField(blank=True)),
                ("fixed_on", models.DateField(null=True)),
                ("fixed_for", models.CharField(blank=True, max_length=120)),
                ("place", models.PositiveSmallIntegerField(null=True)),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("is_current", models.BooleanField(default=True)),
                ("change_reason", models.TextField(blank=True)),
                (
                    "change_evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "fixed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "joined_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stretches",
                        to="assessment.unitresult",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unit_results",
                        to="assessment.resultround",
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
                    "supersedes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="assessment.unitresult",
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
                "db_table": "assessment_unit_result",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["UNDERTAKING", "SERVICE"])),
                        name="unit_result_has_a_known_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("proposed__in", ["", "GOOD", "FAIRLY_GOOD", "FAIR", "POOR"])),
                        name="unit_result_proposed_is_a_grade_of_units",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("suggested__in", ["", "GOOD", "FAIRLY_GOOD", "FAIR", "POOR"])),
                        name="unit_result_suggested_is_a_grade_of_units",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["", "GOOD", "FAIRLY_GOOD", "FAIR", "POOR"])),
                        name="unit_result_grade_is_a_grade_of_units",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("round", "side", "unit"),
                        name="a_unit_has_one_result_a_round_and_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ranked", True), ("grade", ""), _connector="OR"),
                        name="unit_without_matters_has_no_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fixed_on__isnull", True), ("grade", "")),
                            models.Q(models.Q(("grade", ""), _negated=True), ("fixed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="unit_grade_is_fixed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultObjection",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("on", models.DateField()),
                ("reason", models.TextField()),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="MADE", max_length=12)),
                ("remedy", models.CharField(blank=True, max_length=12)),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
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
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "person_result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="assessment.personresult",
                    ),
                ),
                (
                    "unit_result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="assessment.unitresult",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_result_objection",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["MADE", "UPHELD", "REJECTED"])),
                        name="result_objection_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("remedy__in", ["", "NONE", "OVERRIDE", "RECOMPUTE"])),
                        name="result_objection_has_a_known_remedy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit_result__isnull", True), ("person_result__isnull", True), _connector="XOR"
                        ),
                        name="result_objection_is_about_one_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("state", "MADE")),
                            models.Q(
                                models.Q(("state", "MADE"), _negated=True),
                                ("answered_on__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="result_objection_is_answered_in_words",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit_result__isnull", False)),
                        fields=("unit_result",),
                        name="a_unit_result_is_objected_to_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person_result__isnull", False)),
                        fields=("person_result",),
                        name="a_person_result_is_objected_to_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commendation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("decision", models.CharField(max_length=200)),
                ("issuer", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("basis", models.TextField()),
                ("matter_ref", models.CharField(blank=True, max_length=96)),
                ("state", models.CharField(default="ENTERED", max_length=12)),
                ("registered_on", models.DateField()),
                ("checked_on", models.DateField(null=True)),
                ("remark", models.TextField(blank=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
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
                    "registered_by",
                    models.ForeignKey(
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
            ],
            options={
                "db_table": "assessment_commendation",
                "indexes": [models.Index(fields=["state", "on"], name="commendations_that_count")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ENTERED", "CHECKED", "REJECTED"])),
                        name="commendation_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("registered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="commendation_is_checked_by_another_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_on__isnull", True), ("state", "ENTERED")),
                            models.Q(
                                models.Q(("state", "ENTERED"), _negated=True), ("checked_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="commendation_is_checked_on_a_day",
                    ),
                ],
            },
        ),
    ]

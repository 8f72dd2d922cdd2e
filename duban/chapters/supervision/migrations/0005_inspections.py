import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("matters", "0011_inspection_duties"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("supervision", "0004_coordination"),
    ]

    operations = [
        migrations.CreateModel(
            name="InspectionApproval",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("form", models.CharField(max_length=16)),
                ("no_notice", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("asked_on", models.DateField()),
                ("state", models.CharField(default="ASKED", max_length=8)),
                ("decided_on", models.DateField(null=True)),
                ("decided_for", models.CharField(blank=True, max_length=60)),
                ("opinion", models.TextField(blank=True)),
                (
                    "asked_by",
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
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
                "db_table": "supervision_inspection_approval",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form__in",
                                [
                                    "SITE_CHECK",
                                    "TALK",
                                    "QUESTIONNAIRE",
                                    "FIELD_STUDY",
                                    "LOOK_BACK",
                                    "INTERVIEW",
                                    "SPECIAL",
                                    "OTHER",
                                ],
                            )
                        ),
                        name="approval_has_a_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ASKED", "GRANTED", "REFUSED"])),
                        name="inspection_approval_has_a_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionPlan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("year", models.PositiveIntegerField()),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
                ("state", models.CharField(default="WAITING", max_length=8)),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                ("drafted_on", models.DateField()),
                ("decided_on", models.DateField(null=True)),
                ("decided_for", models.CharField(blank=True, max_length=60)),
                ("opinion", models.TextField(blank=True)),
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
            ],
            options={
                "db_table": "supervision_inspection_plan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["WAITING", "RETURNED", "ADOPTED"])),
                        name="inspection_plan_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        fields=("year", "ordinal"), name="inspection_plan_is_numbered_in_its_year"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ADOPTED"), _negated=True),
                        fields=("year",),
                        name="one_inspection_plan_of_a_year_is_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ADOPTED"), _negated=True),
                            ("decided_on__isnull", False),
                            _connector="OR",
                        ),
                        name="adopted_inspection_plan_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("reason", models.TextField()),
                ("topics", models.TextField()),
                ("planned_on", models.DateField()),
                ("location", models.CharField(max_length=120)),
                ("state", models.CharField(default="PROPOSED", max_length=10)),
                ("proposed_on", models.DateField()),
                ("decided_on", models.DateField(null=True)),
                ("decided_for", models.CharField(blank=True, max_length=60)),
                ("opinion", models.TextField(blank=True)),
                ("number", models.CharField(blank=True, max_length=80)),
                ("issued_on", models.DateField(null=True)),
                ("held_on", models.DateField(null=True)),
                ("signed", models.BooleanField(default=False)),
                ("refusal_note", models.TextField(blank=True)),
                ("end_reason", models.TextField(blank=True)),
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
                    "interviewee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
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
                    "proposed_by",
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
                "db_table": "supervision_interview",
                "indexes": [models.Index(fields=["unit", "planned_on"], name="interviews_of_a_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["PROPOSED", "APPROVED", "REFUSED", "NOTIFIED", "HELD", "WITHDRAWN"],
                            )
                        ),
                        name="interview_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["NOTIFIED", "HELD"]), _negated=True),
                            models.Q(models.Q(("number", ""), _negated=True), ("issued_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_was_notified_with_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "HELD"), _negated=True),
                            models.Q(
                                ("held_on__isnull", False),
                                ("interviewee__isnull", False),
                                models.Q(
                                    ("signed", True),
                                    models.Q(("refusal_note", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="held_interview_is_signed_or_its_refusal_noted",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("number",),
                        name="two_interviews_never_share_a_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionRecord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("form", models.CharField(max_length=16)),
                ("mode_name", models.CharField(blank=True, max_length=40)),
                ("held_on", models.DateField()),
                ("location", models.CharField(blank=True, max_length=120)),
                ("people", models.CharField(blank=True, max_length=300)),
                ("seen", models.TextField()),
                ("ways", models.JSONField(default=list)),
                ("look_back_on", models.DateField(null=True)),
                ("holds", models.BooleanField(null=True)),
                ("filed_on", models.DateField()),
                ("correction_reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "looks_at",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looked_back",
                        to="supervision.inspectionrecord",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="supervision.inspectionrecord",
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
                    "interview",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="supervision.interview",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_inspection_record",
                "indexes": [
                    models.Index(fields=["matter", "held_on"], name="records_of_a_matter"),
                    models.Index(fields=["unit", "held_on"], name="records_of_a_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form__in",
                                [
                                    "SITE_CHECK",
                                    "TALK",
                                    "QUESTIONNAIRE",
                                    "FIELD_STUDY",
                                    "LOOK_BACK",
                                    "INTERVIEW",
                                    "SPECIAL",
                                    "OTHER",
                                ],
                            )
                        ),
                        name="inspection_record_has_a_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form", "OTHER"), _negated=True),
                            models.Q(("mode_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="other_mode_has_its_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("form", "LOOK_BACK"), ("holds__isnull", False), ("looks_at__isnull", False)
                            ),
                            models.Q(
                                models.Q(("form", "LOOK_BACK"), _negated=True),
                                ("holds__isnull", True),
                                ("looks_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="look_back_looks_at_a_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces__isnull", True),
                            models.Q(("correction_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="corrected_inspection_record_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewPresence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="supervision.interview",
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
                "db_table": "supervision_interview_presence",
                "constraints": [
                    models.UniqueConstraint(fields=("interview", "person"), name="person_is_present_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewRequirement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("text", models.TextField()),
                ("due_on", models.DateField()),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="supervision.interview",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_interview_requirement",
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveSmallIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("what", models.CharField(max_length=300)),
                ("form", models.CharField(max_length=16)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("team", models.CharField(blank=True, max_length=200)),
                ("no_notice", models.BooleanField(default=False)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="supervision.inspectionplan",
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
                "db_table": "supervision_plan_line",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form__in",
                                [
                                    "SITE_CHECK",
                                    "TALK",
                                    "QUESTIONNAIRE",
                                    "FIELD_STUDY",
                                    "LOOK_BACK",
                                    "INTERVIEW",
                                    "SPECIAL",
                                    "OTHER",
                                ],
                            )
                        ),
                        name="plan_line_has_a_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="plan_line_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "revision", "place"), name="plan_line_has_its_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordEvidence",
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
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="supervision.inspectionrecord",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_record_evidence",
                "constraints": [
                    models.UniqueConstraint(fields=("record", "file"), name="record_carries_a_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordLine",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("clause", models.CharField(max_length=8)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="supervision.inspectionrecord",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_record_line",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clause__in", ["9(1)", "9(2)", "9(3)", "9(4)", "9(5)", "9(6)", "9(7)", "9(8)"])
                        ),
                        name="record_line_is_of_article_nine",
                    ),
                    models.UniqueConstraint(fields=("record", "clause"), name="record_ticks_a_line_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Special",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("blockage", models.TextField()),
                ("target_on", models.DateField()),
                ("state", models.CharField(default="OPEN", max_length=8)),
                ("opened_on", models.DateField()),
                ("unblocked_on", models.DateField(null=True)),
                ("outcome", models.TextField(blank=True)),
                ("closed_on", models.DateField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
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
                    "opened_by",
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
                "db_table": "supervision_special",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["OPEN", "CLOSED"])),
                        name="special_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("state", "CLOSED"),
                                ("unblocked_on__isnull", False),
                            ),
                            models.Q(
                                ("closed_on__isnull", True), ("state", "OPEN"), ("unblocked_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="closed_special_says_when_it_was_unblocked",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "OPEN")),
                        fields=("matter", "unit"),
                        name="one_special_runs_at_a_time",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="inspectionrecord",
            name="special",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records",
                to="supervision.special",
            ),
        ),
        migrations.CreateModel(
            name="StudyOpinion",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("text", models.TextField()),
                ("answer", models.CharField(blank=True, max_length=10)),
                ("reason", models.TextField(blank=True)),
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
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="supervision.inspectionrecord",
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
                "db_table": "supervision_study_opinion",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(
                                ("answer__in", ["ADOPTED", "PARTLY", "REJECTED"]),
                                ("answered_on__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="study_opinion_is_answered_with_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("planned_on", models.DateField()),
                ("team", models.CharField(blank=True, max_length=200)),
                ("no_notice", models.BooleanField(default=False)),
                ("apart_reason", models.TextField(blank=True)),
                ("state", models.CharField(default="ARRANGED", max_length=10)),
                ("arranged_on", models.DateField()),
                ("held_on", models.DateField(null=True)),
                ("ended_reason", models.TextField(blank=True)),
                (
                    "arranged_by",
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
                "db_table": "supervision_visit",
                "indexes": [models.Index(fields=["unit", "planned_on"], name="visits_of_a_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ARRANGED", "HELD", "CANCELLED"])),
                        name="visit_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_on__isnull", False), ("state", "HELD")),
                            models.Q(models.Q(("state", "HELD"), _negated=True), ("held_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="visit_was_held_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitSubject",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("form", models.CharField(max_length=16)),
                (
                    "approval",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjects",
                        to="supervision.inspectionapproval",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjects",
                        to="supervision.planline",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjects",
                        to="supervision.visit",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_visit_subject",
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "matter"), name="visit_looks_at_a_matter_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approval__isnull", True), ("line__isnull", False)),
                            models.Q(("approval__isnull", False), ("line__isnull", True)),
                            _connector="OR",
                        ),
                        name="visit_rests_on_plan_or_approval",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="inspectionrecord",
            name="subject",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records",
                to="supervision.visitsubject",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionrecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True), ("subject__isnull", False)),
                fields=("subject",),
                name="visit_subject_is_recorded_once",
            ),
        ),
    ]

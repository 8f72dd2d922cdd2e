import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("supervision", "0001_initial"), ("supervision", "0002_bulk_urging")]

    initial = True

    dependencies = [
        ("documents", "0001_as_of_2026_11"),
        ("files", "0001_initial"),
        ("matters", "0001_as_of_2026_11"),
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkUrging",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("channel", models.CharField(max_length=8)),
                ("asked", models.TextField()),
                ("next_on", models.DateField(null=True)),
                ("targets", models.JSONField()),
                ("results", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "supervision_bulk_urging",
            },
        ),
        migrations.CreateModel(
            name="Problem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=12)),
                ("fact", models.TextField()),
                ("found_on", models.DateField()),
                ("safety", models.BooleanField(default=False)),
                ("self_reported", models.BooleanField(default=False)),
                ("own_new_on", models.DateField(null=True)),
                ("state", models.CharField(default="OPEN", max_length=8)),
                ("ended_as", models.CharField(blank=True, max_length=12)),
                ("closed_on", models.DateField(null=True)),
                (
                    "found_by",
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
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.obligation",
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
                "db_table": "supervision_problem",
                "indexes": [models.Index(fields=["matter", "unit", "state"], name="problems_of_a_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["OVERDUE", "UNTRUE", "QUALITY", "DUTY", "COOPERATION", "OTHER"])
                        ),
                        name="problem_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["OPEN", "NOTICED", "CLOSED"])),
                        name="problem_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("ended_as__in", ["RECTIFIED", "UNFOUNDED"]),
                                ("state", "CLOSED"),
                            ),
                            models.Q(
                                models.Q(("state", "CLOSED"), _negated=True),
                                ("closed_on__isnull", True),
                                ("ended_as", ""),
                            ),
                            _connector="OR",
                        ),
                        name="problem_is_closed_with_an_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("self_reported", False), ("own_new_on__isnull", False), _connector="OR"
                        ),
                        name="self_reported_problem_has_its_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProblemEvidence",
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
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="supervision.problem",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_problem_evidence",
                "constraints": [
                    models.UniqueConstraint(fields=("problem", "file"), name="problem_carries_a_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("text", models.TextField()),
                ("on", models.DateField()),
                ("state", models.CharField(default="SUBMITTED", max_length=16)),
                ("finding", models.TextField(blank=True)),
                ("verified_on", models.DateField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.problem",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "supervision_rectification",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["SUBMITTED", "VERIFIED", "NOT_RECTIFIED", "LAPSED"])
                        ),
                        name="rectification_has_a_known_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RectificationEvidence",
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
                    "rectification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="supervision.rectification",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_rectification_evidence",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rectification", "file"), name="reply_carries_a_file_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupervisionNotice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("state", models.CharField(default="DRAFT", max_length=12)),
                ("requirement", models.TextField()),
                ("reply_days", models.PositiveSmallIntegerField(null=True)),
                ("reply_due_on", models.DateField(null=True)),
                ("further_reason", models.TextField(blank=True)),
                ("drafted_on", models.DateField()),
                ("signed_off_on", models.DateField(null=True)),
                ("signed_off_for", models.CharField(blank=True, max_length=60)),
                ("signed_by_head", models.BooleanField(default=False)),
                ("number", models.CharField(blank=True, max_length=80)),
                ("year", models.PositiveIntegerField(null=True)),
                ("ordinal", models.PositiveIntegerField(null=True)),
                ("issued_on", models.DateField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("served_on", models.DateField(null=True)),
                ("service_ground", models.CharField(blank=True, max_length=8)),
                ("service_note", models.TextField(blank=True)),
                ("ended_on", models.DateField(null=True)),
                ("end_reason", models.TextField(blank=True)),
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
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "left_by_1",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "left_by_2",
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
                    "notified_head",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notified_liaison",
                    models.ForeignKey(
                        null=True,
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
                    "signed_for_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_off_by",
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
            ],
            options={
                "db_table": "supervision_notice",
                "indexes": [
                    models.Index(fields=["matter", "unit", "state"], name="notices_of_a_unit"),
                    models.Index(fields=["state", "-id"], name="notices_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["DRAFT", "SIGNED_OFF", "ISSUED", "SERVED", "WITHDRAWN", "ANNULLED"],
                            )
                        ),
                        name="notice_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reply_days__isnull", False), ("reply_due_on__isnull", True)),
                            models.Q(("reply_days__isnull", True), ("reply_due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="notice_sets_one_limit",
                    ),
                    models.UniqueConstraint(
                        fields=("year", "ordinal"), name="notice_number_is_given_once_a_year"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("number",),
                        name="two_notices_never_share_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["ISSUED", "SERVED", "ANNULLED"]), _negated=True),
                            models.Q(
                                models.Q(("number", ""), _negated=True),
                                ("issued_on__isnull", False),
                                ("signed_off_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="issued_notice_is_signed_and_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("served_on__isnull", False),
                                ("state__in", ["SERVED", "ANNULLED"]),
                                ("service_ground__in", ["SIGNED", "LEFT", "DEEMED"]),
                            ),
                            models.Q(
                                models.Q(("state__in", ["SERVED", "ANNULLED"]), _negated=True),
                                ("served_on__isnull", True),
                                ("service_ground", ""),
                            ),
                            _connector="OR",
                        ),
                        name="served_notice_has_day_and_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("service_ground", "LEFT"), _negated=True),
                            models.Q(
                                ("left_by_1__isnull", False),
                                ("left_by_2__isnull", False),
                                models.Q(("left_by_1", models.F("left_by_2")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_is_left_by_two_people",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="rectification",
            name="notice",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rectifications",
                to="supervision.supervisionnotice",
            ),
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("text", models.TextField()),
                ("on", models.DateField()),
                ("state", models.CharField(default="WAITING", max_length=8)),
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
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection",
                        to="supervision.supervisionnotice",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_objection",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["WAITING", "UPHELD", "REJECTED", "LAPSED"])),
                        name="objection_has_a_known_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeProblem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="supervision.problem",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="supervision.supervisionnotice",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_notice_problem",
                "constraints": [
                    models.UniqueConstraint(fields=("notice", "problem"), name="notice_names_a_problem_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("wrong", models.CharField(max_length=500)),
                ("right", models.CharField(max_length=500)),
                ("reason", models.TextField()),
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
                    "former",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="supervision.supervisionnotice",
                    ),
                ),
            ],
            options={
                "db_table": "supervision_correction",
            },
        ),
        migrations.CreateModel(
            name="Urging",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("channel", models.CharField(max_length=8)),
                ("contact", models.CharField(max_length=60)),
                ("asked", models.TextField()),
                ("answered", models.TextField(blank=True)),
                ("next_on", models.DateField(null=True)),
                ("urgent", models.BooleanField(default=False)),
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
                    "obligation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.obligation",
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
                "db_table": "supervision_urging",
                "indexes": [models.Index(fields=["obligation", "on"], name="urgings_of_an_obligation")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["PHONE", "ON_SITE", "MESSAGE", "LETTER"])),
                        name="urging_has_a_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("urgent", False), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="urgent_urging_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="rectification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("notice__isnull", False), ("problem__isnull", True)),
                    models.Q(("notice__isnull", True), ("problem__isnull", False)),
                    _connector="OR",
                ),
                name="rectification_answers_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="rectification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "SUBMITTED")),
                fields=("notice",),
                name="one_reply_is_checked_at_a_time",
            ),
        ),
    ]

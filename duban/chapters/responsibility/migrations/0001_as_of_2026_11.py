import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import duban.ground.access.standing


class Migration(migrations.Migration):
    replaces = [
        ("responsibility", "0001_initial"),
        ("responsibility", "0002_objections_to_assignments"),
        ("responsibility", "0003_service_promises"),
        ("responsibility", "0004_handovers"),
        ("responsibility", "0005_assignment_ends"),
        ("responsibility", "0006_cycles_of_the_month_and_year"),
        ("responsibility", "0007_assignments_pass_with_their_unit"),
        ("responsibility", "0008_joint_lead"),
        ("responsibility", "0009_letters"),
    ]

    initial = True

    dependencies = [
        ("matters", "0001_as_of_2026_11"),
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("relation", models.CharField(max_length=20)),
                ("level", models.CharField(max_length=12)),
                ("assigned_on", models.DateField()),
                ("received_on", models.DateField()),
                ("signed_on", models.DateField(null=True)),
                ("broken_down_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("absorbed", models.BooleanField(default=False)),
                (
                    "first_responsible",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "signed_by",
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
                "db_table": "responsibility_assignment",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("matter", "unit"),
                        name="a_matter_is_assigned_to_a_unit_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True), ("level", "PRIMARY")),
                        fields=("matter",),
                        name="a_matter_has_one_primary_responsible_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["PRIMARY", "JOINT", "SECONDARY", "SERVICE"])),
                        name="assignment_has_a_known_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                [
                                    duban.ground.access.standing.Relation["LEAD"],
                                    duban.ground.access.standing.Relation["CO"],
                                    duban.ground.access.standing.Relation["SERVICE"],
                                ],
                            )
                        ),
                        name="external_units_are_never_assigned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_by__isnull", True), ("signed_on__isnull", True)),
                            models.Q(("signed_by__isnull", False), ("signed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="assignment_is_signed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssignmentObjection",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("reason", models.TextField()),
                ("competent", models.CharField(max_length=200)),
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
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection",
                        to="responsibility.assignment",
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
            ],
            options={
                "db_table": "responsibility_objection",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["WAITING", "UPHELD", "REJECTED"])),
                        name="assignment_objection_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_by__isnull", True),
                                ("answered_on__isnull", True),
                                ("state", "WAITING"),
                            ),
                            models.Q(
                                models.Q(("state", "WAITING"), _negated=True),
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_objection_is_answered_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DirectlyResponsible",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="directly_responsible",
                        to="responsibility.assignment",
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
                "db_table": "responsibility_directly_responsible",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_on__isnull", True)),
                        fields=("assignment", "person"),
                        name="person_is_directly_responsible_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("remark", models.TextField(blank=True)),
                ("facts", models.JSONField(default=dict)),
                ("listed_on", models.DateField()),
                ("state", models.CharField(default="WAITING", max_length=10)),
                ("answered_on", models.DateField(null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "listed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiver",
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
                "db_table": "responsibility_handover",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["WAITING", "CONFIRMED", "RETURNED"])),
                        name="handover_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outgoing", models.F("receiver")), _negated=True),
                        name="handover_is_received_by_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "WAITING")),
                        fields=("unit", "outgoing"),
                        name="one_handover_of_a_person_waits_in_a_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverLine",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("role", models.CharField(max_length=8)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="responsibility.assignment",
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="responsibility.handover",
                    ),
                ),
            ],
            options={
                "db_table": "responsibility_handover_line",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["FIRST", "DIRECT", "STAFF", "LIAISON"])),
                        name="handover_line_has_a_known_role",
                    ),
                    models.UniqueConstraint(
                        fields=("handover", "assignment", "role"), name="a_role_passes_once_in_a_handover"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointLead",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("coordinator_name", models.CharField(max_length=120)),
                ("reason", models.TextField()),
                ("allowed_by", models.CharField(max_length=60)),
                ("allowed_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
            ],
            options={
                "db_table": "responsibility_joint_lead",
            },
        ),
        migrations.CreateModel(
            name="JointUnit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                (
                    "joint_lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="responsibility.jointlead",
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
                "db_table": "responsibility_joint_unit",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("joint_lead", "unit"), name="a_unit_leads_a_matter_jointly_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("number", models.CharField(max_length=60)),
                ("sent_on", models.DateField()),
                ("request", models.TextField()),
                ("replied_on", models.DateField(null=True)),
                ("reply", models.TextField(blank=True)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "responsibility_letter",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_on__isnull", True), ("reply", "")),
                            models.Q(("replied_on__gte", models.F("sent_on")), ("replied_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_is_replied_after_it_was_sent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("cycle", models.CharField(max_length=12)),
                ("day", models.PositiveSmallIntegerField()),
                ("first_due_on", models.DateField()),
                ("until_on", models.DateField()),
                ("feedback_mode", models.CharField(max_length=12)),
                ("feedback_requirement", models.TextField(blank=True)),
                ("urging_within", models.PositiveSmallIntegerField()),
                ("urging_mode", models.CharField(max_length=12)),
                ("urging_requirement", models.TextField(blank=True)),
                ("supervision_within", models.PositiveSmallIntegerField()),
                ("supervision_mode", models.CharField(max_length=12)),
                ("supervision_requirement", models.TextField(blank=True)),
                ("adopted_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "adopted_by",
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
            ],
            options={
                "db_table": "responsibility_plan",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("matter",),
                        name="one_plan_is_in_force_for_a_matter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cycle__in",
                                [
                                    "WEEKLY",
                                    "BIWEEKLY",
                                    "TEN_DAYS",
                                    "HALF_MONTH",
                                    "MONTHLY",
                                    "BIMONTHLY",
                                    "QUARTERLY",
                                    "HALF_YEARLY",
                                    "YEARLY",
                                    "ONCE",
                                ],
                            )
                        ),
                        name="plan_has_a_known_cycle",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("feedback_mode__in", ["SYSTEM", "WRITTEN"]),
                            ("urging_mode__in", ["PHONE", "ON_SITE", "MESSAGE", "LETTER"]),
                            (
                                "supervision_mode__in",
                                ["URGING", "SPECIAL", "INTERVIEW", "FIELD_STUDY", "OTHER"],
                            ),
                        ),
                        name="plan_has_known_ways",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServicePromise",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("promise", models.TextField()),
                ("due_on", models.DateField()),
                ("on", models.DateField()),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promise",
                        to="responsibility.assignment",
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
            ],
            options={
                "db_table": "responsibility_service_promise",
            },
        ),
        migrations.CreateModel(
            name="ServiceStaff",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff",
                        to="responsibility.servicepromise",
                    ),
                ),
            ],
            options={
                "db_table": "responsibility_service_staff",
                "constraints": [
                    models.UniqueConstraint(fields=("promise", "person"), name="person_serves_a_promise_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("label", models.CharField(max_length=200)),
                ("section", models.CharField(blank=True, max_length=120)),
                ("due_on", models.DateField()),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="responsibility.assignment",
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
                "db_table": "responsibility_task",
            },
        ),
    ]

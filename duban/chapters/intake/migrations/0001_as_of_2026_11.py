import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("intake", "0001_initial"),
        ("intake", "0002_meetings_and_instructions"),
        ("intake", "0003_consultation"),
        ("intake", "0004_matter_source"),
        ("intake", "0005_request_for_instructions"),
        ("intake", "0006_first_order"),
        ("intake", "0007_imports_wait"),
        ("intake", "0008_candidates_bring_in"),
        ("intake", "0009_carry_over"),
        ("intake", "0010_list_adjustment"),
    ]

    initial = True

    dependencies = [
        ("documents", "0001_as_of_2026_11"),
        ("files", "0001_initial"),
        ("matters", "0001_as_of_2026_11"),
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnMap",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("shape", models.CharField(max_length=64, unique=True)),
                ("headings", models.JSONField()),
                ("meanings", models.JSONField()),
                ("kept_at", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "intake_column_map",
            },
        ),
        migrations.CreateModel(
            name="DocketingList",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("title", models.CharField(max_length=200)),
                ("year", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("state", models.CharField(default="DRAFT", max_length=12)),
                ("fingerprint", models.CharField(max_length=64)),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("edition_reason", models.TextField(blank=True)),
                ("columns", models.JSONField(default=dict)),
                ("summary", models.JSONField(default=dict)),
                ("imported_at", models.DateTimeField()),
                ("submissions", models.PositiveSmallIntegerField(default=0)),
                ("submitted_on", models.DateField(null=True)),
                ("returned_on", models.DateField(null=True)),
                ("return_reason", models.TextField(blank=True)),
                ("approved_on", models.DateField(null=True)),
                ("docketed_on", models.DateField(null=True)),
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
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "circular",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
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
                "db_table": "intake_docketing_list",
                "indexes": [models.Index(fields=["-year", "-id"], name="lists_by_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ANNUAL", "PHASED"])), name="list_has_a_known_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["DRAFT", "SUBMITTED", "APPROVED", "RETURNED", "DOCKETED"])
                        ),
                        name="list_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        fields=("fingerprint", "edition"), name="list_is_taken_in_once_per_edition"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("edition", 1), models.Q(("edition_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="new_edition_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("circular__isnull", False),
                                ("docketed_on__isnull", False),
                                ("state", "DOCKETED"),
                            ),
                            models.Q(
                                models.Q(("state", "DOCKETED"), _negated=True), ("docketed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="docketed_list_has_its_circular",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("source_row", models.PositiveIntegerField()),
                ("sheet", models.CharField(blank=True, max_length=200)),
                ("number", models.TextField(blank=True)),
                ("title", models.TextField(blank=True)),
                ("category", models.CharField(blank=True, max_length=20)),
                ("limb", models.CharField(blank=True, max_length=16)),
                ("due_on", models.DateField(null=True)),
                ("rule", models.JSONField(null=True)),
                ("deadline", models.JSONField(default=dict)),
                ("milestones", models.JSONField(default=list)),
                ("objectives", models.JSONField(default=list)),
                ("units", models.JSONField(default=list)),
                ("leaders", models.JSONField(default=list)),
                ("people", models.JSONField(default=list)),
                ("original", models.JSONField(default=dict)),
                ("brought", models.JSONField(default=dict)),
                ("questions", models.JSONField(default=list)),
                ("status", models.CharField(max_length=8)),
                ("reason", models.TextField(blank=True)),
                ("state", models.CharField(default="CANDIDATE", max_length=10)),
                ("proposal", models.TextField(blank=True)),
                ("proposed_on", models.DateField(null=True)),
                ("reviewed_on", models.DateField(null=True)),
                ("review_opinion", models.TextField(blank=True)),
                ("decline_reason", models.TextField(blank=True)),
                ("reply", models.TextField(blank=True)),
                ("declined_on", models.DateField(null=True)),
                (
                    "declined_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "matter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.matter",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "docketing_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates",
                        to="intake.docketinglist",
                    ),
                ),
            ],
            options={
                "db_table": "intake_candidate",
                "indexes": [
                    models.Index(
                        fields=["docketing_list", "source_row", "id"], name="candidates_in_their_order"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["READY", "ASK", "REFUSED", "SKIPPED"])),
                        name="candidate_has_a_known_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "CANDIDATE",
                                    "FINISHED",
                                    "PROPOSED",
                                    "REVIEWED",
                                    "DECLINED",
                                    "APPROVED",
                                    "DOCKETED",
                                ],
                            )
                        ),
                        name="candidate_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("category__in", ["", "MAJOR_DECISION", "KEY_PROJECT", "IMPORTANT_MATTER"])
                        ),
                        name="candidate_has_a_known_category",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("limb__in", ["", "CITY", "ANCIENT_TOWN", "PEOPLE"])),
                        name="candidate_meets_a_known_limb",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "DECLINED"), _negated=True),
                            models.Q(("decline_reason", ""), ("reply", ""), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="declined_candidate_has_reason_and_reply",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("matter__isnull", False), ("state", "DOCKETED")),
                            models.Q(
                                models.Q(("state", "DOCKETED"), _negated=True), ("matter__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="docketed_candidate_has_its_matter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proposed_by__isnull", True),
                            ("reviewed_by__isnull", True),
                            models.Q(("reviewed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_is_reviewed_by_another_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FirstOrder",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("unit_name", models.CharField(max_length=120)),
                ("state", models.CharField(default="RUNNING", max_length=8)),
                ("handed_on", models.DateField()),
                ("lapses_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "handed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.matter",
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
                "db_table": "intake_first_order",
                "indexes": [models.Index(fields=["state", "lapses_on"], name="first_orders_by_their_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["RUNNING", "APPROVED", "LAPSED"])),
                        name="first_order_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("state", "RUNNING")),
                            models.Q(
                                models.Q(("state", "RUNNING"), _negated=True), ("ended_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="first_order_ends_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("matter__isnull", False), ("state", "APPROVED")),
                            models.Q(
                                models.Q(("state", "APPROVED"), _negated=True), ("matter__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="approved_first_order_has_its_matter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FirstUrging",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("channel", models.CharField(max_length=8)),
                ("contact", models.CharField(max_length=60)),
                ("asked", models.TextField()),
                ("answered", models.TextField(blank=True)),
                ("next_on", models.DateField(null=True)),
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgings",
                        to="intake.firstorder",
                    ),
                ),
            ],
            options={
                "db_table": "intake_first_urging",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["PHONE", "ON_SITE", "MESSAGE", "LETTER"])),
                        name="first_urging_has_a_channel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaderInstruction",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=8)),
                ("text", models.TextField()),
                ("written_on", models.DateField()),
                ("writer_name", models.CharField(max_length=60)),
                ("due_on", models.DateField(null=True)),
                ("entered_on", models.DateField()),
                ("checked_on", models.DateField(null=True)),
                ("remark", models.TextField(blank=True)),
                ("reply", models.TextField(blank=True)),
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
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.matter",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
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
                    "writer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "intake_leader_instruction",
                "indexes": [models.Index(fields=["-id"], name="instructions_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["TO_ACT", "GUIDING", "INFORMATION"])),
                        name="instruction_has_a_known_class",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["ENTERED", "REJECTED", "WAITING", "FIRST", "PLACED", "ANSWERED", "NOTED"],
                            )
                        ),
                        name="instruction_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "PLACED"), _negated=True),
                            models.Q(
                                ("due_on__isnull", False), ("matter__isnull", False), ("unit__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="placed_instruction_says_who_owes_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ANSWERED"), _negated=True),
                            models.Q(models.Q(("reply", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="answered_instruction_has_its_reply",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="instruction_is_checked_by_another_person",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="firstorder",
            name="instruction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="first_orders",
                to="intake.leaderinstruction",
            ),
        ),
        migrations.CreateModel(
            name="ListAdjustment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("state", models.CharField(default="WAITING", max_length=10)),
                ("reason", models.TextField()),
                ("proposed_on", models.DateField()),
                ("decided_on", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("level", models.CharField(blank=True, max_length=32)),
                ("place", models.PositiveSmallIntegerField(null=True)),
                ("opinion", models.TextField(blank=True)),
                (
                    "additions",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.docketinglist",
                    ),
                ),
                (
                    "circular",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
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
                    "docketing_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="intake.docketinglist",
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
                    "proposed_by",
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
            ],
            options={
                "db_table": "intake_list_adjustment",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["WAITING", "DONE", "RETURNED"])),
                        name="list_adjustment_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        fields=("docketing_list", "ordinal"), name="adjustments_of_a_list_are_numbered"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "WAITING")),
                        fields=("docketing_list",),
                        name="one_adjustment_of_a_list_waits_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "DONE"), _negated=True),
                            models.Q(
                                ("circular__isnull", False),
                                ("decided_on__isnull", False),
                                ("done_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="adjustment_of_a_list_is_announced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatterSource",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(default="RECORDED", max_length=10)),
                ("body_name", models.CharField(blank=True, max_length=120)),
                ("number", models.CharField(blank=True, max_length=120)),
                ("written_on", models.DateField(null=True)),
                ("text", models.TextField(blank=True)),
                ("due_on", models.DateField(null=True)),
                ("entered_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                ("withdrawal_reason", models.TextField(blank=True)),
                (
                    "entered_by",
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
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "intake_matter_source",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "RECORDED")),
                        fields=["kind", "matter"],
                        name="sources_by_kind",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "GOVERNMENT_REPORT",
                                    "LIVELIHOOD",
                                    "KEY_PROJECTS",
                                    "PARTY_GROUP",
                                    "DIRECTORS",
                                    "INSTRUCTION",
                                    "CITY",
                                    "LEADING_GROUP",
                                    "INSPECTION",
                                    "AUDIT",
                                    "PARTY_INSPECTION",
                                    "ENVIRONMENT",
                                    "SAFETY",
                                    "SUGGESTION",
                                    "PROPOSAL",
                                    "HOTLINE",
                                    "PETITION",
                                    "ANOTHER",
                                ],
                            )
                        ),
                        name="source_is_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "RECORDED"), ("withdrawn_on__isnull", True)),
                            models.Q(
                                ("state", "WITHDRAWN"),
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawal_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_source_has_day_and_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "RECORDED")),
                        fields=("matter", "kind", "number"),
                        name="a_source_is_recorded_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PendingImport",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("state", models.CharField(default="READING", max_length=10)),
                ("title", models.CharField(max_length=200)),
                ("year", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("new_edition", models.TextField(blank=True)),
                ("ticket", models.TextField()),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveBigIntegerField()),
                ("choice", models.JSONField(default=dict)),
                ("reading", models.JSONField(default=dict)),
                ("answers", models.JSONField(default=dict)),
                ("columns_seen", models.BooleanField(default=False)),
                ("work", models.UUIDField(db_index=True, null=True)),
                ("problem", models.TextField(blank=True)),
                ("begun_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                ("docketing_list", models.UUIDField(null=True)),
                (
                    "begun_by",
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
            ],
            options={
                "db_table": "intake_pending_import",
                "indexes": [models.Index(fields=["state", "-id"], name="imports_that_wait")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["READING", "UNREADABLE", "OPEN", "TAKEN", "GIVEN_UP"])
                        ),
                        name="import_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "TAKEN"), _negated=True),
                            ("docketing_list__isnull", False),
                            _connector="OR",
                        ),
                        name="import_that_is_taken_has_its_list",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestForInstructions",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("leader_name", models.CharField(max_length=60)),
                ("question", models.TextField()),
                ("state", models.CharField(default="ASKED", max_length=10)),
                ("asked_on", models.DateField()),
                ("answer", models.TextField(blank=True)),
                ("answered_name", models.CharField(blank=True, max_length=60)),
                ("answered_on", models.DateField(null=True)),
                ("wanted_by", models.DateField(null=True)),
                ("withdrawn_on", models.DateField(null=True)),
                ("withdrawal_reason", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "leader",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
                (
                    "wanted_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "intake_request_for_instructions",
                "indexes": [models.Index(fields=["unit", "-id"], name="requests_of_a_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ASKED", "ANSWERED", "WITHDRAWN"])),
                        name="request_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_on__isnull", False),
                                ("state", "ANSWERED"),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "ANSWERED"), _negated=True), ("answered_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="answered_request_has_its_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wanted_by__isnull", True), ("wanted_of__isnull", True)),
                            models.Q(("wanted_by__isnull", False), ("wanted_of__isnull", False)),
                            _connector="OR",
                        ),
                        name="answer_wants_something_of_a_unit_by_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceStep",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=10)),
                ("on", models.DateField()),
                ("number", models.CharField(blank=True, max_length=120)),
                ("partner", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField(blank=True)),
                ("satisfaction", models.CharField(blank=True, max_length=10)),
                ("accepted", models.BooleanField(null=True)),
                ("settles", models.BooleanField(default=False)),
                ("entered_on", models.DateField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="intake.mattersource",
                    ),
                ),
            ],
            options={
                "db_table": "intake_source_step",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["CONTACT", "REPLY", "ACCEPTANCE"])),
                        name="source_step_is_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("satisfaction__in", ["", "SATISFIED", "BASICALLY", "NOT"])),
                        name="satisfaction_is_of_a_known_degree",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "ACCEPTANCE"), _negated=True),
                            models.Q(("accepted__isnull", False), ("paper__isnull", False)),
                            _connector="OR",
                        ),
                        name="acceptance_says_yes_or_no_on_paper",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("settles", True)),
                        fields=("source", "kind"),
                        name="a_demand_of_a_source_is_settled_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedItem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("ground", models.CharField(blank=True, max_length=20)),
                ("reason", models.TextField(blank=True)),
                ("due_on", models.DateField(null=True)),
                ("recorded_on", models.DateField()),
                ("settled_on", models.DateField(null=True)),
                (
                    "matter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.matter",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.meeting",
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
                    "settled_by",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "intake_agreed_item",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "place"), name="agreed_item_has_its_own_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "MATTER", "REQUIREMENT", "INFORMATION"])),
                        name="agreed_item_has_a_known_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground__in", ["", "UNLISTED_NECESSARY", "EMERGENCY", "NEWLY_ADDED"])
                        ),
                        name="agreed_item_has_a_known_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_on__isnull", True)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("settled_by__isnull", False),
                                ("settled_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="settled_item_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("matter__isnull", True), ("outcome__in", ("", "INFORMATION"))),
                            models.Q(("matter__isnull", False), ("outcome__in", ("MATTER", "REQUIREMENT"))),
                            _connector="OR",
                        ),
                        name="item_that_is_followed_has_its_matter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarryOver",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("from_year", models.PositiveIntegerField()),
                ("to_year", models.PositiveIntegerField()),
                ("on", models.DateField()),
                ("remark", models.TextField(blank=True)),
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
            ],
            options={
                "db_table": "intake_carry_over",
                "indexes": [models.Index(fields=["to_year", "matter"], name="carried_into_a_year")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("matter", "to_year"), name="matter_is_carried_over_once_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "to_year",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("from_year"), "+", models.Value(1)
                                ),
                            )
                        ),
                        name="matter_is_carried_into_the_next_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("unit_name", models.CharField(max_length=120)),
                ("relation", models.CharField(max_length=20)),
                ("state", models.CharField(default="ASKED", max_length=12)),
                ("asked_on", models.DateField()),
                ("answer_by", models.DateField()),
                ("opinion", models.TextField(blank=True)),
                ("replied_on", models.DateField(null=True)),
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
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="intake.candidate",
                    ),
                ),
                (
                    "replied_by",
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
                "db_table": "intake_consultation",
                "indexes": [models.Index(fields=["unit", "state", "id"], name="consultations_of_a_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["ASKED", "AGREED", "OBJECTED", "ADOPTED", "NOT_ADOPTED"])
                        ),
                        name="consultation_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("ASKED", "OBJECTED"))),
                        fields=("candidate", "unit"),
                        name="unit_is_asked_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("ADOPTED", "NOT_ADOPTED")), _negated=True),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="objection_is_answered_in_words",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="docketinglist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("APPROVED", "DOCKETED")), _negated=True),
                    ("approved_on__isnull", False),
                    _connector="OR",
                ),
                name="approved_list_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="firstorder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "RUNNING")),
                fields=("instruction",),
                name="an_order_is_handed_over_first_once_at_a_time",
            ),
        ),
    ]

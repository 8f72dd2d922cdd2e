import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import duban.ground.access.standing


class Migration(migrations.Migration):
    replaces = [
        ("matters", "0001_initial"),
        ("matters", "0002_time_change_by_calendar"),
        ("matters", "0003_lists_sort_by_matter"),
        ("matters", "0004_kinds_of_obligation"),
        ("matters", "0005_counted_from_the_index"),
        ("matters", "0006_adjustment"),
        ("matters", "0007_exemption_finding"),
        ("matters", "0008_parts_pass_to_successors"),
        ("matters", "0009_source_and_request_duties"),
    ]

    initial = True

    dependencies = [
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.CharField(max_length=40, unique=True)),
                ("year", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=500)),
                ("title_key", models.CharField(max_length=200)),
                ("category", models.CharField(max_length=20)),
                ("limb", models.CharField(max_length=16)),
                ("route", models.CharField(max_length=10)),
                ("origin_ref", models.CharField(max_length=96)),
                ("state", models.CharField(default="DOCKETED", max_length=12)),
                ("docketed_on", models.DateField()),
                ("assigned_on", models.DateField(null=True)),
                ("completed_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("ending", models.CharField(blank=True, default="", max_length=10)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="matters.matter",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="matters.matter",
                    ),
                ),
            ],
            options={
                "db_table": "matters_matter",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ending__in", ["", "MERGED", "TERMINATED"])),
                        name="matter_ended_in_a_known_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ending", ""), ("state", "CLOSED"), _connector="OR"),
                        name="matter_that_ended_is_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ending", "MERGED"), ("merged_into__isnull", False)),
                            models.Q(
                                models.Q(("ending", "MERGED"), _negated=True), ("merged_into__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="merged_matter_names_the_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("category__in", ["MAJOR_DECISION", "KEY_PROJECT", "IMPORTANT_MATTER"])
                        ),
                        name="matter_has_a_category",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("route__in", ["LISTED", "AD_HOC"])),
                        name="matter_came_by_a_known_door",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["DOCKETED", "ASSIGNED", "SUSPENDED", "CLOSED"])),
                        name="matter_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "CLOSED")),
                            models.Q(
                                models.Q(("state", "CLOSED"), _negated=True), ("closed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="matter_is_closed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("label", models.CharField(max_length=200)),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("is_state", models.BooleanField(default=False)),
                ("planned_on", models.DateField()),
                ("reached_on", models.DateField(null=True)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="matters.matter",
                    ),
                ),
            ],
            options={
                "db_table": "matters_milestone",
            },
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=8)),
                ("text", models.TextField()),
                ("indicator", models.CharField(blank=True, max_length=200)),
                ("measure", models.CharField(blank=True, max_length=40)),
                ("target", models.CharField(blank=True, max_length=80)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("standard", models.TextField(blank=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="matters.matter",
                    ),
                ),
            ],
            options={
                "db_table": "matters_objective",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["TIME", "QUALITY"])),
                        name="objective_has_a_known_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("source_ref", models.CharField(max_length=96)),
                ("article", models.CharField(max_length=16)),
                ("label", models.CharField(blank=True, max_length=200)),
                ("imposed_on", models.DateField()),
                ("original_due_on", models.DateField()),
                ("due_on", models.DateField()),
                ("counted_from", models.DateField(null=True)),
                ("counted_days", models.PositiveSmallIntegerField(null=True)),
                ("suspended", models.BooleanField(default=False)),
                ("reported_on", models.DateField(null=True)),
                ("met_on", models.DateField(null=True)),
                ("met_by_ref", models.CharField(blank=True, max_length=96)),
                ("lapsed_on", models.DateField(null=True)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="matters.matter",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "matters_obligation",
                "indexes": [
                    models.Index(
                        condition=models.Q(("lapsed_on__isnull", True), ("met_on__isnull", True)),
                        fields=["unit", "due_on", "id"],
                        name="obligation_unit_open_due",
                    ),
                    models.Index(
                        condition=models.Q(("lapsed_on__isnull", True), ("met_on__isnull", True)),
                        fields=["due_on", "id", "kind", "unit", "matter", "suspended", "reported_on"],
                        name="obligation_open_due",
                    ),
                    models.Index(fields=["source_ref"], name="obligation_of_a_source"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "MATTER_DEADLINE",
                                    "MILESTONE",
                                    "SIGN_FOR",
                                    "BREAKDOWN",
                                    "PERIODIC_REPORT",
                                    "UNIT_APPROVAL",
                                    "COUNTERSIGN",
                                    "REVIEW",
                                    "SUPPLEMENT",
                                    "REDO",
                                    "OWN_DATE",
                                    "URGE",
                                    "DECIDE_EXTENSION",
                                    "DECIDE_SUSPENSION",
                                    "SERVE_NOTICE",
                                    "NOTICE_REPLY",
                                    "VERIFY",
                                    "ANSWER_OBJECTION",
                                    "TREAT_PROBLEM",
                                    "CLOSE",
                                    "REQUIREMENT",
                                    "ANSWER_INSTRUCTION",
                                    "ANSWER_ASSIGNMENT",
                                    "ADJUST",
                                    "DECIDE_ADJUSTMENT",
                                    "DECIDE_EXEMPTION",
                                    "PROMISE",
                                    "SERVICE",
                                    "RECEIVE",
                                    "SOURCE_CONTACT",
                                    "SOURCE_REPLY",
                                    "SOURCE_ACCEPTANCE",
                                    "ANSWER_REQUEST",
                                ],
                            )
                        ),
                        name="obligation_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("met_on__isnull", True), ("lapsed_on__isnull", True), _connector="OR"
                        ),
                        name="obligation_is_met_or_lapsed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lapsed_on__isnull", True), ("met_on__isnull", True)),
                        fields=("kind", "source_ref", "unit", "original_due_on"),
                        name="the_same_is_owed_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExemptionFinding",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("cause", models.CharField(max_length=24)),
                ("state", models.CharField(default="CLAIMED", max_length=8)),
                ("fact", models.TextField()),
                ("on_record", models.TextField(blank=True)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
                ("claimed_on", models.DateField()),
                ("days_not_charged", models.PositiveSmallIntegerField(default=0)),
                ("bars_ground_2", models.BooleanField(default=False)),
                ("finding", models.TextField(blank=True)),
                ("found_on", models.DateField(null=True)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "found_by",
                    models.ForeignKey(
                        null=True,
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
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemptions",
                        to="matters.matter",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemptions",
                        to="matters.obligation",
                    ),
                ),
            ],
            options={
                "db_table": "matters_exemption_finding",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["CLAIMED", "FOUND", "REJECTED"])),
                        name="finding_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "CLAIMED")),
                        fields=("obligation",),
                        name="one_exemption_is_claimed_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("found_on__isnull", True), ("state", "CLAIMED")),
                            models.Q(
                                models.Q(("state", "CLAIMED"), _negated=True),
                                ("found_on__isnull", False),
                                models.Q(("finding", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="finding_has_its_day_and_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "FOUND"),
                            models.Q(("bars_ground_2", False), ("days_not_charged", 0)),
                            _connector="OR",
                        ),
                        name="only_a_finding_has_effects",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True), ("to_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="obstacle_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adjustment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=12)),
                ("state", models.CharField(default="WAITING", max_length=10)),
                ("reason", models.TextField()),
                ("old", models.JSONField(default=dict)),
                ("new", models.JSONField(default=dict)),
                ("followed", models.JSONField(default=list)),
                ("batch_ref", models.CharField(blank=True, max_length=96)),
                ("proposed_on", models.DateField()),
                ("decided_on", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("level", models.CharField(blank=True, max_length=32)),
                ("place", models.PositiveSmallIntegerField(null=True)),
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
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="matters.matter",
                    ),
                ),
                (
                    "settles",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.obligation",
                    ),
                ),
            ],
            options={
                "db_table": "matters_adjustment",
                "indexes": [models.Index(fields=["batch_ref"], name="adjustments_of_a_batch")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["CHANGE", "MERGE", "SPLIT", "WITHDRAWAL"])),
                        name="adjustment_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["WAITING", "APPROVED", "REFUSED", "WITHDRAWN"])),
                        name="adjustment_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "WAITING")),
                        fields=("matter",),
                        name="one_adjustment_waits_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("state", "WAITING")),
                            models.Q(
                                models.Q(("state", "WAITING"), _negated=True),
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decided_adjustment_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "APPROVED"), _negated=True),
                            models.Q(("level", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="approved_adjustment_names_its_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("meeting__isnull", True),
                                ("slip__isnull", True),
                                ("state", "APPROVED"),
                                _negated=True,
                            ),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_approves_the_own_adjustment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("relation", models.CharField(max_length=20)),
                ("open", models.BooleanField(default=True)),
                ("due_on", models.DateField()),
                ("left_on", models.DateField(null=True)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="matters.matter",
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
                "db_table": "matters_party",
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("open", True), ("relation", duban.ground.access.standing.Relation["EVERYONE"])
                        ),
                        fields=["due_on", "matter"],
                        name="party_everyone_open_due",
                    ),
                    models.Index(
                        condition=models.Q(("open", True), ("person__isnull", True)),
                        fields=["unit", "due_on", "matter", "relation"],
                        name="party_unit_open_due",
                    ),
                    models.Index(
                        condition=models.Q(("open", True), ("person__isnull", False)),
                        fields=["person", "due_on", "matter"],
                        name="party_person_open_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                [
                                    duban.ground.access.standing.Relation["LEAD"],
                                    duban.ground.access.standing.Relation["CO"],
                                    duban.ground.access.standing.Relation["SERVICE"],
                                    duban.ground.access.standing.Relation["EXTERNAL"],
                                    duban.ground.access.standing.Relation["LEADER_IN_CHARGE"],
                                    duban.ground.access.standing.Relation["STAFF"],
                                    duban.ground.access.standing.Relation["EVERYONE"],
                                    duban.ground.access.standing.Relation["FORMER"],
                                ],
                            )
                        ),
                        name="party_has_a_known_relation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("relation", duban.ground.access.standing.Relation["LEAD"])),
                        fields=("matter",),
                        name="matter_has_one_lead_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True), ("unit__isnull", False)),
                        fields=("matter", "unit"),
                        name="unit_is_party_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            models.Q(
                                ("relation", duban.ground.access.standing.Relation["FORMER"]), _negated=True
                            ),
                        ),
                        fields=("matter", "person", "relation"),
                        name="person_is_party_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("left_on__isnull", False),
                                ("relation", duban.ground.access.standing.Relation["FORMER"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("relation", duban.ground.access.standing.Relation["FORMER"]),
                                    _negated=True,
                                ),
                                ("left_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="former_party_left_on_a_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("relation", duban.ground.access.standing.Relation["EVERYONE"])),
                        fields=("matter",),
                        name="everyone_is_party_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("relation", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("absorbed", models.BooleanField(default=False)),
                ("cause_ref", models.CharField(max_length=96)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="matters.matter",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "matters_succession",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                [
                                    duban.ground.access.standing.Relation["LEAD"],
                                    duban.ground.access.standing.Relation["CO"],
                                    duban.ground.access.standing.Relation["SERVICE"],
                                    duban.ground.access.standing.Relation["EXTERNAL"],
                                    duban.ground.access.standing.Relation["LEADER_IN_CHARGE"],
                                    duban.ground.access.standing.Relation["STAFF"],
                                    duban.ground.access.standing.Relation["EVERYONE"],
                                    duban.ground.access.standing.Relation["FORMER"],
                                ],
                            )
                        ),
                        name="succession_has_a_known_relation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="a_unit_is_succeeded_by_another",
                    ),
                    models.UniqueConstraint(
                        fields=("matter", "predecessor", "cause_ref"),
                        name="a_unit_is_succeeded_once_by_a_change",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TimeChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=8)),
                ("asked_on", models.DateField()),
                ("reason", models.TextField()),
                ("old_due_on", models.DateField(null=True)),
                ("new_due_on", models.DateField(null=True)),
                ("decided_on", models.DateField(null=True)),
                ("opinion", models.TextField(blank=True)),
                ("from_on", models.DateField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("to_on", models.DateField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="time_changes",
                        to="matters.matter",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="time_changes",
                        to="matters.obligation",
                    ),
                ),
            ],
            options={
                "db_table": "matters_time_change",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["EXTENSION", "SUSPENSION", "CALENDAR"])),
                        name="time_change_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ASKED", "GRANTED", "REFUSED", "ENDED"])),
                        name="time_change_has_a_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ASKED")),
                        fields=("obligation",),
                        name="one_extension_is_asked_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_by__isnull", True), ("kind", "CALENDAR")),
                            models.Q(
                                models.Q(("kind", "CALENDAR"), _negated=True), ("asked_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="time_change_is_asked_by_a_person_or_the_calendar",
                    ),
                ],
            },
        ),
    ]

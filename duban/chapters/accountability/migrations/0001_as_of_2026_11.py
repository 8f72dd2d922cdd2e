import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("accountability", "0001_initial")]

    initial = True

    dependencies = [
        ("matters", "0001_as_of_2026_11"),
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountabilityClue",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.CharField(max_length=80, unique=True)),
                ("ground", models.CharField(default="16(4)", max_length=8)),
                ("state", models.CharField(default="OPEN", max_length=8)),
                ("registered_on", models.DateField()),
                ("basis_changed", models.BooleanField(default=False)),
                ("closed_on", models.DateField(null=True)),
                ("close_reason", models.CharField(blank=True, max_length=20)),
                ("close_words", models.TextField(blank=True)),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_clue",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ground", "16(4)")),
                        fields=("matter", "unit"),
                        name="matter_and_recipient_have_one_clue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["OPEN", "CLOSED"])), name="clue_has_a_known_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("close_reason", ""), ("closed_on__isnull", True), ("state", "OPEN")),
                            models.Q(
                                ("close_reason__in", ["NOTICE_FELL_AWAY", "OTHER"]),
                                ("closed_on__isnull", False),
                                ("state", "CLOSED"),
                            ),
                            _connector="OR",
                        ),
                        name="clue_is_closed_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Circle",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("post", models.CharField(blank=True, max_length=24)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(null=True)),
                (
                    "clue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circle",
                        to="accountability.accountabilityclue",
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
                "db_table": "accountability_circle",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_at__isnull", True)),
                        fields=("clue", "person"),
                        name="person_is_in_a_circle_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClueNotice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("notice_ref", models.CharField(max_length=96)),
                ("number", models.CharField(max_length=80)),
                ("served_on", models.DateField()),
                ("ground", models.CharField(max_length=8)),
                ("receipt", models.JSONField()),
                ("responsible", models.JSONField()),
                ("fell_on", models.DateField(null=True)),
                (
                    "clue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="accountability.accountabilityclue",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_clue_notice",
                "constraints": [
                    models.UniqueConstraint(fields=("notice_ref",), name="notice_is_in_one_clue_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Concerned",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "clue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerned",
                        to="accountability.accountabilityclue",
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
                "db_table": "accountability_concerned",
                "constraints": [
                    models.UniqueConstraint(fields=("clue", "person"), name="person_is_concerned_once")
                ],
            },
        ),
    ]

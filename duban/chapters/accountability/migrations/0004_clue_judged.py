import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accountability", "0003_case"),
        ("files", "0001_initial"),
        ("matters", "0013_matter_archived"),
        ("organization", "0006_units_merged_and_split"),
        ("organization", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClueEvidence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("about_ref", models.CharField(blank=True, default="", max_length=96)),
                ("on", models.DateField(null=True)),
                ("said_sealed", models.TextField(blank=True, default="")),
                (
                    "clue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="accountability.accountabilityclue",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_clue_evidence",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about_ref", ""), ("file__isnull", False)),
                            models.Q(("file__isnull", True), models.Q(("about_ref", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="clue_rests_on_a_file_or_a_record",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("file__isnull", False)),
                        fields=("clue", "file"),
                        name="clue_carries_a_file_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClueReferral",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("receiver", models.CharField(max_length=60)),
                ("on", models.DateField()),
                ("reason_sealed", models.TextField()),
                ("receipt_number", models.CharField(blank=True, default="", max_length=120)),
                ("receipt_on", models.DateField(null=True)),
                ("result_sealed", models.TextField(blank=True, default="")),
                ("result_on", models.DateField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "clue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral",
                        to="accountability.accountabilityclue",
                    ),
                ),
                (
                    "receipt_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "result_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_clue_referral",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("receipt_on__isnull", True), ("receipt_on__gte", models.F("on")), _connector="OR"
                        ),
                        name="receipt_follows_the_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result_on__isnull", True), ("result_on__gte", models.F("on")), _connector="OR"
                        ),
                        name="result_follows_the_referral",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClueView",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("at", models.DateTimeField()),
                ("about_ref", models.CharField(max_length=96)),
                (
                    "clue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
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
                "db_table": "accountability_clue_view",
                "indexes": [models.Index(fields=["clue", "-id"], name="views_of_a_clue")],
            },
        ),
        migrations.RemoveConstraint(
            model_name="accountabilityclue",
            name="clue_rests_on_notices_or_a_fact",
        ),
        migrations.RemoveConstraint(
            model_name="accountabilityclue",
            name="clue_is_closed_with_a_reason",
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="close_words_sealed",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="confirm_words_sealed",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="confirmed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="entered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="fact_sealed",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="handling",
            field=models.CharField(blank=True, default="", max_length=8),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="handling_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="handling_words_sealed",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="second_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="second_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="second_words_sealed",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="accountabilityclue",
            name="why_sealed",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddConstraint(
            model_name="accountabilityclue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ground", "16(4)"),
                    models.Q(("cause_ref", ""), _negated=True),
                    ("entered_by__isnull", False),
                    _connector="OR",
                ),
                name="clue_rests_on_notices_a_fact_or_an_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountabilityclue",
            constraint=models.CheckConstraint(
                condition=models.Q(("handling__in", ["", "OFFICE", "REFER"])),
                name="clue_has_a_known_handling",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountabilityclue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("second_by__isnull", True),
                    models.Q(("second_by", models.F("entered_by")), _negated=True),
                    _connector="OR",
                ),
                name="clue_is_looked_at_again_by_another_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountabilityclue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    ("entered_by__isnull", True),
                    models.Q(("confirmed_by", models.F("entered_by")), _negated=True),
                    _connector="OR",
                ),
                name="clue_is_confirmed_by_another_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountabilityclue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("close_reason", ""), ("closed_on__isnull", True), ("state", "OPEN")),
                    models.Q(
                        (
                            "close_reason__in",
                            ["NOTICE_FELL_AWAY", "NOT_STARTED", "OTHER", "REJECTED", "REFERRED"],
                        ),
                        ("closed_on__isnull", False),
                        ("state", "CLOSED"),
                    ),
                    _connector="OR",
                ),
                name="clue_is_closed_with_a_reason",
            ),
        ),
    ]

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accountability", "0007_decision"),
        ("files", "0002_sealed_under"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HeadSlip",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("act", models.CharField(max_length=60)),
                ("decided_on", models.DateField()),
                ("words_sealed", models.TextField()),
                ("state", models.CharField(default="ENTERED", max_length=8)),
                ("entered_on", models.DateField()),
                ("checked_on", models.DateField(null=True)),
                ("remark_sealed", models.TextField(blank=True, default="")),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="accountability.accountabilitycase",
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
                    "clue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="accountability.accountabilityclue",
                    ),
                ),
                (
                    "decider",
                    models.ForeignKey(
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
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "db_table": "accountability_head_slip",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", True), ("clue__isnull", False)),
                            models.Q(("case__isnull", False), ("clue__isnull", True)),
                            _connector="OR",
                        ),
                        name="slip_is_of_a_clue_or_of_a_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ENTERED", "AGREES", "DIFFERS", "USED"])),
                        name="head_slip_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="head_slip_is_checked_by_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("clue__isnull", False), ("state__in", ["ENTERED", "AGREES"])),
                        fields=("clue", "act"),
                        name="one_slip_of_an_act_waits_on_a_clue",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("case__isnull", False), ("state__in", ["ENTERED", "AGREES"])),
                        fields=("case", "act"),
                        name="one_slip_of_an_act_waits_on_a_case",
                    ),
                ],
            },
        ),
    ]

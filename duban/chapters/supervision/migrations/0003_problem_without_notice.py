import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0010_coordination_duties"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("supervision", "0002_bulk_urging"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoNotice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ground", models.CharField(max_length=16)),
                ("reason", models.TextField()),
                ("on", models.DateField()),
                ("fell_on", models.DateField(null=True)),
            ],
            options={
                "db_table": "supervision_no_notice",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["SELF_REPORTED", "SAME_FACT"])),
                        name="no_notice_has_a_known_ground",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RectificationPlan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("measures", models.TextField()),
                ("responsible", models.CharField(max_length=60)),
                ("done_by", models.DateField()),
                ("on", models.DateField()),
            ],
            options={
                "db_table": "supervision_rectification_plan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done_by__gte", models.F("on"))),
                        name="plan_is_done_after_it_is_made",
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="problem",
            name="problem_has_a_known_state",
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["OPEN", "NOTICED", "TRACKED", "CLOSED"])),
                name="problem_has_a_known_state",
            ),
        ),
        migrations.AddField(
            model_name="nonotice",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="nonotice",
            name="notice",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="covered",
                to="supervision.supervisionnotice",
            ),
        ),
        migrations.AddField(
            model_name="nonotice",
            name="problem",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="supervision.problem",
            ),
        ),
        migrations.AddField(
            model_name="rectificationplan",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="rectificationplan",
            name="notice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans",
                to="supervision.supervisionnotice",
            ),
        ),
        migrations.AddConstraint(
            model_name="nonotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "SAME_FACT"), ("notice__isnull", False)),
                    models.Q(models.Q(("ground", "SAME_FACT"), _negated=True), ("notice__isnull", True)),
                    _connector="OR",
                ),
                name="same_fact_names_its_notice",
            ),
        ),
        migrations.AddConstraint(
            model_name="nonotice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fell_on__isnull", True)),
                fields=("problem",),
                name="a_problem_is_left_without_notice_once",
            ),
        ),
    ]

"""联合牵头 as a recorded exception (art. 11(2); decision 1)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0008_parts_pass_to_successors"),
        ("organization", "0006_units_merged_and_split"),
        ("responsibility", "0007_assignments_pass_with_their_unit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            options={"db_table": "responsibility_joint_lead"},
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
            options={"db_table": "responsibility_joint_unit"},
        ),
        migrations.AddConstraint(
            model_name="jointunit",
            constraint=models.UniqueConstraint(
                fields=["joint_lead", "unit"], name="a_unit_leads_a_matter_jointly_once"
            ),
        ),
        migrations.RemoveConstraint(model_name="assignment", name="assignment_has_a_known_level"),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["PRIMARY", "JOINT", "SECONDARY", "SERVICE"])),
                name="assignment_has_a_known_level",
            ),
        ),
    ]

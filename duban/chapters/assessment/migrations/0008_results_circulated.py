"""传签 of results by the members of the Leading Group (13(2))."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0007_fact_on_paper"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ResultSignature",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("agrees", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("on", models.DateField()),
                ("lapsed", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="assessment.resultround",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_result_signature",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lapsed", False)),
                        fields=("round", "person"),
                        name="a_member_signs_a_result_round_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agrees", True), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="who_does_not_agree_to_results_says_why",
                    ),
                ],
            },
        ),
    ]

"""A round that went up may be returned, with the reason (13(2))."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0005_results"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="resultround",
            name="return_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="resultround",
            name="return_slip",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.approvalslip",
            ),
        ),
        migrations.AddField(
            model_name="resultround",
            name="returned_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="resultround",
            name="returned_for",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="resultround",
            name="returned_on",
            field=models.DateField(null=True),
        ),
        migrations.RemoveConstraint(
            model_name="resultround",
            name="result_round_has_a_known_state",
        ),
        migrations.AddConstraint(
            model_name="resultround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["PROPOSED", "PUBLISHED", "RETURNED", "SUBMITTED", "FIXED", "HANDED_OVER"],
                    )
                ),
                name="result_round_has_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="resultround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "RETURNED"), _negated=True),
                    models.Q(("returned_on__isnull", False), models.Q(("return_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="returned_results_say_why",
            ),
        ),
    ]

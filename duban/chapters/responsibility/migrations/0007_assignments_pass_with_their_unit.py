"""An assignment of a merged unit goes to its successor, or is absorbed in the successor's own (decision 6)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0006_units_merged_and_split"),
        ("responsibility", "0006_cycles_of_the_month_and_year"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="absorbed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="assignment",
            name="given_to",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.orgunit",
            ),
        ),
    ]

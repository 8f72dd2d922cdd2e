"""A fact about the Office rests on a paper of the Leading Group (6(2), 12(11))."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0006_results_returned"),
        ("organization", "0006_units_merged_and_split"),
    ]

    operations = [
        migrations.AddField(
            model_name="enteredfact",
            name="slip",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.approvalslip",
            ),
        ),
        migrations.AddIndex(
            model_name="enteredfact",
            index=models.Index(fields=["unit", "id"], name="entered_facts_of_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="enteredfact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("slip__isnull", False)),
                fields=("slip",),
                name="a_paper_carries_one_entered_fact",
            ),
        ),
    ]

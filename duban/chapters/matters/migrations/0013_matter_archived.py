"""A closed matter whose file is complete is put away on a day (8(1))."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0012_evaluation_duty"),
    ]

    operations = [
        migrations.AddField(
            model_name="matter",
            name="archived_on",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("archived_on__isnull", True),
                    models.Q(("archived_on__gte", models.F("closed_on")), ("closed_on__isnull", False)),
                    _connector="OR",
                ),
                name="only_a_closed_matter_is_archived",
            ),
        ),
    ]

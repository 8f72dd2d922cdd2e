"""A recorded problem that proves unfounded is closed without a notice (11(3))."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0005_inspections"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="nonotice",
            name="no_notice_has_a_known_ground",
        ),
        migrations.AddConstraint(
            model_name="nonotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["SELF_REPORTED", "SAME_FACT", "UNFOUNDED"])),
                name="no_notice_has_a_known_ground",
            ),
        ),
    ]

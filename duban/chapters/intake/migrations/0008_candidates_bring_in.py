from django.db import migrations, models


class Migration(migrations.Migration):
    """What a body that begins in mid-year brings in, the sheet of a row, and the state of what was done before."""

    dependencies = [
        ("intake", "0007_imports_wait"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="candidate",
            name="candidate_has_a_known_state",
        ),
        migrations.AddField(
            model_name="candidate",
            name="brought",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="candidate",
            name="sheet",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["CANDIDATE", "FINISHED", "PROPOSED", "REVIEWED", "DECLINED", "APPROVED", "DOCKETED"],
                    )
                ),
                name="candidate_has_a_known_state",
            ),
        ),
    ]

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def clear(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A draft that names no duty cannot be offered for one."""
    apps.get_model("feedback", "Draft").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial")]

    operations = [
        migrations.RunPython(clear, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="draft", name="one_draft_of_a_kind_for_a_person"),
        migrations.RemoveConstraint(model_name="draft", name="draft_has_a_known_kind"),
        migrations.RemoveField(model_name="draft", name="kind"),
        migrations.AddField(
            model_name="draft",
            name="about_ref",
            field=models.CharField(default="", max_length=96),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                fields=("person", "matter", "about_ref"), name="one_draft_of_a_person_about_a_duty"
            ),
        ),
    ]

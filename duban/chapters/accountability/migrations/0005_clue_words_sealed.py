"""What was said of a clue goes into its sealed column, bound to its row, before the plain one is taken away."""

from __future__ import annotations

from uuid import UUID

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from duban.support.vault import sealing

WORDS = ("fact", "close_words")


def purpose(name: str, uid: UUID) -> str:
    return f"accountability.accountabilityclue.{name}:{uid}"


def seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for clue in apps.get_model("accountability", "AccountabilityClue").objects.order_by("pk"):
        for name in WORDS:
            text = getattr(clue, name)
            sealed = sealing.seal(text, purpose=purpose(name, clue.uid)) if text else ""
            setattr(clue, f"{name}_sealed", sealed)
        clue.save()


def open_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for clue in apps.get_model("accountability", "AccountabilityClue").objects.order_by("pk"):
        for name in WORDS:
            sealed = getattr(clue, f"{name}_sealed")
            setattr(
                clue, name, sealing.open_sealed(sealed, purpose=purpose(name, clue.uid)) if sealed else ""
            )
        clue.save()


class Migration(migrations.Migration):
    dependencies = [("accountability", "0004_clue_judged")]

    operations = [migrations.RunPython(seal, open_again)]

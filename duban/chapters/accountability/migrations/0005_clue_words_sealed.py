"""What was said of a clue goes into its sealed column, bound to its row, before the plain one is taken away."""

from django.db import migrations

from duban.support.vault import sealing

WORDS = ("fact", "close_words")


def purpose(name: str, clue) -> str:
    return f"accountability.accountabilityclue.{name}:{clue.uid}"


def seal(apps, schema_editor) -> None:
    for clue in apps.get_model("accountability", "AccountabilityClue").objects.order_by("pk"):
        for name in WORDS:
            text = getattr(clue, name)
            sealed = sealing.seal(text, purpose=purpose(name, clue)) if text else ""
            setattr(clue, f"{name}_sealed", sealed)
        clue.save()


def open_again(apps, schema_editor) -> None:
    for clue in apps.get_model("accountability", "AccountabilityClue").objects.order_by("pk"):
        for name in WORDS:
            sealed = getattr(clue, f"{name}_sealed")
            setattr(clue, name, sealing.open_sealed(sealed, purpose=purpose(name, clue)) if sealed else "")
        clue.save()


class Migration(migrations.Migration):
    dependencies = [("accountability", "0004_clue_judged")]

    operations = [migrations.RunPython(seal, open_again)]

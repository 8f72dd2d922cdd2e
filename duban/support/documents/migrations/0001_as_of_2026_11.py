import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("documents", "0001_initial"), ("documents", "0002_found_by_context")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=40)),
                ("number", models.CharField(blank=True, max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("subject_ref", models.CharField(db_index=True, max_length=96)),
                ("context_ref", models.CharField(max_length=96)),
                ("facts", models.JSONField()),
                ("issued_on", models.DateField()),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("stored_as", models.CharField(blank=True, max_length=80)),
                ("frozen_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "documents_document",
                "indexes": [models.Index(fields=["context_ref", "-id"], name="documents_of_a_context")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("kind", "number"),
                        name="document_number_is_given_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("series", models.CharField(max_length=60)),
                ("year", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "documents_number_series",
                "constraints": [
                    models.UniqueConstraint(fields=("series", "year"), name="series_counts_once_a_year")
                ],
            },
        ),
    ]

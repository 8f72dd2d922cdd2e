"""涉密清除 by two persons (6(1))."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0002_sealed_under")]

    operations = [
        migrations.CreateModel(
            name="SecretPurge",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("state", models.CharField(default="BLOCKED", max_length=8)),
                ("reason", models.TextField()),
                ("asked_by_ref", models.CharField(max_length=96)),
                ("asked_by_name", models.CharField(max_length=60)),
                ("asked_at", models.DateTimeField()),
                ("decided_by_ref", models.CharField(blank=True, max_length=96)),
                ("decided_by_name", models.CharField(blank=True, max_length=60)),
                ("decided_at", models.DateTimeField(null=True)),
                ("release_reason", models.TextField(blank=True)),
                ("backups", models.TextField(blank=True)),
                ("removed", models.JSONField(default=dict)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "db_table": "files_secret_purge",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["BLOCKED", "RELEASED", "PURGED"])),
                        name="purge_has_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "RELEASED"), _negated=True),
                        fields=("file",),
                        name="a_file_is_blocked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "BLOCKED")),
                            models.Q(
                                models.Q(("state", "BLOCKED"), _negated=True), ("decided_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_blocked_file_waits_for_a_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by_ref", models.F("decided_by_ref")), _negated=True),
                        name="two_persons_remove_what_is_secret",
                    ),
                ],
            },
        ),
    ]

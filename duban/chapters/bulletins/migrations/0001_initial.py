import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_found_by_context"),
        ("files", "0001_initial"),
        ("matters", "0009_source_and_request_duties"),
        ("organization", "0006_units_merged_and_split"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bulletin",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("title", models.CharField(max_length=200)),
                ("state", models.CharField(default="DRAFT", max_length=12)),
                ("sections", models.JSONField()),
                ("drafted_on", models.DateField()),
                ("reviewed_on", models.DateField(null=True)),
                ("year", models.PositiveIntegerField(null=True)),
                ("ordinal", models.PositiveIntegerField(null=True)),
                ("issued_on", models.DateField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_bulletin",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["DRAFT", "REVIEWED", "ISSUED"])),
                        name="bulletin_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document__isnull", False),
                                ("issued_on__isnull", False),
                                ("ordinal__isnull", False),
                                ("state", "ISSUED"),
                            ),
                            models.Q(
                                models.Q(("state", "ISSUED"), _negated=True),
                                ("issued_on__isnull", True),
                                ("ordinal__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="bulletin_is_issued_with_its_issue_number",
                    ),
                    models.UniqueConstraint(fields=("year", "ordinal"), name="issue_is_numbered_once_a_year"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BulletinPicture",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("caption", models.CharField(max_length=200)),
                ("section", models.PositiveSmallIntegerField(default=1)),
                ("dropped", models.BooleanField(default=False)),
                (
                    "bulletin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="bulletins.bulletin",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_bulletin_picture",
                "constraints": [
                    models.UniqueConstraint(fields=("bulletin", "file"), name="bulletin_shows_a_picture_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Circular",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(default="PERIODIC", max_length=12)),
                ("title", models.CharField(max_length=200)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("state", models.CharField(default="DRAFT", max_length=12)),
                ("lines", models.JSONField()),
                ("taken_at", models.DateTimeField()),
                ("settled", models.TextField(blank=True)),
                ("overview", models.TextField(blank=True)),
                ("requirement", models.TextField(blank=True)),
                ("spared", models.JSONField(default=list)),
                ("drafted_on", models.DateField()),
                ("reviewed_on", models.DateField(null=True)),
                ("returned_on", models.DateField(null=True)),
                ("return_reason", models.TextField(blank=True)),
                ("signed_off_on", models.DateField(null=True)),
                ("signed_off_for", models.CharField(blank=True, max_length=60)),
                ("number", models.CharField(blank=True, max_length=80)),
                ("issued_on", models.DateField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="bulletins.circular",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_off_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_circular",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["PERIODIC"])), name="circular_has_a_known_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["DRAFT", "REVIEWED", "SIGNED_OFF", "ISSUED"])),
                        name="circular_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_on__lte", models.F("to_on"))), name="circular_has_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document__isnull", False),
                                ("issued_on__isnull", False),
                                ("state", "ISSUED"),
                                models.Q(("number", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "ISSUED"), _negated=True),
                                ("issued_on__isnull", True),
                                ("number", ""),
                            ),
                            _connector="OR",
                        ),
                        name="circular_is_issued_with_its_number",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ISSUED"), _negated=True),
                        fields=("kind",),
                        name="one_circular_is_under_way_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CircularCorrection",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("wrong", models.TextField(blank=True)),
                ("right", models.TextField(blank=True)),
                ("lines_before", models.JSONField(null=True)),
                ("lines_after", models.JSONField(null=True)),
                ("reason", models.TextField()),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "circular",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="bulletins.circular",
                    ),
                ),
                (
                    "former",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_circular_correction",
                "constraints": [
                    models.UniqueConstraint(fields=("circular", "place"), name="corrections_are_counted")
                ],
            },
        ),
        migrations.CreateModel(
            name="CircularItem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=8)),
                ("unit_name", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=500)),
                ("place", models.PositiveIntegerField()),
                ("fact", models.TextField()),
                ("changed", models.TextField(blank=True)),
                ("cause", models.TextField(blank=True)),
                ("next_step", models.TextField(blank=True)),
                ("days_late", models.PositiveIntegerField(default=0)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("included", models.BooleanField(default=True)),
                ("dropped", models.BooleanField(default=False)),
                (
                    "circular",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="bulletins.circular",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="matters.matter",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_circular_item",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["LAGGING", "GOOD"])), name="item_has_a_known_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "LAGGING"), ("matter__isnull", False)),
                            models.Q(("kind", "GOOD"), ("matter__isnull", True), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="item_is_about_a_matter_or_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "GOOD"), ("included", True), _connector="OR"),
                        name="what_lags_is_never_left_out",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "LAGGING")),
                        fields=("circular", "matter"),
                        name="matter_stands_once_in_a_circular",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "GOOD")),
                        fields=("circular", "unit"),
                        name="unit_is_praised_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publicity",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("occasion", models.CharField(max_length=200)),
                ("form", models.CharField(max_length=10)),
                ("content", models.TextField()),
                ("audience", models.CharField(max_length=200)),
                ("planned_on", models.DateField()),
                ("state", models.CharField(default="PROPOSED", max_length=10)),
                ("proposed_on", models.DateField()),
                ("decided_on", models.DateField(null=True)),
                ("decided_for", models.CharField(blank=True, max_length=60)),
                ("opinion", models.TextField(blank=True)),
                ("done_on", models.DateField(null=True)),
                ("outlet", models.CharField(blank=True, max_length=200)),
                ("result", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_publicity",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("form__in", ["NEWS", "WEB", "BOARD", "FILM", "BRIEFING", "OTHER"])
                        ),
                        name="publicity_has_a_known_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["PROPOSED", "APPROVED", "REFUSED", "DONE"])),
                        name="publicity_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("state", "PROPOSED")),
                            models.Q(
                                models.Q(("state", "PROPOSED"), _negated=True), ("decided_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="publicity_is_decided_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "DONE")),
                            models.Q(models.Q(("state", "DONE"), _negated=True), ("done_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="publicity_was_done_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicityMaterial",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "publicity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="bulletins.publicity",
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_publicity_material",
                "constraints": [
                    models.UniqueConstraint(fields=("publicity", "file"), name="publicity_holds_a_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("dropped", models.BooleanField(default=False)),
                ("served_on", models.DateField(null=True)),
                ("read_on", models.DateField(null=True)),
                (
                    "bulletin",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recipients",
                        to="bulletins.bulletin",
                    ),
                ),
                (
                    "circular",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recipients",
                        to="bulletins.circular",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "bulletins_recipient",
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_on__isnull", True), ("served_on__isnull", False)),
                        fields=["unit"],
                        name="unread_by_unit",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bulletin__isnull", True), ("circular__isnull", False)),
                            models.Q(("bulletin__isnull", False), ("circular__isnull", True)),
                            _connector="OR",
                        ),
                        name="recipient_is_of_one_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", True), ("unit__isnull", False)),
                            models.Q(("person__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="recipient_is_a_unit_or_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_by__isnull", True), ("read_on__isnull", True)),
                            models.Q(
                                ("read_by__isnull", False),
                                ("read_on__isnull", False),
                                ("served_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="what_was_served_is_read_by_somebody",
                    ),
                    models.UniqueConstraint(fields=("circular", "unit"), name="circular_goes_to_a_unit_once"),
                    models.UniqueConstraint(
                        fields=("circular", "person"), name="circular_goes_to_a_person_once"
                    ),
                    models.UniqueConstraint(fields=("bulletin", "unit"), name="bulletin_goes_to_a_unit_once"),
                    models.UniqueConstraint(
                        fields=("bulletin", "person"), name="bulletin_goes_to_a_person_once"
                    ),
                ],
            },
        ),
    ]

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import duban.support.notifications.models


class Migration(migrations.Migration):
    replaces = [
        ("notifications", "0001_initial"),
        ("notifications", "0002_answered_opinions"),
        ("notifications", "0003_channels_that_carry"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(default="MAIL", max_length=8)),
                ("name", models.CharField(max_length=60)),
                ("url_sealed", models.TextField()),
                ("carries", models.JSONField(default=duban.support.notifications.models.carries_daily)),
                ("active", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "notifications_channel",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["MAIL", "WEBHOOK"])), name="channel_has_a_known_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("occasion", models.CharField(default="DAILY", max_length=8)),
                ("day", models.DateField()),
                ("upto", models.BigIntegerField(default=0)),
                ("count", models.PositiveIntegerField()),
                ("message_id", models.CharField(max_length=120)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.CharField(blank=True, max_length=200)),
                (
                    "channel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="notifications.channel",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "notifications_delivery",
                "indexes": [models.Index(fields=["channel", "-id"], name="deliveries_of_a_channel")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "channel", "occasion", "day", "upto"),
                        name="a_reminder_goes_out_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("occasion__in", ["DAILY", "URGENT"])),
                        name="delivery_has_a_known_occasion",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("slot", models.CharField(max_length=160)),
                ("text", models.CharField(max_length=300)),
                ("subject_ref", models.CharField(blank=True, max_length=96)),
                ("context_ref", models.CharField(blank=True, max_length=96)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("urgent", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "notifications_message",
                "indexes": [models.Index(fields=["person", "-id"], name="messages_of_a_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "slot"), name="a_thing_is_told_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("page", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "notifications_opinion",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)
                            ),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_has_its_person_and_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__isnull", True),
                            models.Q(("answered_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="an_opinion_is_answered_by_another",
                    ),
                ],
            },
        ),
    ]

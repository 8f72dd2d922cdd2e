import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import duban.support.notifications.models


class Migration(migrations.Migration):
    """A channel has a kind and says what it carries; a digest becomes a delivery over a channel."""

    dependencies = [
        ("notifications", "0002_answered_opinions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("channel", "kind", models.CharField(default="MAIL", max_length=8)),
        migrations.AddField(
            "channel",
            "carries",
            models.JSONField(default=duban.support.notifications.models.carries_daily),
        ),
        migrations.AddConstraint(
            "channel",
            models.CheckConstraint(
                condition=models.Q(("kind__in", ["MAIL", "WEBHOOK"])), name="channel_has_a_known_kind"
            ),
        ),
        migrations.RemoveConstraint("digest", "one_digest_a_morning"),
        migrations.RenameModel("Digest", "Delivery"),
        migrations.AlterModelTable("delivery", "notifications_delivery"),
        migrations.AddField(
            "delivery",
            "channel",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="notifications.channel",
            ),
        ),
        migrations.AddField("delivery", "occasion", models.CharField(default="DAILY", max_length=8)),
        migrations.AddField("delivery", "upto", models.BigIntegerField(default=0)),
        migrations.AddField("delivery", "problem", models.CharField(blank=True, max_length=200)),
        migrations.AddConstraint(
            "delivery",
            models.UniqueConstraint(
                fields=("person", "channel", "occasion", "day", "upto"), name="a_reminder_goes_out_once"
            ),
        ),
        migrations.AddConstraint(
            "delivery",
            models.CheckConstraint(
                condition=models.Q(("occasion__in", ["DAILY", "URGENT"])),
                name="delivery_has_a_known_occasion",
            ),
        ),
        migrations.AddIndex(
            "delivery", models.Index(fields=["channel", "-id"], name="deliveries_of_a_channel")
        ),
    ]

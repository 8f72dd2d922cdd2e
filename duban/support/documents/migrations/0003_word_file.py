from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_found_by_context"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="word_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="document",
            name="word_size",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="document",
            name="word_stored_as",
            field=models.CharField(blank=True, max_length=80),
        ),
    ]

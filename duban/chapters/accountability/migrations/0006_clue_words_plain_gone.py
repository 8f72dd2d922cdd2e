from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accountability", "0005_clue_words_sealed")]

    operations = [
        migrations.RemoveField(model_name="accountabilityclue", name="fact"),
        migrations.RemoveField(model_name="accountabilityclue", name="close_words"),
    ]

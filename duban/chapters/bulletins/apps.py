from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    name = "duban.chapters.bulletins"
    label = "bulletins"
    default_auto_field = "django.db.models.BigAutoField"

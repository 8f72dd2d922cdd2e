from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "duban.chapters.matters"
    label = "matters"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class ResponsibilityConfig(AppConfig):
    name = "duban.chapters.responsibility"
    label = "responsibility"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "duban.support.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from duban.support.ledger import guards

        # An SQLite table remake silently drops triggers, so every migrate ends by ensuring them.
        post_migrate.connect(guards.ensure_after_migrate, sender=self)

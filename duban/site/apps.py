from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "duban.site"
    label = "site"

    def ready(self) -> None:
        from duban.site import bell, migrating, reactions, words

        words.register()
        reactions.register()
        bell.register()
        migrating.hurry()

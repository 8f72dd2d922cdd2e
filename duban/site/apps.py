from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "duban.site"
    label = "site"

    def ready(self) -> None:
        from duban.site import reactions, words

        words.register()
        reactions.register()

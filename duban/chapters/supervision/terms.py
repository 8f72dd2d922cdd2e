"""The room's words."""

from django.utils.functional import Promise

REFUSALS: dict[str, tuple[Promise, Promise]] = {}

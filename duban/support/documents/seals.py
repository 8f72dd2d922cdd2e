"""用印: where the seal goes on the paper. The system owns no seal; a body that has a sealing service names its adapter."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Seal(Protocol):
    """What a sealing service is asked. An adapter is named in DUBAN_SEAL as a dotted path to a factory."""

    marks_place: bool

    def stamp(self, pdf: bytes, *, number: str) -> bytes:
        """The pages as they are to be stored: sealed, or as they came."""


class ByHand:
    """No service: the paper is printed and sealed by hand. Nothing on the picture pretends to be a seal."""

    marks_place = False

    def stamp(self, pdf: bytes, *, number: str) -> bytes:
        return pdf


class PlaceOnly(ByHand):
    """Shows on the paper where the seal goes, with the words that it is none."""

    marks_place = True


def active() -> Seal:
    made: Seal = import_string(settings.SEAL)() if settings.SEAL else ByHand()
    return made

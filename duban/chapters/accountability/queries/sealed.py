"""What of a case is sealed, and under which key: read from the models themselves, so that nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, Q

from duban.chapters.accountability.models import AccountabilityCase, SealedRow
from duban.support.vault import sealing


def models() -> list[type[SealedRow]]:
    """Every model of this room with sealed columns, the case first."""
    found = [one for one in apps.get_app_config("accountability").get_models() if issubclass(one, SealedRow)]
    return sorted(found, key=lambda one: (one is not AccountabilityCase, one.__name__))


def path_to_case(model: type[SealedRow]) -> str:
    """How the model's rows name their case: over foreign keys that cannot be empty, the shortest way."""
    ways: list[tuple[str, type]] = [("", model)]
    seen: set[type] = set()
    while ways:
        path, here = ways.pop(0)
        if here is AccountabilityCase:
            return path
        seen.add(here)
        for field in here._meta.concrete_fields:  # type: ignore[attr-defined]  # a model
            if isinstance(field, ForeignKey) and not field.null and field.related_model not in seen:
                step = f"{path}__{field.name}" if path else field.name
                ways.append((step, field.related_model))
    raise LookupError(f"{model.__name__} belongs to no case")


def in_case(case: AccountabilityCase) -> Iterator[SealedRow]:
    """Everything sealed that lies in the case, itself left out."""
    for model in models():
        if model is not AccountabilityCase:
            yield from model._default_manager.filter(**{path_to_case(model): case}).order_by("pk")


def _under_another(model: type[SealedRow]) -> Q:
    """Rows of which some value is sealed under another key than the current one."""
    now = f"{sealing.current_key()}:"
    found = Q()
    for name in model.SEALED:
        column = f"{name}_sealed"
        found |= ~Q(**{column: ""}) & ~Q(**{f"{column}__startswith": now})
    return found


def is_old(case: AccountabilityCase) -> bool:
    """Whether anything of the case is sealed under another key than the current one."""
    for model in models():
        way = path_to_case(model)
        mine = Q(**{way: case}) if way else Q(pk=case.pk)
        if model._default_manager.filter(mine & _under_another(model)).exists():
            return True
    return False


def cases_under_another_key() -> list[AccountabilityCase]:
    """The cases of which something is sealed under another key than the current one."""
    found: set[int] = set()
    for model in models():
        way = path_to_case(model)
        rows = model._default_manager.filter(_under_another(model))
        found |= set(rows.values_list(f"{way}__pk" if way else "pk", flat=True))
    return list(AccountabilityCase.objects.filter(pk__in=found).order_by("pk"))

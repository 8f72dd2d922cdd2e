"""A scheme as plain JSON values and back; what is at its default is left out, what is unknown is refused (13(1))."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from duban.chapters.assessment.rules.scheme.definition import Scheme
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.assessment.terms.scheme_problems import shape
from duban.ground.access import Unfit

# What an exported file says that it is; see `queries/scheme_showing.py`.
FORMAT = "duban-assessment-scheme/1"
LONGEST = 1000
MOST = 400
LARGEST = Decimal(100000)
LARGEST_ID = 10**15
FINEST = 6

T = TypeVar("T")


def encode(value: object) -> Any:  # Any: JSON
    """Numbers with a fraction as text, so that nothing is lost; defaults left out."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in sorted(value.items())}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(encode(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: encode(getattr(value, one.name))
            for one in dataclasses.fields(value)
            if _default(one) is dataclasses.MISSING or getattr(value, one.name) != _default(one)
        }
    return value


def _default(one: dataclasses.Field[Any]) -> Any:  # Any: of whatever type the field is
    if one.default_factory is not dataclasses.MISSING:
        return one.default_factory()
    return one.default


def decode(raw: object) -> Scheme:
    """A scheme from JSON values, or from an exported file of one. Refuses what has no place in one, with where it stands
    (assessment.scheme_shape)."""
    if isinstance(raw, dict) and raw.get("format") == FORMAT:
        raw = raw.get("scheme")
    return cast("Scheme", _value(Scheme, raw, ""))


def decode_as(kind: type[T], raw: object) -> T:
    """One part of a scheme, a rule or a group."""
    return cast("T", _value(kind, raw, ""))


def _value(kind: Any, raw: object, place: str) -> object:  # Any: a type as annotated
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(one for one in get_args(kind) if one is not type(None))
        return None if raw is None else _value(inner, raw, place)
    if origin in (tuple, frozenset):
        if not isinstance(raw, list):
            raise _misshapen(place, "list")
        if len(raw) > MOST:
            raise _misshapen(place, "too_many", most=MOST)
        return origin(_value(get_args(kind)[0], one, f"{place}[{n}]") for n, one in enumerate(raw, 1))
    if origin is Mapping:
        if not isinstance(raw, dict):
            raise _misshapen(place, "object")
        inner = get_args(kind)[1]
        return MappingProxyType({str(key): _value(inner, one, f"{place}.{key}") for key, one in raw.items()})
    if dataclasses.is_dataclass(kind):
        return _whole(cast("type", kind), raw, place)
    return _single(kind, raw, place)


def _whole(kind: type, raw: object, place: str) -> object:
    if not isinstance(raw, dict):
        raise _misshapen(place, "object")
    hints = _hints(kind)
    known = {one.name: one for one in dataclasses.fields(kind)}
    for key in raw:
        if key not in known:
            raise _misshapen(place, "unknown", key=key)
    for name, one in known.items():
        if name not in raw and _default(one) is dataclasses.MISSING:
            raise _misshapen(place, "missing", key=name)
    given = {
        key: _value(hints[key], one, f"{place}.{key}" if place else str(key)) for key, one in raw.items()
    }
    return kind(**given)


@cache
def _hints(kind: type) -> dict[str, Any]:  # Any: types as annotated
    return get_type_hints(kind)


def _single(kind: Any, raw: object, place: str) -> object:  # Any: a type as annotated
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(raw)
        except ValueError:
            raise _misshapen(place, "word", given=raw) from None
    if kind is Decimal:
        return _number(raw, place)
    if kind is bool:
        if not isinstance(raw, bool):
            raise _misshapen(place, "flag")
        return raw
    if kind is int:
        if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= LARGEST_ID:
            raise _misshapen(place, "whole")
        return raw
    if kind is date:
        try:
            return date.fromisoformat(str(raw))
        except ValueError:
            raise _misshapen(place, "date") from None
    if not isinstance(raw, str) or len(raw) > LONGEST:
        raise _misshapen(place, "text", longest=LONGEST)
    return raw


def _number(raw: object, place: str) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str | Decimal):
        raise _misshapen(place, "number")
    try:
        found = Decimal(str(raw))
    except InvalidOperation:
        raise _misshapen(place, "number") from None
    exponent = found.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -FINEST or abs(found) > LARGEST:
        raise _misshapen(place, "too_large")
    return Decimal(plain(found))


def _misshapen(place: str, code: str, **params: object) -> Unfit:
    return Unfit("assessment.scheme_shape", "13(1)", place=place or "/", problem=shape(code, **params))

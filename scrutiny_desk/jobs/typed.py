"""Frozen dataclasses as plain JSON lists and back, checked field by field against their types.

What comes back is trusted no further than its types: a missing or extra field, a number where
text should stand, an endless number or half a character raises `Nonsense`.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import types
import typing
from typing import Any, TypeVar, Union

T = TypeVar("T")


class Nonsense(ValueError):
    """A message that is not what the types say."""


def pack(value: object) -> Any:
    """The value as JSON material; a dataclass becomes the list of its fields in their order."""
    if isinstance(value, str):
        return _storable(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("a length or figure that is not finite cannot be sent")
        return value
    if isinstance(value, tuple):
        return [pack(entry) for entry in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [pack(getattr(value, field.name)) for field in dataclasses.fields(value)]
    raise TypeError(f"{type(value).__name__} cannot be sent")


def unpack(kind: type[T], value: object) -> T:
    """The value as a `kind`; raises Nonsense where it is not one."""
    return typing.cast("T", _reader(typing.cast("Any", kind))(value))


def _storable(text: str) -> str:
    # NUL bytes and half characters come out of broken files; no database or window takes them.
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


@functools.cache
def _reader(kind: Any) -> Any:
    """A function that turns JSON material into `kind`; built once a type."""
    simple = {str: _text, bool: _truth, int: _whole, float: _number, type(None): _nothing}
    if kind in simple:
        return simple[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(kind, [_reader(argument) for argument in arguments])
    if origin is tuple:
        return _row_of(arguments)
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"{kind} cannot be received")


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise Nonsense("text expected")
    try:
        value.encode()
    except UnicodeEncodeError as broken:
        raise Nonsense("whole characters expected") from broken
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Nonsense("yes or no expected")
    return value


def _whole(value: object) -> int:
    # SQLite's whole numbers have 64 bits; nothing larger is printed in a paper.
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**63:
        raise Nonsense("a whole number expected")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Nonsense("a number expected")
    if not math.isfinite(value) or abs(value) > 1e15:
        raise Nonsense("a number of sensible size expected")
    return value


def _nothing(value: object) -> None:
    if value is not None:
        raise Nonsense("nothing expected")


def _one_of(kind: Any, readers: list[Any]) -> Any:
    def read(value: object) -> object:
        for reader in readers:
            try:
                return reader(value)
            except Nonsense:
                continue
        raise Nonsense(f"{kind} expected")

    return read


def _row_of(arguments: tuple[Any, ...]) -> Any:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _reader(arguments[0])

        def read_any(value: object) -> object:
            if not isinstance(value, list):
                raise Nonsense("a list expected")
            return tuple([each(entry) for entry in value])

        return read_any
    readers = [_reader(argument) for argument in arguments]

    def read_exact(value: object) -> object:
        if not isinstance(value, list) or len(value) != len(readers):
            raise Nonsense(f"a list of {len(readers)} expected")
        return tuple([reader(entry) for reader, entry in zip(readers, value, strict=True)])

    return read_exact


def _record(kind: Any) -> Any:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    readers = [_reader(hints[name]) for name in names]

    def read(value: object) -> object:
        if not isinstance(value, list) or len(value) != len(names):
            raise Nonsense(f"the {len(names)} fields of {kind.__name__} expected")
        parts = [reader(entry) for reader, entry in zip(readers, value, strict=True)]
        return kind(**dict(zip(names, parts, strict=True)))

    return read

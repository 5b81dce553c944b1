"""Documents of the core as objects: read once, made into values when somebody asks for them."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from roicm._columns import columns_of, path_columns, wire_name
from roicm._html import record_html, rows_html
from roicm._text import short
from roicm.tables import Frame, Tabular

__all__ = ["ById", "Parts", "Record", "Rows"]

V = TypeVar("V")
R = TypeVar("R", bound="Record")

Maker = Callable[[Any], Any]
"""Makes a value of what stands in a document."""


class Record:
    """A part of a result: its fields are attributes, and it never changes.

    Exact amounts are ``Decimal``, figures of simulations ``float``. What a scenario does not have is ``None``.
    """

    __slots__ = ("_attached", "_data", "_made", "_text")

    _is_record: ClassVar[bool] = True
    _data: dict[str, Any]
    _made: dict[str, Any]
    _attached: Mapping[str, Any]
    _text: str | None

    def __init__(
        self, data: Mapping[str, Any], text: str | None = None, attached: Mapping[str, Any] | None = None
    ) -> None:
        # Of a whole result, the text it was read from, and what is no part of a document: samples.
        object.__setattr__(self, "_data", data)
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_attached", attached or {})
        object.__setattr__(self, "_made", dict(self._attached))

    def __getattr__(self, name: str) -> Any:
        # Reached for what is no attribute yet: the fields.
        made = self._made
        if name in made:
            return made[name]
        maker = _makers(type(self)).get(name)
        if maker is None:
            fields = ", ".join(_makers(type(self)))
            raise AttributeError(f"{type(self).__name__} has no {name!r}; it has {fields}", name=name, obj=self)
        value = made[name] = maker(self._data.get(wire_name(name)))
        return value

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} does not change")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_makers(type(self))]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._data == other._data and self._attached == other._attached

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.to_json()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._data, self._text, self._attached)

    def __copy__(self: R) -> R:
        return self

    def __deepcopy__(self: R, memo: object) -> R:
        return self

    def __repr__(self) -> str:
        fields = (f"{name}={short(getattr(self, name))}" for name in _makers(type(self)) if wire_name(name) in self._data)
        return f"{type(self).__name__}({', '.join(fields)})"

    def _repr_html_(self) -> str:
        return record_html(type(self).__name__, columns_of(type(self), [self._data]))

    def to_dict(self) -> dict[str, Any]:
        """The document: dictionaries, lists, texts and numbers. Exact decimals are texts."""
        return json.loads(self.to_json())  # type: ignore[no-any-return]

    def to_json(self) -> str:
        """The document as JSON: of a whole result, as the core wrote it."""
        if self._text is not None:
            return self._text
        return json.dumps(self._data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class ById(Mapping[str, V]):
    """Parts of a result by id, or by path: a mapping in the order of the document. Ids are attributes too."""

    __slots__ = ("_data", "_made", "_maker")

    def __init__(self, data: Mapping[str, Any], maker: Callable[[Any], V]) -> None:
        self._data, self._maker = data, maker
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        made = self._made
        if key not in made:
            if key not in self._data:
                known = ", ".join(self._data) or "none"
                raise KeyError(f"there is no {key!r}; there are: {known}")
            made[key] = self._maker(self._data[key])
        return made[key]

    def __getattr__(self, name: str) -> V:
        # Never for what Python itself looks for, such as when it copies.
        if name.startswith("_") or name not in self._data:
            raise AttributeError(f"there is no {name!r}", name=name, obj=self)
        return self[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._data]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._data)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __hash__(self) -> int:
        return hash(tuple(self._data))

    def __repr__(self) -> str:
        return short(dict(self))

    def __reduce__(self) -> tuple[Any, ...]:
        # As plain values: what makes them is no value itself.
        return dict, (dict(self),)


class Parts(ById[R], Tabular):
    """Records by id, or by path: also as a table, a record a row."""

    __slots__ = ("_key",)

    def __init__(self, data: Mapping[str, Any], record: type[R], key: str) -> None:
        super().__init__(data, record)
        self._key = key

    def _frame(self) -> Frame:
        rows = [self._data[key] for key in self]
        columns = [*path_columns(self._key, self), *columns_of(self._maker, rows)]  # type: ignore[arg-type]
        return Frame(columns, len(rows), self._key)

    def _repr_html_(self) -> str:
        return rows_html(self._frame())

    def __reduce__(self) -> tuple[Any, ...]:
        return Parts, (dict(self._data), self._maker, self._key)


class Rows(tuple[R, ...], Tabular):
    """Records one after another: a tuple, and also a table, a record a row."""

    _record: type[R]

    def __new__(cls, data: Iterable[Any], record: type[R]) -> Rows[R]:
        made = super().__new__(cls, map(record, data))
        made._record = record
        return made

    def _frame(self) -> Frame:
        columns = columns_of(self._record, [row._data for row in self])
        first = columns[0].name if columns else ""
        return Frame(columns, len(self), first if first in _NAMES_OF_ROWS else None)

    def _repr_html_(self) -> str:
        return rows_html(self._frame())

    def __reduce__(self) -> tuple[Any, ...]:
        return Rows, ([row._data for row in self], self._record)


_NAMES_OF_ROWS = {"month", "path", "option", "name", "p", "level"}
"""First fields that name a row."""

_NAMES_OF_PARTS = {"options": "option", "losses": "loss", "claims": "claim", "outputs": "result", "would_need": "input"}
"""What the keys of a mapping are, by the name of the field that it stands in."""


_MAKERS: dict[type, Mapping[str, Maker]] = {}


def _makers(record: type[Record]) -> Mapping[str, Maker]:
    """What makes each field of a record, from the types of its fields."""
    makers = _MAKERS.get(record)
    if makers is None:
        makers = _MAKERS[record] = _made_of(record)
    return makers


def _made_of(record: type[Record]) -> Mapping[str, Maker]:
    hints = typing.get_type_hints(record).items()
    return {name: _maker(hint, name) for name, hint in hints if not name.startswith("_")}


def _maker(hint: Any, name: str = "") -> Maker:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        inner = _maker(next(one for one in arguments if one is not types.NoneType), name)
        return lambda data: None if data is None else inner(data)
    if origin is Rows:
        return lambda data: Rows(data, arguments[0])
    if origin is Parts:
        # A table that is left out has nothing in it.
        return lambda data: Parts({} if data is None else data, arguments[0], _NAMES_OF_PARTS.get(name, "id"))
    if origin is tuple:
        if arguments[-1] is ...:
            item = _maker(arguments[0])
            return lambda data: tuple(map(item, data))
        items = [_maker(one) for one in arguments]
        return lambda data: tuple(item(value) for item, value in zip(items, data, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value = _maker(arguments[-1])
        return lambda data: ById({} if data is None else data, value)
    if isinstance(hint, type) and (hint is Decimal or hint is float or issubclass(hint, Record)):
        return hint
    return _same


def _same(data: Any) -> Any:
    return data

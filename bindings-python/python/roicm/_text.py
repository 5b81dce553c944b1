"""Values in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

__all__ = ["short"]

_LONG = 60


def short(value: object) -> str:
    """A value for the representation of an object: long ones are cut."""
    if isinstance(value, Decimal):
        # As it is: a rounding would be a rule.
        return str(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(value)}}}"
    if isinstance(value, tuple) and value:
        return f"({len(value)} × {type(value[0]).__name__})"
    text = repr(value)
    return text if len(text) <= _LONG else f"{type(value).__name__}(…)"

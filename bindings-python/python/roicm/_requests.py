"""Keyword arguments as requests of the core, which alone knows their defaults."""

from __future__ import annotations

import functools
import inspect
import keyword
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from roicm._plain import json_text

__all__ = ["accepts", "request_text"]

F = TypeVar("F", bound=Callable[..., Any])

_SAFE = 1 << 53
"""The largest whole number that every reader of JSON gets right."""


def accepts(arguments: type) -> Callable[[F], F]:
    """Names the keywords that a method takes: in its signature, and to those who use another one."""

    def decorate(method: F) -> F:
        signature = inspect.signature(method)
        own = [one for one in signature.parameters.values() if one.kind is not one.VAR_KEYWORD]
        keywords = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=..., annotation=_hint(hint))
            for name, hint in arguments.__annotations__.items()
            if name not in signature.parameters
        ]
        known = {one.name for one in (*own, *keywords)}

        @functools.wraps(method)
        def wrapper(*positional: Any, **given: Any) -> Any:
            for name in given:
                if name not in known:
                    accepted = ", ".join(one.name for one in (*own[1:], *keywords))
                    raise TypeError(f"{method.__name__}() has no keyword {name!r}; it takes {accepted}")
            return method(*positional, **given)

        wrapper.__signature__ = signature.replace(parameters=[*own, *keywords])  # type: ignore[attr-defined]
        return wrapper  # type: ignore[return-value]

    return decorate


def _hint(hint: Any) -> str:
    """A type as people read it: that it may be left out, the place of the argument says."""
    return str(getattr(hint, "__forward_arg__", hint)).removeprefix("NotRequired[").removesuffix("]")


def request_text(arguments: Mapping[str, Any]) -> str:
    """A request as JSON. Whole numbers that other readers would round are texts."""
    return json_text({_plain_name(name): _safe(value) for name, value in arguments.items()})


def _plain_name(name: str) -> str:
    """The name of an argument that Python's grammar leaves no room for, such as ``from_``."""
    plain = name.removesuffix("_")
    return plain if keyword.iskeyword(plain) else name


def _safe(value: Any) -> Any:
    is_whole = hasattr(value, "__index__") and not isinstance(value, bool)
    return str(int(value)) if is_whole and abs(int(value)) > _SAFE else value

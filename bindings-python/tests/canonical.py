"""JSON whose texts are compared, as ``tests/README.md`` says. Nothing but Python's own library is needed."""

from __future__ import annotations

import hashlib
import json
from typing import Any


class Written(float):
    """A number, with the text that it stood as."""

    text: str


def written(text: str) -> Written:
    number = Written(text)
    number.text = text
    return number


def read(text: str) -> Any:
    return json.loads(text, parse_float=written)


def canonical(value: Any) -> str:
    """JSON with its keys in order, and its numbers as they were written."""
    if isinstance(value, Written):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

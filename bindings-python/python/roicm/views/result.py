"""What all results have in common."""

# pyright: basic
from __future__ import annotations

from typing import Any

from roicm._format import Reader, input_name
from roicm._html import Html, lines, span
from roicm.records import Record
from roicm.tables import Tabular

__all__ = ["ResultView", "about", "named", "notices", "title"]


class ResultView(Record, Tabular):
    """A result of a scenario."""

    __slots__ = ()

    def _reader(self) -> Reader:
        return Reader(self._data["scenario"])


def about(data: Any, *more: str) -> str:
    """What a result is about, in a line."""
    scenario, engine = data["scenario"], data["engine"]
    parts = (
        scenario["currency"],
        f"{scenario['horizon_months']} months",
        *more,
        f"{engine['name']} {engine['version']}",
    )
    return " · ".join(parts)


def title(data: Any, what: str) -> str:
    """The name of the scenario, or of the result."""
    return data["scenario"].get("name") or what


def named(row: Any) -> Html:
    """What people call an input, with its path as a tip."""
    what, whose = input_name(row["path"], row.get("label"))
    soft = Html(f"<br>{span(whose, 'r-soft')}") if whose else Html("")
    return Html(f"{span(what, 'r-what', row['path'])}{soft}")


def notices(data: Any) -> Html:
    """What the reader should know: problems that are none, or sentences."""
    return lines(one if isinstance(one, str) else one["message"] for one in data.get("notices") or ())

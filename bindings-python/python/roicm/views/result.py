"""What all results have in common."""

# pyright: basic
from __future__ import annotations

from typing import Any

from roicm._format import Reader
from roicm._html import Html, lines
from roicm.records import Record
from roicm.tables import Tabular

__all__ = ["ResultView", "about", "named", "notices"]


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


def named(row: Any) -> str:
    """What people call an input: its label, where the scenario gives one, with its path."""
    label = row.get("label")
    return f"{label} ({row['path']})" if label else row["path"]


def notices(data: Any) -> Html:
    """What the reader should know: problems that are none, or sentences."""
    return lines(one if isinstance(one, str) else one["message"] for one in data.get("notices") or ())

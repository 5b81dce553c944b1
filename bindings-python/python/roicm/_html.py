"""Parts of pages: everything that comes from a scenario is escaped on its way in, and nothing runs."""

# pyright: basic
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from roicm._format import short_number
from roicm._style import STYLE
from roicm.tables import Column, Frame

__all__ = ["Cell", "Html", "bar", "figure", "lines", "page", "record_html", "rows_html", "span", "table", "text"]

_MOST_ROWS = 24
_MOST_COLUMNS = 14


# Paths may break behind their points and low lines.
_BREAKS = re.compile(r"(?<=[a-z])([._])(?=[a-z])")


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escape(value: str) -> str:
    """A text as it stands in a page, in attributes too. (The module ``html`` takes long to import: it knows every entity.)"""
    return value.translate(_ESCAPES)


class Html(str):
    """Text that is a part of a page as it stands. What is no ``Html`` is escaped."""

    __slots__ = ()


Cell = str | Html | None


def text(value: object) -> Html:
    """Anything as a part of a page."""
    return value if isinstance(value, Html) else Html(_BREAKS.sub(r"\1<wbr>", escape(str(value))))


def span(value: object, kind: str, tip: str = "") -> Html:
    """A text in a style, perhaps with a tip."""
    title = f' title="{escape(tip)}"' if tip else ""
    return Html(f'<span class="{kind}"{title}>{text(value)}</span>')


def figure(value: object) -> Html:
    """Marks a figure, which stands to the right in its column."""
    return _Figure(text(value))


class _Figure(Html):
    __slots__ = ()


def lines(items: Iterable[object]) -> Html:
    """A list; nothing where it is empty."""
    found = [f"<li>{text(item)}</li>" for item in items]
    return Html(f"<ul>{''.join(found)}</ul>" if found else "")


def table(
    head: Sequence[object], rows: Iterable[Sequence[object]], *, caption: str = "", best: int | None = None
) -> Html:
    """A table. Columns whose cells are figures have their head to the right."""
    body = [list(row) for row in rows]
    is_figure = [bool(body) and any(isinstance(row[index], _Figure) for row in body) for index in range(len(head))]
    title = f"<caption>{text(caption)}</caption>" if caption else ""
    heads = "".join(
        f'<th scope="col"{_kind(right)}>{text(name)}</th>' for name, right in zip(head, is_figure, strict=True)
    )
    parts = [f"<table>{title}<thead><tr>{heads}</tr></thead><tbody>"]
    for number, row in enumerate(body):
        first, *rest = row
        cells = f'<th scope="row"{_kind(isinstance(first, _Figure))}>{text(first)}</th>'
        cells += "".join(f"<td{_kind(isinstance(cell, _Figure))}>{text(cell)}</td>" for cell in rest)
        kind = ' class="r-best"' if number == best else ""
        parts.append(f"<tr{kind}>{cells}</tr>")
    parts.append("</tbody></table>")
    return Html("".join(parts))


def _kind(right: bool) -> str:
    return ' class="r-n"' if right else ""


def _place(one: float) -> str:
    return f"{100 * min(max(one, 0.0), 1.0):.2f}%"


def bar(start: float, end: float, *, mark: float | None = None, zero: float | None = None, other: bool = False) -> Html:
    """A bar on a track from 0 to 1."""
    left, right = sorted((start, end))
    kind = "r-bar r-other" if other else "r-bar"
    parts = [f'<span class="{kind}" style="left:{_place(left)};width:{_place(right - left)}"></span>']
    parts += (
        [f'<span class="r-zero" style="left:{_place(zero)}"></span>'] if zero is not None and 0 <= zero <= 1 else []
    )
    parts += [f'<span class="r-mark" style="left:{_place(mark)}"></span>'] if mark is not None else []
    return Html(f'<span class="r-track" aria-hidden="true">{"".join(parts)}</span>')


def page(title: object, about: object, *parts: object) -> str:
    """A result: its title, what it is about, and its parts."""
    heads = [f'<p class="{kind}">{text(one)}</p>' for kind, one in (("r-title", title), ("r-soft", about)) if one]
    return f'{STYLE}<div class="roicm">{"".join(heads)}{"".join(text(part) for part in parts)}</div>'


def record_html(name: str, columns: Sequence[Column]) -> str:
    """One record: its fields, a field a row."""
    rows = [
        (column.name, figure(_cell(column, column.values[0]))) for column in columns if column.values[0] is not None
    ]
    return page(name, f"{len(rows)} fields", table(("Field", "Value"), rows))


def rows_html(frame: Frame) -> str:
    """Records, a record a row. Of a long table the first and the last rows are shown, and of a wide one the first columns."""
    shown = [column for column in frame.columns if any(value is not None for value in column.values)]
    hidden = len(shown) - _MOST_COLUMNS
    shown = shown[:_MOST_COLUMNS]
    places: list[int | None] = list(range(frame.rows))
    if frame.rows > _MOST_ROWS:
        half = _MOST_ROWS // 2
        places = [*range(half), None, *range(frame.rows - half, frame.rows)]
    rows = [
        ["…" if column.kind == "text" else figure("…") for column in shown]
        if place is None
        else [_cell(column, column.values[place]) for column in shown]
        for place in places
    ]
    about = f"{frame.rows:,} rows × {len(frame.columns)} columns"
    if hidden > 0:
        about += f"; {hidden} more columns in .to_pandas()"
    return page("", about, table([column.name for column in shown], rows) if shown else "")


def _cell(column: Column, value: Any) -> Cell:
    if value is None or column.kind in ("text", "boolean"):
        return "" if value is None else str(value)
    return figure(short_number(value))

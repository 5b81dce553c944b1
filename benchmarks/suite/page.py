"""The tables of docs/benchmarks.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

HEADINGS = {
    "simulation": "Simulation, against NumPy",
    "sobol": "Sobol indices, against SALib",
    "losses": "Losses and ranges, against pyfair and squigglepy",
    "flows": "Cash flows, against pyxirr and numpy-financial",
    "evaluation": "The base case, on all faces",
}


def tables(found: dict[str, Any]) -> str:
    parts = [about(found)]
    for name, comparisons in found["groups"].items():
        parts += [f"### {HEADINGS[name]}", side_by_side(comparisons) if name == "flows" else timed(comparisons)]
    if found["answers"]:
        parts += ["### Rates of return, right and wrong", counted(found["answers"])]
    return "\n\n".join(parts)


def about(found: dict[str, Any]) -> str:
    machine = found["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    load = "" if machine["load"] is None else f", load {machine['load']:.1f} at the start"
    return (
        f"Measured on {machine['date']} at commit {machine['commit'] or 'unknown'}: {machine['processor']}, "
        f"{machine['processors']} processors, {machine['system']}{load}. {found['rounds']} rounds, "
        f"{found['seconds'] / 60:.0f} minutes in all. {versions}."
    )


def timed(comparisons: list[dict[str, Any]]) -> str:
    lines = ["| work | by | time | times as long as the first |", "|---|---|--:|--:|"]
    for comparison in comparisons:
        for place, row in enumerate(comparison["rows"]):
            title = comparison["title"] if place == 0 else ""
            ratio = "1" if place == 0 else ranged(row["ratio"], number)
            lines.append(f"| {title} | {row['name']} | {ranged(row['seconds'], duration)} | {ratio} |")
    lines += ["", "What was found the same:", ""]
    lines += [f"- {one['title']}: {one['agreement']}." for one in comparisons]
    return "\n".join(lines)


def side_by_side(comparisons: list[dict[str, Any]]) -> str:
    """A column for each contestant: the median of its time, and how many times as long as the first it takes."""
    names = list(dict.fromkeys(row["name"] for one in comparisons for row in one["rows"]))
    lines = [f"| work | {' | '.join(names)} | apart |", f"|---|{'--:|' * (len(names) + 1)}"]
    for comparison in comparisons:
        rows = {row["name"]: row for row in comparison["rows"]}
        cells = [beside(rows[name], first=name == names[0]) if name in rows else "" for name in names]
        lines.append(f"| {comparison['title']} | {' | '.join(cells)} | {comparison['agreement']} |")
    return "\n".join(lines)


def beside(row: dict[str, Any], *, first: bool) -> str:
    time = duration(row["seconds"]["median"])
    return time if first else f"{time}: {ranged(row['ratio'], number)}"


def counted(rows: list[dict[str, Any]]) -> str:
    kinds = ["right", "one of several, unsaid", "missed", "wrong"]
    lines = [f"| flows | by | {' | '.join(kinds)} |", f"|---|---|{'--:|' * len(kinds)}"]
    last = None
    for row in rows:
        title = "" if row["kind"] == last else f"{row['kind']} ({row['flows']})"
        last = row["kind"]
        lines.append(f"| {title} | {row['library']} | {' | '.join(str(row[kind]) for kind in kinds)} |")
    return "\n".join(lines)


def ranged(spread: dict[str, float], form: Any) -> str:
    return f"{form(spread['median'])} ({form(spread['minimum'])} to {form(spread['maximum'])})"


def number(value: float) -> str:
    """Three digits, without a power of ten."""
    if value >= 100:
        return f"{value:,.0f}"
    digits = 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f}"


def duration(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{number(seconds / size)} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def write(path: Path, tables: str) -> None:
    """Puts the tables where the page has its place for them."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{path.name} has no place for the tables: {BEGIN} … {END}")
    path.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")

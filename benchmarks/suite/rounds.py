"""Several ways to do the same work, timed in turns."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

# How long a round of something short is made, by repeating it.
SHORTEST = 0.05


@dataclass(frozen=True)
class Contestant:
    """One way to do the work."""

    name: str
    seconds: Callable[[], float]
    """Does the work once, and tells how long that took."""


@dataclass
class Comparison:
    """One piece of work, done in several ways."""

    title: str
    contestants: Sequence[Contestant]
    """The first is the one the others are compared with: roicm in Python, on one thread."""
    agreement: str
    """How it was seen that all find the same."""
    rows: list[dict[str, Any]] = field(default_factory=list)

    def run(self, rounds: int) -> None:
        """All once unrecorded, and then in turns: whatever else a machine does hits all alike."""
        found: dict[str, list[float]] = {one.name: [] for one in self.contestants}
        for round_ in range(-1, rounds):
            for one in self.contestants:
                gc.collect()
                seconds = one.seconds()
                if round_ >= 0:
                    found[one.name].append(seconds)
        first = found[self.contestants[0].name]
        for name, times in found.items():
            ratios = [seconds / base for seconds, base in zip(times, first, strict=True)]
            self.rows.append({"name": name, "seconds": spread(times), "ratio": spread(ratios), "rounds": times})

    def document(self) -> dict[str, Any]:
        return {"title": self.title, "agreement": self.agreement, "rows": self.rows}


def spread(values: Sequence[float]) -> dict[str, float]:
    return {"median": statistics.median(values), "minimum": min(values), "maximum": max(values)}


def once(action: Callable[[], object]) -> Callable[[], float]:
    """The time that something takes."""

    def seconds() -> float:
        start = time.perf_counter()
        action()
        return time.perf_counter() - start

    return seconds


def over(action: Callable[[Any], object], items: Sequence[Any]) -> Callable[[], float]:
    """The time that a function takes for one of some items: all of them, as often as makes a time worth measuring."""

    def pass_() -> float:
        start = time.perf_counter()
        for item in items:
            action(item)
        return time.perf_counter() - start

    repeats = max(1, round(SHORTEST / max(pass_(), 1e-9)))
    return lambda: sum(pass_() for _ in range(repeats)) / (repeats * len(items))

"""What the comparisons are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .faces import Node, Program


@dataclass(frozen=True)
class Setting:
    """Where things are, and how much of them."""

    root: Path
    program: Program
    node: Node
    bench: str | None
    """The benchmark of the crate, where it is built."""
    trials: int

    @property
    def sizes(self) -> tuple[int, int]:
        """Few trials and many: the arrays of an analyst's first few thousand fit the caches of a processor, those of a
        million do not; what is done once weighs in the one and not in the other."""
        return max(1_000, self.trials // 100), self.trials

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

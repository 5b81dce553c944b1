"""The base case of the largest preset, in exact decimals. No peer does this; what is compared are the faces.

In Rust it is the benchmark of the crate (`cargo bench --bench scenarios`), which ends with a value of Rust; the other
faces also turn it into what their language has.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import roicm

from . import agreement, faces
from .rounds import Comparison, Contestant, over
from .setting import Setting

DOCUMENT = "core/presets/multinational.toml"
CALLS = 50


def comparisons(setting: Setting) -> Iterator[Comparison]:
    path = setting.root / DOCUMENT
    text = path.read_text(encoding="utf-8")
    scenario = roicm.Scenario.from_toml(text)
    numbers = count()

    def program() -> tuple[float, Any]:
        return setting.program.timed("evaluate", str(path))

    def node(fresh: bool) -> tuple[float, Any]:
        return setting.node.timed("evaluate", text, {}, calls=CALLS, fresh=fresh)

    def rust(name: str) -> list[Contestant]:
        if setting.bench is None:
            return []
        path = setting.bench
        return [Contestant("roicm, Rust", lambda: faces.bench(path, f"scenarios::preset::{name}"))]

    agreement.same("evaluation", scenario.evaluate().to_dict(), program()[1], node(True)[1], node(False)[1])
    same = "the faces of roicm give the same texts"
    # A text that was not seen before, so that nothing is kept of the last one.
    parse = over(lambda _: roicm.Scenario.from_toml(f"{text}\n# {next(numbers)}\n").evaluate(), range(CALLS))
    again = over(lambda _: scenario.evaluate(), range(CALLS))
    yield Comparison(
        "Base case in exact decimals, from its text",
        [
            Contestant("roicm, Python", parse),
            *rust("parse_and_evaluate"),
            Contestant("roicm, program", lambda: program()[0]),
            Contestant("roicm, wasm in Node", lambda: node(True)[0]),
        ],
        same,
    )
    yield Comparison(
        "Base case in exact decimals, again",
        [
            Contestant("roicm, Python", again),
            *rust("evaluate"),
            Contestant("roicm, wasm in Node", lambda: node(False)[0]),
        ],
        same,
    )

"""Sobol indices of the largest document, against SALib over the model vectorised with NumPy.

Both estimate first-order and total indices of every uncertain input by Saltelli's and Jansen's estimators from
scrambled Sobol points, with bootstrap intervals: SALib at its default of 100 resamples, roicm at its own of 500. The
peer samples with SALib, inverts the distributions with SciPy, computes the one option that is asked about, and analyses
with SALib.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import numpy as np
import roicm
from SALib.analyze import sobol as analyse
from SALib.sample import sobol as sample

from . import agreement, numpy_model
from .rounds import Comparison, Contestant, once
from .setting import Setting
from .simulation import DOCUMENT

SEED = 1


class Names:
    """Stands where columns of uniforms are looked for, and notes which ones are."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __contains__(self, path: str) -> bool:
        self.seen.append(path)
        return False


def uncertain(peers: dict[str, Any]) -> list[str]:
    """The paths of the uncertain inputs, as the model vectorised with NumPy names them."""
    names = Names()
    numpy_model.simulate(peers, 1, correlated=names)
    return list(dict.fromkeys(names.seen))


def by_salib(peers: dict[str, Any], paths: list[str], result: str, samples: int) -> dict[str, np.ndarray]:
    problem = {"num_vars": len(paths), "names": paths, "bounds": [[0, 1]] * len(paths)}
    points = sample.sample(problem, samples, calc_second_order=False, seed=SEED)
    # Scrambled points may be 0 exactly, where unbounded distributions have no value.
    columns = dict(zip(paths, np.clip(points, 1e-12, 1 - 1e-12).T, strict=True))
    option, name = result.split(".")[1:]
    # Nobody asks for the other options.
    alone = {**peers, "options": {option: peers["options"][option]}}
    values = numpy_model.simulate(alone, len(points), correlated=columns)[option][name]
    return dict(analyse.analyze(problem, values, calc_second_order=False, seed=SEED))


def comparisons(setting: Setting) -> Iterator[Comparison]:
    path = setting.root / DOCUMENT
    text = path.read_text(encoding="utf-8")
    scenario, peers = roicm.Scenario.from_toml(text), tomllib.loads(text)
    # 4,096 × 29 evaluations beside a million trials; a power of two, as both want it.
    samples = 1 << max(6, (setting.trials // 256).bit_length())
    paths = uncertain(peers)

    def ours() -> roicm.results.Sobol:
        return scenario.sobol(samples=samples, threads=1)

    def program() -> tuple[float, Any]:
        numbers = ["--method", "sobol", "--samples", str(samples), "--threads", "1"]
        return setting.program.timed("sensitivity", str(path), *numbers)

    def node() -> tuple[float, Any]:
        return setting.node.timed("sensitivity", text, {"method": "sobol", "samples": samples})

    found = ours().to_dict()
    agreement.same("Sobol indices", found, program()[1], node()[1])
    indices = by_salib(peers, paths, found["result"], samples)
    yield Comparison(
        f"Sobol indices of {len(paths)} inputs, N = {samples:,}",
        [
            Contestant("roicm, Python", once(ours)),
            Contestant("roicm, program", lambda: program()[0]),
            Contestant("roicm, wasm in Node", lambda: node()[0]),
            Contestant("SALib and NumPy", once(lambda: by_salib(peers, paths, found["result"], samples))),
        ],
        compared(found, paths, indices),
    )


def compared(found: dict[str, Any], paths: list[str], indices: dict[str, np.ndarray]) -> str:
    """Intervals of both are of 95%: that of a difference is the root of the sum of their squares."""
    # What stands at the top of a document has no table before its name.
    places = {path.lstrip("."): place for place, path in enumerate(paths)}
    factors = {factor["name"]: factor for factor in found["factors"]}
    if factors.keys() != places.keys():
        raise agreement.Disagreement(f"Sobol indices: of other inputs, {sorted(factors.keys() ^ places.keys())}")
    apart = 0
    for path, place in places.items():
        for index, name in (("first_order", "S1"), ("total", "ST")):
            mine, reach = factors[path][index], factors[path][index]["interval"]
            both = ((reach["upper"] - reach["lower"]) / 2) ** 2 + indices[f"{name}_conf"][place] ** 2
            apart += bool((mine["estimate"] - indices[name][place]) ** 2 > both)
    count = 2 * len(places)
    if apart > count // 5:
        raise agreement.Disagreement(f"Sobol indices: {apart} of {count} differ by more than their intervals allow")
    agreed = f"{count - apart} of {count} indices agree within the 95% intervals of both"
    return f"{agreed}; the faces of roicm give the same bits"

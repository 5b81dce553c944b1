"""Simulating a scenario of 27 uncertain inputs, 4 options and 36 months, against a model vectorised with NumPy.

Both draw the inputs, compute every option month by month and summarise: means, nine quantiles, probabilities, and the
fan of cumulative flows. roicm also gives standard errors, intervals, discounted paybacks and exceedance curves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import roicm

from . import agreement, numpy_model
from .rounds import Comparison, Contestant, once
from .setting import Setting

DOCUMENT = "core/benches/documents/multinational-expected.toml"
SEED = 1


def comparisons(setting: Setting) -> Iterator[Comparison]:
    for trials in setting.sizes:
        yield comparison(setting, trials)


def comparison(setting: Setting, trials: int) -> Comparison:
    path = setting.root / DOCUMENT
    text = path.read_text(encoding="utf-8")
    scenario, peers = roicm.Scenario.from_toml(text), tomllib.loads(text)

    def ours(threads: int) -> roicm.results.Simulation:
        return scenario.simulate(trials=trials, seed=SEED, threads=threads)

    def program(threads: int) -> tuple[float, Any]:
        numbers = ["--trials", str(trials), "--seed", str(SEED), "--threads", str(threads)]
        return setting.program.timed("simulate", str(path), *numbers)

    def node() -> tuple[float, Any]:
        return setting.node.timed("simulate", text, {"trials": trials, "seed": SEED})

    def numpy() -> object:
        return numpy_model.summary(peers, numpy_model.simulate(peers, trials, SEED))

    found = ours(1).to_dict()
    agreement.same("simulation", found, program(1)[1], program(2)[1], node()[1])
    return Comparison(
        f"Simulation of {trials:,} trials",
        [
            Contestant("roicm, Python", once(lambda: ours(1))),
            Contestant("roicm, program", lambda: program(1)[0]),
            Contestant("roicm, program, 2 threads", lambda: program(2)[0]),
            Contestant("roicm, wasm in Node", lambda: node()[0]),
            Contestant("NumPy", once(numpy)),
        ],
        compared(found, peers, trials),
    )


def compared(found: dict[str, Any], peers: dict[str, Any], trials: int) -> str:
    samples = numpy_model.simulate(peers, trials, SEED)
    error = found["run"]["quantile_relative_error"]
    pairs = [("annual_cost", found["today"]["annual_cost"], samples["annual_cost"])]
    pairs += [
        (f"{option}.net_present_value", results["net_present_value"], samples[option]["net_present_value"])
        for option, results in found["options"].items()
    ]
    distances = [agreement.summary(*pair, trials, relative_error=error) for pair in pairs]
    figures = sum(1 + len(mine["quantiles"]) for _, mine, _ in pairs)
    return f"{agreement.told(max(distances), figures)}; the faces of roicm give the same bits"

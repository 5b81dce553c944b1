"""What pyfair and squigglepy are for: an annual loss as frequency × magnitude, and arithmetic of ranges.

Each says its model in its own words within the time, draws it, and gives the mean and nine quantiles; roicm checks the
document, and gives standard errors, tails and exceedance too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import roicm
import squigglepy as sq
from pyfair import FairModel

from . import agreement
from .rounds import Comparison, Contestant, once
from .setting import Setting

SEED = 1
QUANTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]


def comparisons(setting: Setting) -> Iterator[Comparison]:
    ranges = "Log-normal × log-normal + another such product, by 90% ranges"
    for trials in setting.sizes:
        yield comparison(
            setting, trials, "Loss of a year, PERT of pyfair × the same", pert_document, "pyfair", by_pyfair
        )
        yield comparison(setting, trials, ranges, range_document, "squigglepy", by_squigglepy)


def scenario_of(losses: dict[str, Any]) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "currency": "HKD",
        "horizon_months": 12,
        "discount_rate": 0,
        "workforce": {"headcount": 50, "hourly_cost": 200},
        "losses": losses,
    }


def pert_of_pyfair(low: int, mode: int, high: int) -> roicm.Uncertain:
    """What pyfair means by PERT: a beta distribution with the mean of one, but a standard deviation of a sixth of its
    range, which is the approximation of 1959. `roicm.pert` has the mean and the mode, and so a larger one."""
    mean, deviation = (low + 4 * mode + high) / 6, (high - low) / 6
    alpha = (mean - low) / (high - low) * ((mean - low) * (high - mean) / deviation**2 - 1)
    beta = alpha * (high - mean) / (mean - low)
    return roicm.beta(round(alpha, 12), round(beta, 12), min=low, max=high)


def pert_document() -> dict[str, Any]:
    frequency, magnitude = pert_of_pyfair(1, 3, 7), pert_of_pyfair(47_000, 90_000, 240_000)
    return scenario_of({"late_orders": {"events_per_year": frequency, "cost_per_event": magnitude}})


def by_pyfair(trials: int) -> np.ndarray:
    model = FairModel(name="Late orders", n_simulations=trials, random_seed=SEED)
    model.input_data("Loss Event Frequency", low=1, mode=3, high=7)
    model.input_data("Loss Magnitude", low=47_000, mode=90_000, high=240_000)
    model.calculate_all()
    return np.asarray(model.export_results()["Risk"])


def range_document() -> dict[str, Any]:
    return scenario_of(
        {
            "late_orders": {"events_per_year": roicm.between(1, 7), "cost_per_event": roicm.between(47_000, 240_000)},
            "rework": {"events_per_year": roicm.between(300, 1_500), "cost_per_event": roicm.between(20, 200)},
        }
    )


def by_squigglepy(trials: int) -> np.ndarray:
    sq.set_seed(SEED)
    # Ranges of `to` are of 90%, and log-normal where both ends are above zero.
    loss = sq.to(1, 7) * sq.to(47_000, 240_000) + sq.to(300, 1_500) * sq.to(20, 200)
    return np.asarray(sq.sample(loss, n=trials))


def comparison(
    setting: Setting,
    trials: int,
    title: str,
    document: Callable[[], dict[str, Any]],
    peer: str,
    draw: Callable[[int], np.ndarray],
) -> Comparison:
    def ours() -> roicm.results.Simulation:
        return roicm.Scenario.from_dict(document()).simulate(trials=trials, seed=SEED, threads=1)

    def theirs() -> object:
        sample = draw(trials)
        return sample.mean(), np.quantile(sample, QUANTILES)

    text = roicm.Scenario.from_dict(document()).to_json()

    def node() -> tuple[float, Any]:
        return setting.node.timed("simulate", text, {"trials": trials, "seed": SEED})

    found = ours().to_dict()
    agreement.same(title, found, node()[1])
    error = found["run"]["quantile_relative_error"]
    distance = agreement.summary(title, found["today"]["annual_cost"], draw(trials), trials, relative_error=error)
    return Comparison(
        f"{title}, {trials:,} trials",
        [
            Contestant("roicm, Python", once(ours)),
            Contestant("roicm, wasm in Node", lambda: node()[0]),
            Contestant(peer, once(theirs)),
        ],
        agreement.told(distance, 1 + len(QUANTILES)),
    )

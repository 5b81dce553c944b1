"""Whether two simulations found the same, or their times mean nothing.

Both are samples, so that they differ by chance. Where they come from the same distribution, a distance of five standard
errors has a probability of 6 in 10 million: it is told as an error.
"""

from __future__ import annotations

from typing import Any

import numpy as np

LIMIT = 5.0


class Disagreement(Exception):
    """Two ways to do the same work that found different things."""


def summary(name: str, mine: dict[str, Any], theirs: np.ndarray, trials: int, *, relative_error: float) -> float:
    """How many standard errors a result of ours is from a peer's sample, at most: by its mean and by all its quantiles.

    The error of a quantile is told as that of the share of trials below it, which needs no density:
    √(p(1−p)(1/n + 1/m)). Quantiles of large runs are known to a relative error only, which is allowed for.
    """
    both = (1 / trials + 1 / len(theirs)) ** 0.5
    distances = [abs(mine["mean"] - theirs.mean()) / (mine["standard_deviation"] * both)]
    ordered = np.sort(theirs)
    for quantile in mine["quantiles"]:
        p, value = quantile["p"], quantile["value"]
        reach = relative_error * abs(value)
        low, high = np.searchsorted(ordered, [value - reach, value + reach]) / len(ordered)
        distances.append(max(low - p, p - high, 0.0) / ((p * (1 - p)) ** 0.5 * both))
    return within(name, max(distances))


def within(name: str, distance: float) -> float:
    if not distance <= LIMIT:
        raise Disagreement(f"{name}: {distance:.1f} standard errors apart")
    return distance


def same(name: str, *documents: Any) -> None:
    """Answers that are the same in every number, to the last bit."""
    for other in documents[1:]:
        if other != documents[0]:
            raise Disagreement(f"{name}: the faces of roicm give different answers")


def told(distance: float, figures: int) -> str:
    return f"{figures} means and quantiles lie at most {distance:.1f} standard errors apart"

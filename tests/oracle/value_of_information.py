"""Values of information by nested Monte Carlo, which core/src/statistics/value_of_information is tested against.

Writes value_of_information.json beside this file: `python3 tests/oracle/value_of_information.py`, a minute or so. Needs
numpy and scipy.

Nothing is fitted: for each value of what is known (outer points) the mean of every decision over what is not known
(inner points) is computed, the highest is taken, and these are averaged. Both are scrambled Sobol points, the inner ones
the same for every outer point; sixteen independent scramblings of both give the standard errors.

The problem has three decisions: nothing (0), b = 3·x·u + z − 2, and c = 1.2·x² − 1.5·u + 0.6·z·x − 0.3, where x is
log-normal (ln x normal with mean 0 and standard deviation ½), z is standard normal and u is uniform on (0, 1).
"""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.special import ndtri
from scipy.stats import qmc

OUTER, INNER, REPLICATES = 11, 12, 16
NAMES = "xzu"


def inputs(uniforms):
    x = np.exp(0.5 * ndtri(uniforms[0]))
    return x, ndtri(uniforms[1]), uniforms[2]


def benefits(x, z, u):
    b = 3.0 * x * u + z - 2.0
    c = 1.2 * x * x - 1.5 * u + 0.6 * z * x - 0.3
    return b, c


def points(power, dimensions, seed):
    return qmc.Sobol(dimensions, scramble=True, seed=seed).random_base2(power).T


def replicate(known, seed):
    """What deciding brings when `known` are known before, by one scrambling."""
    hidden = [name for name in NAMES if name not in known]
    outer = dict(zip(known, points(OUTER if hidden else OUTER + INNER, len(known), seed)))
    if not hidden:
        b, c = benefits(*inputs([outer[name] for name in NAMES]))
        return np.maximum(0.0, np.maximum(b, c)).mean()
    inner = dict(zip(hidden, points(INNER, len(hidden), seed + 1000)))
    total = 0.0
    for place in range(2**OUTER):
        uniforms = [np.full(1, outer[name][place]) if name in known else inner[name] for name in NAMES]
        b, c = benefits(*inputs(uniforms))
        total += max(0.0, np.mean(np.broadcast_to(b, 2**INNER)), np.mean(np.broadcast_to(c, 2**INNER)))
    return total / 2**OUTER


def main():
    # E[x] = exp(1/8), E[x²] = exp(1/2).
    means = [0.0, 1.5 * np.exp(0.125) - 2.0, 1.2 * np.exp(0.5) - 0.75 - 0.3]
    document = {"means": means, "values": {}}
    for size in (1, 2, 3):
        for known in combinations(NAMES, size):
            found = np.array([replicate(known, 17 * seed) for seed in range(1, REPLICATES + 1)]) - max(means)
            error = found.std(ddof=1) / np.sqrt(REPLICATES)
            document["values"]["".join(known)] = [found.mean(), error]
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(document, indent=2) + "\n")


main()

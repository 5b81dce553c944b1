"""Times Sobol indices against what an analyst would do with SALib and NumPy, side by side in one run.

Needs numpy, scipy and SALib (1.6.0 was measured), and the program built (`cargo build --release --package roicm
--features cli`). Run: sobol_salib.py [SAMPLES] [ROUNDS] -> seconds of both and their ratio, round by round, and how far
the indices lie apart.

Both estimate first-order and total indices of every uncertain input by Saltelli's and Jansen's estimators from scrambled
Sobol points, with bootstrap intervals. The peer samples with SALib, inverts the distributions with SciPy, computes the
model with the vectorised `numpy_model.py` and analyses with SALib (at its default of 100 resamples; ours takes 500). Its
time is that of its computation; ours is that of the whole process on one thread, reading and writing included.
"""
import json, os, pathlib, subprocess, sys, time

import numpy as np
from SALib.analyze import sobol as analyse
from SALib.sample import sobol as sample

import numpy_model

here = pathlib.Path(__file__).resolve().parent
document = here.parent / "documents" / "multinational-expected.toml"


def program():
    metadata = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=here, capture_output=True, text=True, check=True
    )
    return pathlib.Path(json.loads(metadata.stdout)["target_directory"]) / "release" / "roicm"


def ours(command, samples):
    start = time.perf_counter()
    arguments = ["sensitivity", document, "--method", "sobol", "--samples", str(samples), "--threads", "1", "--format", "json"]
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    return seconds, json.loads(done.stdout)


class Discrete:
    """A discrete distribution by its quantiles, which SciPy has no ready one for."""

    def __init__(self, parameters):
        order = np.argsort(parameters["values"])
        self.values = np.asarray(parameters["values"], float)[order]
        weights = np.asarray(parameters["weights"], float)[order]
        self.steps = np.cumsum(weights / weights.sum())[:-1]

    def ppf(self, p):
        return self.values[np.searchsorted(self.steps, p)]


frozen = numpy_model.frozen
numpy_model.frozen = lambda tag, parameters: Discrete(parameters) if tag == "discrete" else frozen(tag, parameters)


class Names:
    """Stands where columns of uniforms are looked for, and notes which ones are."""

    def __init__(self):
        self.seen = []

    def __contains__(self, path):
        self.seen.append(path)
        return False


def peer(scenario, result, samples, seed):
    start = time.perf_counter()
    names = Names()
    numpy_model.simulate(scenario, 1, correlated=names)
    # What stands at the top of a document has no table before its name.
    paths = list(dict.fromkeys(names.seen))
    problem = {"num_vars": len(paths), "names": paths, "bounds": [[0, 1]] * len(paths)}
    points = sample.sample(problem, samples, calc_second_order=False, seed=seed)
    sampled = time.perf_counter()
    # Scrambled points may be 0 exactly, where unbounded distributions have no value.
    columns = dict(zip(paths, np.clip(points, 1e-12, 1 - 1e-12).T))
    option, name = result.split(".")[1:]
    # Nobody asks for the other options.
    alone = {**scenario, "options": {option: scenario["options"][option]}}
    values = numpy_model.simulate(alone, len(points), correlated=columns)[option][name]
    computed = time.perf_counter()
    found = analyse.analyze(problem, values, calc_second_order=False, seed=seed)
    done = time.perf_counter()
    parts = (sampled - start, computed - sampled, done - computed)
    return done - start, parts, {path.lstrip("."): place for place, path in enumerate(paths)}, found


def main():
    samples = int(sys.argv[1]) if len(sys.argv) > 1 else 4096
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    scenario = numpy_model.load(str(document))
    command = program()
    for round in range(rounds):
        one, sobol = ours(command, samples)
        salib, parts, places, found = peer(scenario, sobol["result"], samples, round)
        print(
            f"N = {samples}, {len(places)} inputs: roicm {one:.3f} s on one thread, SALib {salib:.2f} s "
            f"(sampling {parts[0]:.2f}, model {parts[1]:.2f}, analysis {parts[2]:.2f}): {salib / one:.1f} times as long"
        )
    # The same numbers, or the times mean nothing.
    factors = {factor["name"]: factor for factor in sobol["factors"]}
    assert factors.keys() == places.keys(), factors.keys() ^ places.keys()
    apart = 0
    for path, place in places.items():
        for index, name in (("first_order", "S1"), ("total", "ST")):
            mine = factors[path][index]
            reach = (mine["interval"]["upper"] - mine["interval"]["lower"]) / 2
            distance = abs(mine["estimate"] - found[name][place])
            both = (reach**2 + found[f"{name}_conf"][place] ** 2) ** 0.5
            apart += distance > both
            if mine["estimate"] > 0.02:
                print(f"{path} {index}: {mine['estimate']:.4f} ± {reach:.4f}, SALib {found[name][place]:.4f} ± {found[f'{name}_conf'][place]:.4f}")
    print(f"{apart} of {2 * len(places)} indices differ by more than the intervals of both allow")
    sys.exit(apart > len(places) // 10)


main()

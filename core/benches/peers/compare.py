"""Times a simulation against what an analyst would write with NumPy, side by side in one run.

Needs numpy and scipy, and the program built (`cargo build --release --package roicm --features cli`).
Run: compare.py [TRIALS] [ROUNDS] -> seconds of both and their ratio, round by round.

Both draw the inputs, compute every option month by month and summarise: means, nine quantiles, probabilities, and the
fan of cumulative flows. The peer's time is that of its computation; ours is that of the whole process, reading and
writing included, on one thread.
"""
import json, pathlib, subprocess, sys, time

import numpy_model

here = pathlib.Path(__file__).resolve().parent
document = here.parent / "documents" / "multinational-expected.toml"


def program():
    metadata = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=here, capture_output=True, text=True, check=True
    )
    return pathlib.Path(json.loads(metadata.stdout)["target_directory"]) / "release" / "roicm"


def ours(trials, threads):
    start = time.perf_counter()
    command = [program(), "simulate", document, "--trials", str(trials), "--threads", str(threads), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    return seconds, json.loads(done.stdout)


def peer(scenario, trials):
    start = time.perf_counter()
    summary = numpy_model.summary(scenario, numpy_model.simulate(scenario, trials))
    return time.perf_counter() - start, summary


def main():
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    scenario = numpy_model.load(str(document))
    for _ in range(rounds):
        one, simulation = ours(trials, 1)
        two, _ = ours(trials, 2)
        numpy, summary = peer(scenario, trials)
        print(
            f"{trials} trials: roicm {one:.3f} s on one thread, {two:.3f} s on two ({one / two:.2f} times as fast), "
            f"NumPy {numpy:.2f} s ({numpy / one:.1f} times as long as one thread)"
        )
    # The same numbers, or the times mean nothing.
    for option, results in summary.items():
        if option == "annual_cost":
            mine, theirs = simulation["today"]["annual_cost"], results
            distance = abs(mine["mean"] - theirs["mean"]) / mine["standard_error"]
        else:
            mine, theirs = simulation["options"][option]["net_present_value"], results["net_present_value"]
            distance = abs(mine["mean"] - theirs["mean"]) / mine["standard_error"]
        print(f"{option}: means {distance / 2**0.5:.1f} standard errors apart")


main()

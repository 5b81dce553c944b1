"""What the face costs: importing it, calling it, handing over samples, and tables of scenarios.

Usage: python overhead.py [FILE.toml], from an environment in which the package is installed, on a machine that does nothing
else. With a second argument, the program `roicm` built in release mode, the same run is timed there too:

    cargo build --release --package roicm --features cli
    python bindings-python/benches/overhead.py examples/scenarios/electronics-trader.toml target/release/roicm
"""

from __future__ import annotations

import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import roicm

ROOT = Path(__file__).parents[2]


def median(action: Callable[[], object], times: int) -> float:
    """The middle of several times that something takes, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append(1_000 * (time.perf_counter() - start))
    return statistics.median(found)


def python(code: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def interrupted(scenario: roicm.Scenario) -> float:
    """How long an interrupt waits until a long run is given up, in milliseconds."""
    sent: list[float] = []

    def send() -> None:
        sent.append(time.perf_counter())
        signal.raise_signal(signal.SIGINT)

    timer = threading.Timer(0.3, send)
    timer.start()
    try:
        scenario.simulate(trials=20_000_000)
    except KeyboardInterrupt:
        return 1_000 * (time.perf_counter() - sent[0])
    raise AssertionError("nothing was interrupted")


def main() -> None:
    import roicm

    path = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "examples/scenarios/electronics-trader.toml")
    scenario = roicm.Scenario.load(path)

    nothing, imported = median(python("pass"), 11), median(python("import roicm"), 11)
    print(f"import roicm                              {imported - nothing:9.1f} ms")
    print(f"evaluate()                                {median(scenario.evaluate, 51):9.2f} ms")

    trials = 1_000_000
    alone = median(lambda: scenario.simulate(trials=trials), 5)
    sampled = median(lambda: scenario.simulate(trials=trials, samples=True), 5)
    print(f"simulate(trials={trials:,})               {alone:9.0f} ms")
    print(f"  with samples                            {sampled:9.0f} ms")
    told = median(lambda: scenario.simulate(trials=trials, progress=lambda done, all: None), 5)
    print(f"  telling its progress                    {told:9.0f} ms")
    slowest = max(interrupted(scenario) for _ in range(10))
    print(f"an interrupt, until it is raised, at most {slowest:9.0f} ms")
    if len(sys.argv) > 2:
        command = [sys.argv[2], "simulate", path, "--trials", str(trials), "--format", "json"]
        rust = median(lambda: subprocess.run(command, check=True, capture_output=True), 5)
        print(f"  by the command line, which also reads   {rust:9.0f} ms")

    rows, few = 400, 1_000
    costs = [round(100 + 300 * row / rows, 2) for row in range(rows)]
    many = median(lambda: scenario.simulate_many({"workforce.hourly_cost": costs}, trials=few), 3)

    def one_by_one() -> None:
        for cost in costs:
            scenario.replace({"workforce.hourly_cost": cost}).simulate(trials=few)

    loop = median(one_by_one, 3)
    print(f"simulate_many, {rows} rows × {few:,} trials     {many:9.0f} ms")
    print(f"  a loop over simulate                    {loop:9.0f} ms")


if __name__ == "__main__":
    main()

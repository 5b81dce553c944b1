"""Long runs: progress, interrupts, threads and forks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import roicm

INTERRUPTED = """
import signal, sys, threading, time
import roicm
scenario = roicm.Scenario.load(sys.argv[1])
call = sys.argv[2]
timer = threading.Timer(0.5, lambda: (stamps.append(time.monotonic()), signal.raise_signal(signal.SIGINT)))
stamps = []
timer.start()
try:
    if call == "simulate":
        scenario.simulate(trials=500_000_000)
    else:
        scenario.simulate_many({"workforce.hourly_cost": list(range(1, 100_001))}, trials=100_000)
except KeyboardInterrupt:
    waited = time.monotonic() - stamps[0]
    print(f"{waited:.3f}")
    # The next call works.
    assert scenario.simulate(trials=64).run.trials == 64
else:
    sys.exit("nothing was interrupted")
"""


@pytest.mark.parametrize("call", ["simulate", "simulate_many"])
def test_an_interrupt_is_answered(endless: roicm.Scenario, tmp_path: Path, call: str) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(endless.to_json())
    command = [sys.executable, "-c", INTERRUPTED, str(path), call]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    # A tenth of a second where there is a processor to answer on: tests may share theirs.
    assert float(done.stdout) < 2.0


def test_progress_is_told_and_comes_to_the_end(trader: roicm.Scenario) -> None:
    told: list[tuple[float, int, int]] = []
    trader.simulate(trials=200_000, progress=lambda done, trials: told.append((time.monotonic(), done, trials)))
    assert told[-1][1:] == (200_000, 200_000)
    done = [step[1] for step in told]
    assert done == sorted(done)
    for first, last in zip(told, told[10:], strict=False):
        assert last[0] - first[0] >= 1.0


def test_what_a_callback_raises_stops_the_run(endless: roicm.Scenario) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, trials: int) -> None:
        raise Enough(done)

    started = time.monotonic()
    with pytest.raises(Enough):
        endless.simulate(trials=500_000_000, progress=stop)
    with pytest.raises(Enough):
        endless.simulate_many({"workforce.hourly_cost": range(1, 100_001)}, trials=100_000, progress=stop)
    assert time.monotonic() - started < 60
    assert endless.simulate(trials=64).run.trials == 64


def test_a_bar_is_shown_where_somebody_watches(trader: roicm.Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, pipe = Terminal(), io.StringIO()
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    monkeypatch.delitem(sys.modules, "ipykernel", raising=False)
    monkeypatch.setattr(sys, "stderr", terminal)
    trader.simulate(trials=4096, progress=True)
    assert "100%" in terminal.getvalue() and "4,096 of 4,096 trials" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", pipe)
    trader.simulate(trials=4096, progress=True)
    trader.simulate(trials=4096, progress=False)
    assert pipe.getvalue() == ""


def test_the_lock_is_let_go(trader: roicm.Scenario) -> None:
    counted = 0
    stop = threading.Event()

    def count() -> None:
        nonlocal counted
        while not stop.is_set():
            counted += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    trader.simulate(trials=100_000, threads=1)
    stop.set()
    thread.join()
    assert counted > 10


def test_eight_threads_at_once(trader: roicm.Scenario) -> None:
    expected = trader.simulate(trials=4096, seed=3).to_json()

    def run(_: int) -> Any:
        own = roicm.Scenario.from_json(trader.to_json())
        return trader.simulate(trials=4096, seed=3).to_json(), own.simulate(trials=4096, seed=3).to_json()

    with ThreadPoolExecutor(8) as pool:
        for results in pool.map(run, range(16)):
            assert results == (expected, expected)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_fork_after_a_run_works(trader: roicm.Scenario) -> None:
    expected = trader.simulate(trials=4096).to_json()
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if trader.simulate(trials=4096).to_json() == expected else 1)
        finally:
            os._exit(2)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid == child:
            assert os.waitstatus_to_exitcode(status) == 0
            break
        time.sleep(0.05)
    else:
        os.kill(child, signal.SIGKILL)
        pytest.fail("the child hangs")


def test_a_precise_run_says_whether_it_is(trader: roicm.Scenario) -> None:
    figure = "options.lite.probability_of_profit"
    pair = trader.simulate(until=(figure, 0.02))
    named = trader.simulate(until={"figure": figure, "width": 0.02})
    assert pair == named
    assert pair.run.precision is not None and pair.run.precision.reached
    assert pair.run.precision.width is not None and pair.run.precision.width <= 0.02
    few = trader.simulate(until={"figure": figure, "width": 1e-6, "most_trials": 2048})
    assert few.run.precision is not None and not few.run.precision.reached and few.run.trials == 2048

"""The faces of roicm that are other processes: the command line and the package in Node."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


class Program:
    """The command line. Its time is that of the whole process: starting, reading, computing, writing JSON."""

    def __init__(self, path: str) -> None:
        self.path = path

    def timed(self, *arguments: str) -> tuple[float, Any]:
        command = [self.path, *arguments, "--format", "json"]
        start = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True)
        seconds = time.perf_counter() - start
        return seconds, json.loads(done.stdout)


class Node:
    """The web package in a process of Node that stays. Its time is told by Node itself: a call from the text of a
    scenario to an object of JavaScript, on the one thread that it has."""

    def __init__(self, package: str) -> None:
        command = ["node", str(HERE / "node.mjs"), Path(package).as_uri()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Node:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()

    def timed(
        self, verb: str, document: str, request: dict[str, Any], *, calls: int = 1, fresh: bool = False
    ) -> tuple[float, Any]:
        """The seconds of one of some calls, and the last answer. With ``fresh``, every call has a text never seen."""
        assert self.process.stdin and self.process.stdout
        asked = {"verb": verb, "document": document, "request": request, "calls": calls, "fresh": fresh}
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        told = json.loads(self.process.stdout.readline())
        return told["seconds"], told["answer"]


def bench(path: str, name: str) -> float:
    """The median of a benchmark of the crate, in seconds, as divan prints it."""
    units = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}
    command = [path, "--bench", "--exact", name, "--color", "never", "--sample-count", "100"]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    for line in told.splitlines():
        # fastest │ slowest │ median │ mean │ samples │ iters
        columns = [column.split() for column in line.split("│")]
        if len(columns) == 6 and len(columns[2]) == 2 and columns[2][1] in units:
            value, unit = columns[2]
            return float(value) * units[unit]
    raise ValueError(f"no median of {name} in:\n{told}")

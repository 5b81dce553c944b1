"""What a run is done on, and with: figures mean nothing without it."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

PEERS = ("numpy", "scipy", "SALib", "pyfair", "squigglepy", "pyxirr", "numpy-financial")


def told(root: Path, *command: str) -> str | None:
    """What a program says of itself, where it is there."""
    try:
        done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def commit(root: Path) -> str | None:
    """The commit, and whether what was built may be something else."""
    known = told(root, "git", "rev-parse", "--short=12", "HEAD")
    # What a run writes does not count.
    ours = (":!benchmarks/results.json", ":!docs/benchmarks.md")
    changed = told(root, "git", "status", "--porcelain", "--", ".", *ours)
    return f"{known}, with changes" if known and changed else known


def machine(root: Path) -> dict[str, Any]:
    versions = {name: importlib.metadata.version(name) for name in ("roicm", *PEERS)}
    versions |= {
        "Python": platform.python_version(),
        "Node": (told(root, "node", "--version") or "").removeprefix("v"),
        "Rust": (told(root, "rustc", "--version") or "rustc unknown").split(" ")[1],
    }
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": commit(root),
        "system": f"{platform.system()} on {platform.machine()}",
        "processor": processor(),
        "processors": os.cpu_count(),
        # How busy it was when the run began: one process or none, where the figures are to be believed.
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "versions": versions,
    }

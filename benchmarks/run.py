"""Measures roicm beside other programs that do the same work, all in one run: `python3 benchmarks/run.py`.

Needs Python 3.11 or later, Rust and Node 20 or later; everything else is made in the target folder: an environment with
the peers, pinned by their hashes (requirements/peers.txt), and the release program, the wheel and the benchmark of the
crate. The web package is built where it always is, in bindings-wasm/dist/.

The figures go to benchmarks/results.json in the target folder, the tables to standard output; with `--write`, also to
benchmarks/results.json and docs/benchmarks.md here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WINDOWS = os.name == "nt"

# What is built, from the root: by `--no-build` nothing is, and what is missing is told with its command.
PROGRAM = ["cargo", "build", "--locked", "--release", "--package", "roicm", "--features", "cli"]
BENCH = ["cargo", "bench", "--locked", "--no-run", "--package", "roicm", "--bench", "scenarios"]
NPM = "npm.cmd" if WINDOWS else "npm"
WEB = [[NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], [NPM, "run", "build"]]


class Missing(Exception):
    """Something that has to be built first."""


def run(command: Sequence[str | Path], folder: Path = ROOT) -> None:
    print("+", *command, file=sys.stderr)
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)


def target_folder() -> Path:
    """Cargo's target folder, wherever it is."""
    command = ["cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return Path(json.loads(told)["target_directory"])


def environment(folder: Path) -> Path:
    """The Python of the environment with the peers, which is made anew when their list has changed."""
    home = folder / "venv"
    python = home / ("Scripts/python.exe" if WINDOWS else "bin/python")
    requirements = HERE / "requirements" / "peers.txt"
    wanted = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    stamp = home / "requirements.sha256"
    if not stamp.exists() or stamp.read_text() != wanted:
        venv.create(home, clear=True, with_pip=True)
        install(python, "--only-binary", ":all:", "--require-hashes", "--requirement", requirements)
        stamp.write_text(wanted)
    return python


def install(python: Path, *arguments: str | Path) -> None:
    run([python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", *arguments])


def newest(paths: list[Path]) -> Path | None:
    return max(paths, key=lambda path: path.stat().st_mtime, default=None)


def wheel(python: Path, target: Path, build: bool) -> Path:
    """The wheel of this checkout."""
    own = target / "benchmarks" / "wheels"
    if build:
        shutil.rmtree(own, ignore_errors=True)
        maturin = python.with_name("maturin.exe" if WINDOWS else "maturin")
        run([maturin, "build", "--out", own], ROOT / "bindings-python")
    # `cargo verify` leaves one too.
    found = newest([*own.glob("roicm-*.whl"), *(target / "python" / "wheels").glob("roicm-*.whl")])
    if found is None:
        raise Missing("there is no wheel: leave out --no-build, or run `cargo verify`")
    return found


def program(target: Path, build: bool) -> Path:
    """The command line, in release mode."""
    if build:
        run(PROGRAM)
    path = target / "release" / ("roicm.exe" if WINDOWS else "roicm")
    if not path.exists():
        raise Missing(f"there is no {path.name}: `{' '.join(PROGRAM)}`")
    return path


def bench(target: Path, build: bool) -> Path | None:
    """The benchmark of the crate; without it, its rows are left out."""
    if build:
        run(BENCH)
    paths = (target / "release" / "deps").glob("scenarios-*")
    return newest([path for path in paths if path.suffix in ("", ".exe")])


def package(folder: Path, build: bool) -> Path:
    """The entry of the web package in Node."""
    if build:
        for command in WEB:
            run(command, ROOT / "bindings-wasm")
    entry = folder / "node.js"
    if not entry.exists():
        raise Missing(f"there is no web package: `{' && '.join(map(' '.join, WEB))}` in bindings-wasm")
    return entry


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures roicm beside other programs that do the same work.")
    parser.add_argument("--no-build", action="store_true", help="use what is built, as it is")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds that count [default: 5]")
    parser.add_argument("--trials", type=int, default=1_000_000, metavar="N", help="trials [default: 1000000]")
    parser.add_argument("--only", action="append", metavar="NAME", help="a comparison by its name; can be repeated")
    parser.add_argument("--write", action="store_true", help="also write results.json and docs/benchmarks.md here")
    parser.add_argument(
        "--web-package",
        type=Path,
        metavar="FOLDER",
        default=ROOT / "bindings-wasm" / "dist",
        help="a web package built elsewhere [default: bindings-wasm/dist]",
    )
    given = parser.parse_args()
    if given.rounds < 1 or given.trials < 1_000:
        parser.error("there is at least one round, of at least 1000 trials")
    if given.write and given.only:
        parser.error("what is written has all comparisons: leave out --only")
    return given


def main() -> int:
    given = arguments()
    target = target_folder()
    build = not given.no_build
    folder = target / "benchmarks"
    python = environment(folder)
    try:
        install(python, "--no-index", "--no-deps", "--force-reinstall", wheel(python, target, build))
        built = {
            "program": program(target, build),
            "bench": bench(target, build),
            "package": package(given.web_package.resolve(), build),
        }
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    settings = {
        **{name: None if path is None else str(path) for name, path in built.items()},
        "root": str(ROOT),
        "results": str(folder / "results.json"),
        "rounds": given.rounds,
        "trials": given.trials,
        "only": given.only or [],
        "write": given.write,
    }
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    clean |= {"MPLBACKEND": "agg", "PYTHONDONTWRITEBYTECODE": "1"}
    # One thread for all: of matrices as small as those here, linear algebra on several is not faster either.
    clean |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return subprocess.run([python, "-m", "suite", json.dumps(settings)], check=False, cwd=HERE, env=clean).returncode


if __name__ == "__main__":
    sys.exit(main())

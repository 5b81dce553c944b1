"""All comparisons, one after another: started by `run.py`, in the environment with the peers."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from . import answers, evaluation, flows, losses, page, setting, simulation, sobol
from .agreement import Disagreement
from .faces import Node, Program
from .machine import machine

COMPARISONS = {
    "simulation": simulation.comparisons,
    "sobol": sobol.comparisons,
    "losses": losses.comparisons,
    "flows": flows.comparisons,
    "evaluation": evaluation.comparisons,
}


def measured(given: dict[str, Any], node: Node) -> dict[str, Any]:
    where = setting.Setting(Path(given["root"]), Program(given["program"]), node, given["bench"], given["trials"])
    groups: dict[str, Any] = {}
    for name, comparisons in COMPARISONS.items():
        if given["only"] and name not in given["only"]:
            continue
        groups[name] = []
        for one in comparisons(where):
            start = time.perf_counter()
            one.run(given["rounds"])
            print(f"{one.title}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
            groups[name].append(one.document())
    return groups


def main() -> int:
    given = json.loads(sys.argv[1])
    unknown = set(given["only"]) - COMPARISONS.keys()
    if unknown:
        print(f"no such comparison: {', '.join(sorted(unknown))}; there are {', '.join(COMPARISONS)}", file=sys.stderr)
        return 1
    start = time.perf_counter()
    try:
        with Node(given["package"]) as node:
            found = {
                "machine": machine(Path(given["root"])),
                "rounds": given["rounds"],
                "trials": given["trials"],
                "groups": measured(given, node),
                "answers": [] if given["only"] else answers.counted(),
            }
    except Disagreement as disagreement:
        print(disagreement, file=sys.stderr)
        return 1
    found["seconds"] = time.perf_counter() - start
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    Path(given["results"]).write_text(text, encoding="utf-8")
    tables = page.tables(found)
    print(tables)
    if given["write"]:
        root = Path(given["root"])
        (root / "benchmarks" / "results.json").write_text(text, encoding="utf-8")
        page.write(root / "docs" / "benchmarks.md", tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())

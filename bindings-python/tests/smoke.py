"""What is installed answers with the bits that are committed: ``python smoke.py CASES``, with nothing else installed."""

from __future__ import annotations

import sys
from pathlib import Path

from canonical import canonical, digest, read

import roicm

NAME = "hong-kong-only"


def main(folder: Path) -> int:
    company = roicm.preset(NAME)
    faults = []
    for call in ("evaluate", "simulate"):
        case = read((folder / f"{call}-{NAME}.json").read_text(encoding="utf-8"))
        found = read(getattr(company, call)(**case.get("request", {})).to_json())
        found.pop("engine", None)
        if digest(canonical(found).encode()) != case["expected"]["sha256"]:
            faults.append(f"{call}: other bits than tests/conformance/{call}-{NAME}.json")
    print("\n".join(faults) or f"roicm {roicm.__version__} answers with the bits that are committed")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""The examples of the documentation are run, and those of other libraries where they are installed."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import os
import pkgutil
import re
import warnings
from pathlib import Path
from types import ModuleType

import pytest

import roicm

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "bindings-python/README.md", "docs/python.md", "docs/from-other-libraries.md"]
OTHERS = ["numpy_financial", "pyxirr", "pyfair", "numpy", "pandas", "polars", "pyarrow", "matplotlib"]
FLAGS = doctest.NORMALIZE_WHITESPACE


def needed(text: str) -> list[str]:
    names = {"to_pandas": "pandas", "to_polars": "polars", "to_arrow": "pyarrow", "roicm.plot": "matplotlib"}
    found = [name for name in OTHERS if re.search(rf"\b{name}\b", text)]
    return found + [name for word, name in names.items() if word in text]


def ran(test: doctest.DocTest) -> None:
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    # Other libraries may warn as they like.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        runner.run(test, out=told.append, clear_globs=False)
    assert not runner.failures, "".join(told)


@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"^```pycon\n(.*?)^```$", (ROOT / page).read_text(), re.MULTILINE | re.DOTALL)
    assert blocks
    os.symlink(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    missing = set()
    names: dict[str, object] = {}
    for number, block in enumerate(blocks):
        absent = [name for name in needed(block) if importlib.util.find_spec(name) is None]
        missing.update(absent)
        if not absent:
            test = doctest.DocTestParser().get_doctest(block, names, f"{page}, block {number + 1}", page, 0)
            ran(test)
            names.update(test.globs)
    if missing:
        pytest.skip(f"not installed: {', '.join(sorted(missing))}; the other examples hold")


def modules() -> list[str]:
    return [one.name for one in pkgutil.walk_packages(roicm.__path__, "roicm.") if one.name != "roicm._native"]


@pytest.mark.parametrize("name", ["roicm", *modules()])
def test_docstrings(name: str) -> None:
    module: ModuleType = importlib.import_module(name)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
        source = test.docstring or ""
        if test.examples and not [one for one in needed(source) if importlib.util.find_spec(one) is None]:
            ran(test)

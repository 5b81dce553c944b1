"""How far a run is, for people who wait."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, TextIO, TypeAlias

__all__ = ["OnProgress"]

OnProgress: TypeAlias = "bool | Callable[[int, int], object]"
"""``True`` for a bar, or what is called with the trials done and the trials in all, at most ten times a second."""

_WIDTH = 30


class Bar:
    """A bar while a run goes on: in a notebook one of its own; elsewhere that of tqdm where it is installed, or else one
    line on standard error.
    """

    def __init__(self, on_progress: OnProgress, unit: str = "trials") -> None:
        self.callback: Callable[[int, int], object] | None
        self._line: _Line | _Notebook | _Tqdm | None = None
        if callable(on_progress):
            self.callback = on_progress
        elif not isinstance(on_progress, bool | None):
            raise TypeError(f"progress: expected True, False or a function, found {type(on_progress).__name__}")
        elif on_progress:
            self._line = _notebook(unit) or _tqdm(unit) or _Line(sys.stderr, unit)
            self.callback = self._line.show
        else:
            self.callback = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._line is not None:
            self._line.close()


class _Line:
    """One line that is written again and again; where nobody watches, nothing."""

    def __init__(self, stream: TextIO, unit: str) -> None:
        self._stream, self._unit = stream, unit
        self._shown = False
        self._watched = stream is not None and stream.isatty()

    def show(self, done: int, trials: int) -> None:
        if self._watched:
            filled = _WIDTH * done // trials
            bar = "█" * filled + "░" * (_WIDTH - filled)
            self._stream.write(f"\r{bar} {100 * done // trials:3d}%  {done:,} of {trials:,} {self._unit}")
            self._stream.flush()
            self._shown = True

    def close(self) -> None:
        if self._shown:
            self._stream.write("\n")


class _Notebook:
    """A bar of the page itself: it needs no widgets, and a notebook that is kept holds its last state alone."""

    def __init__(self, handle: Any, unit: str) -> None:
        self._handle, self._unit = handle, unit

    def show(self, done: int, trials: int) -> None:
        told = f"{done:,} of {trials:,} {self._unit}"
        page = f'<progress max="{trials}" value="{done}" style="width:20em;vertical-align:middle"></progress> {told}'
        self._handle.update({"text/html": page, "text/plain": told}, raw=True)

    def close(self) -> None:
        pass


def _notebook(unit: str) -> _Notebook | None:
    # Where IPython was never imported, nobody sits at a notebook.
    ipython: Any = sys.modules.get("IPython")
    if ipython is None or not hasattr(ipython.get_ipython(), "kernel"):
        return None
    return _Notebook(ipython.display.display({"text/plain": ""}, raw=True, display_id=True), unit)


class _Tqdm:
    """The bar of tqdm."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def show(self, done: int, trials: int) -> None:
        # A run until it is precise makes several attempts, each with more trials than the one before it.
        if self._bar.total != trials:
            self._bar.reset(total=trials)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        self._bar.close()


def _tqdm(unit: str) -> _Tqdm | None:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    return _Tqdm(tqdm(total=0, unit=f" {unit}", unit_scale=True, leave=False))

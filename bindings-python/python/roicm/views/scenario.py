"""A scenario, before anything is asked of it."""

# pyright: basic
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from roicm._html import Html, figure, lines, page, table

if TYPE_CHECKING:
    from roicm.scenario import Scenario

__all__ = ["scenario_html"]

_WRITTEN = {"value", "currency", "source", "note", "label"}


def scenario_html(scenario: Scenario) -> str:
    """What it is about: its losses, its options, and which of their numbers are uncertain."""
    document = scenario.to_dict()
    losses, options = document["losses"], document.get("options") or {}
    uncertain = [path for path, table_ in _tables("", document) if set(table_) - _WRITTEN]
    about = [scenario.currency, f"{scenario.horizon_months} months", f"{len(scenario.inputs)} inputs"]
    if scenario.payback_target_months is not None:
        about.append(f"payback wanted within {scenario.payback_target_months} months")
    rows = [("loss", key, loss.get("label", ""), _count(uncertain, f"losses.{key}.")) for key, loss in losses.items()]
    rows += [
        ("option", key, one.get("label", ""), _count(uncertain, f"options.{key}.")) for key, one in options.items()
    ]
    overview = table(("", "Id", "What it is", "Uncertain numbers"), rows)
    notices = lines(notice.message for notice in scenario.notices)
    return page(scenario.name or "Scenario", " · ".join(about), overview, notices)


def _count(paths: Iterable[str], start: str) -> Html:
    return figure(sum(path.startswith(start) for path in paths))


def _tables(path: str, part: Any) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The numbers that are written as tables, by a path for people."""
    if isinstance(part, Mapping):
        if "value" in part or any(isinstance(one, Mapping) and key in _DISTRIBUTIONS for key, one in part.items()):
            yield path, part
            return
        for key, member in part.items():
            yield from _tables(f"{path}.{key}" if path else key, member)
    elif isinstance(part, list):
        for member in part:
            if isinstance(member, Mapping) and "loss" in member:
                yield from _tables(f"{path}.{member['loss']}.{member.get('input', '')}", member)


_DISTRIBUTIONS = {
    "uniform",
    "triangular",
    "pert",
    "normal",
    "lognormal",
    "beta",
    "gamma",
    "quantiles",
    "discrete",
    "sample",
}

"""Plots draw what the results say."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import roicm

matplotlib = pytest.importorskip("matplotlib")

import matplotlib.style  # noqa: E402
from matplotlib.colors import to_hex, to_rgb  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

from roicm import plot  # noqa: E402

SCENARIO = Path(__file__).parents[2] / "examples/scenarios/electronics-trader.toml"


@pytest.fixture(scope="module")
def scenario() -> roicm.Scenario:
    return roicm.Scenario.load(SCENARIO)


@pytest.fixture(scope="module")
def evaluation(scenario: roicm.Scenario) -> Any:
    return scenario.evaluate()


@pytest.fixture(scope="module")
def simulation(scenario: roicm.Scenario) -> Any:
    return scenario.simulate(trials=4096, sampler="sobol")


def axes(figure: Figure) -> Any:
    return figure.axes[0]


def line(ax: Any, label: str) -> Any:
    return next(one for one in ax.lines if one.get_label() == label)


def named_ends(ax: Any) -> list[str]:
    return [one.get_text() for one in ax.texts]


def test_the_cash_flow_of_an_evaluation(evaluation: Any) -> None:
    ax = axes(plot.cash_flow(evaluation))
    for option in evaluation.options.values():
        drawn = line(ax, option.label)
        assert list(drawn.get_xdata()) == [month.month for month in option.cash_flow]
        assert list(drawn.get_ydata()) == [float(month.cumulative) for month in option.cash_flow]
    paybacks = [float(option.payback_months) for option in evaluation.options.values()]
    assert sorted(one.get_xdata()[0] for one in ax.lines if one.get_marker() == "o") == sorted(paybacks)
    assert ax.get_ylabel() == "HKD"
    assert ax.get_title(loc="left").startswith("Cumulative net cash flow\nElectronic-parts trader")


def test_the_fan_of_a_simulation(simulation: Any) -> None:
    option = simulation.options["lite"]
    ax = axes(plot.cash_flow(simulation, "lite"))

    def at(p: float) -> list[float]:
        return [dict(month.quantiles)[p] for month in option.cumulative]

    assert list(line(ax, "median").get_ydata()) == at(0.5)
    for area, (low, high) in zip(ax.collections, [(0.05, 0.95), (0.25, 0.75)], strict=True):
        corners = area.get_paths()[0].vertices
        months = len(option.cumulative)
        assert list(corners[1 : months + 1, 1]) == at(low)
        assert list(corners[months + 2 : 2 * months + 2, 1])[::-1] == at(high)
    assert "Lite edition" in ax.get_title(loc="left")


def test_the_medians_of_all_options(simulation: Any) -> None:
    ax = axes(simulation.plot())
    for option in simulation.options.values():
        assert list(line(ax, option.label).get_ydata()) == [dict(month.quantiles)[0.5] for month in option.cumulative]


def test_when_an_option_has_paid_back(simulation: Any) -> None:
    option, trials = simulation.options["lite"], simulation.run.trials
    ax = axes(plot.payback(simulation, "lite"))
    histogram = option.payback_months.histogram
    counts = itertools.accumulate([histogram.below, *histogram.counts])
    assert list(ax.lines[0].get_xdata()) == list(histogram.edges)
    assert list(ax.lines[0].get_ydata()) == [count / trials for count in counts]
    point = next(one for one in ax.lines if one.get_marker() == "o")
    assert (point.get_xdata()[0], point.get_ydata()[0]) == (9, option.probability_of_payback_by_target.estimate)
    never = option.payback_months.probability_never.estimate
    assert any(list(one.get_ydata()) == [1 - never, 1] for one in ax.lines)
    assert any("never within 36 months" in one for one in named_ends(ax))


def test_how_likely_a_loss_passes_an_amount(simulation: Any) -> None:
    cost = simulation.today.annual_cost
    ax = axes(plot.exceedance(simulation))
    drawn = line(ax, "All losses")
    likely, amounts = list(drawn.get_ydata()), list(drawn.get_xdata())
    assert likely == sorted(likely, reverse=True)
    assert amounts == sorted(amounts)
    assert amounts[: len(cost.histogram.edges)] == list(cost.histogram.edges)
    rare = [(p, value) for p, value in cost.exceedance if value > cost.histogram.edges[-1]]
    assert list(zip(likely, amounts, strict=True))[len(cost.histogram.edges) :] == rare
    assert {one.get_label() for one in ax.lines} >= {loss.label for loss in simulation.today.losses.values()}
    only = axes(plot.exceedance(simulation, "rework"))
    assert list(only.lines[0].get_xdata())[0] == simulation.today.losses["rework"].annual_cost.histogram.edges[0]


def test_options_side_by_side(simulation: Any) -> None:
    ax = axes(plot.options(simulation))
    found = sorted(simulation.options.values(), key=lambda one: -one.net_present_value.mean)
    assert [one.get_text() for one in ax.get_yticklabels()] == [one.label for one in found]
    for place, option in enumerate(found):
        at = {quantile.p: quantile.value for quantile in option.net_present_value.quantiles}
        wide, half, middle = (list(one.get_xdata()) for one in ax.lines[3 * place : 3 * place + 3])
        assert wide == [at[0.05], at[0.95]]
        assert half == [at[0.25], at[0.75]]
        assert middle == [at[0.5]]


def test_a_tornado(scenario: roicm.Scenario) -> None:
    found: Any = scenario.tornado(result="options.lite.net_present_value")
    ax = axes(found.plot())
    base = float(found.baseline.result)
    bars = found.bars[:12]
    ends = [float(one) - base for bar in bars for one in (bar.low_result, bar.high_result)]
    assert [bar.get_width() for bar in ax.patches] == pytest.approx(ends, rel=1e-12, abs=1e-6)
    assert len(ax.get_yticks()) == len(bars)


def test_a_payback_that_never_comes_lies_beyond_all_others(scenario: roicm.Scenario) -> None:
    found: Any = scenario.tornado(result="options.gateway.payback_months")
    ax = axes(found.plot())
    nevers = [(place, bar) for place, bar in enumerate(found.bars) if bar.low_never]
    assert nevers
    longest = max(float(one) for bar in found.bars for one in (bar.low_result, bar.high_result) if one is not None)
    for place, _ in nevers:
        drawn = ax.patches[2 * place]
        assert drawn.get_x() + drawn.get_width() > longest
    assert sum(one.endswith(": never") for one in named_ends(ax)) == len(nevers)


def test_sobol_indices(scenario: roicm.Scenario) -> None:
    found: Any = scenario.sobol(result="options.lite.net_present_value")
    ax = axes(found.plot())
    factors = [one for one in found.factors if one.total.estimate != 0][:12]
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == [one.first_order.estimate for one in factors] + [one.total.estimate for one in factors]


def test_the_value_of_information(scenario: roicm.Scenario) -> None:
    found: Any = scenario.value_of_information()
    ax = axes(found.plot())
    values = [one.expected_value_of_partial_perfect_information for one in found.inputs]
    expected = [value for value in values if value > 0][:12]
    assert [bar.get_width() for bar in ax.patches] == expected


def test_rank_correlations(scenario: roicm.Scenario) -> None:
    found: Any = scenario.rank_correlations(result="options.lite.net_present_value")
    ax = axes(found.plot())
    expected = [one.rank_correlation for one in found.correlations if one.rank_correlation is not None]
    assert [bar.get_width() for bar in ax.patches] == expected[:12]


def all_plots(evaluation: Any, simulation: Any) -> list[Figure]:
    return [
        plot.cash_flow(evaluation),
        plot.cash_flow(evaluation, "lite"),
        plot.cash_flow(simulation),
        plot.cash_flow(simulation, "gateway"),
        plot.payback(simulation, "free"),
        plot.exceedance(simulation),
        plot.options(simulation),
    ]


def test_nothing_is_left_behind(evaluation: Any, simulation: Any) -> None:
    before = dict(matplotlib.rcParams)
    all_plots(evaluation, simulation)
    assert dict(matplotlib.rcParams) == before


def test_pyplot_is_not_needed() -> None:
    code = """
import sys, roicm, roicm.plot
roicm.plot.cash_flow(roicm.preset("hong-kong-only").evaluate())._repr_png_()
assert "matplotlib.pyplot" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_matplotlib_the_extra_is_named() -> None:
    code = """
import sys
sys.modules["matplotlib"] = None
import roicm
try:
    roicm.preset("hong-kong-only").evaluate().plot()
except ImportError as error:
    assert "pip install 'roicm[plot]'" in str(error), error
else:
    raise AssertionError
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_axes_of_others_are_drawn_into(evaluation: Any, simulation: Any) -> None:
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert plot.cash_flow(evaluation, "lite", ax=left) is left
    assert plot.options(simulation, ax=right) is right
    assert left.lines
    assert right.lines
    assert len(figure.axes) == 2


@pytest.mark.parametrize("style", ["default", "dark_background", "grayscale", "ggplot"])
def test_colours_show_on_every_ground(style: str, evaluation: Any, simulation: Any) -> None:
    with matplotlib.style.context(style):
        for figure in all_plots(evaluation, simulation):
            ground = axes(figure).get_facecolor()
            for one in axes(figure).lines:
                assert contrast(to_rgb(one.get_color()), to_rgb(ground)) > 1.8, (style, to_hex(one.get_color()))
            figure.canvas.draw()


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_notebooks_get_a_picture(evaluation: Any) -> None:
    data, size = evaluation.plot()._repr_png_()
    assert data.startswith(b"\x89PNG")
    assert size["width"] > 400


def test_an_option_that_is_not_there_is_named(simulation: Any) -> None:
    with pytest.raises(KeyError, match="lite"):
        plot.payback(simulation, "light")


def test_labels_are_text_and_no_formulas() -> None:
    document: Any = roicm.preset("hong-kong-only").to_dict()
    hostile = "$\\bad{$ or $100"
    document["name"] = document["options"]["lite"]["label"] = document["losses"]["rework"]["label"] = hostile
    figure = roicm.Scenario.from_dict(document).evaluate().plot()
    figure.canvas.draw()
    simulation = roicm.Scenario.from_dict(document).simulate(trials=256)
    for one in (plot.options(simulation), plot.payback(simulation, "lite"), plot.exceedance(simulation)):
        one.canvas.draw()

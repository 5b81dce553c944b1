"""Samples: lent, never copied, never written."""

from __future__ import annotations

import gc
import pickle
import sys
from typing import Any

import pytest

import roicm

numpy = pytest.importorskip("numpy")
PATH = "options.lite.net_present_value"


@pytest.fixture(scope="module")
def simulation(trader: roicm.Scenario) -> Any:
    return trader.simulate(trials=4096, samples=True)


def test_a_column_is_an_array_over_the_memory_of_the_core(simulation: Any) -> None:
    column = simulation.samples[PATH]
    assert column.dtype == numpy.float64 and column.shape == (4096,) and column.flags.c_contiguous
    assert not column.flags.owndata
    address = column.__array_interface__["data"][0]
    assert simulation.samples[PATH].__array_interface__["data"][0] == address
    other = numpy.asarray(simulation.samples.view(PATH))
    assert other.__array_interface__["data"][0] == address
    owner = column.base.obj if isinstance(column.base, memoryview) else column.base
    assert type(owner).__name__ == "Column"


def test_nobody_can_write_it(simulation: Any) -> None:
    column = simulation.samples[PATH]
    assert not column.flags.writeable
    with pytest.raises(ValueError, match="WRITEABLE"):
        column.setflags(write=True)
    with pytest.raises(ValueError, match="read-only"):
        column[0] = 1.0
    view = simulation.samples.view(PATH)
    assert view.readonly and view.format == "d" and view.nbytes == 8 * 4096 and view.strides == (8,)
    with pytest.raises(TypeError):
        view[0] = 1.0
    with pytest.raises((BufferError, TypeError)):
        (numpy.ctypeslib.ctypes.c_double * 1).from_buffer(view.obj)


def test_an_array_outlives_its_simulation(trader: roicm.Scenario) -> None:
    simulation = trader.simulate(trials=2048, samples=True)
    assert simulation.samples is not None
    column = simulation.samples[PATH]
    expected = column.copy()
    part = column[10:20:3]
    del simulation, column
    gc.collect()
    numpy.testing.assert_array_equal(part, expected[10:20:3])


def test_samples_are_those_of_the_summaries(simulation: Any) -> None:
    summary = simulation.options["lite"].net_present_value
    column = simulation.samples[PATH]
    assert column.min() == summary.minimum and column.max() == summary.maximum
    assert abs(column.mean() - summary.mean) < 1e-9 * abs(summary.mean)
    paybacks = simulation.samples["options.lite.payback_months"]
    never = simulation.options["lite"].payback_months.probability_never
    assert numpy.isinf(paybacks).mean() == never.estimate


def test_samples_are_a_mapping_that_can_be_sent(simulation: Any) -> None:
    samples = simulation.samples
    assert PATH in samples and len(samples) == len(list(samples)) and "4,096" in repr(samples)
    with pytest.raises(KeyError, match="today.annual_cost"):
        samples["nothing"]
    again = pickle.loads(pickle.dumps(simulation))
    assert again == simulation
    numpy.testing.assert_array_equal(again.samples[PATH], samples[PATH])


def test_no_samples_where_nobody_asked(trader: roicm.Scenario) -> None:
    simulation = trader.simulate(trials=64)
    assert simulation.samples is None and "samples" not in simulation.to_dict()


def test_a_column_holds_one_reference_for_each_view(simulation: Any) -> None:
    view = simulation.samples.view(PATH)
    column = view.obj
    before = sys.getrefcount(column)
    views = [memoryview(column) for _ in range(10)]
    assert sys.getrefcount(column) == before + 10
    del views
    gc.collect()
    assert sys.getrefcount(column) == before
